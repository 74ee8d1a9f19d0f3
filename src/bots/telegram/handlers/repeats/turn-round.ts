import type { MediaRef } from '../../../../core/ports/chat.ts';
import { savedFaceOf } from '../../../../core/ports/members.ts';
import type { JobView } from '../../../../core/swaps.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import type { RequestOrigin } from '../request-origin.ts';
import type { SwapIntent } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { once } from './once.ts';

/** Requests the swap of a result with the roles exchanged. Returns the answer to the press, if any. */
export async function turnRound(
  context: TelegramContext,
  origin: RequestOrigin,
  [view]: readonly JobView[],
  { key, translation }: { readonly key: string; readonly translation: Translation },
): Promise<string | undefined> {
  const request = view?.job.request;
  const face = request && faceOf(request);
  if (!face || savedFaceOf(face) !== undefined) return translation.text('asking-over');
  const { target: source, locale } = request;
  const faces = { which: 'largest' } as const;
  const intent: SwapIntent = { ...origin, source, targets: [face], faces, locale, isGuessed: true };
  const isFirst = await once(context, `turn ${key}`, origin.update, () => requestSwap(context, intent));
  return isFirst ? undefined : translation.text('asked-for-already');
}

function faceOf({ source, faces }: JobView['job']['request']): MediaRef | undefined {
  return source ?? (faces.which === 'assigned' ? faces.assignments[0]?.source : undefined);
}

import { z } from 'zod';
import { UserError } from '../../../../core/errors.ts';
import type { TelegramContext } from '../../context.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { findRefused } from '../../messages/repeats/refused.ts';
import { isOwner } from '../access.ts';
import { type Actor, sentenceOf } from '../actor.ts';
import { repeatJobs } from '../job-requests.ts';
import { RequestOrigin } from '../request-origin.ts';
import { SwapIntent } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { once } from './once.ts';

/** A swap that was to be repeated when it was refused. */
const AskedAgain = RequestOrigin.extend({ again: z.array(z.string()), locale: z.string() });

/** Requests again what was refused for now. Returns the answer to the press, if any. */
export async function tryAgain(
  context: TelegramContext,
  { author, translation, update }: Actor,
  { key, messageRef }: { readonly key: string; readonly messageRef: MessageRef },
): Promise<string | undefined> {
  const refused = await findRefused(context, key);
  if (!refused) return translation.text('asking-over');
  const origin = RequestOrigin.parse(refused.asked);
  if (!(await isOwner(context, origin, author))) return translation.text('not-yours', { owner: origin.ownerName });
  const work = () => request(context, refused, update, messageRef);
  try {
    return (await once(context, `retry ${key}`, update, work)) ? undefined : translation.text('asked-for-already');
  } catch (error) {
    return sentenceOf(error, translation);
  }
}

/** The message of one swap becomes that of the new one; the message of an album holds results, and stays. */
async function request(
  context: TelegramContext,
  { asked, indexes }: { readonly asked?: unknown; readonly indexes: readonly number[] },
  update: number,
  pressed: MessageRef,
): Promise<void> {
  const repeated = AskedAgain.safeParse(asked).data;
  const pick = <Value>(all: readonly Value[]): Value[] => all.filter((_, index) => indexes.includes(index));
  const messageFor = (all: readonly unknown[]) => all.length === 1 && { message: pressed };
  if (!repeated) {
    const intent = SwapIntent.parse(asked);
    const { targets } = intent;
    return requestSwap(context, { ...intent, targets: pick(targets), update, ...messageFor(targets) });
  }
  const { again, locale, ...origin } = repeated;
  const views = await Promise.all(pick(again).map((id) => context.swaps.find(id)));
  const jobs = views.flatMap((view) => view?.job ?? []);
  if (jobs.length === 0) throw new UserError('job-gone');
  await repeatJobs(context, { ...origin, update, ...messageFor(again) }, jobs, locale);
}

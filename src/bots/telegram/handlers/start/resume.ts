import { z } from 'zod';
import type { TelegramContext } from '../../context.ts';
import { dropStartLink, findStartLink } from '../../messages/elsewhere/start-link.ts';
import type { TelegramMessage } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { askForFace } from '../drafts/questions.ts';
import { SwapIntent } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { runForget } from '../trust/forget.ts';
import { showWelcome, startWords } from './welcome.ts';

const Wish = z.discriminatedUnion('to', [
  z.object({ to: z.literal('swap'), intent: SwapIntent }),
  z.object({ to: z.literal('face'), intent: SwapIntent }),
  z.object({ to: z.literal('forget') }),
]);

/** The command /start. `word` is what a link hands over: in a private chat it goes on with what its owner asked for. */
export async function runStart(
  context: TelegramContext,
  actor: Actor,
  _message: TelegramMessage,
  word: string,
): Promise<void> {
  const { author, translation, update } = actor;
  const isPrivate = actor.messageTarget.chat > 0;
  if (isPrivate && word === startWords.face) return askForFace(context, actor);
  if (!isPrivate || word === '' || word === startWords.home) return showWelcome(context, actor);
  const link = await findStartLink(context, word);
  if (!link) return showWelcome(context, actor, translation.text('link-over'));
  const { owner, ownerName } = link;
  if (owner !== author.id) return showWelcome(context, actor, translation.text('link-not-yours', { owner: ownerName }));
  const wish = Wish.parse(link.wish);
  if (wish.to === 'forget') await runForget(context, actor);
  else if (wish.to === 'face') await askForFace(context, actor, wish.intent);
  else await requestSwap(context, { ...wish.intent, update });
  await dropStartLink(context, word);
}

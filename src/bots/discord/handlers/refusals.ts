import type { UserError } from '../../../core/errors.ts';
import { hasRoomSoon } from '../../../core/ports/quota.ts';
import type { DiscordContext } from '../context.ts';
import { type Remedy, refusalBody } from '../messages/prompts.ts';
import { type DiscordReplyRef, showInReply } from '../messages/reply-ref.ts';
import type { MessageBody } from '../transport/api.ts';
import type { Actor } from '../transport/payloads.ts';
import { openQuestion, type QuestionDraft, questionAbout, type SwapIntent } from './open-questions.ts';

/** The button that helps against a refusal; undefined where none does. */
export function remedyOf(error: UserError): Remedy | undefined {
  switch (error.code) {
    case 'consent-missing':
      return 'agree';
    case 'no-saved-face':
    case 'no-such-face':
      return 'add-face';
    case 'line-too-long':
    case 'no-room':
      return 'go';
    case 'quota-used-up':
      return hasRoomSoon(error) ? 'go' : undefined;
    default:
      return remedyOfFile(error.params.subject);
  }
}

function remedyOfFile(subject: unknown): Remedy | undefined {
  if (subject === 'source') return 'other-face';
  return subject === 'target' ? 'other-picture' : undefined;
}

/** Says why a swap is refused, with a button that goes on with it. With `key`, that question is asked once more. */
export async function askAbout(
  error: UserError,
  { question, key }: { readonly question: QuestionDraft; readonly key?: string },
  actor: Actor,
  context: DiscordContext,
): Promise<MessageBody> {
  const remedy = remedyOf(error);
  const known = remedy && (await openQuestion(question, context, key));
  return refusalBody(error, { remedy, key: known, canDelete: false }, context.translations(actor.locale));
}

/** Says so in the message of the swap, which its requester can delete. */
export async function refuseInReply(
  error: UserError,
  intent: SwapIntent,
  replyRef: DiscordReplyRef,
  actor: Actor,
  context: DiscordContext,
): Promise<void> {
  const { isPrivate } = replyRef;
  const key = await openQuestion({ ...questionAbout(intent, actor), isPrivate, isInPlace: true }, context);
  const shown = { remedy: remedyOf(error), key, canDelete: true };
  await showInReply(replyRef, refusalBody(error, shown, context.translations(actor.locale)), context);
}

import type { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Member } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { escapeMarkdown } from '../messages/escape.ts';
import { helpBody } from '../messages/help.ts';
import { post, postBriefly, postPreparing } from '../messages/post.ts';
import { hiddenPictureBody, nothingToSwapBody, offerBody, whichPictureBody } from '../messages/prompts.ts';
import {
  type Actor,
  type Attachment,
  type DiscordMessage,
  MessageCreated,
  mediaAttachmentsOf,
  shownPicturesOf,
} from '../transport/payloads.ts';
import { actorOf, isPrivateByDefault } from './access.ts';
import { findObstacle } from './begin-swap.ts';
import { openQuestion } from './open-questions.ts';
import { remedyOf } from './refusals.ts';
import { requestSwap } from './swap-request.ts';

/**
 * A message to the bot: a direct message, one whose text mentions it, or a picture in reply to a result of its own.
 * Undefined for other messages.
 */
export function readMessage(payload: unknown, { me }: Pick<DiscordContext, 'me'>): MessageCreated | undefined {
  const message = MessageCreated.safeParse(payload).data;
  if (!message || message.author.bot || message.webhook_id) return undefined;
  // the text counts: Discord adds a mention to every reply to a message of the bot
  const isMentioned = new RegExp(`<@!?${me.id}>`).test(message.content ?? '');
  return isMentioned || !message.guild_id || goesOnFromResult(message, me.id) ? message : undefined;
}

/** Discord shows the picture, because the reply tells the bot of itself. */
function goesOnFromResult(message: MessageCreated, me: string): boolean {
  const { referenced_message: replied, mentions } = message;
  if (replied?.author?.id !== me || !mentions?.some(({ id }) => id === me)) return false;
  return mediaAttachmentsOf(replied).length > 0 && mediaAttachmentsOf(message).length > 0;
}

export async function handleMessage(message: MessageCreated, event: string, context: DiscordContext): Promise<void> {
  const actor = await actorOf(message.author.id, message, event, context);
  const translation = context.translations(actor.locale);
  const found = findMedia(message, context);
  if (found === 'hidden') {
    await postBriefly(actor, message.id, hiddenPictureBody(translation), context);
  } else if (found === 'nothing') {
    const body = message.guild_id ? nothingToSwapBody(translation) : helpBody(translation);
    await postBriefly(actor, message.id, body, context);
  } else {
    const targets = await referAll(found.targets, found.on, actor.member, context);
    const source = found.face && (await context.attachments.refer(found.face, actor.member, message));
    const isFaceFirst = source !== undefined && found.on === message;
    await swapOrAskWhich({ targets, source, isFaceFirst }, actor, message.id, context);
  }
}

interface FoundMedia {
  /** The message that holds the targets. */
  readonly on: DiscordMessage;
  readonly targets: readonly Attachment[];
  /** From the member's own message; the default face when absent. */
  readonly face?: Attachment | undefined;
}

/** Which files of a message, and of the message it replies to, are the targets and which is the source face. */
export function findMedia(message: MessageCreated, context: DiscordContext): FoundMedia | 'hidden' | 'nothing' {
  const [first, ...others] = shownPicturesOf(message);
  const replied = message.referenced_message;
  const theirs = replied ? shownPicturesOf(replied) : [];
  if (replied && theirs.length > 0) return { on: replied, targets: theirs, face: first };
  if (first && others.length > 0) return { on: message, targets: others, face: first };
  const isReply = message.message_reference?.message_id !== undefined && (message.message_reference.type ?? 0) === 0;
  const isHidden = message.guild_id && !context.seesContent && replied?.author?.id !== context.me.id;
  if (isReply && isHidden) return 'hidden';
  return first ? { on: message, targets: [first] } : 'nothing';
}

export function referAll(
  files: readonly Attachment[],
  on: DiscordMessage,
  member: Member,
  { attachments }: DiscordContext,
): Promise<readonly MediaRef[]> {
  return Promise.all(files.map((file) => attachments.refer(file, member, on)));
}

interface MeantPictures {
  readonly targets: readonly MediaRef[];
  readonly source?: MediaRef | undefined;
  /** Whether the source is the first picture of the message that holds the targets. */
  readonly isFaceFirst?: boolean;
}

/**
 * Answers in the channel, in reply to `message`: swaps the only target, or asks which of several is meant. What concerns
 * the member alone is behind a button, and in a message that goes again.
 */
export async function swapOrAskWhich(
  { targets, source, isFaceFirst = false }: MeantPictures,
  actor: Actor,
  message: string,
  context: DiscordContext,
): Promise<void> {
  const [target] = targets;
  if (!target) return;
  const translation = context.translations(actor.locale);
  const isPrivate = await isPrivateByDefault(actor, context);
  const obstacle = actor.guild === undefined ? undefined : await findObstacle({ target, source }, actor, context);
  if (obstacle && remedyOf(obstacle) === undefined) return refuseBriefly(obstacle, actor, message, context);
  const isAlone = isPrivate || obstacle !== undefined;
  if (isAlone || targets.length > 1) {
    const question = { person: actor.member.id, purpose: 'swap' as const, pictures: [...targets], source };
    const key = await openQuestion({ ...question, isInPlace: !isAlone }, context);
    const body =
      targets.length > 1
        ? whichPictureBody(key, targets.length, translation, { isFaceFirst })
        : offerBody(`go:${key}`, isPrivate ? 'private' : 'question', translation);
    await (isAlone ? postBriefly(actor, message, body, context) : post(actor, message, body, context));
    return;
  }
  const replyRef = await postPreparing(actor, message, context);
  if (replyRef) await requestSwap({ target, source }, actor, replyRef, context);
}

/** A refusal that no button helps against, in a reply that soon goes. */
export async function refuseBriefly(
  error: UserError,
  actor: Actor,
  message: string,
  context: DiscordContext,
): Promise<void> {
  const body = { content: escapeMarkdown(context.translations(actor.locale).error(error)) };
  await postBriefly(actor, message, body, context);
}

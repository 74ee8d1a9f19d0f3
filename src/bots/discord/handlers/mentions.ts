import type { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Member } from '../../../core/ports/members.ts';
import { readSwapWords } from '../../swap-words.ts';
import type { Translation } from '../../translations/index.ts';
import type { DiscordContext } from '../context.ts';
import { escapeMarkdown } from '../messages/escape.ts';
import { helpBody } from '../messages/help.ts';
import { post, postBriefly, postPreparing } from '../messages/post.ts';
import {
  hiddenPictureBody,
  movingStickerBody,
  nothingToSwapBody,
  offerBody,
  whichPictureBody,
} from '../messages/prompts.ts';
import type { MessageBody } from '../transport/api.ts';
import { isPermanent } from '../transport/errors.ts';
import { type Actor, type Attachment, type DiscordMessage, MessageCreated } from '../transport/payloads.ts';
import { linksIn, sentPicturesOf, shownPicturesOf, showsOnlyLottie } from '../transport/pictures.ts';
import { actorOf, isPrivateByDefault } from './access.ts';
import { findObstacle } from './begin-swap.ts';
import { openQuestion, questionAbout, type SwapIntent } from './open-questions.ts';
import { remedyOf } from './refusals.ts';
import { requestSwap } from './swap-request.ts';

/**
 * A message to the bot: a direct message, one whose text mentions it, or a reply to a result of its own that tells the bot of
 * itself. Undefined for other messages.
 */
export function readMessage(payload: unknown, { me }: Pick<DiscordContext, 'me'>): MessageCreated | undefined {
  const message = MessageCreated.safeParse(payload).data;
  if (!message || message.author.bot || message.webhook_id) return undefined;
  return mentions(message, me.id) || !message.guild_id || goesOnFromResult(message, me.id) ? message : undefined;
}

/** The text counts: Discord adds a mention to every reply to a message of the bot. */
function mentions({ content }: MessageCreated, me: string): boolean {
  return new RegExp(`<@!?${me}>`).test(content ?? '');
}

/** Discord shows its pictures and its text, because the reply tells the bot of itself. */
function goesOnFromResult(message: MessageCreated, me: string): boolean {
  const { referenced_message: replied } = message;
  if (replied?.author?.id !== me || !message.mentions?.some(({ id }) => id === me)) return false;
  return sentPicturesOf(replied).length > 0 && (sentPicturesOf(message).length > 0 || wordsOf(message, me) !== '');
}

/** The text without what is no word: mentions, links and custom emoji. */
function wordsOf({ content }: MessageCreated, me: string): string {
  const text = (content ?? '').replaceAll(new RegExp(`<@!?${me}>|<a?:\\w+:\\d+>|https?://\\S+`, 'g'), ' ');
  return text.trim();
}

export async function handleMessage(given: MessageCreated, event: string, context: DiscordContext): Promise<void> {
  const actor = await actorOf(given.author.id, given, event, context);
  const translation = context.translations(actor.locale);
  const message = await withPreviews(given, context);
  const found = findMedia(message, context);
  if (typeof found === 'string') {
    const body = bodyWithout(found, message, translation, context);
    return postBriefly(actor, message.id, body, context);
  }
  const words = wordsOf(message, context.me.id);
  const saved = words === '' ? [] : await context.faces.list(actor.member);
  const read = readSwapWords(words, saved, translation);
  const isAsked = mentions(message, context.me.id) || !message.guild_id;
  if (!isAsked && !found.face && !read) return; // a remark about the result
  const targets = await referAll(found.targets, actor.member, context);
  const face = found.face && (await context.attachments.refer(found.face, actor.member, message));
  const isFaceFirst = face !== undefined && found.isGuessed;
  const meant = { targets, source: face ?? read?.source, faces: read?.faces, isFaceFirst };
  await swapOrAskWhich(meant, actor, message.id, context);
}

/** Discord makes the preview of a link a moment after it has sent the message. */
const previewMs = 1_500;

/** The message with its previews: read again a moment later where it names links and shows no picture yet. */
async function withPreviews(message: MessageCreated, context: DiscordContext): Promise<MessageCreated> {
  const isComplete = findMedia(message, context) !== 'nothing' || linksIn(message.content ?? '').length === 0;
  if (isComplete) return message;
  await context.clock.sleep(previewMs, context.stopping);
  try {
    const { embeds } = await context.api.message(message.channel_id, message.id);
    return { ...message, embeds };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    return message;
  }
}

type Missing = 'hidden' | 'nothing' | 'lottie';

function bodyWithout(
  missing: Missing,
  message: MessageCreated,
  translation: Translation,
  { commandIds }: DiscordContext,
): MessageBody {
  if (missing === 'hidden') return hiddenPictureBody(translation);
  if (missing === 'lottie') return movingStickerBody(translation);
  if (message.guild_id) return nothingToSwapBody(translation);
  return helpBody({ translation, commandIds, isAdmin: false });
}

/** A picture, and the message that holds it. */
interface Found {
  readonly file: Attachment;
  readonly on: DiscordMessage;
}

interface FoundMedia {
  readonly targets: readonly Found[];
  /** From the member's own message; the default face when absent. */
  readonly face?: Attachment | undefined;
  /** Whether nothing but the order tells which picture is the face. */
  readonly isGuessed: boolean;
}

/** Which files of a message, and of the message it replies to, are the targets and which is the source face. */
export function findMedia(message: MessageCreated, context: DiscordContext): FoundMedia | Missing {
  const replied = message.referenced_message;
  const theirs = replied ? shownPicturesOf(replied).map((file) => ({ file, on: replied })) : [];
  const [first, ...others] = theirs.length > 0 ? sentPicturesOf(message) : shownPicturesOf(message);
  const own = others.map((file) => ({ file, on: message }));
  if (theirs.length > 0) return { targets: [...theirs, ...own], face: first, isGuessed: false };
  if (first && own.length > 0) return { targets: own, face: first, isGuessed: true };
  const isReply = message.message_reference?.message_id !== undefined && (message.message_reference.type ?? 0) === 0;
  const isHidden = message.guild_id && !context.seesContent && replied?.author?.id !== context.me.id;
  if (isReply && isHidden) return 'hidden';
  if (first) return { targets: [{ file: first, on: message }], isGuessed: false };
  return showsOnlyLottie(message) || (replied && showsOnlyLottie(replied)) ? 'lottie' : 'nothing';
}

export function referAll(
  found: readonly Found[],
  member: Member,
  { attachments }: DiscordContext,
): Promise<readonly MediaRef[]> {
  return Promise.all(found.map(({ file, on }) => attachments.refer(file, member, on)));
}

interface MeantPictures extends Pick<SwapIntent, 'source' | 'faces'> {
  readonly targets: readonly MediaRef[];
  /** Whether the source is the first picture of the message that holds the targets, which is a guess. */
  readonly isFaceFirst?: boolean;
}

/**
 * Answers in the channel, in reply to `message`: swaps the only target, or asks which of several is meant. What concerns
 * the member alone is behind a button, and in a message that goes again.
 */
export async function swapOrAskWhich(
  { targets, isFaceFirst = false, ...meant }: MeantPictures,
  actor: Actor,
  message: string,
  context: DiscordContext,
): Promise<void> {
  const [target] = targets;
  if (!target) return;
  const intent = { target, ...meant, isGuessed: isFaceFirst };
  const translation = context.translations(actor.locale);
  const isPrivate = await isPrivateByDefault(actor, context);
  const obstacle = actor.guild === undefined ? undefined : await findObstacle(intent, actor, context);
  if (obstacle && remedyOf(obstacle) === undefined) return refuseBriefly(obstacle, actor, message, context);
  const isAlone = isPrivate || obstacle !== undefined;
  if (isAlone || targets.length > 1) {
    const question = { ...questionAbout(intent, actor), pictures: [...targets], isInPlace: !isAlone };
    const key = await openQuestion(question, context);
    const body =
      targets.length > 1
        ? whichPictureBody(key, targets.length, translation, { isFaceFirst })
        : offerBody(key, isPrivate ? 'private' : 'question', translation);
    await (isAlone ? postBriefly(actor, message, body, context) : post(actor, message, body, context));
    return;
  }
  const replyRef = await postPreparing(actor, message, context);
  if (replyRef) await requestSwap(intent, actor, replyRef, context);
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

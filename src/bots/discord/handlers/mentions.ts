import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { actorOf, type DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { post, postPreparing } from '../messages/post.ts';
import type { MessageBody } from '../transport/api.ts';
import { type Actor, type DiscordMessage, MessageCreated, mediaAttachmentsOf } from '../transport/payloads.ts';
import { helpBody } from './help.ts';
import { nothingToSwapBody, whichPictureBody } from './menus.ts';
import { keepQuestion } from './open-questions.ts';
import { menuEntries } from './register-commands.ts';
import { requestSwap } from './swap-request.ts';

/** A message to the bot: a direct one, or one that mentions it. Others are none of our business. */
export async function handleMessage(payload: unknown, context: DiscordContext): Promise<void> {
  const message = MessageCreated.safeParse(payload).data;
  if (!message || message.author.bot || message.webhook_id) return;
  const isDirect = !message.guild_id;
  // a reply to one of our messages mentions us too, without anybody having written it
  const isMentioned = new RegExp(`<@!?${context.me.id}>`).test(message.content ?? '');
  if (!isDirect && !isMentioned) return;
  const actor = await actorOf(message.author.id, message, context);
  const translation = context.translations(actor.locale);
  const scene = findMentionedMedia(message, context);
  if ('problem' in scene) {
    const help = isDirect && scene.problem === 'nothing' ? helpBody(actor.locale, context) : undefined;
    await post(actor, message.id, help ?? problemBody(scene.problem, translation, context), context);
    return;
  }
  await swapMentioned(scene, message, actor, context);
}

interface MentionedMedia {
  readonly on: DiscordMessage;
  readonly targets: readonly number[];
  /** Of the message's own pictures; the default face where there is none. */
  readonly face?: number | undefined;
}

/** Which picture is the scene, and which the face. */
function findMentionedMedia(
  message: MessageCreated,
  context: DiscordContext,
): MentionedMedia | { readonly problem: 'hidden' | 'nothing' } {
  const own = mediaAttachmentsOf(message).map((_, index) => index);
  const replied = message.referenced_message;
  const theirs = replied ? mediaAttachmentsOf(replied).map((_, index) => index) : [];
  if (replied && theirs.length > 0) return { on: replied, targets: theirs, face: own[0] };
  const isReply = message.message_reference?.message_id !== undefined && (message.message_reference.type ?? 0) === 0;
  const isHidden = message.guild_id && !context.seesContent && replied?.author?.id !== context.me.id;
  if (isReply && isHidden) return { problem: 'hidden' };
  const [first, second] = own;
  if (first === undefined) return { problem: 'nothing' };
  return second === undefined ? { on: message, targets: [first] } : { on: message, targets: [second], face: first };
}

async function swapMentioned(
  scene: MentionedMedia,
  message: MessageCreated,
  actor: Actor,
  context: DiscordContext,
): Promise<void> {
  const files = mediaAttachmentsOf(scene.on);
  const targets = await referAll(
    scene.targets.flatMap((index) => files[index] ?? []),
    scene.on,
    context,
  );
  const face = scene.face === undefined ? undefined : mediaAttachmentsOf(message)[scene.face];
  const source = face && (await context.attachments.refer(face, message));
  await swapOrAskWhich(targets, source, actor, message.id, context);
}

function referAll(
  files: ReturnType<typeof mediaAttachmentsOf>,
  on: DiscordMessage,
  context: DiscordContext,
): Promise<readonly MediaRef[]> {
  return Promise.all(files.map((file) => context.attachments.refer(file, on)));
}

/** Answers in the channel: swaps the one picture, or asks which. */
export async function swapOrAskWhich(
  targets: readonly MediaRef[],
  source: MediaRef | undefined,
  actor: Actor,
  message: string,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(actor.locale);
  const [target] = targets;
  if (!target) return;
  if (targets.length > 1) {
    const pictures = targets.slice(0, 25);
    const question = { person: actor.member.id, purpose: 'swap' as const, pictures, isInPlace: true };
    const key = await keepQuestion({ ...question, ...(source && { source }) }, context);
    await post(actor, message, whichPictureBody(key, pictures.length, translation), context);
    return;
  }
  const replyRef = await postPreparing(actor, message, context);
  if (replyRef) await requestSwap({ target, source }, actor, replyRef, context);
}

function problemBody(problem: 'hidden' | 'nothing', translation: Translation, context: DiscordContext): MessageBody {
  if (problem === 'nothing') return nothingToSwapBody(translation);
  const entry = menuEntries().find(({ menu }) => menu === 'my-face');
  const menu = entry ? context.translations(translation.language).text(entry.key) : '';
  return { content: markdown(translation, 'picture-hidden', { menu }) };
}

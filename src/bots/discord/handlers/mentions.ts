import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { askerOf, type Front } from '../context.ts';
import { say } from '../messages/escape.ts';
import { post, postBegun } from '../messages/post.ts';
import type { Body } from '../transport/api.ts';
import { type Asker, MessageCreated, type PictureMessage, picturesOf } from '../transport/payloads.ts';
import { ask } from './asking.ts';
import { helpBody } from './help.ts';
import { nothingToSwap, whichPicture } from './menus.ts';
import { menuEntries } from './register-commands.ts';
import { request } from './swap-request.ts';

/** A message to the bot: a direct one, or one that mentions it. Others are none of our business. */
export async function onMessage(payload: unknown, front: Front): Promise<void> {
  const message = MessageCreated.safeParse(payload).data;
  if (!message || message.author.bot || message.webhook_id) return;
  const isDirect = !message.guild_id;
  // a reply to one of our messages mentions us too, without anybody having written it
  const isMentioned = new RegExp(`<@!?${front.me.id}>`).test(message.content ?? '');
  if (!isDirect && !isMentioned) return;
  const asker = await askerOf(message.author.id, message, front);
  const messages = front.messages(asker.locale);
  const scene = sceneOf(message, front);
  if ('problem' in scene) {
    const help = isDirect && scene.problem === 'nothing' ? helpBody(asker.locale, front) : undefined;
    await post(asker, message.id, help ?? problemBody(scene.problem, messages, front), front);
    return;
  }
  await swapIn(scene, message, asker, front);
}

interface Scene {
  readonly on: PictureMessage;
  readonly targets: readonly number[];
  /** Of the message's own pictures; the default face where there is none. */
  readonly face?: number | undefined;
}

/** Which picture is the scene, and which the face. */
function sceneOf(message: MessageCreated, front: Front): Scene | { readonly problem: 'hidden' | 'nothing' } {
  const own = picturesOf(message).map((_, index) => index);
  const replied = message.referenced_message;
  const theirs = replied ? picturesOf(replied).map((_, index) => index) : [];
  if (replied && theirs.length > 0) return { on: replied, targets: theirs, face: own[0] };
  const isReply = message.message_reference?.message_id !== undefined && (message.message_reference.type ?? 0) === 0;
  const isHidden = message.guild_id && !front.seesContent && replied?.author?.id !== front.me.id;
  if (isReply && isHidden) return { problem: 'hidden' };
  const [first, second] = own;
  if (first === undefined) return { problem: 'nothing' };
  return second === undefined ? { on: message, targets: [first] } : { on: message, targets: [second], face: first };
}

async function swapIn(scene: Scene, message: MessageCreated, asker: Asker, front: Front): Promise<void> {
  const files = picturesOf(scene.on);
  const targets = await referAll(
    scene.targets.flatMap((index) => files[index] ?? []),
    scene.on,
    front,
  );
  const face = scene.face === undefined ? undefined : picturesOf(message)[scene.face];
  const source = face && (await front.pictures.refer(face, message));
  await swapOneOf(targets, source, asker, message.id, front);
}

function referAll(
  files: ReturnType<typeof picturesOf>,
  on: PictureMessage,
  front: Front,
): Promise<readonly MediaRef[]> {
  return Promise.all(files.map((file) => front.pictures.refer(file, on)));
}

/** Answers in the channel: swaps the one picture, or asks which. */
export async function swapOneOf(
  targets: readonly MediaRef[],
  source: MediaRef | undefined,
  asker: Asker,
  message: string,
  front: Front,
): Promise<void> {
  const messages = front.messages(asker.locale);
  const [target] = targets;
  if (!target) return;
  if (targets.length > 1) {
    const pictures = targets.slice(0, 25);
    const question = { person: asker.person.id, purpose: 'swap' as const, pictures, isInPlace: true };
    const key = await ask({ ...question, ...(source && { source }) }, front);
    await post(asker, message, whichPicture(key, pictures.length, messages), front);
    return;
  }
  const reply = await postBegun(asker, message, front);
  if (reply) await request({ target, source }, asker, reply, front);
}

function problemBody(problem: 'hidden' | 'nothing', messages: Translation, front: Front): Body {
  if (problem === 'nothing') return nothingToSwap(messages);
  const entry = menuEntries().find(({ menu }) => menu === 'my-face');
  const menu = entry ? front.messages(messages.language).text(entry.key) : '';
  return { content: say(messages, 'picture-hidden', { menu }) };
}

import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import { sendText } from '../messages/send.ts';
import { authorOf, commandIn, platform, type TelegramMessage } from '../transport/update.ts';
import { type Actor, answerTo, createActor } from './actor.ts';
import { type Attachment, attachmentIn, attachmentProblem, mediaRefsOf } from './attachments.ts';
import { runCommand } from './commands.ts';
import { endDraft } from './drafts/draft.ts';
import { takeText } from './drafts/names.ts';
import { takePictures } from './drafts/pictures.ts';
import { beginSwapOf } from './elsewhere/edits.ts';
import { takeAwaitedPhoto } from './faces/photos.ts';
import { goOnFromResult } from './pictures/go-on.ts';
import { pictureReplied } from './pictures/replied.ts';
import { showWelcome } from './start/welcome.ts';
import { runSwapCommand } from './swap-command.ts';

/** Commands that say what a picture is for: they end the question about one. */
const pictureCommands: readonly string[] = ['swap', 'face'];

/** Handles one message, or the messages of one album in their order. */
export async function onMessages(
  context: TelegramContext,
  messages: readonly TelegramMessage[],
  update: number,
): Promise<void> {
  const [first] = messages;
  if (!first || first.is_automatic_forward) return; // the post in the channel itself was handled already
  if (first.migrate_to_chat_id) return migrate(context, first.chat.id, first.migrate_to_chat_id);
  const author = authorOf(first);
  if (!author) return;
  const { chat } = first;
  const actor = await createActor(context, author, answerTo(first), update);
  const captioned = messages.find((message) => commandIn(message, context.me.username)) ?? first;
  const command = commandIn(captioned, context.me.username);
  const attachments = messages.map(attachmentIn).filter((attachment) => attachment !== undefined);
  if (command && chat.type === 'private' && pictureCommands.includes(command.name)) await endDraft(context, actor);
  if (command?.name === 'swap') {
    await beginSwapOf(context, captioned, update);
    return runSwapCommand(context, actor, captioned, attachments, command.rest);
  }
  if (command) {
    if (await runCommand(context, actor, command, captioned)) return;
    if (chat.type !== 'private') return; // it may be a command of another bot
    const hint = actor.translation.text('unknown-command', { help: '/help' });
    return void (await sendText(context, actor.messageTarget, escaped(hint)));
  }
  if (await takeAwaitedPhoto(context, author, first, mediaRefsOf(attachments))) return;
  if (await goOnFromResult(context, actor, first, attachments)) return;
  if (chat.type === 'private') await onPrivateMessage(context, actor, first, attachments);
}

/** The group has a new id. Its settings and its counted swaps move to it. */
async function migrate(context: TelegramContext, from: number, to: number): Promise<void> {
  await context.settings.move({ platform, id: String(from) }, { platform, id: String(to) });
}

async function onPrivateMessage(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  attachments: readonly (Attachment | 'sticker-moving')[],
): Promise<void> {
  const problem = attachmentProblem(attachments, actor.translation, context.api.largestDownload);
  if (problem !== undefined) return void (await sendText(context, actor.messageTarget, escaped(problem)));
  const pictures = mediaRefsOf(attachments);
  const replied = await pictureReplied(context, message);
  const scene = typeof replied === 'object' ? replied.ref : undefined;
  if (pictures.length > 0) return takePictures(context, actor, pictures, scene);
  if (message.text && (await takeText(context, actor, message.text))) return;
  await showWelcome(context, actor);
}

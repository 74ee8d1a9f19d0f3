import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { buttonsOf, type Payload, Refused, textOf } from './content.ts';
import { answerGuest, answerInline, editInline } from './elsewhere.ts';
import { type ChatMessage, me, type StoredFile, type TelegramChat, type TelegramWorld } from './world.ts';

export type Files = ReadonlyMap<string, { bytes: Uint8Array; name: string }>;

export interface ServerState {
  readonly world: TelegramWorld;
  readonly answers: Map<string, string>;
  readonly actions: string[];
  readonly commands: unknown[];
  readonly largestDownloadBytes: number;
  /** The folder in which a local Bot API server shares its files; undefined for Telegram's own servers. */
  readonly sharedFolder: string | undefined;
}

const photoBytes = 10 * 2 ** 20;

/** Executes a method of the Bot API. Throws Refused. */
export async function perform(method: string, payload: Payload, files: Files, state: ServerState): Promise<unknown> {
  const { world } = state;
  switch (method) {
    case 'getMe':
      return {
        ...me,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: false,
        can_connect_to_business: false,
        has_main_web_app: false,
        has_topics_enabled: false,
        allows_users_to_create_topics: false,
        can_manage_bots: false,
      };
    case 'setMyCommands':
      state.commands.push(payload);
      return true;
    case 'setMyDescription':
      return isAtMost(512, payload.description);
    case 'setMyShortDescription':
      return isAtMost(120, payload.short_description);
    case 'deleteWebhook':
    case 'setChatMenuButton':
      return true;
    case 'sendChatAction':
      chatOf(world, payload);
      state.actions.push(String(payload.action));
      return true;
    case 'answerCallbackQuery':
      if (state.answers.has(String(payload.callback_query_id))) throw new Refused(400, 'Bad Request: query is too old');
      state.answers.set(String(payload.callback_query_id), String(payload.text ?? ''));
      return true;
    case 'getChatMember':
      return memberOf(chatOf(world, payload), Number(payload.user_id));
    case 'getUserProfilePhotos': {
      const file = world.profilePhotos.get(Number(payload.user_id));
      return { total_count: file ? 1 : 0, photos: file ? [photoSizes(world, file)] : [] };
    }
    case 'getCustomEmojiStickers':
      return (payload.custom_emoji_ids as string[]).flatMap((id) => {
        const file = world.customEmoji.get(id);
        return file ? [{ ...world.stickerJson(file, 'custom_emoji'), custom_emoji_id: id }] : [];
      });
    case 'setMessageReaction': {
      const message = chatOf(world, payload).messages.find(({ message_id: id }) => id === payload.message_id);
      if (!message || message.isGone) throw new Refused(400, 'Bad Request: message to react not found');
      message.reactions.push((payload.reaction as { emoji?: string }[])[0]?.emoji ?? '');
      return true;
    }
    case 'getFile':
      return fileOf(world, String(payload.file_id), state);
    case 'sendMessage':
      return world.messageJson(add(world, payload, { text: textOf(payload.text, 4_096) }));
    case 'sendPhoto':
    case 'sendDocument':
    case 'sendAnimation':
    case 'sendVideo': {
      const kind = method.slice(4).toLowerCase() as 'photo';
      const media = await mediaOf(world, { ...payload, type: kind, media: payload[kind] }, files);
      return world.messageJson(add(world, payload, media));
    }
    case 'sendMediaGroup':
      return sendGroup(world, payload, files);
    case 'editMessageText':
      return 'inline_message_id' in payload ? editInline(world, payload) : editText(world, payload);
    case 'editMessageCaption':
      return editCaption(world, payload);
    case 'editMessageMedia':
      return 'inline_message_id' in payload ? editInline(world, payload) : editMedia(world, payload, files);
    case 'answerInlineQuery':
      return answerInline(world, payload);
    case 'answerGuestQuery':
      return answerGuest(world, payload);
    case 'deleteMessage': {
      const message = messageOf(world, payload);
      if (message.isOld) throw new Refused(400, "Bad Request: message can't be deleted for everyone");
      message.isGone = true;
      return true;
    }
    default:
      throw new Refused(404, `Not Found: method ${method}`);
  }
}

function isAtMost(most: number, text: unknown): true {
  if (String(text ?? '').length > most) throw new Refused(400, 'Bad Request: the text is too long');
  return true;
}

function memberOf(chat: TelegramChat, id: number): object {
  const known = chat.messages.find(({ from }) => from?.id === id)?.from;
  const user = { id, is_bot: false, first_name: known?.first_name ?? 'Somebody' };
  if (chat.left.has(id)) return { status: 'left', user };
  return chat.admins.has(id) ? { status: 'creator', user, is_anonymous: false } : { status: 'member', user };
}

/** The small size cannot be fetched here, so that nobody uses it. */
function photoSizes(world: TelegramWorld, file: string): readonly object[] {
  const size = (id: string, edge: number): object => {
    const facts = { file_id: id, file_unique_id: `u-${id}`, width: edge, height: edge };
    return { ...facts, file_size: world.files.get(id)?.bytes.byteLength ?? 900 };
  };
  return [size(`${file}-s`, 160), size(file, 640)];
}

function fileOf(world: TelegramWorld, id: string, { largestDownloadBytes, sharedFolder }: ServerState): object {
  const file = world.files.get(id);
  if (!file) throw new Refused(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
  const size = file.claimedBytes ?? file.bytes.byteLength;
  if (size > largestDownloadBytes) throw new Refused(400, 'Bad Request: file is too big');
  const path = sharedFolder === undefined ? `photos/${id}` : join(sharedFolder, id);
  if (sharedFolder !== undefined) writeFileSync(path, file.bytes);
  return { file_id: id, file_unique_id: `u-${id}`, file_size: size, file_path: path };
}

function chatOf(world: TelegramWorld, { chat_id: id }: Payload): TelegramChat {
  const chat = world.chats.get(Number(id));
  if (!chat) throw new Refused(400, 'Bad Request: chat not found');
  if (chat.closed) throw new Refused(chat.closed.code, chat.closed.description);
  if (chat.movedTo !== undefined) {
    const parameters = { migrate_to_chat_id: chat.movedTo };
    throw new Refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
  }
  return chat;
}

function messageOf(world: TelegramWorld, payload: Payload): ChatMessage {
  const message = chatOf(world, payload).messages.find(({ message_id: id }) => id === payload.message_id);
  if (!message || message.isGone) throw new Refused(400, 'Bad Request: message to edit not found');
  if (message.from?.id !== me.id) throw new Refused(400, "Bad Request: message can't be edited");
  return message;
}

function add(world: TelegramWorld, payload: Payload, content: Partial<ChatMessage>): ChatMessage {
  const reply = payload.reply_parameters as { message_id?: number } | undefined;
  const chat = chatOf(world, payload);
  const isThere = chat.messages.some(({ message_id: id, isGone }) => id === reply?.message_id && !isGone);
  return world.add(chat, {
    from: me,
    buttons: buttonsOf(payload),
    replyTo: isThere ? reply?.message_id : undefined,
    extra: {},
    ...content,
  });
}

async function mediaOf(
  world: TelegramWorld,
  { type, media, caption, has_spoiler: isCovered }: Payload,
  files: Files,
): Promise<Partial<ChatMessage>> {
  const kind = type as 'photo';
  const said = { caption: textOf(caption, 1_024), ...(isCovered === true && { extra: { has_media_spoiler: true } }) };
  const name = /^attach:\/\/(.*)$/.exec(String(media))?.[1];
  if (name === undefined) return { media: { kind, file: String(media) }, ...said };
  const file = files.get(name);
  if (!file) throw new Refused(400, 'Bad Request: file must be non-empty');
  const stored = kind === 'photo' ? await checkedPhoto(file) : { bytes: file.bytes, name: file.name };
  return { media: { kind, file: world.storeFile(stored) }, ...said };
}

async function checkedPhoto({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<StoredFile> {
  if (bytes.byteLength > photoBytes) throw new Refused(413, 'Request Entity Too Large');
  const { width, height } = await sharp(bytes)
    .metadata()
    .catch(() => {
      throw new Refused(400, 'Bad Request: IMAGE_PROCESS_FAILED');
    });
  if (width + height > 10_000 || Math.max(width, height) / Math.min(width, height) > 20) {
    throw new Refused(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS');
  }
  return { bytes, name, width, height };
}

async function sendGroup(world: TelegramWorld, payload: Payload, files: Files): Promise<unknown> {
  const media = payload.media as Payload[];
  if (media.length < 2 || media.length > 10) throw new Refused(400, 'Bad Request: wrong number of media');
  if (new Set(media.map(({ type }) => type)).has('animation')) throw new Refused(400, 'Bad Request: wrong type');
  const contents = await Promise.all(media.map((one) => mediaOf(world, one, files)));
  const group = `sent-${contents[0]?.media?.file}`;
  return contents.map((content) => world.messageJson(add(world, payload, { ...content, group })));
}

function editText(world: TelegramWorld, payload: Payload): unknown {
  const message = messageOf(world, payload);
  const text = textOf(payload.text, 4_096);
  const buttons = buttonsOf(payload);
  if (message.media) throw new Refused(400, 'Bad Request: there is no text in the message to edit');
  if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons)) {
    throw new Refused(400, 'Bad Request: message is not modified: specified new message content is the same');
  }
  Object.assign(message, { text, buttons });
  message.history.push(text);
  return world.messageJson(message);
}

function editCaption(world: TelegramWorld, payload: Payload): unknown {
  const message = messageOf(world, payload);
  const content = { caption: textOf(payload.caption, 1_024), buttons: buttonsOf(payload) };
  if (!message.media) throw new Refused(400, 'Bad Request: there is no caption in the message to edit');
  if (isDeepStrictEqual(content, { caption: message.caption, buttons: message.buttons })) {
    throw new Refused(400, 'Bad Request: message is not modified: specified new message content is the same');
  }
  Object.assign(message, content);
  message.history.push(content.caption);
  return world.messageJson(message);
}

async function editMedia(world: TelegramWorld, payload: Payload, files: Files): Promise<unknown> {
  const message = messageOf(world, payload);
  const content = await mediaOf(world, payload.media as Payload, files);
  Object.assign(message, { text: undefined, ...content, buttons: buttonsOf(payload) });
  message.history.push(`[${message.media?.kind}] ${message.caption}`);
  return world.messageJson(message);
}

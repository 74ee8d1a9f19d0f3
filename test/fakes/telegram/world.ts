import { randomBytes } from 'node:crypto';

export interface TelegramUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

/** A message as the people in the chat see it. */
export interface ChatMessage {
  readonly message_id: number;
  readonly chat: number;
  readonly from: TelegramUser | undefined;
  text?: string | undefined;
  caption?: string | undefined;
  /** The kind of the file, and its id. */
  media?: { kind: 'photo' | 'animation' | 'video' | 'document' | 'sticker'; file: string } | undefined;
  buttons: Button[];
  group?: string | undefined;
  replyTo?: number | undefined;
  thread?: number | undefined;
  /** The reactions of the bot that the message has had, oldest first; empty where one was taken back. */
  readonly reactions: string[];
  /** All texts that the message has had, oldest first. */
  readonly history: string[];
  isGone?: boolean;
  /** More than two days old, so that the bot may not delete it. */
  isOld?: boolean;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A message of the bot in a chat that it is not in. */
export interface ElsewhereMessage {
  text?: string | undefined;
  caption?: string;
  /** The id of the file that it shows. */
  file?: string;
  readonly buttons: readonly Button[];
  /** All that it has shown, oldest first. */
  readonly history: string[];
}

export interface TelegramChat {
  id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly admins: Set<number>;
  /** Ids of people who have left. */
  readonly left: Set<number>;
  readonly messages: ChatMessage[];
  /** The new id of a group that became a supergroup. */
  movedTo?: number;
  /** Whether the group has topics. */
  isForum?: boolean;
  /** The error that the bot gets here, if it may not write. */
  closed?: { code: number; description: string };
}

export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  /** The MIME type that Telegram tells of a document. */
  readonly mime?: string;
  /** The size that Telegram tells, if it is not the true one. */
  readonly claimedBytes?: number;
}

/** The account of the bot. */
export const me: TelegramUser & { username: string } = {
  id: 4242,
  is_bot: true,
  first_name: 'Swap',
  username: 'swap_bot',
};

/** The chats, messages and files of a fake Telegram. */
export class TelegramWorld {
  readonly chats = new Map<number, TelegramChat>();
  readonly files = new Map<string, StoredFile>();
  /** Ids of the files of profile photos, by the id of the person. */
  readonly profilePhotos = new Map<number, string>();
  /** The answers to inline queries, by the id of the query. */
  readonly inlineAnswers = new Map<string, Readonly<Record<string, unknown>>>();
  /** The answers to guest queries, by the id of the query. */
  readonly elsewhere = new Map<string, ElsewhereMessage>();
  /** Ids of the files of custom emoji, by their own ids. */
  readonly customEmoji = new Map<string, string>();
  #message = 100;

  /** The chat with this id, which is created if it does not exist. */
  openChat(id: number, type: TelegramChat['type'], title?: string): TelegramChat {
    const known = this.chats.get(id);
    if (known) return known;
    const chat: TelegramChat = {
      id,
      type,
      admins: new Set(),
      left: new Set(),
      messages: [],
      ...(title !== undefined && { title }),
    };
    this.chats.set(id, chat);
    return chat;
  }

  /** Returns the id of the file. */
  storeFile(file: StoredFile): string {
    const id = `file-${randomBytes(9).toString('base64url')}`;
    this.files.set(id, file);
    return id;
  }

  add(chat: TelegramChat, message: Omit<ChatMessage, 'message_id' | 'chat' | 'history' | 'reactions'>): ChatMessage {
    const said = message.text ?? message.caption ?? '';
    const added = { ...message, message_id: ++this.#message, chat: chat.id, history: [said], reactions: [] };
    chat.messages.push(added);
    return added;
  }

  /** A message as the Bot API shows it. `deep`: with the message that it replies to. */
  messageJson(message: ChatMessage, deep = true): Record<string, unknown> {
    const chat = this.chats.get(message.chat);
    const reply = chat?.messages.find(({ message_id }) => message_id === message.replyTo);
    return {
      message_id: message.message_id,
      date: 1_790_000_000,
      chat: this.chatJson(message.chat),
      ...(message.from && { from: message.from }),
      ...(message.text !== undefined && { text: message.text }),
      ...(message.caption !== undefined && { caption: message.caption }),
      ...(message.group !== undefined && { media_group_id: message.group }),
      ...(deep && reply && { reply_to_message: this.messageJson(reply, false) }),
      ...this.#media(message),
      ...(message.buttons.length > 0 && { reply_markup: { inline_keyboard: [message.buttons] } }),
      ...message.extra,
    };
  }

  chatJson(id: number): Record<string, unknown> {
    const chat = this.chats.get(id);
    if (chat?.type === 'private') return { id, type: 'private', first_name: 'Anna' };
    const forum = chat?.isForum && { is_forum: true };
    return { id, type: chat?.type ?? 'group', title: chat?.title ?? 'Friends', ...forum };
  }

  stickerJson(id: string, type: string): object {
    const { bytes, name, width = 320, height = 240 } = this.files.get(id) ?? { bytes: new Uint8Array(), name: '' };
    const facts = { file_id: id, file_unique_id: `u-${id}`, file_size: bytes.byteLength, width, height };
    return { ...facts, type, is_animated: name === 'moving', is_video: false };
  }

  #media({ media }: ChatMessage): Record<string, unknown> {
    if (!media) return {};
    const file = this.files.get(media.file);
    const size = file?.claimedBytes ?? file?.bytes.byteLength ?? 0;
    const facts = { file_id: media.file, file_unique_id: `u-${media.file}`, file_size: size };
    const sides = { width: file?.width ?? 320, height: file?.height ?? 240 };
    switch (media.kind) {
      case 'photo': {
        const thumb = { ...facts, file_id: `${media.file}-s`, width: 32, height: 24, file_size: 900 };
        return { photo: [thumb, { ...facts, ...sides }] };
      }
      case 'sticker':
        return { sticker: this.stickerJson(media.file, 'regular') };
      case 'document':
        return { document: { ...facts, file_name: file?.name ?? 'file', ...(file?.mime && { mime_type: file.mime }) } };
      default:
        return { [media.kind]: { ...facts, ...sides, duration: 2 } };
    }
  }
}

import sharp from 'sharp';
import type { TelegramServer } from './server.ts';
import type { Button, ChatMessage, TelegramChat, TelegramUser } from './world.ts';

export interface MessageContent {
  readonly text?: string;
  readonly caption?: string;
  readonly picture?: Uint8Array;
  readonly as?: 'photo' | 'animation' | 'video' | 'document' | 'sticker';
  readonly fileName?: string;
  readonly mime?: string;
  readonly claimedBytes?: number;
  readonly replyTo?: ChatMessage;
  readonly group?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A person in the fake Telegram. What the person does reaches the bot as updates. */
export class TelegramMember {
  readonly user: TelegramUser;
  readonly #server: TelegramServer;
  #presses = 0;
  #albums = 0;

  constructor(server: TelegramServer, id: number, name: string, language = 'en') {
    this.#server = server;
    this.user = { id, is_bot: false, first_name: name, username: `the_${name.toLowerCase()}`, language_code: language };
  }

  /** Gives the person a profile photo. */
  showPhoto(bytes: Uint8Array): void {
    const { world } = this.#server;
    world.profilePhotos.set(this.user.id, world.storeFile({ bytes, name: 'profile' }));
  }

  /** The person's private chat with the bot. */
  get home(): TelegramChat {
    return this.#server.world.openChat(this.user.id, 'private');
  }

  async send(chat: TelegramChat, content: MessageContent): Promise<ChatMessage> {
    const message = await this.write(chat, content);
    this.#server.push({ message: this.#server.world.messageJson(message) });
    return message;
  }

  /** Changes the caption of a message. */
  edit(message: ChatMessage, caption: string): void {
    message.caption = caption;
    this.#server.push({ edited_message: { ...this.#server.world.messageJson(message), edit_date: 1_790_000_060 } });
  }

  /** Sends several messages as one album. */
  async sendAlbum(chat: TelegramChat, members: readonly MessageContent[]): Promise<readonly ChatMessage[]> {
    const group = `album-${++this.#albums}`;
    const messages: ChatMessage[] = [];
    for (const member of members) messages.push(await this.write(chat, { ...member, group }));
    for (const message of messages) this.#server.push({ message: this.#server.world.messageJson(message) });
    return messages;
  }

  /** Writes a message of which the bot gets no update. */
  async write(
    chat: TelegramChat,
    { text, caption, picture, as = 'photo', replyTo, group, extra = {}, ...file }: MessageContent,
  ) {
    const { world } = this.#server;
    const sides =
      picture && picture.byteLength > 0 && as === 'photo'
        ? await sharp(picture)
            .metadata()
            .catch(() => undefined)
        : undefined;
    const kept = picture && {
      bytes: picture,
      name: file.fileName ?? 'file',
      ...(file.mime !== undefined && { mime: file.mime }),
      ...(sides && { width: sides.width, height: sides.height }),
      ...(file.claimedBytes !== undefined && { claimedBytes: file.claimedBytes }),
    };
    return world.add(chat, {
      from: this.user,
      text,
      caption,
      media: kept && { kind: as, file: world.storeFile(kept) },
      buttons: [],
      group,
      replyTo: replyTo?.message_id,
      extra,
    });
  }

  /** Presses the button whose text starts with `text`. Resolves with the answer of the bot. */
  async press(message: ChatMessage, text: string): Promise<string> {
    const { world, answers } = this.#server;
    const button: Button | undefined = message.buttons.find((one) => one.text.startsWith(text));
    if (!button)
      throw new Error(`there is no button ${text}, only ${message.buttons.map((one) => one.text).join(', ')}`);
    const id = `press-${this.user.id}-${++this.#presses}`;
    const messageJson = world.messageJson(message, false);
    this.#server.push({
      callback_query: { id, from: this.user, chat_instance: '1', data: button.callback_data, message: messageJson },
    });
    await this.#server.until(() => answers.has(id));
    return answers.get(id) ?? '';
  }

  /** Types something after the name of the bot in any chat. Resolves with the answer. */
  async type(text: string): Promise<Readonly<Record<string, unknown>>> {
    const id = `inline-${this.user.id}-${++this.#presses}`;
    const { world } = this.#server;
    this.#server.push({ inline_query: { id, from: this.user, query: text, offset: '' } });
    await this.#server.until(() => world.inlineAnswers.has(id));
    return world.inlineAnswers.get(id) ?? {};
  }

  /** Mentions the bot in a chat that it is not in. Returns the id of the query. */
  async summon(chat: TelegramChat, content: MessageContent): Promise<string> {
    const message = await this.write(chat, content);
    const id = `guest-${this.user.id}-${++this.#presses}`;
    this.#server.push({ guest_message: { ...this.#server.world.messageJson(message), guest_query_id: id } });
    return id;
  }

  react(message: ChatMessage, emoji: string): void {
    this.#server.push({
      message_reaction: {
        chat: this.#server.world.chatJson(message.chat),
        message_id: message.message_id,
        user: this.user,
        date: 1_790_000_000,
        old_reaction: [],
        new_reaction: [{ type: 'emoji', emoji }],
      },
    });
  }
}

/** The messages of the bot in a chat that are not deleted, oldest first. */
export function botMessagesIn(chat: TelegramChat): ChatMessage[] {
  return chat.messages.filter(({ from, isGone }) => from?.is_bot === true && !isGone);
}

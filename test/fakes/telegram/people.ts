import sharp from 'sharp';
import type { TelegramServer } from './server.ts';
import type { Button, Person, Place, SeenMessage } from './world.ts';

export interface Sent {
  readonly text?: string;
  readonly caption?: string;
  readonly picture?: Uint8Array;
  readonly as?: 'photo' | 'animation' | 'video' | 'document' | 'sticker';
  readonly fileName?: string;
  readonly claimedSize?: number;
  readonly replyTo?: SeenMessage;
  readonly group?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What people do in a chat, as updates. */
export class Member {
  readonly person: Person;
  readonly #server: TelegramServer;
  #presses = 0;
  #albums = 0;

  constructor(server: TelegramServer, id: number, name: string, language = 'en') {
    this.#server = server;
    this.person = { id, is_bot: false, first_name: name, language_code: language };
  }

  /** Their private chat with the bot. */
  get home(): Place {
    return this.#server.world.place(this.person.id, 'private');
  }

  async send(place: Place, sent: Sent): Promise<SeenMessage> {
    const message = await this.write(place, sent);
    this.#server.push({ message: this.#server.world.shown(message) });
    return message;
  }

  /** Several at once, as one album. */
  async sendAlbum(place: Place, members: readonly Sent[]): Promise<readonly SeenMessage[]> {
    const group = `album-${++this.#albums}`;
    const messages: SeenMessage[] = [];
    for (const member of members) messages.push(await this.write(place, { ...member, group }));
    for (const message of messages) this.#server.push({ message: this.#server.world.shown(message) });
    return messages;
  }

  /** Writes what the bot is not told of. */
  async write(place: Place, { text, caption, picture, as = 'photo', replyTo, group, extra = {}, ...file }: Sent) {
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
      ...(sides && { width: sides.width, height: sides.height }),
      ...(file.claimedSize !== undefined && { claimedSize: file.claimedSize }),
    };
    return world.add(place, {
      from: this.person,
      text,
      caption,
      media: kept && { kind: as, file: world.keep(kept) },
      buttons: [],
      group,
      replyTo: replyTo?.message_id,
      extra,
    });
  }

  /** Presses the button whose text starts so; resolves to what the bot answers. */
  async press(message: SeenMessage, text: string): Promise<string> {
    const { world, answers } = this.#server;
    const button: Button | undefined = message.buttons.find((one) => one.text.startsWith(text));
    if (!button)
      throw new Error(`there is no button ${text}, only ${message.buttons.map((one) => one.text).join(', ')}`);
    const id = `press-${this.person.id}-${++this.#presses}`;
    const shown = world.shown(message, false);
    this.#server.push({
      callback_query: { id, from: this.person, chat_instance: '1', data: button.callback_data, message: shown },
    });
    await this.#server.until(() => answers.has(id));
    return answers.get(id) ?? '';
  }

  react(message: SeenMessage, emoji: string): void {
    this.#server.push({
      message_reaction: {
        chat: this.#server.world.chat(message.chat),
        message_id: message.message_id,
        user: this.person,
        date: 1_790_000_000,
        old_reaction: [],
        new_reaction: [{ type: 'emoji', emoji }],
      },
    });
  }
}

/** The bot's own messages in a place, oldest first. */
export function saidIn(place: Place): SeenMessage[] {
  return place.messages.filter(({ from, isGone }) => from?.is_bot === true && !isGone);
}

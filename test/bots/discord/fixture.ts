import { Member } from '../../fakes/discord/member.ts';
import { DiscordServer } from '../../fakes/discord/server.ts';
import type { Channel, File, Guild, Message } from '../../fakes/discord/world.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { ControlledProvider } from './controlled-provider.ts';

/** A fake Discord with a server, a channel and a member who has given the promise; and the bot with a controlled provider. */
export class DiscordFixture {
  readonly server = new DiscordServer();
  readonly provider: ControlledProvider;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly ann: Member;
  #bot: Bot | undefined;
  readonly #options: Partial<BotOptions>;

  constructor(options: Partial<BotOptions> & { isOpen?: boolean } = {}) {
    const { world } = this.server;
    this.#options = options;
    this.provider = new ControlledProvider('controlled', { isOpen: options.isOpen ?? true });
    this.guild = world.addGuild();
    this.channel = world.addChannel(this.guild);
    this.ann = this.member('ann');
  }

  async start(options: Partial<BotOptions> = {}): Promise<this> {
    await this.server.start();
    this.#bot = await startBot(this.server, { providers: [this.provider], ...this.#options, ...options });
    await this.promise(this.ann);
    return this;
  }

  /** Ends the bot's process and starts another one with the same storage. */
  async restart(options: Partial<BotOptions> = {}): Promise<Bot> {
    await this.bot.stop();
    const all = { providers: [this.provider], ...this.#options, storage: this.bot, ...options };
    this.#bot = await startBot(this.server, all);
    return this.#bot;
  }

  get bot(): Bot {
    if (!this.#bot) throw new Error('the bot is not started');
    return this.#bot;
  }

  member(name: string, permission = 0n, channel = this.channel): Member {
    const user = this.server.world.addUser(name);
    this.server.world.join(this.guild, user, permission);
    return new Member(this.server, user, channel);
  }

  promise({ user }: Member): Promise<void> {
    return this.bot.consents.give({ platform: 'discord', id: user.id }, 0);
  }

  saveFace({ user }: Member, name = 'Me'): Promise<unknown> {
    return this.bot.faces.save({ platform: 'discord', id: user.id }, name, Buffer.from('a face'));
  }

  /** Makes a first request, so that loading and compiling do not count in what a test measures. */
  async warmUp(): Promise<void> {
    const interaction = this.ann.slash('help');
    await this.server.until(() => interaction.callback);
  }

  /** `/swap` with two pictures. */
  swap(member = this.ann, options: Readonly<Record<string, string | boolean>> = {}) {
    return member.slash('swap', { ...this.pictures(member), ...options });
  }

  /** A message with one picture that mentions the bot. */
  mention(content = 'a scene', name = 'scene.png', member = this.ann): Message {
    const { id } = this.server.world.bot;
    return member.post({ content: `<@${id}>`, files: [text(member, content, name)] });
  }

  pictures(member = this.ann): { target: File; face: File } {
    return { target: text(member, 'a scene'), face: text(member, 'a face') };
  }

  /** The bot's messages that are not deleted, oldest first. */
  ours(): Message[] {
    const { world } = this.server;
    return [...world.messages.values()].filter(({ authorId, isDeleted }) => authorId === world.bot.id && !isDeleted);
  }

  /** Waits for a message of the bot that contains this text. */
  saying(said: string | RegExp, before: readonly Message[] = []): Promise<Message> {
    return this.server.until(() => this.ours().find((one) => !before.includes(one) && one.content.search(said) >= 0));
  }

  /** Waits for a message of the bot with a file, except those in `before`. */
  result(before: readonly Message[] = []): Promise<Message> {
    return this.server.until(() => this.ours().find((one) => one.attachments.length > 0 && !before.includes(one)));
  }

  /** Stops everything. Returns the violations of Discord's rules and the unexpected errors. */
  async end(): Promise<readonly unknown[]> {
    await this.bot.stop();
    await this.server.close();
    return [...this.server.violations, ...this.bot.bugs()];
  }
}

export function text(member: Member, content: string, name = 'picture.png'): File {
  return member.file(name, Buffer.from(content));
}

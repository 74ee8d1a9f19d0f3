import { createHash } from 'node:crypto';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
  readonly locale: string;
  /** The hash and the bytes of the user's avatar. */
  avatar?: Avatar;
}

export interface Avatar {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface Guild {
  readonly id: string;
  readonly ownerId: string;
  readonly roles: Map<string, bigint>;
  readonly members: Map<string, string[]>;
  /** Avatars that members have in this server only, by the user's id. */
  readonly avatars: Map<string, Avatar>;
  hasBot: boolean;
  /** The boost tier, 0 to 3. */
  tier: number;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'guild' | 'dm' | 'group';
  readonly guildId?: string;
  /** The channel that a thread belongs to. */
  readonly parent?: Channel;
  readonly userIds: readonly string[];
  readonly overwrites: { id: string; type: 0 | 1; allow: bigint; deny: bigint }[];
}

export interface File {
  readonly id: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly description?: string | undefined;
  /** The number of the file's current signed URL. Fetching the message makes a new one. */
  signature: number;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  attachments: File[];
  components: unknown[];
  flags: number;
  readonly reference?: string | undefined;
  readonly mentions: readonly string[];
  /** Ids of the users whom the message of the bot has told of itself. */
  told: readonly string[];
  /** The id of the only user who sees it. */
  readonly ephemeralFor?: string | undefined;
  readonly interactionId?: string | undefined;
  nonce?: string | undefined;
  /** Every content that it has had, oldest first; `at` in milliseconds since the epoch. */
  readonly history: { content: string; at: number }[];
  isDeleted: boolean;
  /** What else Discord tells of the message: previews, stickers, and what it forwards. */
  more?: object;
}

export const permissions = {
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
};
const everyonePermissions =
  permissions.viewChannel | permissions.sendMessages | permissions.attachFiles | permissions.readHistory;
const all = (1n << 53n) - 1n;

let number = 1_000_000_000_000_000_000n;
export function snowflake(): string {
  number += 4_194_304n;
  return String(number);
}

/** All users, servers, channels and messages of a fake Discord. */
export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  /** The ids of users who take no direct messages. */
  readonly closedTo = new Set<string>();
  readonly bot = this.addUser('face-bot', { bot: true });

  addUser(username: string, options: { bot?: boolean; locale?: string } = {}): User {
    const user = { id: snowflake(), username, bot: options.bot ?? false, locale: options.locale ?? 'en-US' };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(options: { hasBot?: boolean; owner?: User } = {}): Guild {
    const id = snowflake();
    const roles = new Map([[id, everyonePermissions]]);
    const there = options.owner ? [this.bot, options.owner] : [this.bot];
    const guild: Guild = {
      id,
      ownerId: options.owner?.id ?? snowflake(),
      roles,
      members: new Map(there.map((user) => [user.id, []])),
      avatars: new Map(),
      hasBot: options.hasBot ?? true,
      tier: 0,
    };
    this.guilds.set(id, guild);
    return guild;
  }

  join(guild: Guild, user: User, permission = 0n): void {
    const role = snowflake();
    if (permission !== 0n) guild.roles.set(role, permission);
    guild.members.set(user.id, permission === 0n ? [] : [role]);
  }

  addChannel(place: Guild | { kind: 'dm' | 'group'; users: readonly User[] }): Channel {
    const guild = 'roles' in place ? place : undefined;
    const channel: Channel = {
      id: snowflake(),
      kind: 'roles' in place ? 'guild' : place.kind,
      ...(guild && { guildId: guild.id }),
      userIds: 'roles' in place ? [] : place.users.map(({ id }) => id),
      overwrites: [],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addThread(parent: Channel): Channel {
    const thread: Channel = { ...parent, id: snowflake(), parent, overwrites: [] };
    this.channels.set(thread.id, thread);
    return thread;
  }

  addMessage(draft: Pick<Message, 'channelId' | 'authorId'> & Partial<Message>): Message {
    const message: Message = {
      content: '',
      attachments: [],
      components: [],
      flags: 0,
      mentions: [],
      told: [],
      history: [],
      isDeleted: false,
      ...draft,
      id: draft.id ?? snowflake(),
    };
    this.messages.set(message.id, message);
    return message;
  }

  addFile(filename: string, bytes: Uint8Array, description?: string): File {
    return { id: snowflake(), filename, bytes, description, signature: 1 };
  }

  /** Whether the bot is in a channel and can see it. */
  hasBot(channel: Channel): boolean {
    if (channel.guildId === undefined) return channel.kind === 'dm' && channel.userIds.includes(this.bot.id);
    const may = this.permissionsOf(this.bot.id, channel);
    return this.guilds.get(channel.guildId)?.hasBot === true && (may & permissions.viewChannel) !== 0n;
  }

  permissionsOf(userId: string, channel: Channel): bigint {
    const guild = this.guilds.get(channel.guildId ?? '');
    if (!guild || guild.ownerId === userId) return all;
    const roles = [guild.id, ...(guild.members.get(userId) ?? [])];
    let granted = roles.reduce((sum, role) => sum | (guild.roles.get(role) ?? 0n), 0n);
    for (const { id, allow, deny } of (channel.parent ?? channel).overwrites) {
      if (roles.includes(id) || id === userId) granted = (granted & ~deny) | allow;
    }
    return granted;
  }

  /** The messages of a channel that are not deleted. */
  visible(channel: Channel): Message[] {
    return [...this.messages.values()].filter((message) => message.channelId === channel.id && !message.isDeleted);
  }
}

export function avatarOf(content: string): Avatar {
  const bytes = Buffer.from(content);
  return { hash: createHash('md5').update(bytes).digest('hex'), bytes };
}

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

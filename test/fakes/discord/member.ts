import { intents } from './gateway.ts';
import {
  commandData,
  type FormRow,
  formData,
  type Interaction,
  type InteractionOptions,
  interactionPayload,
  interactionTypes,
  newInteraction,
  type OptionValue,
} from './interactions.ts';
import { memberPayload, messagePayload, resolvedUsers, userPayload } from './payloads.ts';
import { customIds } from './rules.ts';
import type { DiscordServer } from './server.ts';
import { type Channel, type File, type Guild, type Message, snowflake, type User } from './world.ts';

export interface Post {
  readonly content?: string;
  readonly files?: readonly File[];
  readonly replyTo?: Message;
  /** Whether the author of the message that is replied to is told. */
  readonly tells?: boolean;
  /** Previews, stickers, and what is forwarded. */
  readonly more?: object;
}

type Asked = Omit<InteractionOptions, 'user' | 'channel'>;

/** A user with a Discord client, in one channel. */
export class Member {
  readonly user: User;
  readonly channel: Channel;
  readonly #server: DiscordServer;

  constructor(server: DiscordServer, user: User, channel: Channel) {
    this.#server = server;
    this.user = user;
    this.channel = channel;
  }

  file(filename: string, bytes: Uint8Array): File {
    const file = this.#server.world.addFile(filename, bytes);
    this.#server.interactionFiles.set(file.id, file);
    return file;
  }

  slash(path: string, options: Readonly<Record<string, OptionValue>> = {}, asked: Asked = {}): Interaction {
    const data = commandData(path, options, { origin: this.#server.origin, guild: this.#guild });
    return this.send(interactionTypes.command, data, asked);
  }

  typeInto(path: string, option: string, text: string): Interaction {
    const data = commandData(path, { [option]: text }, { origin: this.#server.origin, focused: option });
    return this.send(interactionTypes.autocomplete, data);
  }

  /** Chooses an entry of a message's context menu. */
  menu(name: string, message: Message, asked: Asked = {}): Interaction {
    const { world, origin } = this.#server;
    const resolved = { messages: { [message.id]: messagePayload(message, world, origin) } };
    const data = { id: snowflake(), name, type: 3, target_id: message.id, resolved };
    return this.send(interactionTypes.command, data, asked);
  }

  /** Chooses an entry of the context menu of a user. */
  memberMenu(name: string, user: User, asked: Asked = {}): Interaction {
    const resolved = resolvedUsers([user], this.#guild);
    const data = { id: snowflake(), name, type: 2, target_id: user.id, resolved };
    return this.send(interactionTypes.command, data, asked);
  }

  /** Throws when the message has no such button. */
  press(message: Message, label: string, asked: Asked = {}): Interaction {
    const button = buttonsOf(message).find((one) => one.label === label);
    if (!button?.custom_id) throw new Error(`no button ${label}: ${buttonsOf(message).map((one) => one.label)}`);
    return this.use(message, { component_type: 2, custom_id: button.custom_id }, asked);
  }

  choose(message: Message, values: readonly string[], customId?: string, type = 3): Interaction {
    const rows = message.components as Parameters<typeof customIds>[0];
    const custom_id = customId ?? customIds(rows)[0];
    return this.use(message, { component_type: type, custom_id, values, resolved: this.#resolved(values) });
  }

  use(message: Message, data: object, asked: Asked = {}): Interaction {
    return this.send(interactionTypes.component, data, asked, message);
  }

  /** Fills in the form that answered `interaction`. */
  fill(
    interaction: Interaction,
    filled: Readonly<Record<string, string | boolean | readonly string[] | readonly File[]>>,
    asked: Asked = {},
  ): Interaction {
    const form = interaction.callback?.data;
    const rows = (form?.components ?? []) as readonly FormRow[];
    const data = formData(form?.custom_id ?? '', rows, filled, this.#server.origin);
    return this.send(interactionTypes.modal, data, asked, interaction.on);
  }

  /** Sends an interaction with any data. */
  send(type: number, data: unknown, asked: Asked = {}, on?: Message): Interaction {
    const { world, origin, interactions, gateway } = this.#server;
    const asking = { user: this.user, channel: this.channel, ...asked };
    const interaction = newInteraction(asking, on);
    interactions.set(interaction.token, interaction);
    const given = { type, data, limitBytes: asked.limitBytes };
    const { guildId } = asking.channel;
    gateway.dispatch('INTERACTION_CREATE', () => interactionPayload(interaction, given, { world, origin }), guildId);
    return interaction;
  }

  post({ content = '', files = [], replyTo, tells = false, more = {} }: Post): Message {
    const { world } = this.#server;
    const mentioned = [...content.matchAll(/<@(\d+)>/g)].flatMap(([, id]) => id ?? []);
    const message = world.addMessage({
      channelId: this.channel.id,
      authorId: this.user.id,
      content,
      more,
      attachments: [...files],
      reference: replyTo?.id,
      mentions: replyTo && tells ? [...mentioned, replyTo.authorId] : mentioned,
    });
    const { guildId } = this.channel;
    this.#server.gateway.dispatch('MESSAGE_CREATE', (asked) => this.#messageFor(message, asked), guildId);
    return message;
  }

  /** Deletes a message of the channel, as members who may manage messages can. */
  delete(message: Message): void {
    message.isDeleted = true;
    const { id, channelId: channel_id } = message;
    const { guildId: guild_id } = this.channel;
    this.#server.gateway.dispatch('MESSAGE_DELETE', () => ({ id, channel_id, guild_id }), guild_id);
  }

  react(message: Message, emoji: string): void {
    const { world, gateway } = this.#server;
    const { guildId } = this.channel;
    const guild = world.guilds.get(guildId ?? '');
    const reaction = {
      user_id: this.user.id,
      channel_id: this.channel.id,
      message_id: message.id,
      message_author_id: message.authorId,
      burst: false,
      type: 0,
      emoji: { id: null, name: emoji },
      ...(guild && { guild_id: guild.id, member: memberPayload(guild, this.user) }),
    };
    gateway.dispatch('MESSAGE_REACTION_ADD', () => reaction, guildId);
  }

  get #guild(): Guild | undefined {
    return this.#server.world.guilds.get(this.channel.guildId ?? '');
  }

  /** The chosen roles and users, as the client adds them. */
  #resolved(values: readonly string[]): object {
    const roles = this.#server.world.guilds.get(this.channel.guildId ?? '')?.roles;
    const chosen = values.filter((value) => roles?.has(value)).map((id) => [id, { id, name: 'a role' }]);
    const users = values.flatMap((id) => this.#server.world.users.get(id) ?? []);
    return {
      roles: Object.fromEntries(chosen),
      users: Object.fromEntries(users.map((user) => [user.id, userPayload(user)])),
    };
  }

  /** A message as a session with these intents receives it. Without the intent, content and files are hidden. */
  #messageFor(message: Message, asked: number): unknown {
    const { world, origin } = this.#server;
    const guild = world.guilds.get(this.channel.guildId ?? '');
    if ((asked & (guild ? intents.guildMessages : intents.directMessages)) === 0) return undefined;
    const payload = messagePayload(message, world, origin);
    const referenced = world.messages.get(message.reference ?? '');
    const sees = (one: Message): boolean =>
      !guild ||
      (asked & intents.messageContent) !== 0 ||
      one.authorId === world.bot.id ||
      one.mentions.includes(world.bot.id);
    const hidden = { content: '', attachments: [], components: [], embeds: [] };
    return {
      ...payload,
      ...(!sees(message) && hidden),
      ...(referenced && {
        referenced_message: { ...messagePayload(referenced, world, origin), ...(!sees(referenced) && hidden) },
      }),
      ...(guild && { guild_id: guild.id, member: { ...memberPayload(guild, this.user), user: undefined } }),
      author: userPayload(this.user),
    };
  }
}

interface Button {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
}

export function buttonsOf(message: Message): Button[] {
  const rows = message.components as { components?: Button[] }[];
  return rows.flatMap(({ components = [] }) => components).filter(({ type }) => type === 2);
}

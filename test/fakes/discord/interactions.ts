import { randomBytes } from 'node:crypto';
import { filePayload, memberPayload, messagePayload, resolvedUsers, userPayload } from './payloads.ts';
import {
  type Channel,
  type File,
  type Guild,
  type Message,
  permissions,
  snowflake,
  type User,
  type World,
} from './world.ts';

/** One interaction, from the click to the end of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: User;
  readonly channel: Channel;
  readonly isUserInstalled: boolean;
  readonly startedAt: number;
  /** The message whose component was used. */
  readonly on?: Message | undefined;
  /** The first response, as received. */
  callback?: { readonly type: number; readonly data?: CallbackData | undefined };
  acknowledgedMs?: number;
  /** The message that `@original` names. */
  original?: Message | undefined;
  followUps: number;
  /** Whether its token has ended. */
  isOver?: boolean;
}

interface CallbackData {
  readonly content?: string;
  readonly flags?: number;
  readonly title?: string;
  readonly custom_id?: string;
  readonly components?: readonly FormRow[];
  readonly choices?: readonly { name: string; value: string }[];
}

export interface FormRow {
  readonly type: number;
  readonly label?: string;
  readonly component?: {
    readonly type: number;
    readonly custom_id: string;
    readonly options?: readonly { value: string; label: string }[];
  };
}

export interface InteractionOptions {
  readonly user: User;
  readonly channel: Channel;
  readonly isUserInstalled?: boolean;
  readonly limitBytes?: number;
}

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 };

export function newInteraction(asking: InteractionOptions, on?: Message): Interaction {
  const { user, channel, isUserInstalled = false } = asking;
  const token = randomBytes(24).toString('base64url');
  return { id: snowflake(), token, user, channel, isUserInstalled, startedAt: Date.now(), on, followUps: 0 };
}

export interface Origin {
  readonly world: World;
  readonly origin: string;
}

/** The interaction as the gateway sends it. */
export function interactionPayload(
  { id, token, user, channel, isUserInstalled, on }: Interaction,
  { type, data, limitBytes = 10 * 2 ** 20 }: { type: number; data: unknown; limitBytes?: number | undefined },
  { world, origin }: Origin,
): Record<string, unknown> {
  const guild = world.guilds.get(channel.guildId ?? '');
  const guildContext = channel.kind === 'dm' ? 1 : 2;
  const ownInstall = guild?.id ?? (channel.kind === 'dm' ? '0' : undefined);
  return {
    id,
    application_id: world.bot.id,
    type,
    data,
    token,
    version: 1,
    channel_id: channel.id,
    channel: { id: channel.id, ...placeOf(channel) },
    app_permissions: String(guild ? world.permissionsOf(world.bot.id, channel) : permissions.attachFiles),
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: limitBytes,
    context: guild ? 0 : guildContext,
    authorizing_integration_owners: isUserInstalled ? { '1': user.id } : { '0': ownInstall ?? '0' },
    ...(guild && { guild_id: guild.id, guild_locale: 'en-US' }),
    ...(guild
      ? { member: { ...memberPayload(guild, user), permissions: String(world.permissionsOf(user.id, channel)) } }
      : { user: userPayload(user) }),
    ...(on && { message: messagePayload(on, world, origin) }),
  };
}

/** The parent of a thread is its channel; the parent of a channel is a category. */
function placeOf({ kind, parent }: Channel): object {
  if (parent) return { type: 11, parent_id: parent.id };
  return kind === 'guild' ? { type: 0, parent_id: '1000000000000000000' } : { type: 1 };
}

export type OptionValue = string | boolean | File | User;

/** The data of a slash command. `path` is the command, or command and subcommand; `focused` is the option being typed. */
export function commandData(
  path: string,
  options: Readonly<Record<string, OptionValue>>,
  { origin, guild, focused = '' }: { origin: string; guild?: Guild | undefined; focused?: string },
) {
  const [name, subcommand] = path.split(' ');
  const values = Object.values(options);
  const files = values.filter((value): value is File => typeof value === 'object' && 'filename' in value);
  const users = values.filter((value): value is User => typeof value === 'object' && 'username' in value);
  const given = Object.entries(options).map(([option, value]) => ({
    name: option,
    ...optionValue(value),
    ...(option === focused && { focused: true }),
  }));
  return {
    id: snowflake(),
    name,
    type: 1,
    options: subcommand === undefined ? given : [{ name: subcommand, type: 1, options: given }],
    resolved: {
      attachments: Object.fromEntries(files.map((file) => [file.id, filePayload(file, origin)])),
      ...(users.length > 0 && resolvedUsers(users, guild)),
    },
  };
}

function optionValue(value: OptionValue): object {
  if (typeof value !== 'object') return { type: typeof value === 'boolean' ? 5 : 3, value };
  return { type: 'filename' in value ? 11 : 6, value: value.id };
}

/** The data of a form that a member has filled in, with its files. */
export function formData(
  customId: string,
  rows: readonly FormRow[],
  filled: Readonly<Record<string, string | boolean | readonly string[] | readonly File[]>>,
  origin: string,
) {
  const files = Object.values(filled).flatMap((value) => (Array.isArray(value) ? (value as (string | File)[]) : []));
  const attachments = files.filter((file): file is File => typeof file === 'object');
  return {
    custom_id: customId,
    components: rows.map(({ type, component }) => ({
      type,
      id: 1,
      component: component && {
        type: component.type,
        id: 2,
        custom_id: component.custom_id,
        ...filledIn(component.type, filled[component.custom_id]),
      },
    })),
    resolved: { attachments: Object.fromEntries(attachments.map((file) => [file.id, filePayload(file, origin)])) },
  };
}

function filledIn(type: number, value: string | boolean | readonly (string | File)[] | undefined): object {
  if (type === 4 || type === 21) return { value: value ?? (type === 4 ? '' : null) };
  if (type === 23) return { value: value ?? false };
  const list = Array.isArray(value) ? value : [];
  return { values: list.map((each: string | File) => (typeof each === 'object' ? each.id : each)) };
}

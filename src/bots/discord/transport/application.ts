import { ApplicationFlags, OAuth2Scopes, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import type { Application, DiscordApi } from './api.ts';
import type { DiscordConfig } from './config.ts';
import { DiscordError, isPermanent } from './errors.ts';
import { platform } from './payloads.ts';
import { requiredPermissions, unionOf } from './permissions.ts';
import { contentIntentRefused, DiscordUnusable, tokenRefused } from './unusable.ts';

const contentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** The bot's own application. Throws DiscordUnusable when Discord refuses the token or the content intent. */
export async function fetchApplication(api: DiscordApi, config: DiscordConfig): Promise<Application> {
  const application = await api.application().catch((error) => {
    if (!(error instanceof DiscordError) || error.status !== 401) throw error;
    throw new DiscordUnusable(tokenRefused);
  });
  if (config.DISCORD_MESSAGE_CONTENT && ((application.flags ?? 0) & contentFlags) === 0) {
    throw new DiscordUnusable(contentIntentRefused(application.id));
  }
  return application;
}

/** A link that adds the bot to a server or an account, with the permissions it needs. */
export function inviteLink({ id }: Application): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', id);
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  link.searchParams.set('permissions', String(unionOf(Object.values(requiredPermissions))));
  return link.href;
}

export interface RegistrationParts {
  readonly api: Pick<DiscordApi, 'register'>;
  readonly me: Application;
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** After this time the same commands are registered again, in case somebody deleted them. */
const keepMs = 7 * 24 * 60 * 60 * 1_000;

const Registered = z.object({ hash: z.string(), ids: z.record(z.string(), z.string()) });

/** `define` takes all languages, `fingerprint` changes whenever what it returns does. */
export interface CommandsToRegister {
  readonly fingerprint: string;
  define(): RESTPutAPIApplicationCommandsJSONBody;
}

/** The commands of the bot as Discord knows them. `isNew`: whether they were registered just now. */
export interface RegisteredCommands {
  readonly isNew: boolean;
  /** The ids of slash commands, by their English names. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Registers the commands unless these very commands were registered before. `guild` is the only server to register them
 * for, or undefined for everywhere; where they were registered otherwise before, they are removed. Throws
 * DiscordUnusable when the bot is not in that server.
 */
export async function registerCommands(
  { fingerprint, define }: CommandsToRegister,
  guild: string | undefined,
  parts: RegistrationParts,
): Promise<RegisteredCommands> {
  const { api, me, expiringStore, clock } = parts;
  const key = keyOf(me, guild);
  const known = Registered.safeParse(await expiringStore.get(key)).data;
  if (known?.hash === fingerprint) return { isNew: false, ids: new Map(Object.entries(known.ids)) };
  const ids = await api.register(me.id, guild, define()).catch((error) => {
    if (guild === undefined || !isPermanent(error)) throw error;
    throw new DiscordUnusable(
      `REGISTER_GUILD_ID: ${me.name} is not in the server ${guild}. Add it first: ${inviteLink(me)}`,
    );
  });
  await removeElsewhere(guild, parts);
  await expiringStore.put(key, { hash: fingerprint, ids }, { expiresAt: clock.now() + keepMs });
  return { isNew: true, ids: new Map(Object.entries(ids)) };
}

/** How long it is known which server had commands of its own. */
const rememberMs = 365 * 24 * 60 * 60 * 1_000;

/** Members of a server would see each command twice that is registered for the server and everywhere. */
async function removeElsewhere(guild: string | undefined, parts: RegistrationParts): Promise<void> {
  const { api, me, expiringStore, clock } = parts;
  const key = `${platform}:commands:${me.id}`;
  const before = z.string().safeParse(await expiringStore.get(key)).data;
  const isOther = before !== undefined && before !== guild;
  if (isOther) {
    await api.register(me.id, before, []).catch((error) => {
      if (!isPermanent(error)) throw error; // the bot has left that server
    });
    await expiringStore.delete(keyOf(me, before));
  }
  if (guild === undefined) return expiringStore.delete(key);
  await api.register(me.id, undefined, []);
  await expiringStore.delete(keyOf(me, undefined));
  await expiringStore.put(key, guild, { expiresAt: clock.now() + rememberMs });
}

function keyOf({ id }: Application, guild: string | undefined): string {
  return `${platform}:commands:${id}:${guild ?? 'everywhere'}`;
}

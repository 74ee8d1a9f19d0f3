import { createHash } from 'node:crypto';
import { ApplicationFlags, OAuth2Scopes, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
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

/**
 * Registers the commands unless these very commands were registered before; true if it did. `guild` is the only server
 * to register them for, or undefined for everywhere. Throws DiscordUnusable when the bot is not in that server.
 */
export async function registerCommands(
  commands: RESTPutAPIApplicationCommandsJSONBody,
  guild: string | undefined,
  { api, me, expiringStore, clock }: RegistrationParts,
): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  const key = `${platform}:commands:${me.id}:${guild ?? 'everywhere'}`;
  if ((await expiringStore.get(key)) === hash) return false;
  await api.register(me.id, guild, commands).catch((error) => {
    if (guild === undefined || !isPermanent(error)) throw error;
    throw new DiscordUnusable(
      `REGISTER_GUILD_ID: ${me.name} is not in the server ${guild}. Add it first: ${inviteLink(me)}`,
    );
  });
  await expiringStore.put(key, hash, { expiresAt: clock.now() + keepMs });
  return true;
}

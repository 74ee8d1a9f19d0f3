import { Routes } from 'discord.js';
import { z } from 'zod';
import { broken, brokenBy, type Check, type Found } from '../../core/checks.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { RateLimited } from '../../core/ports/chat.ts';
import { createDiscordApi, type DiscordApi } from './transport/api.ts';
import { fetchApplication, inviteLink } from './transport/application.ts';
import type { DiscordConfig } from './transport/config.ts';
import { isPermanent, mapErrors } from './transport/errors.ts';
import { DiscordUnusable } from './transport/unusable.ts';

const Gateway = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});
const fewSessions = 50;

/** Asks Discord for the application, the gateway and the server of REGISTER_GUILD_ID, beside a running bot. */
export function discordCheck(config: DiscordConfig, clock: Clock = systemClock): Check {
  return {
    name: 'Discord',
    async look(signal) {
      const api = createDiscordApi(config, { clock, onEvent: () => undefined });
      try {
        const me = await fetchApplication(api, config);
        const content = config.DISCORD_MESSAGE_CONTENT ? ', with the Message Content intent' : '';
        const found = { ok: true, message: `The token is that of ${me.name}${content}.` };
        return [found, ...(await gatewayFound(api, config)), ...(await ownServer(api, config, inviteLink(me)))];
      } catch (error) {
        signal.throwIfAborted();
        return [unreached(error)];
      } finally {
        api.close();
      }
    },
  };
}

function unreached(error: unknown): Found {
  if (error instanceof DiscordUnusable) return brokenBy(error.message, 'Put the right one into .env.');
  if (error instanceof RateLimited) {
    const seconds = Math.ceil(error.retryAfterMs / 1_000);
    return broken('Discord gets too many requests from this bot.', `Try again in ${seconds} seconds.`);
  }
  if (isPermanent(error))
    return broken(`${error.message}.`, 'Look at your app: https://discord.com/developers/applications');
  return broken(
    'Discord cannot be reached.',
    'Look whether this machine reaches the internet (https://discordstatus.com tells of outages), and whether DISCORD_API_URL is right.',
  );
}

async function gatewayFound({ rest }: DiscordApi, { DISCORD_SHARDS: shards }: DiscordConfig) {
  const { shards: recommended, session_start_limit: limit } = Gateway.parse(
    await mapErrors(rest.get(Routes.gatewayBot())),
  );
  return [...sessionsLeft(limit), ...shardsFound(shards, recommended)];
}

function shardsFound(shards: number | undefined, recommended: number): readonly Found[] {
  if (shards === undefined) return recommended < 2 ? [] : [{ ok: true, message: `It uses ${recommended} shards.` }];
  const message = `DISCORD_SHARDS is ${shards}; Discord recommends ${recommended}.`;
  return [{ ok: true, message, ...(shards < recommended && { remedy: 'Unset it, or raise it.' }) }];
}

function sessionsLeft(limit: z.infer<typeof Gateway>['session_start_limit']): readonly Found[] {
  const hours = Math.ceil(limit.reset_after / 3_600_000);
  if (limit.remaining > fewSessions) return [];
  if (limit.remaining > 0) {
    const message = `The bot may connect ${limit.remaining} more times in the next ${hours} hours.`;
    return [{ ok: true, message, remedy: 'Look at the log of “serve” for what makes it start so often.' }];
  }
  return [broken('The bot has connected too often today.', `Start “serve” in ${hours} hours, and only once.`)];
}

async function ownServer({ rest }: DiscordApi, { REGISTER_GUILD_ID: guild }: DiscordConfig, invite: string) {
  if (guild === undefined) return [];
  try {
    await mapErrors(rest.get(Routes.guild(guild)));
    return [];
  } catch (error) {
    if (!isPermanent(error)) throw error;
    return [broken(`The bot is not in the server of REGISTER_GUILD_ID (${guild}).`, `Add it there: ${invite}`)];
  }
}

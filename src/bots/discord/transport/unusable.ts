import { GatewayCloseCodes } from 'discord.js';

/** The bot cannot run with this configuration. The message tells the operator what to change, and where. */
export class DiscordUnusable extends Error {
  override readonly name = 'DiscordUnusable';
}

const portal = 'https://discord.com/developers/applications';

export const tokenRefused = `Discord does not accept DISCORD_TOKEN. Get a new one: ${portal} → your app → Bot → Reset Token`;

export function contentIntentRefused(application: string): string {
  return `DISCORD_MESSAGE_CONTENT is set, but Discord does not grant the Message Content intent. Switch it on: ${portal}/${application}/bot → Privileged Gateway Intents → Message Content Intent; or unset DISCORD_MESSAGE_CONTENT`;
}

export function tooFewShards(shards: number, recommended: number): string {
  const wanted = Math.max(shards + 1, recommended);
  return `DISCORD_SHARDS: Discord refuses ${shards} for a bot in so many servers (at most 2,500 on a shard); unset it, or set ${wanted} or more`;
}

/** The reason why the gateway closed for good; undefined for codes after which it can be connected again. */
export function unusableOnClose(code: number, application: string): DiscordUnusable | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new DiscordUnusable(tokenRefused);
    case GatewayCloseCodes.DisallowedIntents:
      return new DiscordUnusable(contentIntentRefused(application));
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new DiscordUnusable(
        `Discord no longer speaks with this version of the program (${code}): install a newer one`,
      );
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return new DiscordUnusable(
        `Discord refuses the number of shards it asked for (${code}): see https://discordstatus.com, and start again`,
      );
    default:
      return undefined;
  }
}

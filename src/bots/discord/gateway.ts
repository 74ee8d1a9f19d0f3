import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { GatewayCloseCodes, GatewayIntentBits, type REST } from 'discord.js';

export interface GatewayParts {
  readonly rest: REST;
  readonly token: string;
  readonly seesContent: boolean;
  on(event: string, data: unknown): void;
  /** The connection is closed for good: one sentence for the operator. */
  onRefused(why: string): void;
  onError(error: unknown): void;
}

export interface Gateway {
  connect(): Promise<void>;
  close(): Promise<void>;
}

const always =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.GuildMessageReactions |
  GatewayIntentBits.DirectMessageReactions;

/** Closings that discord.js does not come back from. */
const refusals: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord does not accept DISCORD_TOKEN any more: reset it in the portal (Bot → Reset Token).',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not grant the Message Content intent: switch it on in the portal (Bot → Privileged Gateway Intents), or unset DISCORD_MESSAGE_CONTENT.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents that were asked for: this version is too old.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord has switched off its API v10: this version is too old.',
  [GatewayCloseCodes.InvalidShard]: 'Discord does not accept the number of shards: start the program again.',
  [GatewayCloseCodes.ShardingRequired]: 'Discord asks for more shards: start the program again.',
};

/** discord.js's own gateway, without its caches: events come as Discord sends them. Lost connections are resumed. */
export function createGateway({ rest, token, seesContent, on, onRefused, onError }: GatewayParts): Gateway {
  const manager = new WebSocketManager({
    token,
    rest,
    intents: always | (seesContent ? GatewayIntentBits.MessageContent : 0),
    compression: null,
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => on(data.t, data.d));
  manager.on(WebSocketShardEvents.Error, ({ error }) => onError(error));
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    const why = refusals[code];
    if (why) onRefused(why);
  });
  return {
    connect: () => manager.connect(),
    async close() {
      await manager.destroy();
    },
  };
}

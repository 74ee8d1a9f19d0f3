import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { GatewayCloseCodes, GatewayIntentBits, type REST } from 'discord.js';
import { mapErrors } from './errors.ts';
import { type DiscordUnusable, unusableOnClose } from './unusable.ts';

export interface GatewayParts {
  readonly rest: REST;
  readonly token: string;
  readonly application: string;
  readonly seesContent: boolean;
  on(event: string, data: unknown): void;
  /** The connection is closed for good. `why` is a DiscordUnusable when Discord gives a reason. */
  onLost(why: unknown): void;
  onError(error: unknown): void;
}

export interface Gateway {
  /** Resolves when events arrive. Throws DiscordUnusable when Discord refuses the bot. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

const baseIntents =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.GuildMessageReactions |
  GatewayIntentBits.DirectMessageReactions;

/**
 * The gateway client of discord.js, without its caches: `on` gets events as Discord sends them. Lost connections are
 * resumed. When Discord asks for more shards, all shards are connected anew.
 */
export function createGateway(parts: GatewayParts): Gateway {
  const { rest, token, application, seesContent, onLost, onError } = parts;
  let manager: WebSocketManager | undefined;
  let shards = 0;

  function newManager(): WebSocketManager {
    const intents = baseIntents | (seesContent ? GatewayIntentBits.MessageContent : 0);
    const next = new WebSocketManager({ token, rest, intents, compression: null });
    next.on(WebSocketShardEvents.Dispatch, ({ data }) => parts.on(data.t, data.d));
    return next;
  }

  async function open(): Promise<void> {
    const next = newManager();
    const wanted = await mapErrors(next.getShardCount());
    if (wanted <= shards) throw unusableOnClose(GatewayCloseCodes.ShardingRequired, application);
    manager = next;
    const { isOutgrown } = await connected(next);
    shards = wanted;
    if (isOutgrown) await reopen(next);
  }

  async function reopen(old: WebSocketManager): Promise<void> {
    await old.destroy();
    await open();
  }

  /** Connects. A shard with an error keeps trying by itself, unless Discord has closed it for good. */
  async function connected(next: WebSocketManager): Promise<{ isOutgrown: boolean }> {
    let isOpen = false;
    let isOutgrown = false;
    let refusal: DiscordUnusable | undefined;
    let shardError: unknown;
    next.on(WebSocketShardEvents.Error, ({ error }) => {
      shardError = error;
      if (!refusal && !isOutgrown) onError(error);
    });
    next.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (code === GatewayCloseCodes.ShardingRequired || code === GatewayCloseCodes.InvalidShard) {
        if (isOpen && !isOutgrown) reopen(next).catch(onLost);
        isOutgrown = true;
        return;
      }
      refusal ??= unusableOnClose(code, application);
      if (isOpen && refusal) onLost(refusal);
    });
    await next.connect().catch((error) => {
      if (refusal) throw refusal;
      if (error !== shardError) throw error;
    });
    isOpen = true;
    return { isOutgrown };
  }

  return {
    connect: open,
    async close() {
      await manager?.destroy();
    },
  };
}

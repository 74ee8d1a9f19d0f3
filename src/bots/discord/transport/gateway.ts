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
  /** What was connected is closed for good; a DiscordUnusable where Discord says why. */
  onLost(why: unknown): void;
  onError(error: unknown): void;
}

export interface Gateway {
  /** Resolves when events come. Throws DiscordUnusable where Discord refuses. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

const always =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.GuildMessageReactions |
  GatewayIntentBits.DirectMessageReactions;

/**
 * discord.js's own gateway, without its caches: events come as Discord sends them. Lost connections are resumed; where
 * Discord asks for more shards than there are, all begin anew.
 */
export function createGateway(parts: GatewayParts): Gateway {
  const { rest, token, application, seesContent, onLost, onError } = parts;
  let manager: WebSocketManager | undefined;
  let shards = 0;

  function newManager(): WebSocketManager {
    const intents = always | (seesContent ? GatewayIntentBits.MessageContent : 0);
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

  /** A shard that has met an error goes on trying by itself, unless Discord has closed it for good. */
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

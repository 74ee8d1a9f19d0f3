import {
  type IIdentifyThrottler,
  SimpleIdentifyThrottler,
  WebSocketManager,
  WebSocketShardEvents,
} from '@discordjs/ws';
import { GatewayCloseCodes, GatewayIntentBits, type REST } from 'discord.js';
import type { Connection } from '../../connection.ts';
import { networkCode } from '../../network-code.ts';
import { mapErrors } from './errors.ts';
import type { Sessions } from './sessions.ts';
import { DiscordUnusable, tooFewShards, unusableOnClose } from './unusable.ts';

export interface GatewayParts {
  readonly rest: REST;
  readonly token: string;
  readonly application: string;
  /** The number of shards; as many as Discord recommends where it is undefined. */
  readonly shards: number | undefined;
  readonly seesContent: boolean;
  readonly sessions: Sessions;
  readonly connection: Pick<Connection, 'heard' | 'failed'>;
  /** Waits before a new session begins. */
  readonly throttle: IIdentifyThrottler;
  /** `position` names the event among all events; it is the same when the event is sent again. */
  on(name: string, data: unknown, position: string): void;
  /** The connection is closed for good. `why` is a DiscordUnusable when Discord gives a reason. */
  onLost(why: unknown): void;
  onError(error: unknown): void;
}

export interface Gateway {
  /** Resolves when events arrive. Throws DiscordUnusable when Discord refuses the bot. */
  connect(): Promise<void>;
  readonly shards: ShardCounts;
  close(): Promise<void>;
}

export interface ShardCounts {
  readonly connected: number;
  /** 0 until Discord has said how many it recommends. */
  readonly wanted: number;
}

const baseIntents =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.GuildMessageReactions |
  GatewayIntentBits.DirectMessageReactions;

/**
 * The gateway client of discord.js, without its caches: `on` gets events as Discord sends them. Lost connections are
 * resumed, also by the next process. When Discord asks for more shards, all shards are connected anew.
 */
export function createGateway(parts: GatewayParts): Gateway {
  const { rest, token, application, seesContent, sessions, connection, throttle, onLost, onError } = parts;
  const down = new Set<number>();
  let manager: WebSocketManager | undefined;
  let wanted = 0;
  /** With so many shards Discord was connected last. */
  let accepted = 0;

  function newManager(): WebSocketManager {
    const intents = baseIntents | (seesContent ? GatewayIntentBits.MessageContent : 0);
    const next = new WebSocketManager({
      token,
      rest,
      intents,
      shardCount: parts.shards ?? null,
      compression: null,
      buildIdentifyThrottler: (manager) => throttled(manager, throttle),
      retrieveSessionInfo: (shard) => sessions.find(shard) ?? null,
      updateSessionInfo: sessions.set,
    });
    next.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) =>
      parts.on(data.t, data.d, `${sessions.find(shardId)?.sessionId}:${data.s}`),
    );
    watch(next);
    return next;
  }

  /** Discord is heard of only while every shard is, and a shard is down until it was connected. */
  function watch(next: WebSocketManager): void {
    const up = ({ shardId }: { shardId: number }): void => {
      down.delete(shardId);
      heard({ shardId });
    };
    const heard = ({ shardId }: { shardId: number }): void => {
      if (down.size === 0) connection.heard(shardId);
    };
    next.on(WebSocketShardEvents.Ready, up);
    next.on(WebSocketShardEvents.Resumed, up);
    next.on(WebSocketShardEvents.HeartbeatComplete, heard);
    next.on(WebSocketShardEvents.Dispatch, heard);
    next.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
      down.add(shardId);
      connection.failed('unreachable', `the gateway closed the connection (${code})`);
    });
  }

  async function open(): Promise<void> {
    const next = newManager();
    wanted = await mapErrors(next.getShardCount());
    if (wanted <= accepted) throw await refused(next);
    manager = next;
    for (let shard = 0; shard < wanted; shard++) down.add(shard);
    const { isOutgrown } = await connected(next);
    accepted = wanted;
    if (isOutgrown) await reopen(next);
  }

  /** Discord has refused the number of shards. */
  async function refused(next: WebSocketManager): Promise<DiscordUnusable | undefined> {
    if (parts.shards === undefined) return unusableOnClose(GatewayCloseCodes.ShardingRequired, application);
    const { shards: recommended } = await mapErrors(next.fetchGatewayInformation());
    return new DiscordUnusable(tooFewShards(parts.shards, recommended));
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
      if (isOfNetwork(error)) connection.failed('unreachable', networkCode(error));
      else if (!refusal && !isOutgrown) onError(error);
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
    get shards() {
      return { connected: wanted - down.size, wanted };
    },
    async close() {
      sessions.keep();
      await manager?.destroy({ code: closeToResume });
      await sessions.save();
    },
  };
}

/** Any code but 1000 and 1001, after which Discord would end the session. */
const closeToResume = 4_200;

function isOfNetwork(error: Error): boolean {
  return networkCode(error) !== undefined || error.message.startsWith('Unexpected server response');
}

/** What Discord allows at the same time holds as well. */
async function throttled(manager: WebSocketManager, throttle: IIdentifyThrottler): Promise<IIdentifyThrottler> {
  const { session_start_limit: limit } = await manager.fetchGatewayInformation();
  const atOnce = new SimpleIdentifyThrottler(limit.max_concurrency);
  return {
    async waitForIdentify(shard, signal) {
      await throttle.waitForIdentify(shard, signal);
      await atOnce.waitForIdentify(shard, signal);
    },
  };
}

import { Redis, type RedisOptions, type SentinelConnectionOptions, SentinelConnector } from 'ioredis';
import type { SentinelUrl } from './sentinel-url.ts';

/** What the sentinels say about a master. */
export interface SentinelFacts {
  readonly name: string;
  /** `host:port` of the present master. */
  readonly master: string;
  /** Replicas that could take its place now. */
  readonly replicas: number;
  readonly sentinels: number;
  /** So many of them have to agree that the master is gone. */
  readonly quorum: number;
}

/** A try to reach a process that is gone ends after so long; together with `longestRetryMs` soon enough for `settleMs`. */
const connectMs = 1_500;
const longestRetryMs = 1_000;
/** For each connection to Redis, so many sentinels are listened to: they tell at once of a failover. */
const listenedTo = 3;

/**
 * While it looks for a master, the library goes on listening to the sentinels of the former connection. When they tell of
 * a new master then, it closes the connection for good. Here it has stopped listening before it looks.
 */
class MasterConnector extends SentinelConnector {
  #wasConnected = false;

  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override async connect(...told: Parameters<SentinelConnector['connect']>): ReturnType<SentinelConnector['connect']> {
    if (this.#wasConnected) this.disconnect();
    this.#wasConnected = false;
    const stream = await super.connect(...told);
    stream.once('connect', () => {
      this.#wasConnected = true;
    });
    return stream;
  }
}

/**
 * A connection that follows the master. It is given up as soon as a sentinel tells of another master, and where the
 * server says that it is none any more.
 */
export function sentinelOptions(given: SentinelUrl) {
  const { sentinels, name, db, username, password, isSecure } = given;
  const retry = (times: number): number => Math.min(times * 100, longestRetryMs);
  return {
    Connector: MasterConnector,
    sentinels: [...sentinels],
    name,
    db,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...credentialsOf(given),
    ...(isSecure && { tls: {}, enableTLSForSentinelMode: true, sentinelTLS: {} }),
    failoverDetector: true,
    sentinelMaxConnections: listenedTo,
    sentinelRetryStrategy: retry,
    sentinelReconnectStrategy: retry,
    retryStrategy: retry,
    connectTimeout: connectMs,
    sentinelCommandTimeout: connectMs,
    // 2: and the command is sent again
    reconnectOnError: ({ message }: Error): 2 | false => (isNoMaster(message) ? 2 : false),
  } satisfies RedisOptions;
}

/** The error of a server that was the master and is a replica now, or cannot tell yet. */
function isNoMaster(message: string): boolean {
  return /(?:^|-)(?:READONLY|MASTERDOWN)\b/.test(message);
}

function credentialsOf({ sentinelUsername, sentinelPassword }: SentinelUrl) {
  return {
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
  };
}

/** Asks the first sentinel that answers. Undefined where none does. */
export async function sentinelFacts(given: SentinelUrl): Promise<SentinelFacts | undefined> {
  for (const { host, port } of given.sentinels) {
    const sentinel = new Redis({
      host,
      port,
      ...(given.sentinelUsername !== undefined && { username: given.sentinelUsername }),
      ...(given.sentinelPassword !== undefined && { password: given.sentinelPassword }),
      ...(given.isSecure && { tls: {} }),
      connectTimeout: connectMs,
      commandTimeout: connectMs,
      retryStrategy: null,
      enableReadyCheck: false,
    });
    sentinel.on('error', () => undefined); // the next one is asked
    try {
      return await factsFrom(sentinel, given.name);
    } catch {
      // the next one is asked
    } finally {
      sentinel.disconnect();
    }
  }
  return undefined;
}

async function factsFrom(sentinel: Redis, name: string): Promise<SentinelFacts> {
  const [master = {}] = records([await sentinel.call('SENTINEL', 'MASTER', name)]);
  const replicas = records(await sentinel.call('SENTINEL', 'REPLICAS', name));
  const isUsable = ({ flags = '' }: Record<string, string>): boolean => !/_down|disconnected/.test(flags);
  return {
    name,
    master: `${master.ip}:${master.port}`,
    replicas: replicas.filter(isUsable).length,
    sentinels: Number(master['num-other-sentinels']) + 1,
    quorum: Number(master.quorum),
  };
}

/** Sentinels answer with names and values in turn. */
function records(answer: unknown): Record<string, string>[] {
  if (!Array.isArray(answer)) return [];
  return answer.map((one: unknown) => {
    const list = Array.isArray(one) ? one.map(String) : [];
    return Object.fromEntries(list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1] ?? '']] : [])));
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { portBelowEphemeral, RedisServer } from './redis-server.ts';

const sentinelCount = 3;
const name = 'faceswap-main';
/** With characters that have to be escaped in a URL. */
const password = 'p@ss/of redis';
const sentinelPassword = 'p@ss:of&sentinels';
/** A server that is silent for so long is gone. */
const downAfterMs = 800;
const quorum = 2;

/** A Redis with a replica, and three sentinels of which two decide on a failover; on the loopback, with passwords. */
export class RedisSentinels {
  readonly #folder = mkdtempSync(join(tmpdir(), 'faceswap-sentinels-'));
  readonly #killer = (): void => {
    for (const child of this.#sentinels) child.kill('SIGKILL');
  };
  readonly #servers: RedisServer[] = [];
  readonly #sentinels: ChildProcess[] = [];
  readonly #ports: number[] = [];
  #killed: RedisServer | undefined;

  constructor() {
    process.on('exit', this.#killer);
  }

  get url(): string {
    const hosts = this.#ports.map((port) => `127.0.0.1:${port}`).join(',');
    const [ofRedis, ofSentinels] = [password, sentinelPassword].map(encodeURIComponent);
    return `redis+sentinel://:${ofRedis}@${hosts}/${name}/0?sentinel_password=${ofSentinels}`;
  }

  /** Starts everything; after `stop`, the killed server alone, which becomes a replica. */
  async start(): Promise<this> {
    if (this.#servers.length > 0) {
      await this.#killed?.start();
      return this;
    }
    const options = ['--appendonly', 'yes', '--requirepass', password, '--masterauth', password];
    const master = await new RedisServer(options, password).start();
    const following = ['--replicaof', '127.0.0.1', String(master.port), '--repl-diskless-sync-delay', '0'];
    const replica = await new RedisServer([...options, ...following], password).start();
    this.#servers.push(master, replica);
    for (let count = 0; count < sentinelCount; count++) await this.#startSentinel(master.port);
    await until(() => this.#know());
    await until(() => this.#isFollowing(true));
    return this;
  }

  async #startSentinel(masterPort: number): Promise<void> {
    const port = portBelowEphemeral();
    const file = join(this.#folder, `${this.#ports.length}.conf`);
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${this.#folder}`,
      `requirepass ${sentinelPassword}`,
      `sentinel sentinel-pass ${sentinelPassword}`,
      `sentinel monitor ${name} 127.0.0.1 ${masterPort} ${quorum}`,
      `sentinel auth-pass ${name} "${password}"`,
      `sentinel down-after-milliseconds ${name} ${downAfterMs}`,
      `sentinel failover-timeout ${name} 1500`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const child = spawn('redis-server', [file, '--sentinel'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const isUp = await new Promise<boolean>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('+monitor') && resolve(true));
      child.once('close', () => resolve(false));
    });
    if (!isUp) return this.#startSentinel(masterPort); // the port was taken
    this.#sentinels.push(child);
    this.#ports.push(port);
  }

  /** Whether every sentinel knows the others and the replica. */
  async #know(): Promise<boolean> {
    const known = await Promise.all(this.#ports.map((port) => this.#ask(port, ['SENTINEL', 'MASTER', name])));
    return known.every((facts) => {
      const value = (key: string): string => String(facts[facts.indexOf(key) + 1]);
      return value('num-other-sentinels') === String(sentinelCount - 1) && value('num-slaves') === '1';
    });
  }

  async #ask(port: number, [command = '', ...args]: readonly string[]): Promise<unknown[]> {
    const client = new Redis(port, '127.0.0.1', { password: sentinelPassword, retryStrategy: null });
    client.on('error', () => undefined);
    try {
      return (await client.call(command, ...args)) as unknown[];
    } finally {
      client.disconnect();
    }
  }

  /** The server that the sentinels call the master now. */
  async master(): Promise<RedisServer> {
    const [, port] = await this.#ask(this.#ports.at(-1) ?? 0, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name]);
    const found = this.#servers.find((server) => String(server.port) === port);
    if (!found) throw new Error(`no server listens on ${port}`);
    return found;
  }

  /** Kills the master. Resolves when the sentinels have another one. */
  async stop(): Promise<void> {
    const former = await this.master();
    this.#killed = former;
    await former.stop();
    await until(async () => (await this.master()) !== former);
  }

  /** The same for a master that keeps its connections and does nothing, until it is woken. */
  async hang(): Promise<{ wake(): void }> {
    const former = await this.master();
    former.signal('SIGSTOP');
    await until(async () => (await this.master()) !== former);
    return { wake: () => former.signal('SIGCONT') };
  }

  /** The sentinel that everybody asks first is silent, and keeps its connections, until it is woken. */
  hangSentinel(): { wake(): void } {
    this.#sentinels[0]?.kill('SIGSTOP');
    return { wake: () => void this.#sentinels[0]?.kill('SIGCONT') };
  }

  /** From now on the replica hears nothing of what the master is told, and answers as before. */
  async cutReplica(): Promise<void> {
    const master = await this.master();
    await (await this.#replica())?.connect().config('SET', 'masterauth', 'another password');
    await master.connect().call('CLIENT', 'KILL', 'TYPE', 'replica');
    await until(() => this.#isFollowing(false));
  }

  async #replica(): Promise<RedisServer | undefined> {
    const master = await this.master();
    return this.#servers.find((server) => server !== master);
  }

  /** Whether the replica is connected to its master, and has all that it had. */
  async #isFollowing(expected: boolean): Promise<boolean> {
    const info = await (await this.#replica())?.ask((client) => client.info('replication'));
    return /master_link_status:up/.test(info ?? '') === expected;
  }

  async empty(): Promise<void> {
    await (await this.master()).empty();
  }

  async close(): Promise<void> {
    const ending = this.#sentinels.map(async (child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    });
    await Promise.all(ending);
    process.off('exit', this.#killer);
    await Promise.all(this.#servers.map((server) => server.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`not so after a minute: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** For `describe.skipIf`. */
export const noRedis = !isInstalled;
/** The end of a name whose tests are skipped. */
export const needsRedis = isInstalled ? '' : ' (skipped: needs redis-server, apt install redis-server)';

/** A real Redis on the loopback. Its data outlives its process, but not `close`. */
export class RedisServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'faceswap-redis-'));
  readonly #options: readonly string[];
  readonly #password: string | undefined;
  readonly #killer = (): void => void this.#child?.kill('SIGKILL');
  #child: ChildProcess | undefined;
  port = 0;

  constructor(options: readonly string[] = ['--appendonly', 'yes'], password?: string) {
    this.#options = options;
    this.#password = password;
    process.on('exit', this.#killer);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts the server, also after `stop`: at the same address, with the data it had written to disk. */
  async start(): Promise<this> {
    while (this.#child === undefined) {
      const port = this.port || portBelowEphemeral();
      this.#child = await this.#spawn(port);
      if (this.#child) this.port = port;
    }
    return this;
  }

  async #spawn(port: number): Promise<ChildProcess | undefined> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', this.#folder, '--save', '', ...this.#options];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const isReady = await new Promise<boolean>((resolve) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk;
        if (said.includes('Ready to accept connections')) resolve(true);
      });
      child.once('close', () => resolve(false));
    });
    return isReady ? child : undefined;
  }

  /** What is on its disk now. `goBack` restarts it with that: later writes are lost, although it acknowledged them. */
  snapshot(): { goBack(): Promise<void> } {
    const copy = mkdtempSync(join(tmpdir(), 'faceswap-redis-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(this.#folder, copy, { recursive: true });
    return {
      goBack: async () => {
        await this.stop();
        rmSync(this.#folder, { recursive: true });
        cpSync(copy, this.#folder, { recursive: true });
        await this.start();
      },
    };
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Asks it on a connection of its own. */
  async ask<Answer>(question: (client: Redis) => Promise<Answer>): Promise<Answer> {
    const client = this.#open();
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }

  /** A connection that is closed at the end of the test. */
  connect(): Redis {
    const redis = this.#open();
    onTestFinished(() => redis.disconnect());
    return redis;
  }

  #open(): Redis {
    const redis = new Redis(this.url, {
      maxRetriesPerRequest: null,
      ...(this.#password !== undefined && { password: this.#password }),
    });
    redis.on('error', () => undefined);
    return redis;
  }

  async empty(): Promise<void> {
    await this.connect().flushall();
  }

  /** Two connections to an empty database. */
  async two(): Promise<[Redis, Redis]> {
    await this.empty();
    return [this.connect(), this.connect()];
  }

  async close(): Promise<void> {
    await this.stop();
    process.off('exit', this.#killer);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A port outside of the range that the system assigns, so that it is still free after a restart. */
export function portBelowEphemeral(): number {
  return 20_000 + Math.floor(Math.random() * 12_000);
}

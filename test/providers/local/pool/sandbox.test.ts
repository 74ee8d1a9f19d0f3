import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPool, type WorkerPool } from '../../../../src/providers/local/pool/pool.ts';
import { residentBytes } from '../../../../src/providers/local/pool/resident-memory.ts';
import { type SandboxName, sandboxNames } from '../../../../src/providers/local/pool/sandbox.ts';
import { isNight } from '../../../examples.ts';

const canary = 'canary-in-an-environment';
const folder = mkdtempSync(join(tmpdir(), 'faceswap-'));
const keyFile = join(folder, 'secret.key');
writeFileSync(keyFile, canary, { mode: 0o600 });
const pools: WorkerPool[] = [];
/** A process of the same user that has a secret. */
let victim: ChildProcess;
let server: Server;

beforeAll(async () => {
  victim = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: { TOKEN: canary }, stdio: 'ignore' });
  server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  victim.kill();
  server.close();
  rmSync(folder, { recursive: true });
});

function poolIn(sandbox: SandboxName): WorkerPool {
  const workerFile = new URL('../hostile-worker.ts', import.meta.url);
  const pool = createPool({
    ...{ workerFile, workerSettings: {}, workers: 1, memoryMegabytes: 500, timeLimitMs: 20_000, sandbox },
    largestAnswer: 2 ** 20,
  });
  pools.push(pool);
  return pool;
}

async function attack(pool: WorkerPool, command: string, kind: 'inspect' | 'clean' = 'clean'): Promise<unknown> {
  const work = { kind, bytes: new TextEncoder().encode(command), maxPixels: 1 };
  return pool.run(work, z.unknown(), { signal: AbortSignal.timeout(20_000) });
}

const available = new Map<SandboxName, WorkerPool>();
/** By day the strongest that works here, and the one that works everywhere. */
for (const name of sandboxNames) {
  if (!isNight && available.size > 0 && name !== 'process') continue;
  const pool = poolIn(name);
  if (await pool.sandbox().catch(() => undefined)) available.set(name, pool);
}
function descendantsOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function isAlive(pid: number): boolean {
  try {
    return !/ Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const isRoot = process.getuid?.() === 0;
const port = (): number => Number(Object(server.address()).port);

it('is there in one form at least', () => {
  expect(available.has('process')).toBe(true);
});

describe.each([...available].map(([name, pool]) => ({ name, pool })))(
  'a worker that is taken over, in $name',
  ({ name, pool }) => {
    const hasNamespaces = name === 'bubblewrap' || name === 'unshare';

    it('reads no secret of another process and no file of the bot', async () => {
      const seen = JSON.stringify([
        await attack(pool, 'environments'),
        await attack(pool, `read /proc/${victim.pid}/environ`),
        await attack(pool, `read /proc/${process.pid}/mem`),
        await attack(pool, `read ${keyFile}`),
        await attack(pool, `read ${join(process.cwd(), 'README.md')}`),
      ]).toLowerCase();
      expect(seen).not.toContain(canary);
      expect(seen).not.toContain('self-hosted');
    });

    it('writes nowhere', async () => {
      const places = [folder, tmpdir(), import.meta.dirname, join(process.cwd(), 'node_modules'), '/dev/shm', '/'];
      for (const place of places) {
        const path = join(place, 'planted.txt');
        expect(await attack(pool, `write ${path}`)).toMatch(/^E/);
        expect(() => readFileSync(path)).toThrow();
      }
    });

    if (hasNamespaces)
      it('opens no connection', async () => {
        expect(await attack(pool, `connect ${port()}`)).toMatch(/ECONNREFUSED|ENETUNREACH/);
      });

    if (hasNamespaces || (isRoot && name === 'user'))
      it('signals nobody', async () => {
        expect(await attack(pool, `signal ${victim.pid}`)).toMatch(/ESRCH|EPERM/);
        expect(await attack(pool, `signal ${process.pid}`)).toMatch(/ESRCH|EPERM/);
      });

    if (hasNamespaces)
      it('sees no other process', async () => {
        expect(await attack(pool, 'processes')).toBeLessThanOrEqual(2);
      });

    if (process.platform === 'linux') {
      it('counts with all that is in it, and ends with what is around it', async () => {
        await attack(pool, 'processes');
        const spinning = attack(pool, 'spin').catch(({ failure }) => failure);
        await expect.poll(() => pool.processes).toHaveLength(1);
        const [pid = 0] = pool.processes;
        const inside = descendantsOf(pid);
        expect(inside.length > 0).toBe(hasNamespaces);
        expect(await residentBytes(pid)).toBeGreaterThan(30 * 2 ** 20);
        process.kill(pid, 'SIGKILL');
        expect(await spinning).toBe('crashed');
        await expect.poll(() => inside.filter(isAlive), { timeout: 10_000 }).toEqual([]);
      });
    }

    it.each([
      { kind: 'clean', megabytes: 1_024 },
      { kind: 'inspect', megabytes: 5 },
    ] as const)(
      'is ended before a message of $megabytes MB in answer to $kind is held',
      async ({ kind, megabytes }) => {
        await attack(pool, 'processes');
        const before = process.memoryUsage.rss();
        const flood = attack(pool, `flood ${megabytes}`, kind);
        await expect(flood).rejects.toMatchObject({
          failure: 'crashed',
          message: expect.stringContaining('too large'),
        });
        expect(process.memoryUsage.rss() - before).toBeLessThan(30 * 2 ** 20);
      },
    );
  },
);

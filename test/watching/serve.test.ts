import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { createCommandLine, temporaryFolder } from '../e2e/command-line.ts';
import { DiscordServer } from '../fakes/discord/server.ts';
import { freePort } from '../fakes/free-port.ts';
import { Line } from '../fakes/network/line.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';
import { TelegramServer } from '../fakes/telegram/server.ts';

const { run, close } = createCommandLine();
afterAll(close);

interface Ready {
  readonly ready: boolean;
  readonly parts: Readonly<
    Record<string, { readonly ok: boolean; readonly detail?: string; readonly lastSeen?: string }>
  >;
}

/** A `serve` in this process, on a hurried clock, with a line to each platform. */
async function startServe(settings: Readonly<Record<string, string>> = {}) {
  const discord = await new DiscordServer().start();
  discord.heartbeatMs = 500; // a minute of silence is three seconds of the hurried clock
  const telegram = new TelegramServer();
  telegram.longestPollMs = 500;
  const lines = {
    telegram: await new Line(Number(new URL(await telegram.listen()).port)).mend(),
    discord: await new Line(Number(new URL(discord.origin).port)).mend(),
  };
  discord.isReachedThrough(`http://127.0.0.1:${lines.discord.port}`);
  const port = await freePort();
  const publicPort = await freePort();
  const folder = temporaryFolder();
  const environment = {
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${lines.telegram.port}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: `http://127.0.0.1:${lines.discord.port}/api`,
    ADMIN_PORT: String(port),
    API_KEYS: 'client:of-a-test-long-enough',
    HTTP_PORT: String(publicPort),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const begin = (...options: readonly string[]): (() => Promise<void>) => {
    const ended = run(folder, ['serve', ...options], environment);
    return async () => {
      process.emit('SIGTERM');
      expect((await ended).code).toBe(0);
    };
  };
  onTestFinished(async () => {
    for (const line of Object.values(lines)) await line.cut();
    await discord.close();
    await telegram.close();
  });
  const ask = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const parts = async () => ((await (await ask('/readyz')).json()) as Ready).parts;
  /** Until exactly these parts do not work. */
  async function lost(...names: readonly string[]) {
    const seen = async () => {
      const response = await ask('/readyz');
      const { ready, parts } = (await response.json()) as Ready;
      return { status: response.status, ready, down: Object.keys(parts).filter((name) => !parts[name]?.ok) };
    };
    const isReady = names.length === 0;
    const expected = { status: isReady ? 200 : 503, ready: isReady, down: names };
    await expect.poll(() => seen().catch(() => undefined), { timeout: 20_000, interval: 50 }).toEqual(expected);
    expect((await ask('/healthz')).status).toBe(names.includes('store') ? 503 : 200);
  }
  const askPublicly = async (path: string) => fetch(`http://127.0.0.1:${publicPort}${path}`);
  return { askPublicly, discord, telegram, lines, folder, begin, ask, parts, lost };
}

/** The processes that this one has started to open pictures; none where the system does not list them. */
function workerProcesses(): number[] {
  if (process.platform !== 'linux') return [];
  const read = (path: string): string => readFileSync(`/proc/${path}`, 'utf8');
  const children = readdirSync('/proc/self/task').flatMap((task) => read(`self/task/${task}/children`).split(' '));
  return children.filter((id) => id !== '' && read(`${id}/cmdline`).includes('worker.ts')).map(Number);
}

it('says which parts are lost, and when each is back, while it goes on', async () => {
  const { askPublicly, discord, telegram, lines, folder, begin, ask, parts, lost } = await startServe();
  await lines.telegram.cut();
  const end = begin();
  await lost('telegram');
  await lines.telegram.mend();
  await lost();
  expect(Object.keys(await parts())).toEqual(['discord', 'telegram', 'store', 'files', 'queue', 'workers']);
  await lines.discord.cut();
  await lost('discord');
  lines.telegram.block();
  await lost('discord', 'telegram');
  await lines.discord.mend();
  await lost('telegram');
  await lines.telegram.mend();
  await lost();
  telegram.faults.push({ method: 'getUpdates', status: 409 });
  await lost('telegram');
  expect((await parts()).telegram?.detail).toBe('conflict');
  await lost();
  const shelf = join(folder, 'data/shelf');
  renameSync(shelf, `${shelf}.aside`);
  writeFileSync(shelf, '');
  await lost('files');
  const text = await (await ask('/metrics')).text();
  expect(text).toContain('faceswap_ready{part="files"} 0');
  expect(text).toContain('faceswap_ready{part="discord"} 1');
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await askPublicly(path)).status).toBe(404);
  rmSync(shelf);
  renameSync(`${shelf}.aside`, shelf);
  await lost();
  const database = new DatabaseSync(join(folder, 'data/faceswap.db'));
  database.exec('ALTER TABLE jobs RENAME TO jobs_aside; ALTER TABLE kept RENAME TO kept_aside');
  await lost('store');
  database.exec('ALTER TABLE jobs_aside RENAME TO jobs; ALTER TABLE kept_aside RENAME TO kept');
  await lost();
  database.close();
  const { execPath } = process;
  process.execPath = join(folder, 'no such program');
  const workers = workerProcesses();
  for (const worker of workers) process.kill(worker, 'SIGKILL');
  await lost(...(workers.length > 0 ? ['workers'] : []));
  process.execPath = execPath;
  await lost();
  await end();
  expect([...discord.violations, ...telegram.violations]).toEqual([]);
}, 120_000);

it.skipIf(noRedis)(
  `says that Redis is lost and back, and that no process runs swaps${needsRedis}`,
  async () => {
    const redis = await new RedisServer().start();
    onTestFinished(() => redis.close());
    const settings = { DISCORD_TOKEN: '', REDIS_URL: redis.url, SECRET_KEY: 'of a test, long enough' };
    const { begin, parts, lost } = await startServe(settings);
    const end = begin();
    await lost();
    await redis.stop();
    await lost('store', 'files', 'queue');
    expect((await parts()).store?.detail).toBe('does not answer within 3 s');
    await redis.start();
    await lost();
    await end();
    const endFront = begin('--role', 'front');
    await lost('queue');
    expect((await parts()).queue?.detail).toMatch(/start one with --role worker/);
    await endFront();
  },
  120_000,
);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { isNight } from '../examples.ts';
import { freePort } from '../fakes/free-port.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';
import { botMessagesIn, TelegramMember } from '../fakes/telegram/member.ts';
import { TelegramServer } from '../fakes/telegram/server.ts';
import { createCommandLine, media, plainProgram, start, temporaryFolder } from './command-line.ts';

const redis = new RedisServer();
const { run, close } = createCommandLine();
afterAll(close);

let folder: string;
let environment: Record<string, string>;

describe('serve --role', () => {
  it('needs REDIS_URL', async () => {
    const args = ['serve', '--role', 'worker'];
    const ended = await run(temporaryFolder(), args, { TELEGRAM_TOKEN: '1:a' });
    expect(ended).toMatchObject({ code: 78, stderr: expect.stringContaining('REDIS_URL: is needed') });
  });
});

describe.skipIf(noRedis)(`commands with REDIS_URL${needsRedis}`, { timeout: 300_000 }, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());
  beforeEach(async () => {
    await redis.empty();
    folder = temporaryFolder();
    environment = { REDIS_URL: redis.url, SECRET_KEY: 'a secret of the operator', LOCAL_WORKERS: '1', ADMIN_PORT: '0' };
  });

  it('swap in the terminal, and list the swap elsewhere', async () => {
    const args = ['swap', '--face', media('luciano.jpg'), '--target', media('collins.jpg'), '--out', 'out.png'];
    const swapped = await run(folder, args, environment);
    expect(swapped.code, swapped.stderr).toBe(0);
    expect(readFileSync(join(folder, 'out.png')).subarray(1, 4).toString()).toBe('PNG');
    const listed = await run(temporaryFolder(), ['jobs'], environment);
    expect(listed.stdout.toString()).toMatch(/done +local +terminal operator/);
  });

  it('look at it, and say what its operator should change', async () => {
    const client = redis.connect();
    await client.config('SET', 'appendonly', 'no');
    try {
      const doctor = await run(folder, ['doctor'], environment);
      expect(doctor.stdout.toString()).toMatch(
        /^✓ Redis: .* answers\.\n! Redis: Redis does not write down .*\n {4}→ Start it with/m,
      );
    } finally {
      await client.config('SET', 'appendonly', 'yes');
    }
  });

  it('say what is missing, and tell no secret', async () => {
    expect(() => parseConfig({ REDIS_URL: redis.url }, [])).toThrow('SECRET_KEY: is needed with REDIS_URL');
    expect(() => parseConfig({ REDIS_URL: 'http://x' }, [])).toThrow('REDIS_URL: must begin with redis://');
    const gone = { ...environment, REDIS_URL: `redis://:canary-password@127.0.0.1:${await freePort()}` };
    const unreachable = await run(folder, ['jobs'], gone);
    expect(unreachable).toMatchObject({ code: 78, stderr: expect.stringContaining('REDIS_URL: Redis cannot be used') });
    expect(unreachable.stderr).not.toContain('canary-password');
    const backup = await run(folder, ['backup', 'x'], environment);
    expect(backup).toMatchObject({ code: 78, stderr: expect.stringContaining('with its own tools') });
  });

  it.runIf(isNight)(
    'let one front answer for a bot, workers beside it, and another front stand by until it ends',
    async () => {
      const telegram = new TelegramServer();
      const settings = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: await telegram.listen() };
      const port = await freePort();
      const begin = (role: string, more: Record<string, string> = {}) =>
        start(folder, ['serve', '--role', role], {
          environment: { ...environment, ...settings, ...more },
          program: plainProgram,
        });
      try {
        const front = begin('front');
        await front.says('Ready.');
        const [worker, second] = [begin('worker'), begin('front', { ADMIN_PORT: String(port) })];
        await Promise.all([
          worker.says('Ready.'),
          second.says('Standing by: another process answers with this TELEGRAM'),
        ]);
        const ask = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
        const ready = await (await ask('/readyz')).json();
        expect(ready).toMatchObject({ ready: true, standby: true, parts: { telegram: { ok: true } } });
        expect((await ask('/healthz')).status).toBe(200);
        front.child.kill('SIGTERM');
        expect((await front.ended).code).toBe(0);
        await second.says('Ready.');
        const anna = new TelegramMember(telegram, 7, 'Anna');
        await anna.send(anna.home, { text: '/help' });
        await telegram.until(() => botMessagesIn(anna.home).length === 1);
        expect(await (await ask('/readyz')).json()).not.toHaveProperty('standby');
        const third = begin('front');
        await third.says('Standing by');
        for (const { child } of [second, worker, third]) child.kill('SIGTERM');
        expect([(await second.ended).code, (await worker.ended).code, (await third.ended).code]).toEqual([0, 0, 0]);
      } finally {
        await telegram.close();
      }
    },
  );
});

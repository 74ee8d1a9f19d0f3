import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { plainProgram, start, temporaryFolder } from '../../../e2e/command-line.ts';
import { isNight } from '../../../examples.ts';
import { botMessagesIn, TelegramMember } from '../../../fakes/telegram/member.ts';
import { TelegramServer } from '../../../fakes/telegram/server.ts';
import { startCrunServer } from '../../../fakes/vendors/crun-server.ts';
import { photo } from '../rig.ts';

it.runIf(isNight)(
  'serve swaps with a vendor, from the promise to the original quality, and leaves its token nowhere',
  async () => {
    const server = new TelegramServer();
    const root = await server.listen();
    onTestFinished(() => server.close());
    const crun = await startCrunServer();
    onTestFinished(() => crun[Symbol.asyncDispose]());
    Object.assign(crun.state, { result: photo('hopper.jpg'), pendings: 0 });
    const folder = temporaryFolder();
    const environment = {
      TELEGRAM_TOKEN: server.token,
      TELEGRAM_API_ROOT: root,
      LOG_LEVEL: 'debug',
      DEBUG: 'grammy*',
      ADMIN_PORT: '0',
      LOCAL_WORKERS: '1',
      CRUN_API_KEY: crun.state.key,
      CRUN_BASE_URL: crun.url,
    };
    const run = start(folder, ['serve'], { environment });
    await run.says('Ready.');
    const anna = new TelegramMember(server, 7, 'Anna');
    await anna.send(anna.home, { picture: photo('luciano.jpg') });
    await server.until(() => botMessagesIn(anna.home).length === 1, 60_000);
    await anna.send(anna.home, { picture: photo('collins.jpg') });
    await server.until(() => botMessagesIn(anna.home).length === 2, 60_000);
    const promise = botMessagesIn(anna.home)[1];
    if (promise) await anna.press(promise, 'I promise');
    await server.until(() => botMessagesIn(anna.home).some(({ media }) => media), 60_000);
    const result = botMessagesIn(anna.home).find(({ media }) => media);
    if (result) await anna.press(result, 'Original quality');
    expect(botMessagesIn(anna.home).at(-1)?.media?.kind).toBe('document');
    run.child.kill('SIGTERM');
    const { code, stdout, stderr } = await run.ended;
    expect([0, 143], stderr).toContain(code);
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = kept.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(kept.length).toBeGreaterThan(2);
    const all = [stderr, stdout.toString(), JSON.stringify(crun.requests), ...texts];
    expect(all.filter((text) => text.includes(server.token.slice(5)))).toEqual([]);
    expect(crun.count('create')).toBe(1);
    expect([...server.violations, ...crun.violations]).toEqual([]);
  },
  240_000,
);

it('serve ends with a sentence when Telegram does not know its token any more', async () => {
  const server = new TelegramServer();
  const root = await server.listen();
  onTestFinished(() => server.close());
  const environment = { TELEGRAM_TOKEN: server.token, TELEGRAM_API_ROOT: root, ADMIN_PORT: '0', LOCAL_WORKERS: '1' };
  const run = start(temporaryFolder(), ['serve'], { environment, program: plainProgram });
  await run.says('Ready.');
  server.revoke();
  const { code, stderr } = await run.ended;
  expect([code, stderr]).toEqual([78, expect.stringContaining('Telegram does not accept TELEGRAM_TOKEN.')]);
  expect(stderr).not.toContain(server.token.slice(5));
}, 120_000);

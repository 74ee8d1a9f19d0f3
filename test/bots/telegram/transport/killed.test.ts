import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/core/clock.ts';
import { saidIn } from '../../../fakes/telegram/people.ts';
import type { SeenMessage } from '../../../fakes/telegram/world.ts';
import { photo, Rig } from '../rig.ts';

const program = fileURLToPath(new URL('../bot-process.ts', import.meta.url));

/** A bot that can be killed, and everything it wrote to its outputs. */
function startProcess(rig: Rig, swapMs = 200): { child: ChildProcess; output: () => string } {
  const { token } = rig.server;
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [program, rig.root, rig.folder, String(swapMs)], {
    env: { PATH, NODE_COMPILE_CACHE, TELEGRAM_TOKEN: token, DEBUG: 'grammy*' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: () => output };
}

async function scene() {
  const rig = new Rig({ clock: systemClock });
  await rig.listen();
  Object.assign(rig.server.limits, { groupPerMinute: 1_000, minGapMs: 0 }); // the killed process hurries
  onTestFinished(() => rig.end());
  const group = rig.server.world.place(-100, 'supergroup', 'Friends');
  const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
  const picture = await anna.write(group, { picture: photo('collins.jpg') });
  return { rig, group, anna, picture };
}

/** Once it is stored which message this is. */
async function isPlaced(rig: Rig, message: SeenMessage | undefined): Promise<void> {
  const { expiringStore, database } = rig.stores();
  const key = `telegram at ${message?.chat} ${message?.message_id}`;
  await expect.poll(() => expiringStore.get(key), { timeout: 60_000 }).toBeDefined();
  database.close();
}

describe('killed with kill -9', () => {
  it.each([
    { moment: 'between update and acknowledgement', method: 'getFile', loss: 'drop' },
    { moment: 'before its message was sent', method: 'sendMessage', loss: 'drop' },
    { moment: 'between result and edit', method: 'editMessageMedia', loss: 'drop' },
    { moment: 'between the edit and its answer', method: 'editMessageMedia', loss: 'cut' },
  ] as const)(
    '$moment, it ends the swap once, in its own message',
    async ({ method, loss }) => {
      const { rig, group, anna, picture } = await scene();
      const first = startProcess(rig);
      const killed = once(first.child, 'exit');
      rig.server.intercept = (called) => {
        if (called !== method) return undefined;
        rig.server.intercept = () => undefined;
        first.child.kill('SIGKILL');
        return loss;
      };
      await anna.send(group, { text: '/swap', replyTo: picture });
      await killed;
      const second = startProcess(rig);
      const edits = () => rig.server.calls.filter((call) => call.method === 'editMessageMedia' && call.status === 200);
      const expected = loss === 'cut' || method === 'editMessageMedia' ? 2 : 1;
      await rig.server.until(() => edits().length >= expected, 60_000);
      await systemClock.sleep(500, new AbortController().signal);
      expect(saidIn(group)).toHaveLength(1);
      expect(saidIn(group)[0]?.media?.kind).toBe('photo');
      expect(edits()).toHaveLength(expected);
      expect(first.output() + second.output()).toContain('grammy:core');
      expect(first.output() + second.output()).not.toContain(rig.server.token.slice(5));
    },
    150_000,
  );

  it('between submit and result, it begins again in the same message', async () => {
    const { rig, group, anna, picture } = await scene();
    const { child } = startProcess(rig, 60_000);
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => /Preparing|Swapping/.test(saidIn(group)[0]?.text ?? ''), 60_000);
    await isPlaced(rig, saidIn(group)[0]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    startProcess(rig);
    await rig.server.until(() => saidIn(group)[0]?.media !== undefined, 60_000);
    expect(saidIn(group)).toHaveLength(1);
  }, 150_000);

  it('while an album is sent, it asks whether to send it again', async () => {
    const { rig, group, anna } = await scene();
    const { child } = startProcess(rig);
    const killed = once(child, 'exit');
    rig.server.intercept = (called) => {
      if (called !== 'sendMediaGroup') return undefined;
      rig.server.intercept = () => undefined;
      child.kill('SIGKILL');
      return 'cut';
    };
    await anna.sendAlbum(group, [
      { picture: photo('collins.jpg'), caption: '/swap' },
      { picture: photo('hopper.jpg') },
    ]);
    await killed;
    startProcess(rig);
    const said = () => saidIn(group).find(({ media }) => media === undefined);
    await rig.server.until(() => said()?.text?.includes('It is not certain whether') === true, 60_000);
    expect(saidIn(group).filter(({ media }) => media !== undefined)).toHaveLength(2);
  }, 150_000);

  it('before it knew which message it had sent, it ends in another, and the stray one goes when it is touched', async () => {
    const { rig, group, anna, picture } = await scene();
    const { child } = startProcess(rig, 60_000);
    const killed = once(child, 'exit');
    rig.server.intercept = (called) => {
      if (called !== 'sendMessage') return undefined;
      rig.server.intercept = () => undefined;
      child.kill('SIGKILL');
      return 'cut';
    };
    await anna.send(group, { text: '/swap', replyTo: picture });
    await killed;
    startProcess(rig);
    await rig.server.until(() => saidIn(group)[1]?.media !== undefined, 60_000);
    const [stray] = saidIn(group);
    if (stray) expect(await anna.press(stray, 'Cancel')).toBe('This question is no longer open.');
    await rig.server.until(() => saidIn(group).length === 1);
    expect(saidIn(group)[0]?.media?.kind).toBe('photo');
  }, 150_000);
});

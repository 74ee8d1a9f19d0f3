import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/core/clock.ts';
import { isNight } from '../../../examples.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import type { ChatMessage } from '../../../fakes/telegram/world.ts';
import { photo, Rig } from '../rig.ts';

const program = fileURLToPath(new URL('../bot-process.ts', import.meta.url));

/** A bot that can be killed. `output` is everything it has written so far. */
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

async function start() {
  const rig = new Rig({ clock: systemClock });
  await rig.listen();
  Object.assign(rig.server.limits, { groupPerMinute: 1_000, minGapMs: 0 }); // the bot has a faster clock than the server
  onTestFinished(() => rig.end());
  const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
  const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
  const picture = await anna.write(group, { picture: photo('collins.jpg') });
  return { rig, group, anna, picture };
}

/** Resolves once the bot has stored which message this is. */
async function untilStored(rig: Rig, message: ChatMessage | undefined): Promise<void> {
  const { expiringStore, database } = rig.stores();
  const key = `telegram at ${message?.chat} ${message?.message_id}`;
  await expect.poll(() => expiringStore.get(key), { timeout: 60_000 }).toBeDefined();
  database.close();
}

/** Resolves once the one swap is done, after which nothing may be sent or edited any more. */
async function untilDone(rig: Rig): Promise<void> {
  const { jobs, database } = rig.stores();
  const states = async () => (await jobs('test').list({ limit: 2 })).jobs.map(({ state }) => state);
  await expect.poll(states, { timeout: 60_000 }).toEqual(['done']);
  database.close();
}

/** Kills the bot when it sends its first message, whose answer is lost. */
function killAtSend(rig: Rig, child: ChildProcess, before: () => void = () => undefined): void {
  rig.server.intercept = (called) => {
    if (called !== 'sendMessage') return undefined;
    rig.server.intercept = () => undefined;
    before();
    child.kill('SIGKILL');
    return 'cut';
  };
}

const betweenUpdateAndAnswer = {
  moment: 'between update and acknowledgement',
  method: 'getFile',
  loss: 'drop',
} as const;
const moments = [
  betweenUpdateAndAnswer,
  { moment: 'before its message was sent', method: 'sendMessage', loss: 'drop' },
  { moment: 'between result and edit', method: 'editMessageMedia', loss: 'drop' },
  { moment: 'between the edit and its answer', method: 'editMessageMedia', loss: 'cut' },
] as const;

describe('a bot that is killed with kill -9', () => {
  it.each(isNight ? moments : [betweenUpdateAndAnswer])(
    '$moment, the swap ends once, in its own message',
    async ({ method, loss }) => {
      const { rig, group, anna, picture } = await start();
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
      await untilDone(rig);
      expect(botMessagesIn(group)).toHaveLength(1);
      expect(botMessagesIn(group)[0]?.media?.kind).toBe('photo');
      expect(edits()).toHaveLength(expected);
      expect(first.output() + second.output()).toContain('grammy:core');
      expect(first.output() + second.output()).not.toContain(rig.server.token.slice(5));
    },
    150_000,
  );

  it.runIf(isNight)(
    'between submit and result, the swap begins again in the same message',
    async () => {
      const { rig, group, anna, picture } = await start();
      const { child } = startProcess(rig, 60_000);
      await anna.send(group, { text: '/swap', replyTo: picture });
      await rig.server.until(() => /Getting ready|Swapping/.test(botMessagesIn(group)[0]?.text ?? ''), 60_000);
      await untilStored(rig, botMessagesIn(group)[0]);
      child.kill('SIGKILL');
      await once(child, 'exit');
      startProcess(rig);
      await rig.server.until(() => botMessagesIn(group)[0]?.media !== undefined, 60_000);
      expect(botMessagesIn(group)).toHaveLength(1);
    },
    150_000,
  );

  it.runIf(isNight)(
    'while an album is sent, the bot asks whether to send it again',
    async () => {
      const { rig, group, anna } = await start();
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
      const said = () => botMessagesIn(group).find(({ media }) => media === undefined);
      await rig.server.until(() => said()?.text?.includes("I'm not sure that") === true, 60_000);
      expect(botMessagesIn(group).filter(({ media }) => media !== undefined)).toHaveLength(2);
    },
    150_000,
  );

  it('before the sent message is stored, the swap ends in that very message', async () => {
    const { rig, group, anna, picture } = await start();
    const { child } = startProcess(rig, 60_000);
    const killed = once(child, 'exit');
    killAtSend(rig, child);
    const request = await anna.send(group, { text: '/swap', replyTo: picture });
    await killed;
    startProcess(rig);
    await rig.server.until(() => botMessagesIn(group)[0]?.media !== undefined, 60_000);
    await untilDone(rig);
    expect(botMessagesIn(group)).toHaveLength(1);
    expect(botMessagesIn(group)[0]?.replyTo).toBe(request.message_id);
  }, 150_000);

  it.runIf(isNight)(
    'before the sent message is stored, and much was written meanwhile, the swap ends in a new message, and a press on the stray one deletes it',
    async () => {
      const { rig, group, anna, picture } = await start();
      const { child } = startProcess(rig, 60_000);
      const killed = once(child, 'exit');
      killAtSend(rig, child, () => {
        for (let line = 0; line < 12; line++)
          rig.server.world.add(group, { from: anna.user, text: 'hm', buttons: [], extra: {} });
      });
      await anna.send(group, { text: '/swap', replyTo: picture });
      await killed;
      startProcess(rig);
      await rig.server.until(() => botMessagesIn(group)[1]?.media !== undefined, 60_000);
      const [stray] = botMessagesIn(group);
      if (stray)
        expect(await anna.press(stray, 'Cancel')).toBe(
          'This question is no longer open. If nothing happened, ask again.',
        );
      await rig.server.until(() => botMessagesIn(group).length === 1);
      expect(botMessagesIn(group)[0]?.media?.kind).toBe('photo');
    },
    150_000,
  );
});

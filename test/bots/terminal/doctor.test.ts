import { expect, it } from 'vitest';
import { runDoctor } from '../../../src/bots/terminal/doctor.ts';
import { brokenBy, type Check } from '../../../src/core/checks.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';

const fine: Check = { name: 'Fine', look: async () => [{ ok: true, message: 'It works.' }] };
const better: Check = {
  name: 'Better',
  look: async () => [{ ok: true, message: 'It works so so.', remedy: 'Do more.' }],
};
const bad: Check = { name: 'Bad', look: async () => [brokenBy('It is broken. Mend it. Soon.', 'unused')] };

async function run(checks: readonly Check[], { json = false, clock = systemClock, afterwards = [] as Check[] } = {}) {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const isWell = await runDoctor(checks, afterwards, { clock, signal: new AbortController().signal, json, print });
  return { isWell, lines };
}

it('prints a tick, or what helps', async () => {
  expect(await run([fine, better])).toEqual({
    isWell: true,
    lines: ['✓ Fine: It works.', '! Better: It works so so.', '    → Do more.'],
  });
  expect(await run([bad, fine])).toEqual({
    isWell: false,
    lines: ['✗ Bad: It is broken.', '    → Mend it. Soon.', '✓ Fine: It works.'],
  });
});

it('prints one line of JSON', async () => {
  const { lines } = await run([fine, bad], { json: true });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    [
      { name: 'Fine', ok: true, message: 'It works.' },
      { name: 'Bad', ok: false, message: 'It is broken.', remedy: 'Mend it. Soon.' },
    ],
  ]);
});

it('lets a check that throws, at once or later, hide no other one', async () => {
  const thrower: Check = { name: 'Thrower', look: () => Promise.reject(new Error('boom')) };
  const atOnce: Check = {
    name: 'At once',
    look() {
      throw new Error('bang');
    },
  };
  const { isWell, lines } = await run([thrower, atOnce, fine]);
  expect(isWell).toBe(false);
  expect(lines.join('\n')).toMatch(/✗ Thrower: .*boom.*\n.*→ .*\n✗ At once: .*bang.*\n.*→ .*\n✓ Fine/);
});

it('waits for none longer than its limit, and ends what it looks with', async () => {
  const clock = new ManualClock();
  let given: AbortSignal | undefined;
  const hanging: Check = {
    name: 'Hanging',
    limitMs: 7_000,
    look(signal) {
      given = signal;
      return new Promise(() => undefined);
    },
  };
  const done = run([hanging, fine], { clock });
  await clock.advance(7_000);
  const { isWell, lines } = await done;
  expect(isWell).toBe(false);
  expect(lines.join('\n')).toMatch(/✗ Hanging: .* 7 seconds.*\n {4}→ .*\n✓ Fine/);
  expect(given?.aborted).toBe(true);
});

it('looks at all at once, and at some once the others have ended', async () => {
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const waiting: Check = {
    name: 'Waiting',
    async look() {
      await first.promise;
      order.push('waiting');
      return [];
    },
  };
  const waking: Check = {
    name: 'Waking',
    async look() {
      first.resolve();
      return [];
    },
  };
  const last: Check = {
    name: 'Last',
    async look() {
      order.push('last');
      return [];
    },
  };
  await run([waiting, waking], { afterwards: [last] });
  expect(order).toEqual(['waiting', 'last']);
});

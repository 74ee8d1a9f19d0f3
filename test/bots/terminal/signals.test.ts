import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endInTime } from '../../../src/bots/terminal/signals.ts';
import { ManualClock, settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const signals = join(import.meta.dirname, '../../../src/bots/terminal/signals.ts');
const forever = new Promise<never>(() => undefined);

describe('a process that is asked to end', () => {
  it('ends within ten seconds even if its work hangs, and not before it is asked', async () => {
    const clock = new ManualClock();
    const asked = Promise.withResolvers<void>();
    let ended: unknown = 'not yet';
    void endInTime(forever, asked.promise, clock).then((value) => {
      ended = value;
    });
    await clock.advance(3_600_000);
    expect(ended).toBe('not yet');
    asked.resolve();
    await clock.advance(8_000);
    expect(ended).toBe('not yet');
    await clock.advance(1_999);
    expect(ended).toBeUndefined();
  });

  it('ends with its work if that ends in time, and keeps no timer', async () => {
    const clock = new ManualClock();
    expect(await endInTime(Promise.resolve(5), Promise.resolve(), clock)).toBe(5);
    await expect(endInTime(Promise.reject(new Error('port')), Promise.resolve(), clock)).rejects.toThrow('port');
    await settle();
    expect(clock.sleeping).toBe(0);
  });

  it('waits only seconds for a vendor that does not answer, and the next start goes on', async () => {
    const world = new World();
    const deaf = new FakeProvider('akool');
    deaf.poll = () => forever;
    const swaps = world.start([deaf]);
    const { id } = await swaps.request(world.request(), new AbortController().signal);
    await world.pass(5_000);
    let isClosed = false;
    void swaps.close().then(() => {
      isClosed = true;
    });
    await world.pass(8_000);
    expect(isClosed).toBe(false);
    await world.pass(900);
    expect(isClosed).toBe(true);
    swaps.die();
    const next = world.start([new FakeProvider('akool')]);
    onTestFinished(() => next.close());
    expect((await next.resumeAll(() => true)).map((job) => job.id)).toEqual([id]);
  });

  /** A process that prints `asked` when it is asked to end, and goes on. */
  async function startPatient() {
    const script = `
      const { listenToSignals } = await import(${JSON.stringify(signals)});
      const { terminated } = listenToSignals({ isService: true });
      terminated.then(() => console.log('asked'));
      console.log('ready');
      setInterval(() => undefined, 1_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    return { child, exited };
  }

  it.each([
    ['SIGINT', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
  ] as const)('ends at once at the second signal: %s, %s', { timeout: 60_000 }, async (first, second, code) => {
    const { child, exited } = await startPatient();
    child.kill(first);
    await once(child.stdout, 'data');
    child.kill(second);
    expect((await exited)[0]).toBe(code);
  });

  it('takes a Ctrl-C that the terminal and npm both send for one, and the next one for the second', async () => {
    const { child, exited } = await startPatient();
    child.kill('SIGINT');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await wait(300);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect((await exited)[0]).toBe(130);
  });
});

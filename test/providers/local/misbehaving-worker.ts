import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Work } from '../../../src/providers/local/protocol.ts';
import { connectToParent } from '../../../src/providers/local/worker/parent.ts';

/** Speaks the protocol of the workers, and does to itself what the bytes of its work command. */

/** Its process id may be that of every other worker. */
const name = randomUUID();
const held: Buffer[] = [];

function done(answer: unknown): unknown {
  return { kind: 'done', answer };
}

function begun(): Promise<void> {
  return parent.say({ kind: 'progress', fraction: 0 });
}

/** Exactly one message ends a piece of work, as with a real worker. */
async function lastWord(command: string): Promise<unknown> {
  switch (command) {
    case 'segfault':
      process.kill(process.pid, 'SIGSEGV');
      return wait(600_000);
    case 'vanish':
      process.kill(process.pid, 'SIGKILL');
      return wait(600_000);
    case 'exit':
      return process.exit(3);
    case 'hang':
      await begun();
      return wait(600_000);
    case 'spin':
      await begun();
      for (;;) held.length = 0;
    case 'swell':
      for (;;) {
        held.push(Buffer.alloc(20 * 2 ** 20, 1));
        await wait(5);
      }
    case 'fill':
      held.push(Buffer.alloc(200 * 2 ** 20, 1));
      return done(name);
    case 'babble':
      return { kind: 'gibberish' };
    case 'environment':
      return done(Object.keys(process.env));
    case 'progress':
      for (const fraction of [0.25, 0.5, 0.75]) await parent.say({ kind: 'progress', fraction });
      return done('told');
    case 'complain':
      return { kind: 'complaint', code: 'unsupported-format', params: { type: 'HEIC' } };
    case 'throw':
      return { kind: 'failed', message: 'a mistake' };
    default:
      return done(name);
  }
}

const parent = connectToParent(async (raw) => {
  const command = new TextDecoder().decode(Work.parse(raw).bytes);
  await parent.say(await lastWord(command));
});
void parent.say({ kind: 'ready' });

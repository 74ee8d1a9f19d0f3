import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMarkingThread, ThreadLost } from '../../src/trust/thread/marking-thread.ts';
import { MarkAnswer } from '../../src/trust/thread/protocol.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { agent, newKey, signal } from './marking-rig.ts';

const program = new URL('./broken-thread.ts', import.meta.url);

function broken(limitMs = 30_000) {
  const thread = createMarkingThread({ key: newKey(), agent, program, limitMs });
  onTestFinished(() => thread.close());
  return {
    thread,
    run: (bytes: string, until = signal()) =>
      thread.run({ kind: 'mark', bytes: Buffer.from(bytes), mimeType: 'image/png', origin: {} }, MarkAnswer, until),
  };
}

describe('a thread that marks', () => {
  it.each(['hangs', 'dies', 'throws', 'nonsense'])('is replaced, and the work done again, when it %s', async (how) => {
    const { run } = broken(how === 'hangs' ? 3_000 : undefined);
    const path = join(temporaryFolder(), 'once');
    writeFileSync(path, '');
    const [first, second] = await Promise.all([run(`${how} ${path}`), run('works')]);
    expect(first.bytes.length).toBeGreaterThan(0);
    expect(second.bytes.length).toBeGreaterThan(0);
  });

  it('gives up a file that ends every thread, and goes on with the next', async () => {
    const { run } = broken();
    const bad = run('always-dies');
    const next = run('works');
    await expect(bad).rejects.toThrow(ThreadLost);
    expect((await next).bytes.length).toBeGreaterThan(0);
  });

  it('is replaced when it holds too much memory', async () => {
    const { run } = broken();
    await run('grows');
    expect((await run('works')).bytes.length).toBeGreaterThan(0);
  });

  it('is awaited no longer than its caller wants', async () => {
    const { run } = broken();
    const path = join(temporaryFolder(), 'once');
    writeFileSync(path, '');
    const over = new AbortController();
    const waiting = run(`hangs ${path}`, over.signal);
    over.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
  });

  it('keeps the process until it is closed, although it was still being loaded', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./closing-process.ts', import.meta.url))]);
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('marks nothing any more once it is closed', async () => {
    const { run, thread } = broken();
    await run('works');
    await thread.close();
    await expect(run('works')).rejects.toThrow(ThreadLost);
  });
});

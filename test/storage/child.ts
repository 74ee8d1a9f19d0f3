import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const source = join(import.meta.dirname, '../../src/storage');

/** Runs `code` as a module in a separate process. `@storage` stands for the storage folder. */
export function child(folder: string, code: string): ChildProcess {
  const path = join(folder, `child-${Math.random()}.ts`);
  writeFileSync(path, code.replaceAll('@storage', source));
  const started = fork(path, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  onTestFinished(() => void started.kill('SIGKILL'));
  return started;
}

export function firstMessage<Message>(process_: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    process_.once('message', (message: Message) => resolve(message));
    process_.once('close', () => reject(new Error('it ended without a word')));
  });
}

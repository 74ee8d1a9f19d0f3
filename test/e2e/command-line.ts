import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const program = resolve(import.meta.dirname, '../../bin/faceswap-bot.js');
export const media = (name: string): string => resolve(import.meta.dirname, '../fixtures/media', name);

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error holds the text. */
  says(text: string): Promise<void>;
}

/** A folder of its own, removed with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The program as a user starts it, in `folder`, with nothing of this process's environment but the path. */
export function start(
  folder: string,
  args: readonly string[],
  { environment = {}, input = '' as string | Uint8Array, nodeOptions = [] as readonly string[] } = {},
): Run {
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const stdout: Buffer[] = [];
  let stderr = '';
  const waiting = new Map<string, () => void>();
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
    for (const [text, wake] of waiting) if (stderr.includes(text)) wake();
  });
  child.stdin.on('error', () => undefined); // the program may end before it has read everything
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolveEnd) => {
    child.on('close', (code) => resolveEnd({ code, stdout: Buffer.concat(stdout), stderr }));
  });
  return {
    child,
    ended,
    says: (text) =>
      new Promise((wake, reject) => {
        if (stderr.includes(text)) wake();
        waiting.set(text, wake);
        void ended.then(() => reject(new Error(`it ended without saying “${text}”: ${stderr}`)));
      }),
  };
}

export function run(folder: string, args: readonly string[], options?: Parameters<typeof start>[2]): Promise<Ended> {
  return start(folder, args, options).ended;
}

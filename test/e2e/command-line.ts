import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { main } from '../../src/main.ts';
import { createLocalEngine, type LocalEngine } from '../../src/providers/local/index.ts';
import type { createMarks as createRealMarks } from '../../src/trust/index.ts';
import { hurriedClock } from '../fakes/clocks/hurried-clock.ts';
import { createNoMarks } from '../fakes/no-marks.ts';

const wholeProgram = resolve(import.meta.dirname, '../../bin/faceswap-bot.js');
/** Starts in half the time. */
export const plainProgram = resolve(import.meta.dirname, '../fakes/plain-program.ts');
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
  {
    environment = {},
    input = '' as string | Uint8Array,
    nodeOptions = [] as readonly string[],
    program = wholeProgram,
  } = {},
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

export function spawnAndWait(
  folder: string,
  args: readonly string[],
  options?: Parameters<typeof start>[2],
): Promise<Ended> {
  return start(folder, args, options).ended;
}

interface Command {
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs commands in this process, one after another: twenty times as fast as the real clock, with one engine for all of
 * them, and without what starting a process takes. `close` belongs into `afterAll`.
 */
export function createCommandLine({ createMarks = createNoMarks }: { createMarks?: typeof createRealMarks } = {}) {
  let engine: LocalEngine | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** The settings are checked anew each time; the workers stay, and `limits` are those of the first command. */
  const createEngine: typeof createLocalEngine = (environment, options) => {
    createLocalEngine(environment, { ...options, startsAtOnce: false });
    engine ??= createLocalEngine({ LOCAL_WORKERS: '1' }, options);
    return { ...engine, close: async () => undefined };
  };

  return {
    run(folder: string, args: readonly string[], environment: Command['environment'] = {}): Promise<Ended> {
      const ended = last.then(() =>
        inThisProcess({ folder, args, environment }, () =>
          main(args, { clock: hurriedClock(20), createEngine, createMarks }),
        ),
      );
      last = ended.catch(() => undefined);
      return ended;
    },
    close: async () => engine?.close(),
  };
}

/** What is said and printed meanwhile is kept; folder and environment are as the command would find them. */
async function inThisProcess({ folder, environment }: Command, command: () => Promise<number>): Promise<Ended> {
  const before = { folder: process.cwd(), environment: process.env };
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const outputs = [keep(process.stdout, stdout), keep(process.stderr, stderr)];
  process.chdir(folder);
  process.env = { PATH: before.environment.PATH, HOME: folder, ...environment };
  try {
    const code = await command();
    return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
  } finally {
    process.env = before.environment;
    process.chdir(before.folder);
    for (const output of outputs) output.mockRestore();
  }
}

function keep(output: NodeJS.WriteStream, chunks: Buffer[]) {
  return vi.spyOn(output, 'write').mockImplementation((chunk, ...rest) => {
    chunks.push(Buffer.from(chunk as string));
    const written = rest.at(-1);
    if (typeof written === 'function') (written as () => void)();
    return true;
  });
}

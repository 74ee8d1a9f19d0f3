import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../../core/errors.ts';
import { type Work, WorkerMessage } from '../protocol.ts';
import { WorkerFailure, type WorkerFailureCause } from './worker-failure.ts';

/** One child process that does one piece of work at a time. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  isEnded(): boolean;
  perform(work: Work, onProgress?: (fraction: number) => void): Promise<unknown>;
  /** Ends the process at once. Its current work rejects with `reason`. */
  kill(reason: unknown): void;
}

interface PendingWork {
  onProgress: ((fraction: number) => void) | undefined;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

const keptErrorText = 2_000;

export function startWorker(file: URL, settings: unknown, memoryMegabytes: number): WorkerProcess {
  const child = spawn(file, settings, memoryMegabytes);
  let pending: PendingWork | undefined;
  let killed = false;
  let over = false;
  let errorText = '';

  function settle(finish: (pending: PendingWork) => void): void {
    const finished = pending;
    pending = undefined;
    keepsParentAlive(child, false);
    if (finished) finish(finished);
  }

  const ended = new Promise<void>((resolve) => {
    function end(failure: WorkerFailureCause, detail: string): void {
      over = true;
      settle(({ reject }) => reject(new WorkerFailure(failure, `${detail} ${errorText}`.trim())));
      resolve();
    }
    // Failing native code ends by a signal. An exit code means that our own program ended, for example because a module
    // is missing.
    child.once('exit', (code, signal) => (signal ? end('crashed', signal) : end('threw', `exit code ${code}`)));
    child.once('error', ({ message }) => end('threw', message));
  });
  child.stderr?.on('data', (chunk) => {
    errorText = (errorText + chunk).slice(-keptErrorText);
  });
  child.on('disconnect', () => child.kill('SIGKILL'));
  child.on('message', (raw) => {
    const message = WorkerMessage.safeParse(raw);
    if (!message.success) kill(new WorkerFailure('crashed', 'said something unknown'));
    else if (message.data.kind === 'progress') pending?.onProgress?.(message.data.fraction);
    else if (pending) settle(finishWith(message.data));
    else kill(new WorkerFailure('crashed', 'spoke unasked'));
  });

  function kill(reason: unknown): void {
    killed = true;
    settle(({ reject }) => reject(reason));
    child.ref(); // `close` waits for the end of the process
    child.kill('SIGKILL');
  }

  return {
    pid: child.pid,
    ended,
    isEnded: () => over || killed,
    perform(work, onProgress) {
      return new Promise((resolve, reject) => {
        pending = { onProgress, resolve, reject };
        keepsParentAlive(child, true);
        child.send(work, () => undefined); // a failed send is followed by the end of the process
      });
    },
    kill,
  };
}

/** The environment holds the secrets of the bot. A process that decodes foreign bytes gets none of it. */
function spawn(file: URL, settings: unknown, memoryMegabytes: number): ChildProcess {
  const compiled = getCompileCacheDir();
  const child = fork(fileURLToPath(file), [JSON.stringify(settings)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMegabytes}`],
    env: { MALLOC_ARENA_MAX: '2', ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  keepsParentAlive(child, false);
  return child;
}

/** An idle worker must not keep a program from ending. */
function keepsParentAlive(child: ChildProcess, wanted: boolean): void {
  const change = wanted ? 'ref' : 'unref';
  child[change]();
  child.channel?.[change]();
  if (child.stderr instanceof Socket) child.stderr[change]();
}

function finishWith(message: Exclude<WorkerMessage, { kind: 'progress' }>): (pending: PendingWork) => void {
  switch (message.kind) {
    case 'done':
      return ({ resolve }) => resolve(message.answer);
    case 'complaint':
      return ({ reject }) => reject(new UserError(message.code, message.params));
    case 'failed':
      return ({ reject }) => reject(new WorkerFailure('threw', message.message));
    default:
      return message satisfies never;
  }
}

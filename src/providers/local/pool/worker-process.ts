import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { UserError } from '../../../core/errors.ts';
import { createMessageReader, type MessageLimits, sendMessage } from '../message-stream.ts';
import { limitsOfAnswer, type Work, WorkerMessage } from '../protocol.ts';
import { childrenOf, whileAlive } from './process-tree.ts';
import type { Launch } from './sandbox.ts';
import { WorkerFailure, type WorkerFailureCause } from './worker-failure.ts';

/** One child process that does one piece of work at a time. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  /** Resolves when the program of the worker has started. Rejects with WorkerFailure if it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  isEnded(): boolean;
  perform(work: Work, onProgress?: (fraction: number) => void): Promise<unknown>;
  /** Ends the process at once. Its current work rejects with `reason`. */
  kill(reason: unknown): void;
}

interface PendingWork {
  readonly onProgress: ((fraction: number) => void) | undefined;
  readonly answer: MessageLimits;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

const keptErrorText = 2_000;
const mayEndWithinMs = 1_000;
/** While nothing is asked of it, a worker has little to say. */
const unasked: MessageLimits = { text: 10_000, total: 10_000 };
/** A worker that is taken over may not keep this process busy. */
const mostMessages = 100_000;
/** Shells and sandboxes end with this and the signal that ended the process inside. */
const endedBySignal = 128;

/** `largestAnswer` in bytes. Throws WorkerFailure where the system does not even try. */
export function startWorker(launch: Launch, largestAnswer: number): WorkerProcess {
  const child = spawnWorker(launch);
  const started = Promise.withResolvers<void>();
  started.promise.catch(() => undefined); // most callers never ask
  let pending: PendingWork | undefined;
  let killed = false;
  let over = false;
  let messages = 0;

  function settle(finish: (pending: PendingWork) => void): void {
    const finished = pending;
    pending = undefined;
    keepsParentAlive(child, false);
    if (finished) finish(finished);
  }

  const ended = endOf(child).then((failure) => {
    over = true;
    started.reject(failure);
    settle(({ reject }) => reject(failure));
  });

  function hear(raw: unknown): void {
    const { success, data: message } = WorkerMessage.safeParse(raw);
    messages += 1;
    if (!success || messages > mostMessages) kill(new WorkerFailure('crashed', 'said something unknown'));
    else if (message.kind === 'ready') ready();
    else if (message.kind === 'progress') pending?.onProgress?.(message.fraction);
    else if (pending) settle(finishWith(message));
    else kill(new WorkerFailure('crashed', 'spoke unasked'));
  }

  function ready(): void {
    keepsParentAlive(child, pending !== undefined);
    started.resolve();
  }

  readMessages(
    child.messages,
    () => pending?.answer ?? unasked,
    hear,
    (failure) => !killed && kill(failure),
  );

  function kill(reason: unknown): void {
    killed = true;
    settle(({ reject }) => reject(reason));
    started.reject(reason);
    keepsParentAlive(child, true); // `close` waits for the end of the process
    endProcess(child);
  }

  return {
    pid: child.process.pid,
    ready: started.promise,
    ended,
    isEnded: () => over || killed,
    perform(work, onProgress) {
      return new Promise((resolve, reject) => {
        messages = 0;
        pending = { onProgress, answer: limitsOfAnswer(work, largestAnswer), resolve, reject };
        keepsParentAlive(child, true);
        void sendMessage(child.messages, work);
      });
    },
    kill,
  };
}

interface Child {
  readonly process: ChildProcess;
  readonly messages: Socket;
  readonly stderr: Socket;
  readonly isAround: boolean;
}

function spawnWorker({ command, args, environment, user, isAround = false }: Launch): Child {
  const child = spawn(command, args, {
    cwd: '/',
    env: { ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(user !== undefined && { uid: user, gid: user }),
  });
  child.on('error', () => undefined); // told below
  const [, , stderr, messages] = child.stdio;
  if (!(stderr instanceof Socket && messages instanceof Socket)) throw new WorkerFailure('threw', 'cannot be started');
  return { process: child, messages, stderr, isAround };
}

/** How the process ended, which is a failure where something was asked of it. */
function endOf({ process: child, messages, stderr }: Child): Promise<WorkerFailure> {
  let errorText = '';
  stderr.on('data', (chunk) => {
    errorText = (errorText + chunk).slice(-keptErrorText);
  });
  // Then its program hears and says nothing more. It may be about to end by itself, and say why.
  messages.on('end', () => endLater(child));
  return new Promise((resolve) => {
    const end = (failure: WorkerFailureCause, detail: string): void =>
      resolve(new WorkerFailure(failure, `${detail} ${errorText}`.trim()));
    // Failing native code ends by a signal. An exit code means that our own program ended, for example because a module
    // is missing.
    child.once('close', (code, signal) => {
      if (signal) end('crashed', signal);
      else end(code !== null && code > endedBySignal ? 'crashed' : 'threw', `exit code ${code}`);
    });
    child.once('error', ({ message }) => end('threw', message));
  });
}

/** A process around the worker is left to end by itself, so that it clears away what was in it. */
function endProcess({ process: child, messages, stderr, isAround }: Child): void {
  messages.destroy();
  stderr.destroy();
  const inside = child.pid ? childrenOf(child.pid) : [];
  for (const pid of inside) whileAlive(() => process.kill(pid, 'SIGKILL'), false);
  if (isAround && inside.length > 0) endLater(child);
  else child.kill('SIGKILL');
}

function endLater(child: ChildProcess): void {
  setTimeout(() => child.kill('SIGKILL'), mayEndWithinMs).unref();
}

function readMessages(
  messages: Socket,
  limits: () => MessageLimits,
  hear: (raw: unknown) => void,
  fail: (failure: WorkerFailure) => void,
): void {
  const read = createMessageReader(limits, hear);
  messages.on('data', (chunk: Uint8Array) => {
    try {
      read(chunk);
    } catch (error) {
      fail(new WorkerFailure('crashed', error instanceof Error ? error.message : String(error)));
    }
  });
  messages.on('error', () => undefined); // a failed write is followed by the end of the process
}

/** An idle worker must not keep a program from ending. */
function keepsParentAlive({ process: child, messages, stderr }: Child, wanted: boolean): void {
  for (const handle of [child, messages, stderr]) handle[wanted ? 'ref' : 'unref']();
}

type LastMessage = Exclude<WorkerMessage, { kind: 'progress' | 'ready' }>;

function finishWith(message: LastMessage): (pending: PendingWork) => void {
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

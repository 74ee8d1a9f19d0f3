import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { Cancelled, UserError } from '../../core/errors.ts';
import type { SwapRequest } from '../../core/ports/chat.ts';
import { isUnderWay, type Job } from '../../core/ports/job.ts';
import type { RunningSwaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import { type SwapEnd, type TerminalChat, TerminalReplyRef } from './chat.ts';
import { checkOutput } from './output-file.ts';
import { whenAborted } from './signals.ts';
import { fileRef, type SwapArguments } from './swap-arguments.ts';
import { exitCodeOf, toJson } from './swap-report.ts';
import { UsageError } from './usage.ts';

export interface RunSwapParts {
  readonly swaps: RunningSwaps;
  readonly terminal: TerminalChat;
  readonly translation: Translation;
  /** Whether this process goes on with a swap whose process has died. */
  resumes(replyRef: TerminalReplyRef): boolean;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Prints a line to standard error. */
  say(line: string): void;
  /** Prints a line to standard output. */
  print(line: string): void;
}

/** Runs one swap. Returns the exit code. Throws UsageError. */
export async function runSwap(args: SwapArguments, parts: RunSwapParts): Promise<number> {
  await checkInputs(args);
  const request = requestOf(args);
  const adopted = await resumeOthers(request, parts);
  if (adopted) return conclude(adopted, args, parts);
  const problem = await checkOutput(args.out, args.force);
  if (problem === 'exists') throw new UsageError(`${args.out} exists already; --force overwrites it.`);
  if (problem === 'unwritable') {
    parts.say(`${args.out} cannot be written.`);
    return 1;
  }
  const ended = parts.terminal.ended(request.replyRef.run);
  try {
    const job = await parts.swaps.request(request, parts.interrupted);
    cancelOnInterrupt(job, parts);
  } catch (error) {
    if (error instanceof UserError) return conclude(refusal(request.replyRef, error, parts), args, parts);
    if (error instanceof Cancelled && error.by === 'requester') return 130;
    throw error;
  }
  const code = conclude(await ended, args, parts);
  await Promise.race([parts.swaps.idle(), whenAborted(parts.interrupted)]);
  return code;
}

function requestOf(args: SwapArguments) {
  const [source, ...morePhotos] = args.photos.map(fileRef);
  return {
    requester: { platform: 'terminal', id: 'operator' },
    locale: 'en',
    target: fileRef(args.target),
    faces: args.faces,
    ...(source && { source }),
    ...(morePhotos.length > 0 && { morePhotos }),
    ...(args.provider !== undefined && { provider: args.provider }),
    wanted: args.wanted,
    replyRef: {
      platform: 'terminal' as const,
      run: randomUUID(),
      path: args.out,
      wanted: args.wanted,
      force: args.force,
      host: hostname(),
    },
  } satisfies SwapRequest;
}

/**
 * Starts swaps again whose process has died. If one of them equals the present request, it takes the place of that
 * request, and its end is returned.
 */
async function resumeOthers(request: ReturnType<typeof requestOf>, parts: RunSwapParts): Promise<SwapEnd | undefined> {
  const jobs = await parts.swaps.resumeAll((job) => {
    const replyRef = TerminalReplyRef.safeParse(job.request.replyRef).data;
    return replyRef !== undefined && parts.resumes(replyRef);
  });
  let adopted: SwapEnd | undefined;
  for (const job of jobs) {
    if (!isUnderWay(job)) continue; // the job has ended meanwhile
    const replyRef = TerminalReplyRef.parse(job.request.replyRef);
    if (replyRef.path === '-') {
      await parts.swaps.cancel(job.id); // the program that read the output is gone
      continue;
    }
    parts.say(`The swap into ${replyRef.path} was lost when its process ended. It is begun again.`);
    if (replyRef.path !== request.replyRef.path) continue;
    cancelOnInterrupt(job, parts);
    const ended = await parts.terminal.ended(replyRef.run);
    if (isSame(job.request, request)) adopted = ended;
  }
  return adopted;
}

function isSame(one: SwapRequest, other: SwapRequest): boolean {
  return isDeepStrictEqual({ ...one, replyRef: null }, { ...other, replyRef: null });
}

function cancelOnInterrupt(job: Job, { swaps, interrupted, say }: RunSwapParts): void {
  const cancel = (): void => {
    swaps.cancel(job.id).catch((error) => say(String(error)));
  };
  if (interrupted.aborted) cancel();
  else interrupted.addEventListener('abort', cancel, { once: true });
}

async function checkInputs({ photos, target, faces }: SwapArguments): Promise<void> {
  const assigned = faces.which === 'assigned' ? faces.assignments.map(({ source }) => source.path) : [];
  const reference = faces.which === 'reference' ? [faces.reference.path] : [];
  for (const path of [...photos, target, ...reference, ...assigned]) {
    if (path === undefined || path === '-') continue;
    const existing = await stat(path).catch(() => undefined);
    if (!existing) throw new UsageError(`There is no file ${path}.`);
    if (existing.isDirectory()) throw new UsageError(`${path} is a folder; a picture is needed.`);
  }
}

function refusal(replyRef: TerminalReplyRef, error: UserError, { translation, say }: RunSwapParts): SwapEnd {
  say(translation.error(error));
  return { replyRef, outcome: { kind: 'rejected', error } };
}

function conclude(
  { replyRef, outcome, problem }: SwapEnd,
  { json }: SwapArguments,
  { translation, print }: RunSwapParts,
): number {
  if (json) print(JSON.stringify(toJson(outcome, replyRef, problem ?? translation.outcome(outcome))));
  return exitCodeOf(outcome);
}

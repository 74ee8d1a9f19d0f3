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
import { checkFile } from './files/input-file.ts';
import { checkOutput } from './files/output-file.ts';
import { adviceFor, describeRefusal } from './refusals.ts';
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
  /** Whether standard output is a terminal, which shows bytes as rubbish. */
  readonly printsToTerminal: boolean;
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
  if (args.out === '-' && parts.printsToTerminal) {
    throw new UsageError(
      '--out - would write the picture onto the terminal. Send it on (> FILE or | PROGRAM), or name a file.',
    );
  }
  const request = requestOf(args);
  const adopted = await resumeOthers(request, parts);
  if (adopted) return conclude(adopted, args, parts);
  const problem = await checkOutput(args.out, args.force);
  if (problem?.kind === 'exists') throw new UsageError(problem.message);
  if (problem) {
    parts.say(problem.message);
    return 1;
  }
  const ended = parts.terminal.ended(request.replyRef.run);
  try {
    const job = await parts.swaps.request(request, parts.interrupted, { asksForFaces: isByNumber(args) });
    cancelOnInterrupt(job, parts);
  } catch (error) {
    if (error instanceof UserError) return conclude(refusal(request.replyRef, error, args, parts), args, parts);
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
      ...(args.label !== undefined && { label: args.label }),
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
  const isFolder = (await stat(target).catch(() => undefined))?.isDirectory() ?? false;
  if (isFolder) throw new UsageError(`${target} is a folder. --out-dir DIR swaps every picture in it.`);
  for (const path of [...photos, target, ...reference, ...assigned]) await checkFile(path);
}

/** Then a number that no face has is refused with the number of faces. Otherwise this command asks nothing back. */
function isByNumber({ faces: { which } }: SwapArguments): boolean {
  return which === 'nth' || which === 'assigned';
}

function refusal(
  replyRef: TerminalReplyRef,
  error: UserError,
  args: SwapArguments,
  { translation, say }: RunSwapParts,
): SwapEnd {
  const { label } = args;
  const message = describeRefusal(error, args, translation);
  say(label === undefined ? message : `${label}: ${message}`);
  return { replyRef, outcome: { kind: 'rejected', error } };
}

function conclude(
  { replyRef, outcome, problem }: SwapEnd,
  args: SwapArguments,
  { translation, print, say }: RunSwapParts,
): number {
  const { json, label, target } = args;
  const advice = label === undefined ? adviceFor(outcome, target) : undefined;
  if (advice !== undefined) say(advice);
  if (json) {
    const about = label === undefined ? {} : { target: label };
    const isRejected = outcome.kind === 'rejected';
    const said = isRejected ? describeRefusal(outcome.error, args, translation) : translation.outcome(outcome);
    print(JSON.stringify({ ...about, ...toJson(outcome, replyRef, problem ?? said) }));
  }
  return exitCodeOf(outcome);
}

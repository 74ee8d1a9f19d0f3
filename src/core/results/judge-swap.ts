import { type Clock, inTime } from '../clock.ts';
import type { Judge } from '../ports/judge.ts';
import type { MediaKind } from '../ports/media.ts';
import type { SwapInput, SwapProvider } from '../ports/provider.ts';
import type { Quality } from '../ports/quality.ts';

export interface JudgeParts {
  readonly clock: Clock;
  /** Absent where there is no engine; then nothing is said of how a swap looks. */
  readonly judge?: Judge | undefined;
}

/** Of an answer that does not come. Waiting for a worker is part of it. Milliseconds. */
const pictureMs = 15_000;
const movingMs = 60_000;

/**
 * What the faces promise, to be said while the provider works. Undefined where that cannot be told, for whatever reason,
 * and for a still picture that is swapped here: it is done before anybody could read it. Never rejects.
 */
export async function forecastOf(
  input: SwapInput,
  { bills }: Pick<SwapProvider, 'bills'>,
  signal: AbortSignal,
  parts: JudgeParts,
): Promise<Quality | undefined> {
  const { kind } = input.target;
  if (!bills && kind === 'image') return undefined;
  return ask(kind, signal, parts, (judge, until) => judge.forecast(input, until)).catch(() => undefined);
}

/**
 * What a result looks like. Undefined where that cannot be told, for whatever reason: a result is handed over all the
 * same. Rejects only with the signal's reason.
 */
export function judgementOf(
  input: SwapInput,
  result: Uint8Array,
  signal: AbortSignal,
  parts: JudgeParts,
): Promise<Quality | undefined> {
  return ask(input.target.kind, signal, parts, (judge, until) => judge.judge(input, result, until));
}

async function ask(
  kind: MediaKind,
  signal: AbortSignal,
  { judge, clock }: JudgeParts,
  question: (judge: Judge, until: AbortSignal) => Promise<Quality | undefined>,
): Promise<Quality | undefined> {
  if (!judge) return undefined;
  const tooLate = new AbortController();
  const onLate = (): undefined => {
    tooLate.abort(new Error('the judge does not answer'));
  };
  try {
    const answer = question(judge, AbortSignal.any([signal, tooLate.signal]));
    return await inTime(answer, { ms: kind === 'image' ? pictureMs : movingMs, onLate, clock, signal });
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

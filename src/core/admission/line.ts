import { UserError } from '../errors.ts';

export interface Line {
  /** How long a new job would wait for its turn, milliseconds; undefined where that is not known. */
  expectedWaitMs(): Promise<number | undefined>;
}

/** Throws UserError where a new job would wait for its turn so long that it had better be asked for later. */
export async function checkLine(line: Line, longestWaitMs: number): Promise<void> {
  const waitMs = (await line.expectedWaitMs()) ?? 0;
  if (waitMs > longestWaitMs) throw new UserError('line-too-long', { minutes: Math.ceil(waitMs / 60_000) });
}

import { broken, type Check, type Found } from '../../core/checks.ts';
import { type Clock, inTime } from '../../core/clock.ts';

export interface DoctorParts {
  readonly clock: Clock;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly json: boolean;
  print(line: string): void;
}

interface Finding extends Found {
  readonly name: string;
}

const usualLimitMs = 20_000;

/**
 * Looks at everything at once, at `afterwards` when the rest was looked at, and prints what was found in this order. True
 * where nothing is broken.
 */
export async function runDoctor(
  checks: readonly Check[],
  afterwards: readonly Check[],
  parts: DoctorParts,
): Promise<boolean> {
  const first = checks.map((check) => findingsOf(check, parts));
  const all = Promise.all(first);
  const findings: Finding[] = [];
  for (const found of [...first, ...afterwards.map(async (check) => all.then(() => findingsOf(check, parts)))]) {
    for (const finding of await found) {
      findings.push(finding);
      if (!parts.json) for (const line of linesOf(finding)) parts.print(line);
    }
  }
  if (parts.json) parts.print(JSON.stringify(findings));
  return findings.every(({ ok }) => ok);
}

/** Never rejects but with the reason of `signal`: a check that fails hides no other one. */
async function findingsOf(
  { name, look, limitMs: ms = usualLimitMs }: Check,
  { clock, signal }: DoctorParts,
): Promise<readonly Finding[]> {
  const over = new AbortController();
  const tooLate = (): readonly Found[] => {
    const remedy = 'Run doctor again. Where it stays so, the machine or what it talks to is overloaded.';
    return [broken(`Nothing was found out within ${ms / 1_000} seconds.`, remedy)];
  };
  try {
    const found = await inTime(look(AbortSignal.any([signal, over.signal])), { ms, onLate: tooLate, clock, signal });
    return found.map((each) => ({ name, ...each }));
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    const remedy = 'Run doctor again. Where it stays so, it is a fault of this program: report it with this line.';
    return [{ name, ...broken(`It could not be looked at (${why}).`, remedy) }];
  } finally {
    over.abort();
  }
}

function linesOf({ name, ok, message, remedy }: Finding): readonly string[] {
  const works = remedy === undefined ? '✓' : '!';
  const mark = ok ? works : '✗';
  const [first = '', ...more] = message.split('\n');
  return [`${mark} ${name}: ${first}`, ...more.map((line) => `    ${line}`), ...(remedy ? [`    → ${remedy}`] : [])];
}

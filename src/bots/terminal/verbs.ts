import type { Clock } from '../../core/clock.ts';
import { closest } from './closest.ts';
import { tableOf } from './command.ts';
import { UsageError } from './usage.ts';

/** What a command needs that asks a running process to act. */
export interface AskingParts {
  readonly clock: Clock;
  /** Whether such a process runs. */
  readonly isServed: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Prints a line of the answer to standard output. */
  print(line: string): void;
  /** Prints a remark to standard error. */
  say(line: string): void;
}

/** What a command is asked to do: with all, or with the one whose id begins like this. */
type Asked<Listing, Action> = { readonly verb: Listing } | { readonly verb: Action; readonly id: string };

type Texts = Readonly<Record<string, string>>;

/** How long a command waits for another process to act. Longer than a heartbeat. */
const patienceMs = 25_000;
const lookEveryMs = 250;
export const exitFailed = 1;
export const exitRefused = 3;

/**
 * The verbs of a command, each with its help, as they are described and read. `list` is meant where there is none.
 * `operand` is what an action takes.
 */
export function defineVerbs<Listings extends Texts, Actions extends Texts>(
  command: string,
  listings: Listings,
  actions: Actions,
  remark: string,
  operand = 'ID',
) {
  const table = tableOf([
    ...Object.entries(listings),
    ...Object.entries(actions).map(([name, text]) => [`${name} ${operand}`, text] as const),
  ]);
  const notes = `${table}\n\n${remark}`;
  return {
    notes,
    words: Object.keys({ ...listings, ...actions }),
    /** Throws UsageError. */
    parse([verb = 'list', id]: readonly string[]): Asked<keyof Listings, keyof Actions> {
      if (isKeyOf(listings, verb)) {
        if (id !== undefined) throw new UsageError(`“${id}” is one word too many: ${command} ${verb}`);
        return { verb };
      }
      if (isKeyOf(actions, verb)) {
        if (!id) throw new UsageError(`${operand} is missing: ${command} ${verb} ${operand}`);
        return { verb, id };
      }
      const meant = closest(verb, Object.keys({ ...listings, ...actions }), (one) => `“${command} ${one}”`);
      throw new UsageError(`There is no “${command} ${verb}”.${meant}\n\n${notes}`);
    },
  };
}

function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key);
}

/** The one whose id begins like this. Throws UsageError if there is none, or more than one. */
export function only<Item extends { readonly id: string }>(items: readonly Item[], start: string, what: string): Item {
  const [found, another] = items.filter(({ id }) => id.startsWith(start));
  if (!found) throw new UsageError(`There is no ${what} ${start}.`);
  if (another) throw new UsageError(`Several ${what}s begin with ${start}.`);
  return found;
}

export function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
}

/** What `look` finds once another process has acted; undefined where none acts in time. */
export async function awaited<Found>(
  look: () => Promise<Found | undefined>,
  { clock, signal }: Pick<AskingParts, 'clock' | 'signal'>,
): Promise<Found | undefined> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(lookEveryMs, signal);
  }
  return undefined;
}

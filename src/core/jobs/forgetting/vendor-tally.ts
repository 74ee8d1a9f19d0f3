import type { Job } from '../../ports/job.ts';
import type { SwapProvider } from '../../ports/provider.ts';

/**
 * What a vendor still has of a member whose swaps it made. `deleted`: nothing, by its own word. `pending`: it will be asked
 * again until it deletes. `kept`: it deletes nothing when it is asked to.
 */
export interface LeftAtVendor {
  readonly provider: string;
  readonly what: 'deleted' | 'pending' | 'kept';
  /** When the last of it ends by itself, milliseconds since the epoch; undefined where the vendor does not say. */
  readonly until: number | undefined;
}

type What = LeftAtVendor['what'];
/** From the best to the worst. */
const worst: readonly What[] = ['deleted', 'pending', 'kept'];

/** Sums up over jobs what each hosted vendor may have of them. */
export function createVendorTally(providers: readonly SwapProvider[], now: number) {
  const found = new Map<string, LeftAtVendor>();

  function note(one: LeftAtVendor): void {
    if (one.until !== undefined && one.until <= now && one.what !== 'pending') return; // it has ended by itself
    const before = found.get(one.provider);
    const more = before ? worst.indexOf(one.what) - worst.indexOf(before.what) : 1;
    if (more > 0) found.set(one.provider, one);
    else if (before && more === 0) found.set(one.provider, { ...one, until: laterOf(one.until, before.until) });
  }

  return {
    /** `isPending`: it is asked again to delete what it has. */
    add(job: Job, { isDiscarded, isPending }: { isDiscarded: boolean; isPending: boolean }): void {
      const last = 'attempt' in job ? job.attempt : undefined;
      for (const name of new Set([...Object.keys(job.attempts), ...(last ? [last.provider] : [])])) {
        const provider = providers.find((one) => one.name === name);
        if (provider?.bills !== true) continue;
        const isLast = last?.provider === name;
        const isDone =
          isLast && (isDiscarded || (provider.discard !== undefined && job.state === 'done' && !isPending));
        const isAskedAgain = isLast && isPending;
        const what = isDone ? 'deleted' : heldAs(isAskedAgain);
        const { uploads, results } = provider.keepsMs ?? {};
        const keptMs = isDone ? uploads : results;
        const at = isLast ? last.startedAt : job.begunAt;
        note({ provider: name, what, until: keptMs === undefined ? undefined : at + keptMs });
      }
    },
    all: (): readonly LeftAtVendor[] => [...found.values()],
  };
}

function heldAs(isAskedAgain: boolean): What {
  return isAskedAgain ? 'pending' : 'kept';
}

/** Undefined where one of them has no known end. */
function laterOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

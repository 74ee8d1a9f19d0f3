import type { Clock } from './clock.ts';
import type { OnEvent } from './events.ts';
import type { ForgottenJobs } from './jobs/forgetting/forget-jobs.ts';
import {
  type Consents,
  type FaceBook,
  isSameMember,
  type Member,
  type MemberHash,
  type OpenFarewells,
} from './ports/members.ts';
import type { Settings } from './ports/settings.ts';
import type { ExpiringStore } from './ports/storage.ts';

/** A part that keeps something of members which `ForgettingParts` does not know of. */
export interface KeepsOfMembers {
  /** Deletes everything of the member but what may stay as a keyed hash. Repeating it is harmless. */
  forget(member: Member): Promise<void>;
}

export interface ForgettingParts {
  readonly clock: Clock;
  readonly memberHash: MemberHash;
  readonly farewells: OpenFarewells;
  readonly consents: Pick<Consents, 'withdraw' | 'given'>;
  readonly faces: Pick<FaceBook, 'removeAll'>;
  readonly settings: Pick<Settings, 'forget'>;
  readonly expiringStore: Pick<ExpiringStore, 'forget' | 'withLock'>;
  forgetJobsOf(member: Member): Promise<ForgottenJobs>;
  /** Overwrites what was deleted. */
  scrub(): Promise<void>;
  readonly others: readonly KeepsOfMembers[];
  readonly onEvent: OnEvent;
}

const everyMs = 600_000;

/** What was deleted, and what is left of it elsewhere. */
export interface Forgotten extends ForgottenJobs {
  readonly faces: number;
  readonly hadPromise: boolean;
  /** Drafts, open questions, and which message showed which swap. */
  readonly notes: number;
}

export interface Forgetting {
  /**
   * Deletes everything about the member, after their running swaps are cancelled. When it resolves, nothing that is kept
   * here names them. Where it rejects, or the process ends meanwhile, the rest is done by `finish`.
   */
  forget(member: Member): Promise<Forgotten>;
  /** Carries out what was begun and not finished. Never rejects. */
  finish(): Promise<void>;
  /** Does so now and every ten minutes. Resolves once the signal is aborted. */
  keepFinishing(signal: AbortSignal): Promise<void>;
}

export function createForgetting(parts: ForgettingParts): Forgetting {
  const { farewells, consents, faces, settings, expiringStore, onEvent } = parts;

  /** Each step may be repeated. The promise goes first, so that no new swap begins; what overwrites goes last. */
  async function carryOut(member: Member): Promise<Forgotten> {
    const hadPromise = await consents.given(member);
    await consents.withdraw(member);
    const jobs = await parts.forgetJobsOf(member);
    const saved = await faces.removeAll(member);
    await settings.forget(member);
    for (const other of parts.others) await other.forget(member);
    const notes = await expiringStore.forget(member);
    await parts.scrub();
    await farewells.end(member);
    return { ...jobs, faces: saved, hadPromise, notes };
  }

  function inTurn<Value>(member: Member, work: () => Promise<Value>): Promise<Value> {
    return expiringStore.withLock(`farewell ${parts.memberHash(member)}`, work);
  }

  async function finish(): Promise<void> {
    try {
      for (const member of await farewells.all()) {
        const isOpen = async (): Promise<boolean> => (await farewells.all()).some((one) => isSameMember(one, member));
        await inTurn(member, async () => ((await isOpen()) ? carryOut(member) : undefined));
      }
    } catch (error) {
      onEvent({ kind: 'bug', error });
    }
  }

  return {
    async forget({ platform, id }) {
      const member = { platform, id };
      return inTurn(member, async () => {
        await farewells.begin(member);
        return carryOut(member);
      });
    },
    finish,
    async keepFinishing(signal) {
      while (!signal.aborted) {
        await finish();
        await parts.clock.sleep(everyMs, signal).catch(() => undefined); // it was aborted
      }
    },
  };
}

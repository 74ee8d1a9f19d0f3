import { isLeaving } from '../errors.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import { LeaseLost } from '../ports/storage.ts';
import { findTicket, type TicketParts } from './late-results.ts';
import type { LeasedJob } from './leased-job.ts';

/**
 * Settles a job of which a paid request may have been received whose answer is lost: its ticket is found, or it is
 * parked. Only the vendor can say which. That may take a while and needs no turn. Rejects when this process must leave
 * the job.
 */
export async function reconcile(leased: LeasedJob, message: ProgressEditor, parts: TicketParts): Promise<void> {
  const { provider } = leased;
  const { attempt } = leased.running;
  message.report({ kind: 'checking', provider: attempt.provider });
  const ticket =
    provider && (await leased.patiently(() => findTicket(provider, attempt, leased.leaving, parts)).catch(giveUp));
  if (ticket === undefined) await leased.advance({ kind: 'parked', at: parts.clock.now() });
  else await leased.advance({ kind: 'accepted', ticket });

  /** Whatever breaks here, the charge stays uncertain. */
  function giveUp(error: unknown): undefined {
    if (isLeaving(error) || error instanceof LeaseLost) throw error;
    leased.report(error);
    return undefined;
  }
}

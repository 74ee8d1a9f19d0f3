import type { AttemptHooks } from '../attempts/attempt.ts';
import type { LeftTickets } from '../attempts/left-tickets.ts';
import type { VendorIds } from '../attempts/vendor-ids.ts';
import type { Clock } from '../clock.ts';
import { ProviderError } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { Attempt, SwapProvider, Ticket } from '../ports/provider.ts';
import type { Budget } from '../ports/quota.ts';
import { budgetUsedUp } from './attempt-policy.ts';
import type { LeasedJob } from './leased-job.ts';

/** What an attempt needs that can bill. */
export interface PaidAttemptParts {
  readonly clock: Clock;
  readonly budget: Budget;
  readonly leftTickets: LeftTickets;
  readonly vendorIds: VendorIds;
}

/** Counts an attempt that can bill, before anything of it is sent. Throws ProviderError where the budget is used up. */
export async function countAgainstBudget(
  leased: LeasedJob,
  { name, bills }: SwapProvider,
  { clock, budget }: PaidAttemptParts,
): Promise<void> {
  const { budgetAt, intentAt } = leased.running.attempt;
  if (!bills || budgetAt !== undefined || intentAt !== undefined) return;
  const at = clock.now();
  if (!(await leased.patiently(() => budget.take(at)))) throw budgetUsedUp(name);
  await leased.advance({ kind: 'budgeted', at });
}

/** Takes back what was counted for an attempt whose request was certainly not accepted. */
export async function giveBackBudget(
  leased: LeasedJob,
  { budgetAt, ticket }: Attempt,
  { budget }: PaidAttemptParts,
): Promise<void> {
  if (budgetAt === undefined || ticket !== undefined) return;
  await leased.patiently(() => budget.giveBack(budgetAt)).catch((error) => leased.report(error));
}

/**
 * Stores the ticket. Throws ProviderError where the vendor has given its id to another attempt, so that nobody knows
 * what became of this one.
 */
async function keepTicket(
  leased: LeasedJob,
  ticket: Ticket,
  { name, bills }: SwapProvider,
  { vendorIds, leftTickets }: PaidAttemptParts,
): Promise<void> {
  const { attempt } = leased.running;
  const isClaimed = !bills || attempt.ticket !== undefined;
  const isOwn = isClaimed || (await leased.patiently(() => vendorIds.claim(name, ticket, attempt.id)));
  if (!isOwn) throw new ProviderError({ provider: name, problem: 'bad-answer' });
  await leased.accept(ticket, leftTickets);
}

/** What is stored, shown and reported of an attempt while it runs. */
export function attemptHooks(
  leased: LeasedJob,
  provider: SwapProvider,
  message: ProgressEditor,
  parts: PaidAttemptParts & { readonly onEvent: OnEvent },
): AttemptHooks {
  const { name } = provider;
  return {
    async onIntent() {
      await leased.advance({ kind: 'intended', at: parts.clock.now() });
    },
    async onUnsent() {
      await leased.advance({ kind: 'unsent' });
    },
    onTicket: (ticket) => keepTicket(leased, ticket, provider, parts),
    onPending({ fraction }, expectedMs) {
      const { before, forecast } = leased;
      message.report({ kind: 'working', provider: name, fraction, expectedMs, forecast, ...before });
    },
    onPolled({ state }, unseenMs) {
      const isPending = state === 'pending';
      parts.onEvent({ kind: 'polled', jobId: leased.job.id, provider: name, isPending, unseenMs });
    },
    onPollError({ problem }) {
      parts.onEvent({ kind: 'poll-failed', jobId: leased.job.id, provider: name, problem });
    },
  };
}

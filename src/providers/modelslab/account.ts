import { z } from 'zod';
import { ProviderError } from '../../core/errors.ts';
import type { Account, Problem, WithSignal } from '../../core/ports/provider.ts';
import { accountOrProblem } from '../account.ts';
import type { ModelsLabApi } from './api.ts';

const Amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const Balance = z.object({ balance: Amount, currency: z.string().nullish().catch(undefined) });

/** Balance and queue, neither of which bills. `maxQueued` swaps may be accepted and unfinished at once. */
export function account(api: ModelsLabApi, maxQueued: number, { signal }: WithSignal): Promise<Account> {
  return accountOrProblem(
    async () => {
      const balance = Balance.safeParse((await api.ask('../wallet_balance', {}, { signal })).data);
      const problems = await queueProblems(api, maxQueued, signal);
      if (!balance.success) return { problems };
      const { balance: credit, currency } = balance.data;
      if (credit <= 0) problems.push({ severity: 'error', code: 'out-of-credit' });
      return { credit, unit: currency ?? 'USD', problems };
    },
    { 'rate-limited': 'queue-full' },
  );
}

/** The vendor's own count, since other programs may use the same account. Without it the rest is told all the same. */
async function queueProblems(api: ModelsLabApi, maxQueued: number, signal: AbortSignal): Promise<Problem[]> {
  const answer = await api.ask('processing/request_count', {}, { signal }).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined;
    throw error;
  });
  const count = answer?.processing_count;
  const queued = Amount.safeParse(count);
  return queued.success && queued.data >= maxQueued ? [{ severity: 'warning', code: 'queue-full' }] : [];
}

import { z } from 'zod';
import { ProviderError } from '../../core/errors.ts';
import type { Problem, WithSignal } from '../../core/ports/provider.ts';
import type { ModelsLabApi } from './api.ts';

const Amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const Balance = z.object({ balance: Amount, currency: z.string().nullish().catch(undefined) });

/** Balance and queue, neither of which bills. `maxQueued` swaps may be on their way at once. */
export async function account(
  api: ModelsLabApi,
  maxQueued: number,
  { signal }: WithSignal,
): Promise<{ credit?: number; unit?: string; problems: readonly Problem[] }> {
  try {
    const balance = Balance.safeParse((await api.ask('../wallet_balance', {}, { signal })).data);
    const problems = await queueProblems(api, maxQueued, signal);
    if (!balance.success) return { problems };
    const { balance: credit, currency } = balance.data;
    if (credit <= 0) problems.push({ severity: 'error', code: 'out-of-credit' });
    return { credit, unit: currency ?? 'USD', problems };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { problems: [{ severity: 'error', code: codeOf(error) }] };
  }
}

/** Other programs may use the same account. */
async function queueProblems(api: ModelsLabApi, maxQueued: number, signal: AbortSignal): Promise<Problem[]> {
  const { processing_count: count } = await api.ask('processing/request_count', {}, { signal });
  const queued = Amount.safeParse(count);
  return queued.success && queued.data >= maxQueued ? [{ severity: 'warning', code: 'queue-full' }] : [];
}

function codeOf({ problem }: ProviderError): Problem['code'] {
  if (problem === 'bad-key' || problem === 'not-allowed') return 'bad-key';
  if (problem === 'out-of-credit') return 'out-of-credit';
  return problem === 'rate-limited' ? 'queue-full' : 'unreachable';
}

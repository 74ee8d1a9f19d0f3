import { z } from 'zod';
import type { Account, WithSignal } from '../../core/ports/provider.ts';
import { accountOrProblem } from '../account.ts';
import type { AkoolApi } from './api.ts';

const Credit = z.object({ credit: z.number() });

export function account(api: AkoolApi, { signal }: WithSignal): Promise<Account> {
  return accountOrProblem(async () => {
    const reply = await api.ask({ method: 'GET', path: '/api/open/v3/faceswap/quota/info', signal });
    const parsed = Credit.safeParse('data' in reply ? reply.data : undefined);
    if (!parsed.success) return { problems: [] };
    const { credit } = parsed.data;
    return { credit, unit: 'credits', problems: credit > 0 ? [] : [{ severity: 'error', code: 'out-of-credit' }] };
  });
}

import { z } from 'zod';
import type { Account, WithSignal } from '../../core/ports/provider.ts';
import { accountOrProblem } from '../account.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { clientPath, readReply, unreadable } from './api.ts';

const Balance = z.object({ balance: z.number() });

export function account(http: VendorHttp, { signal }: WithSignal): Promise<Account> {
  return accountOrProblem(
    async () => {
      const reply = readReply(await http.call({ method: 'GET', path: `${clientPath}/account/balance`, signal }));
      const balance = Balance.safeParse('data' in reply ? reply.data : undefined);
      if (!balance.success) throw unreadable();
      const credit = balance.data.balance;
      return { credit, unit: 'credits', problems: credit > 0 ? [] : [{ severity: 'error', code: 'out-of-credit' }] };
    },
    { maintenance: 'down' },
  );
}

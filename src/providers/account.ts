import { ProviderError, type ProviderProblem } from '../core/errors.ts';
import type { Account, Problem } from '../core/ports/provider.ts';

type ProblemCodes = Readonly<Partial<Record<ProviderProblem, Problem['code']>>>;

const problemCodes: ProblemCodes = {
  'bad-key': 'bad-key',
  'not-allowed': 'bad-key',
  'out-of-credit': 'out-of-credit',
};

/** The account that `read` answers. A vendor's error becomes the account's problem: `vendorCodes` names more of them. */
export async function accountOrProblem(read: () => Promise<Account>, vendorCodes: ProblemCodes = {}): Promise<Account> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const code = { ...problemCodes, ...vendorCodes }[error.problem] ?? 'unreachable';
    return { problems: [{ severity: 'error', code }] };
  }
}

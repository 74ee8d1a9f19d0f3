import type { Verifier } from '../../src/core/ports/trust.ts';

/** Has never seen any file. */
export const knowsNothing: Verifier = { verify: async () => ({ verdict: 'unknown' }) };

import type { Outcome } from '../../core/ports/chat.ts';
import type { TerminalReplyRef } from './chat.ts';

const exitCodes = { done: 0, refused: 3, rejected: 3, cancelled: 130, parked: 5, late: 4 } as const;

/** 0 done, 1 internal or I/O, 2 usage, 3 refused, 4 provider failed, 5 parked, 130 interrupted. */
export function exitCodeOf(outcome: Outcome): number {
  if (outcome.kind === 'rejected' && outcome.error.code === 'unknown-provider') return 2;
  if (outcome.kind !== 'failed') return exitCodes[outcome.kind];
  return outcome.problem === 'undeliverable' || outcome.problem === 'internal' ? 1 : 4;
}

/** The end of a swap as the JSON value that `--json` prints. */
export function toJson(outcome: Outcome, replyRef: Pick<TerminalReplyRef, 'path'>, message: string): object {
  if (outcome.kind === 'done') {
    const { provider, elapsedMs, warnings, quality, result } = outcome;
    const { mimeType, width, height } = result;
    const made = { provider, elapsedMs, mimeType, width, height, warnings, quality };
    return { outcome: 'done', out: replyRef.path, ...made };
  }
  if (outcome.kind === 'rejected') {
    const { code, params } = outcome.error;
    const reason = code === 'faces-to-pick' ? 'no-such-face' : code; // this command asks for faces by number alone
    return { outcome: 'refused', reason, ...params, message };
  }
  const { kind, ...rest } = outcome;
  return { outcome: kind, ...rest, message };
}

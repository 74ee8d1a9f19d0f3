import type { Screen } from './chat.ts';

/** Standard error: the result may go to standard output. */
export const standardError: Screen = {
  isTTY: process.stderr.isTTY === true,
  get columns() {
    return process.stderr.columns ?? 80;
  },
  write: (text) => void process.stderr.write(text),
};

/** Where a person reads how a swap goes on. */
export interface Screen {
  /** Whether it is a terminal, where a line can be overwritten. */
  readonly isTTY: boolean;
  /** Width in characters. */
  readonly columns: number;
  write(text: string): void;
}

/** Standard output is left to the result. */
export const standardError: Screen = {
  isTTY: process.stderr.isTTY === true,
  get columns() {
    return process.stderr.columns ?? 80;
  },
  write: (text) => void process.stderr.write(text),
};

/** Where a person reads how a swap goes on. */
export interface Screen {
  /** Whether it is a terminal, where a line can be overwritten. */
  readonly isTTY: boolean;
  /** Width in characters. */
  readonly columns: number;
  write(text: string): void;
}

/** Standard output is left to the result. A terminal that calls itself dumb cannot overwrite a line. */
export const standardError: Screen = {
  get isTTY() {
    return process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  },
  get columns() {
    return process.stderr.columns || 80; // some terminals call themselves 0 wide
  },
  write: (text) => void process.stderr.write(text),
};

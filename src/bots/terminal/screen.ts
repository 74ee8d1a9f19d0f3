/** Where a person reads how a swap goes on. */
export interface Screen {
  /** Whether it is a terminal, where a line can be overwritten. */
  readonly isTTY: boolean;
  /** Width in characters. */
  readonly columns: number;
  write(text: string): void;
}

/** How many columns a character takes: East Asian ones two, and marks on letters or around names none. */
function widthOf(character: string): number {
  if (/^[\p{Mn}\u2066-\u2069]/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** The width of a text in columns. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + widthOf(character), 0);
}

/** The beginning of a text that fits into so many columns. */
export function cutTo(text: string, columns: number): string {
  let left = columns;
  const kept = [...text].filter((character) => {
    left -= widthOf(character);
    return left >= 0;
  });
  return kept.join('');
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

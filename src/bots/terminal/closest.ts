const mostEdits = 2;

/** ` Did you mean …?` with the known word that was probably meant, or nothing. */
export function closest(typed: string, known: readonly string[], quote = (word: string) => `“${word}”`): string {
  const best = known
    .map((word) => ({ word, edits: word.startsWith(typed) && typed.length > 1 ? 0 : editsBetween(typed, word) }))
    .filter(({ word, edits }) => edits <= mostEdits && edits < word.length - 1)
    .sort((one, other) => one.edits - other.edits)
    .at(0);
  return best ? ` Did you mean ${quote(best.word)}?` : '';
}

/** How many letters have to be added, left out or replaced (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import { UserError } from '../core/errors.ts';
import type { Verification } from '../core/ports/trust.ts';
import type { Translation } from './translations/index.ts';
import { joinSentences, withLabel } from './translations/joining.ts';

/** What is known of a file, in one line; nobody is named. Days are those of UTC. */
export function describeVerification(known: Verification, translation: Translation): string {
  return joinSentences([sentenceOf(known, translation), ...notesOn([known], translation)], translation.language);
}

/**
 * Looks at files one after another. Returns a line for each, with numbers where there are several, and what is to be said
 * of all of them. A file that cannot be fetched gets a sentence that says so.
 */
export async function verifyEach<Ref>(
  files: readonly Ref[],
  verify: (file: Ref) => Promise<Verification>,
  translation: Translation,
): Promise<string[]> {
  const all: (Verification | UserError)[] = [];
  for (const file of files) all.push(await verify(file).catch(asUserError));
  const sentences = all.map((known) =>
    known instanceof UserError ? translation.error(known, 'asked') : sentenceOf(known, translation),
  );
  const lines =
    sentences.length > 1
      ? sentences.map((sentence, index) => withLabel(`${index + 1}`, sentence, translation.language))
      : sentences;
  return [...lines, ...notesOn(all, translation)];
}

function sentenceOf({ verdict, at, provider = 'none' }: Verification, { language, day, text }: Translation): string {
  if (at === undefined) return text(`verify-${verdict}`);
  return joinSentences([text(`verify-${verdict}`), text('verify-origin', { date: day(at), provider })], language);
}

/** What the verdicts cannot tell, each said once. */
function notesOn(all: readonly (Verification | UserError)[], { text }: Translation): string[] {
  const verdicts = all.map((known) => (known instanceof UserError ? undefined : known.verdict));
  return (['looks-like', 'unknown'] as const)
    .filter((one) => verdicts.includes(one))
    .map((one) => text(`verify-note-${one}`));
}

function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

import { z } from 'zod';
import type { Translation } from '../../translations/index.ts';
import { joinNames } from '../../translations/joining.ts';
import { button, type Keyboard, verbButtons } from './keyboard.ts';
import type { TelegramReplyRef } from './reply-ref.ts';

/** How far the jobs of an album have come. */
export const Tally = z.object({
  /** For each ended job, by its index: the kind of its outcome, the sentences about it, whether it is a refusal that may be a mistake, and whether repeating it brings something new. */
  ended: z.record(
    z.string(),
    z.object({
      kind: z.string(),
      said: z.array(z.string()),
      mayBeMistaken: z.literal(true).optional(),
      again: z.boolean().optional(),
    }),
  ),
  /**
   * `begun` is stored before results are sent, since Telegram cannot be asked later whether they arrived. `asked`: it is
   * uncertain whether they arrived, and the requester is asked whether to send them again.
   */
  sending: z.enum(['no', 'begun', 'asked']),
  /** Indexes of the jobs whose results were sent, or cannot be sent. */
  handed: z.array(z.number().int()),
  /** Ids of the messages that hold results. */
  messages: z.array(z.number().int()),
  /** Sentences about results that could not be sent. */
  notes: z.array(z.string()),
});
export type Tally = z.infer<typeof Tally>;

type Album = NonNullable<TelegramReplyRef['album']>;

/** The button that the summary has if a job ended like this. */
const verbOfEnd = [
  ['parked', 'retry'],
  ['late', 'show'],
  ['done', 'original'],
] as const;
/** Indexes of the jobs that have a result. */
export function doneIn({ ended }: Tally): number[] {
  return Object.entries(ended).flatMap(([index, { kind }]) => (kind === 'done' ? [Number(index)] : []));
}

/** How many jobs are done, and the sentences about them. */
export function summaryText({ total }: Album, tally: Tally, translation: Translation): string {
  const done = doneIn(tally).length;
  const count = translation.text('album-done', { total, done, failed: total - done });
  const question = tally.sending === 'asked' ? [translation.text('album-uncertain')] : [];
  return [count, ...sentencesAbout(tally, total, translation), ...tally.notes, ...question].join('\n');
}

/** Each sentence once, after the numbers of the pictures that it is about, unless it is about all of them. */
function sentencesAbout({ ended }: Tally, total: number, translation: Translation): string[] {
  const about = new Map<string, number[]>();
  for (const [index, { said }] of Object.entries(ended))
    for (const sentence of said) about.set(sentence, [...(about.get(sentence) ?? []), Number(index) + 1]);
  return [...about].map(([sentence, numbers]) => {
    if (numbers.length === total) return sentence;
    const listed = joinNames(numbers.map(String), translation.language);
    return translation.text('album-picture', { count: numbers.length, numbers: listed, sentence });
  });
}

export function summaryButtons({ key }: Album, tally: Tally, translation: Translation): Keyboard {
  const resend = tally.sending === 'asked' ? [[button(translation.text('button-yes'), 'resend', key)]] : [];
  const ends = new Set(Object.values(tally.ended).map(({ kind }) => kind));
  const chosen = verbOfEnd.flatMap(([end, verb]) => (ends.has(end) ? [verb] : []));
  // the summaries of older albums do not say
  const isRepeatable = Object.values(tally.ended).some(({ again = true }) => again) ? ['again'] : [];
  const isReportable = ends.has('done') ? ['report'] : [];
  const isMistakable = Object.values(tally.ended).some((end) => end.mayBeMistaken) ? ['mistake'] : [];
  return [
    ...resend,
    ...verbButtons([...isRepeatable, ...chosen, 'delete'], key, translation),
    ...verbButtons([...isReportable, ...isMistakable], key, translation),
  ];
}

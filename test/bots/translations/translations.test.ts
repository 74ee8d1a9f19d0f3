import { describe, expect, it } from 'vitest';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import { languages } from '../../../src/bots/translations/languages.ts';
import { providerProblems, UserError, type UserErrorCode } from '../../../src/core/errors.ts';
import type { Outcome } from '../../../src/core/ports/chat.ts';
import { RefusalReason, RefusalSubject, type Warning } from '../../../src/core/ports/provider.ts';
import { QualityReason } from '../../../src/core/ports/quality.ts';
import type { QuotaLimit } from '../../../src/core/ports/quota.ts';
import { vendorNames } from '../vendor-names.ts';
import { catalogueOf } from './all-texts.ts';
import { stages, userErrors } from './extremes.ts';

/** A sentence for a person starts with a capital, ends with a full stop or `end`, and holds no code, JSON or gap. */
function expectSentence(text: string, end = /[.。।]$/): void {
  expect(text).toMatch(/^[\u2068“«「‘]?[\p{Lu}\p{Lo}0-9“]/u);
  expect(text).toMatch(end);
  expect(text).not.toMatch(/[{}]|undefined|NaN|\?\?\?/);
  expect(text).not.toMatch(/\b(?:no|not|bad|too|needs|out|used)-[a-z]+/); // a code
}

const warnings: Warning[] = [
  { code: 'several-faces', count: 3 },
  { code: 'first-frame-only' },
  { code: 'faces-left-alone', count: 1 },
  { code: 'faces-left-alone', count: 4 },
  { code: 'begun-again' },
];

describe.each(languages)('a translation (%s)', (language) => {
  const translation = createTranslation(language, vendorNames);

  it.each(Object.entries(userErrors))('says %s in a sentence about each of the pictures', (code, params) => {
    for (const subject of RefusalSubject.options) {
      expectSentence(translation.error(new UserError(code as UserErrorCode, { ...params, subject })));
    }
  });

  it('says every stage in a sentence', () => {
    for (const stage of stages) expectSentence(translation.stage(stage), /(?:[.。।…%٪]|%\d+)$/);
  });

  it('says of everything that spoils a swap, in one line, what would help', () => {
    for (const reason of QualityReason.options) {
      const quality = { level: 'fair', reasons: [reason, 'light-differs'] } as const;
      for (const goesElsewhere of [true, false]) {
        const [line = '', ...more] = translation.quality(quality, goesElsewhere);
        expectSentence(line);
        expect([line.length <= 150, more]).toEqual([true, []]);
      }
    }
    for (const quality of [undefined, { level: 'good', reasons: [] } as const]) {
      expect(translation.quality(quality)).toEqual([]);
    }
  });

  it('says every warning in a sentence', () => {
    for (const warning of warnings) expectSentence(translation.warning(warning));
  });

  it('says how one paid swap shows which picture is which, with the settings to change', () => {
    const said = translation.note('modelslab', 'unconfirmed-roles');
    expectSentence(said);
    expect(said).toContain('MODELSLAB_IMAGE_ROLES=face-first');
    expect(said).toContain('MODELSLAB_VIDEO_REFERENCE=source');
  });

  it('says every refusal in a sentence that names the picture', () => {
    for (const reason of RefusalReason.options) {
      const outcome: Outcome = { kind: 'refused', provider: 'akool', reason, subject: 'source', charged: true };
      expectSentence(translation.outcome(outcome));
      if (!catalogueOf('en').variablesOf(`refused-${reason}`).includes('subject')) continue;
      const others = (['target', 'result'] as const).map((subject) => translation.outcome({ ...outcome, subject }));
      const said = [translation.outcome(outcome), translation.outcome({ ...outcome, photo: 2 }), ...others];
      expect(new Set(said).size).toBeGreaterThan(1);
    }
  });

  it('says every failure in a sentence, with what is known about the charge', () => {
    for (const problem of [...providerProblems, 'failed', 'deadline', 'bad-result', 'undeliverable'] as const) {
      for (const provider of ['akool', undefined]) {
        const outcome: Outcome = { kind: 'failed', provider, problem, charged: 'unknown' };
        expectSentence(translation.outcome(outcome));
        expect(translation.outcome(outcome)).toContain(translation.text('charge-unknown'));
      }
    }
  });

  it('has a different sentence for each limit of swaps', () => {
    const limits: QuotaLimit[] = ['at-once', 'member-minute', 'member-day', 'place-day'];
    const said = limits.map((limit) => translation.error(new UserError('quota-used-up', { limit })));
    for (const sentence of said) expectSentence(sentence);
    expect(new Set(said).size).toBe(limits.length);
  });
});

describe('a translation', () => {
  const translation = createTranslation('en', vendorNames);

  it.each([
    [0, 'About 1 s left.'],
    [-5_000, 'About 1 s left.'],
    [12_300, 'About 13 s left.'],
    [89_000, 'About 89 s left.'],
    [90_000, 'About 2 min left.'],
    [605_000, 'About 10 min left.'],
  ])('says how long %i ms are', (ms, text) => {
    expect(translation.remaining(ms)).toBe(text);
  });

  it('names the vendor and the problem, not a code', () => {
    const outcome: Outcome = { kind: 'failed', provider: 'akool', problem: 'out-of-credit', charged: false };
    expect(translation.outcome(outcome)).toBe('Akool: the account is out of credit.');
    expect(
      translation.stage({
        kind: 'preparing',
        provider: 'crun',
        insteadOf: { provider: 'akool', problem: 'out-of-credit' },
      }),
    ).toBe('Akool: the account is out of credit. Trying Crun.ai.');
  });

  it('names the provider only where there is a choice of several, or where something went wrong at a vendor', () => {
    const choosing = createTranslation('en', vendorNames, true);
    const said = (provider: string, { stage, outcome }: ReturnType<typeof createTranslation>) => [
      stage({ kind: 'preparing', provider }),
      stage({ kind: 'working', provider, fraction: 0.4 }),
      stage({ kind: 'retrying', provider, problem: 'failed' }),
      outcome({ kind: 'failed', provider, problem: 'failed', charged: false }),
    ];
    expect(said('local', translation)).toEqual([
      'Getting ready…',
      'Swapping… 40 %',
      "That didn't work. Trying once more.",
      "I couldn't finish this swap. Try again, or try another photo.",
    ]);
    expect(said('local', choosing)).toEqual([
      "Getting ready with this bot's own engine…",
      "Swapping… 40 % · this bot's own engine",
      "This bot's own engine: it couldn't finish the swap. Trying once more.",
      "This bot's own engine: it couldn't finish the swap.",
    ]);
    expect(said('akool', translation)).toEqual([
      'Getting ready…',
      'Swapping… 40 %',
      "Akool: it couldn't finish the swap. Trying once more.",
      "Akool: it couldn't finish the swap.",
    ]);
    expect([translation.unfit('akool', 'length'), choosing.unfit('akool', 'length')]).toEqual([
      "Akool can't do a video of this length. Try a shorter one.",
      "Akool can't do a video of this length. Try a shorter one.",
    ]);
  });

  it.each(['HEIC', 'HEIF'])('tells how to send the photo of a phone that is %s', (type) => {
    const said = translation.error(new UserError('unsupported-format', { type }));
    expect(said).toMatch(/^This picture is HEIC.*screenshot.*Telegram.*as a photo.*Most Compatible\.$/);
    expect(translation.error(new UserError('unsupported-format', { type: 'TIF' }))).toContain('it is TIF');
  });

  it('names the type of a file that is no picture', () => {
    expect(translation.error(new UserError('not-media', { type: 'PDF', subject: 'source' }))).toBe(
      'The file with the face is PDF, not a picture. Send a photo.',
    );
  });
});

import type { Translation } from '../../translations/index.ts';

/** What the modules in the browser say. */
const keys = [
  'page-key-wrong',
  'page-face',
  'page-face-of',
  'page-photo-number',
  'page-photo-remove',
  'page-person-remove',
  'page-looking',
  'page-faces-found',
  'page-faces-ask',
  'page-faces-ask-whose',
  'page-faces-none',
  'page-faces-unfit',
  'page-face-number',
  'page-face-unfit',
  'page-face-chosen',
  'page-face-stays',
  'page-needs-face',
  'page-needs-picture',
  'page-needs-choice',
  'page-sending',
  'page-queued',
  'page-queued-at',
  'page-working',
  'page-left',
  'page-again-soon',
  'page-parked',
  'page-cancelled',
  'page-compare-at',
  'page-verifying',
  'page-deleted',
  'page-until',
  'page-error-network',
  'page-error-answer',
  'page-error-not-media',
  'page-error-too-large',
  'page-error-too-many',
  'page-error-full',
  'page-about-here',
  'page-about-sent',
  'verify-made-here',
  'verify-altered',
  'verify-looks-like',
  'verify-unknown',
  'verify-origin',
];

/** The names of what the browser fills in. Each stands for itself in the texts that it gets: `Face {number}`. */
const names = [
  'number',
  'letter',
  'face',
  'count',
  'place',
  'percent',
  'time',
  'status',
  'name',
  'most',
  'date',
] as const;
const places = { ...Object.fromEntries(names.map((name) => [name, `{${name}}`])), names: '{names}', provider: 'none' };

/** The texts of the modules by key, with `{name}` where they put a value in. `where` the swaps are made. */
export function browserTexts({ text }: Translation, where: 'machine' | 'server'): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, text(key, { ...places, where })]));
}

import type { FacePicks } from '../../../src/bots/face-picks.ts';
import { providerProblems, UserError, type UserErrorCode } from '../../../src/core/errors.ts';
import type { Forgotten } from '../../../src/core/forget.ts';
import type { Again, Outcome, Stage } from '../../../src/core/ports/chat.ts';
import type { Job } from '../../../src/core/ports/job.ts';
import { type SavedFace, savedFaceRef } from '../../../src/core/ports/members.ts';
import { RefusalReason, RefusalSubject, type Warning } from '../../../src/core/ports/provider.ts';
import { QualityReason } from '../../../src/core/ports/quality.ts';
import type { Report } from '../../../src/core/ports/reports.ts';
import { PlaceSettings } from '../../../src/core/ports/settings.ts';
import type { JobView } from '../../../src/core/swaps.ts';
import { queuedJob } from '../../fakes/jobs.ts';

/** Names as long as they may be: in Arabic, of emoji, with both directions and markup. */
export const names = [
  'عبد الرحمن بن محمد بن عبد الله الأول',
  '👩‍👩‍👧‍👦🎉😀'.repeat(2),
  'علي *& <b>Smith</b> (2) _الثاني_',
  'Annabelle-Katharina von und zu Mustermann',
];

const faceOf = (name: string, index: number): SavedFace => ({
  id: `f${index}`,
  name,
  isDefault: index === 0,
  savedAt: 1,
  photos: 5,
});
export const faces: readonly [SavedFace, ...SavedFace[]] = [
  faceOf(names[0] ?? '', 0),
  ...Array.from({ length: 19 }, (_, index) => faceOf(names[(index + 1) % names.length] ?? '', index + 1)),
];

export const userErrors: Record<UserErrorCode, Record<string, string | number>> = {
  'empty-file': {},
  'not-media': { type: 'PDF' },
  'unsupported-format': { type: 'HEIC' },
  'damaged-media': {},
  'line-too-long': { minutes: 90 },
  'no-room': {},
  'too-many-bytes': { limitMb: 32 },
  'too-many-pixels': { megapixels: 200, limitMegapixels: 50 },
  'too-many-frames': { frames: 90_000, limitFrames: 4_000 },
  'edge-too-long': { edge: 70_000, limitEdge: 65_500 },
  'too-long': { limitSeconds: 60 },
  'needs-video-library': {},
  'moving-face': {},
  'media-unreachable': {},
  'no-provider-fits': { provider: 'akool', reason: 'needs-public-url', kind: 'image' },
  'unknown-provider': { provider: 'nobody' },
  'consent-missing': {},
  'faces-to-pick': { count: 5 },
  'face-unfit': { number: 3 },
  'unsafe-content': {},
  blocked: {},
  unchecked: {},
  'member-blocked': {},
  'nothing-to-report': {},
  'reported-enough': { count: 5 },
  'quota-used-up': { limit: 'at-once' },
  'face-name-length': { most: 40 },
  'face-name-taken': { name: 'Anna' },
  'too-many-faces': { most: 20 },
  'no-such-face': {},
  'no-saved-face': {},
  'no-face-in-photo': {},
  'photo-unfit': {},
  'too-many-photos': { most: 5 },
  'last-photo': {},
  'likeness-unasked': {},
  'likeness-asked': {},
  'likeness-asked-often': {},
  'likeness-refused': {},
  'likeness-own-only': {},
  'likeness-absent': {},
  'likeness-nowhere': {},
  'likeness-nobody': {},
  'likeness-no-picture': {},
  'setting-refused': { setting: 'channels' },
  'place-closed': { to: 'channel' },
  'not-yours': {},
  'job-gone': {},
  'nothing-new': {},
  'again-done': {},
  'result-gone': {},
};

export const stages: readonly Stage[] = [
  { kind: 'queued', position: 1 },
  { kind: 'queued', position: 7 },
  { kind: 'preparing', provider: 'local' },
  { kind: 'working', provider: 'akool' },
  { kind: 'working', provider: 'akool', fraction: 0.123 },
  { kind: 'working', provider: 'local', fraction: 0.5, begunAgain: true },
  { kind: 'retrying', provider: 'local', problem: 'failed' },
  { kind: 'preparing', provider: 'crun', insteadOf: { provider: 'akool', problem: 'out-of-credit' } },
  { kind: 'preparing', provider: 'crun', insteadOf: { provider: 'akool', problem: 'unfit' } },
  { kind: 'working', provider: 'crun', fraction: 1, insteadOf: { provider: 'local', problem: 'failed' } },
  { kind: 'checking', provider: 'akool' },
  { kind: 'delivering' },
];

const many = { count: 1_000_000, minutes: 1_000_000, limitMb: 1_000_000, frames: 1_000_000, most: 21, number: 21 };

export const errors: readonly UserError[] = Object.entries(userErrors).flatMap(([code, params]) =>
  [params, { ...params, ...many, name: names[2] ?? '' }].map((one) => new UserError(code as UserErrorCode, one)),
);

const again: Again = { kind: 'all', count: 1_000_000 };

export const outcomes: readonly Exclude<Outcome, { kind: 'done' }>[] = [
  ...RefusalReason.options.flatMap((reason) =>
    RefusalSubject.options.map((subject) => {
      return { kind: 'refused', provider: 'local', reason, subject, charged: true, again } as const;
    }),
  ),
  ...([...providerProblems, 'failed', 'deadline', 'bad-result', 'undeliverable'] as const).map((problem) => {
    return { kind: 'failed', provider: 'local', problem, charged: 'unknown', again } as const;
  }),
  { kind: 'parked', provider: 'local' },
  { kind: 'late', provider: 'local' },
  { kind: 'cancelled' },
] as never;

const warnings: readonly Warning[] = [
  { code: 'several-faces', count: 1_000_000 },
  { code: 'first-frame-only' },
  { code: 'faces-left-alone', count: 5 },
  { code: 'begun-again' },
];

export const results: readonly Extract<Outcome, { kind: 'done' }>[] = QualityReason.options.map((reason) => ({
  kind: 'done',
  provider: 'local',
  warnings,
  elapsedMs: 3_600_000,
  again: { kind: 'elsewhere' },
  quality: { level: 'poor', reasons: [reason] },
  result: { kind: 'image', mimeType: 'image/png' },
})) as never;

export const settings = PlaceSettings.parse({
  access: {
    who: 'members',
    ids: Array.from({ length: 20 }, (_, index) => `${1_000_000_000_000_000_000n + BigInt(index)}`),
  },
  channels: Array.from({ length: 20 }, (_, index) => `${2_000_000_000_000_000_000n + BigInt(index)}`),
  memberADay: 100_000,
  placeADay: 21,
  isPrivate: true,
  likeness: 'own',
  hidesReported: true,
  providers: ['local', 'modelslab', 'akool', 'crun'],
  locale: 'ar',
  badge: 'caption',
});

const picked = (number: number) => ({
  number,
  source: savedFaceRef(`f${number % 4}`),
  name: names[number % names.length] ?? '',
});

/** With no face that can be swapped, one, and as many as can be offered; while one is decided about, and at the end. */
export const picks: readonly FacePicks[] = [0, 1, 15].flatMap((offered) => {
  const numbers = Array.from({ length: offered }, (_, index) => index + 1);
  const { request } = queuedJob();
  const all = {
    request,
    count: 1_000,
    numbers,
    unfit: [],
    before: numbers.slice(0, 5).map(picked),
    picks: numbers.map(picked),
  };
  return offered === 0 ? [all] : [all, { ...all, picks: [], current: 1 }];
});

const states: readonly Job['state'][] = [
  'queued',
  'running',
  'delivering',
  'done',
  'late',
  'refused',
  'failed',
  'cancelled',
  'parked',
];

export const views: readonly JobView[] = states.map((state, index) => ({
  job: {
    ...queuedJob({ id: `job-${index}` }),
    state,
    request: { ...queuedJob().request, source: savedFaceRef(`f${index}`) },
  } as never,
  position: 1_000_000,
  again: { kind: 'face', id: 'f1', name: names[index % names.length] ?? '' },
}));

export const report: Report = {
  version: 1,
  id: '0123456789abcdef',
  kind: 'result',
  jobs: ['k3v9x2m4p7', 'k3v9x2m4p8'],
  code: 'unsafe-content',
  at: 1_790_000_000_000,
  messages: [
    { ref: { platform: 'discord' }, jobs: [], link: 'https://discord.com/channels/1/2/3', now: 'hidden' },
    { ref: { platform: 'discord' }, jobs: [], now: 'unreachable' },
  ],
  wanted: 'hidden',
  pictures: [],
  setAside: {},
  reporters: Array.from({ length: 21 }, () => ({
    hash: 'h',
    at: 1,
    reason: names[2] ?? '',
    answered: 'kept' as const,
  })),
  decisions: [{ decision: 'block-requester', at: 1_790_000_000_000 }],
  revision: 1,
};

export const forgotten: Forgotten = {
  faces: 21,
  swaps: 1_000_000,
  uncertain: 5,
  hadPromise: true,
  notes: 2,
  vendors: (['deleted', 'pending', 'kept'] as const).flatMap((what) =>
    [undefined, 1_790_000_000_000].map((until) => ({ provider: 'modelslab', what, until })),
  ) as never,
};

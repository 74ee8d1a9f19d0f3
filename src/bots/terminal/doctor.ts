import { ProviderError } from '../../core/errors.ts';
import type { Media } from '../../core/ports/media.ts';
import type { Faces, Problem, SwapInput, SwapProvider, UnfitReason } from '../../core/ports/provider.ts';
import type { Translation } from '../translations/index.ts';

export interface DoctorParts {
  readonly providers: readonly SwapProvider[];
  /** Whether PUBLIC_URL is set, so that vendors can download files from this program. */
  readonly isReachable: boolean;
  /** What holds the processes that open members' files. */
  sandbox(): Promise<string>;
  /** Tells whether the content gate works, and from which sexual score on it refuses. */
  readonly gate: { works(): Promise<boolean>; readonly threshold: number };
  readonly translation: Translation;
  readonly signal: AbortSignal;
  print(line: string): void;
}

const accountMs = 20_000;

/** Examines every provider, free of charge, and prints what it found. True if all of them can be used. */
export async function runDoctor(parts: DoctorParts): Promise<boolean> {
  const { providers, isReachable, translation, signal, print } = parts;
  let healthy = true;
  for (const provider of providers) {
    const { lines, problems } = await examine(provider, isReachable, translation, signal);
    if (problems) healthy = false;
    print(`${problems ? '✗' : '✓'} ${translation.provider(provider.name)}`);
    for (const line of lines) print(`    ${line}`);
  }
  const sandbox = await parts.sandbox().catch(() => 'none');
  print(translation.text('sandbox', { sandbox }));
  const { works, threshold } = parts.gate;
  const isLooking = await works().catch(() => false);
  print(translation.text('gate', { works: isLooking ? 'yes' : 'no', threshold: String(threshold) }));
  return healthy && sandbox !== 'none' && isLooking;
}

async function examine(provider: SwapProvider, isReachable: boolean, translation: Translation, signal: AbortSignal) {
  const lines: string[] = [];
  let problems = false;
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(accountMs)]);
    const account = await provider.account({ signal: limited });
    if (account.credit !== undefined) lines.push(`credit: ${account.credit}${account.unit ? ` ${account.unit}` : ''}`);
    for (const problem of account.problems) lines.push(translation.problem(provider.name, problem));
    for (const note of account.notes ?? []) lines.push(translation.note(provider.name, note));
    problems = account.problems.some(isSerious);
  } catch (error) {
    problems = true;
    const problem = error instanceof ProviderError ? error.problem : 'timed-out';
    lines.push(translation.outcome({ kind: 'failed', provider: provider.name, problem, charged: false }));
  }
  const abilities = examples(isReachable).map(({ what, input }) => ({ what, unfit: provider.unfit(input) }));
  const able = abilities.filter(({ unfit }) => unfit === undefined).map(({ what }) => what);
  lines.push(`can do: ${able.join(', ') || 'nothing'}`);
  for (const [reason, whats] of byReason(abilities))
    lines.push(`cannot do ${whats.join(', ')}: ${translation.unfit(provider.name, reason)}`);
  return { lines, problems: problems || able.length === 0 };
}

function isSerious({ severity }: Problem): boolean {
  return severity === 'error';
}

function byReason(abilities: readonly { what: string; unfit: UnfitReason | undefined }[]): Map<UnfitReason, string[]> {
  const reasons = new Map<UnfitReason, string[]>();
  for (const { what, unfit } of abilities) {
    if (unfit !== undefined) reasons.set(unfit, [...(reasons.get(unfit) ?? []), what]);
  }
  return reasons;
}

/** One ordinary swap of each kind, which a provider is asked about. */
function examples(isReachable: boolean): readonly { what: string; input: SwapInput }[] {
  const picture = exampleMedia('image', isReachable);
  const faces: readonly (readonly [string, Faces])[] = [
    ['one face', { which: 'largest' }],
    ['all faces', { which: 'all' }],
    ['a face by reference', { which: 'reference', reference: picture }],
    ['a face for each', { which: 'assigned', assignments: [{ scene: { fromLeft: 1 }, source: picture }] }],
  ];
  return [
    ...faces.map(([what, which]) => ({ what, input: { target: picture, source: picture, faces: which } })),
    { what: 'GIFs', input: { target: exampleMedia('gif', isReachable), source: picture, faces: { which: 'largest' } } },
    {
      what: 'videos',
      input: { target: exampleMedia('video', isReachable), source: picture, faces: { which: 'largest' } },
    },
  ];
}

function exampleMedia(kind: Media['kind'], isReachable: boolean): Media {
  const nothing = (): never => {
    throw new Error('an example has no bytes');
  };
  const mimeTypes = { image: 'image/jpeg', gif: 'image/gif', video: 'video/mp4' } as const;
  return {
    kind,
    mimeType: mimeTypes[kind],
    byteLength: 500_000,
    width: 1_000,
    height: 1_000,
    ...(kind !== 'image' && { seconds: 10, frames: 250 }),
    sha256: '',
    open: nothing,
    clean: nothing,
    publicUrl: isReachable ? nothing : undefined,
  };
}

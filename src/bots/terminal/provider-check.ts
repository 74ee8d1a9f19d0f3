import { broken, type Check, type Found } from '../../core/checks.ts';
import { ProviderError, type ProviderProblem } from '../../core/errors.ts';
import type { Media } from '../../core/ports/media.ts';
import type { Account, Faces, Problem, SwapInput, SwapProvider, UnfitReason } from '../../core/ports/provider.ts';
import type { Translation } from '../translations/index.ts';

export interface ProviderCheckParts {
  readonly displayName: string;
  /** The variables that hold its key. */
  readonly keys: readonly string[];
  /** Whether PUBLIC_URL is set, so that vendors can download files from this program. */
  readonly isReachable: boolean;
  readonly translation: Translation;
}

/** Key and credit of a vendor, and what it can do here. */
export function providerCheck(provider: SwapProvider, parts: ProviderCheckParts): Check {
  return {
    name: parts.displayName,
    async look(signal) {
      try {
        const account = await provider.account({ signal });
        return [...problemsOf(account, provider, parts), abilitiesOf(account, provider, parts)];
      } catch (error) {
        signal.throwIfAborted();
        const problem = error instanceof ProviderError ? error.problem : 'internal';
        return [broken(sentenceOf(problem, parts), remedyFor(problem, parts))];
      }
    },
  };
}

/** What went wrong at a vendor, without its name. */
function sentenceOf(problem: ProviderProblem, { translation }: ProviderCheckParts): string {
  const text = translation.text('problem', { problem });
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function problemsOf({ problems, notes = [] }: Account, { name }: SwapProvider, parts: ProviderCheckParts): Found[] {
  const { translation } = parts;
  const found = problems.map((problem: Problem) => {
    const remedy = remedyFor(problem.code, parts);
    const isPlain = problem.code === 'bad-key' || problem.code === 'unreachable' || problem.code === 'out-of-credit';
    const message = isPlain ? sentenceOf(problem.code, parts) : translation.problem(name, problem);
    return { ok: problem.severity === 'warning', message, remedy };
  });
  return [...found, ...notes.map((note) => ({ ok: true, message: translation.note(name, note) }))];
}

function remedyFor(problem: ProviderProblem | UnfitReason, { keys, displayName }: ProviderCheckParts): string {
  switch (problem) {
    case 'bad-key':
    case 'not-allowed':
      return `Look at the key in your account at ${displayName}, and set it as ${keys.join(' or ')}.`;
    case 'out-of-credit':
      return `Buy credit at ${displayName}, or leave it out of PROVIDERS; nothing is bought there meanwhile.`;
    case 'needs-public-url':
      return 'Set PUBLIC_URL to an https address that leads to this program.';
    case 'queue-full':
    case 'down':
    case 'maintenance':
    case 'overloaded':
    case 'rate-limited':
      return `Wait, and run doctor again; meanwhile swaps go to the next one in PROVIDERS.`;
    default:
      return `Look whether this machine reaches ${displayName}, and whether its address (…_BASE_URL) is right where you have set one.`;
  }
}

/** What it can do of an ordinary swap of each kind. */
function abilitiesOf({ credit, unit }: Account, provider: SwapProvider, parts: ProviderCheckParts): Found {
  const { isReachable, translation } = parts;
  const left = credit === undefined ? [] : [`Credit: ${credit}${unit ? ` ${unit}` : ''}.`];
  const abilities = examples(isReachable).map(({ what, input }) => ({ what, unfit: provider.unfit(input) }));
  const able = abilities.filter(({ unfit }) => unfit === undefined).map(({ what }) => what);
  const lacks = [...byReason(abilities)];
  const why = lacks.map(([reason, whats]) => `Not ${whats.join(', ')}: ${translation.unfit(provider.name, reason)}`);
  const [[reason = 'kind'] = []] = lacks;
  if (able.length === 0)
    return broken([...left, `It can do nothing here. ${why[0]}`].join(' '), remedyFor(reason, parts));
  return {
    ok: true,
    message: [...left, `It can do ${able.join(', ')}.`].join(' ') + why.map((each) => `\n${each}`).join(''),
  };
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

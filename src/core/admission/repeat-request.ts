import { isFit } from '../attempts/provider-choice.ts';
import { UserError } from '../errors.ts';
import { inputOf, type JobFilesParts } from '../jobs/job-files.ts';
import type { Again, ReplyRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { Job, JobIn } from '../ports/job.ts';
import { type FaceBook, isSameMember, type SavedFace, savedFaceOf, savedFaceRef } from '../ports/members.ts';
import type { SwapInput, SwapProvider } from '../ports/provider.ts';
import { missesFace } from '../ports/quality.ts';

type Providers = readonly Pick<SwapProvider, 'name' | 'bills' | 'unfit'>[];

export interface AgainParts extends JobFilesParts {
  readonly providers: readonly SwapProvider[];
  readonly faces?: Pick<FaceBook, 'list'> | undefined;
}

/** What differs from the first request, besides what `Again` says. */
export interface RepeatChange {
  readonly by: Requester;
  readonly replyRef: ReplyRef;
  /** Names of the providers that may be used now; by default those of the first request. */
  readonly providers?: readonly string[];
}

/** What is known when a swap may be repeated. */
interface Chances {
  readonly job: Job;
  /** Names of the providers that may be used, best first. */
  readonly names: readonly string[];
  readonly providers: Providers;
  readonly input: SwapInput;
  /** The saved faces of the requester. */
  list(): Promise<readonly SavedFace[]>;
}

/**
 * What the swap of the job would do if it were repeated: always something that it has not done. Undefined where the same
 * picture would be made, or refused, once more. `allowed` as in RepeatChange.
 */
export async function whatAgainDoes(
  job: Job,
  { providers, faces, ...files }: AgainParts,
  allowed: readonly string[] = job.request.providers ?? [],
): Promise<Again | undefined> {
  const names = namesOf(allowed, providers);
  const list = async () => (await faces?.list(job.request.requester)) ?? [];
  const chances = { job, names, providers, input: inputOf(job, files), list };
  switch (job.state) {
    case 'done':
    case 'delivering':
      return missesFace(job.quality) ? (elsewhere(chances) ?? moreOf(job, chances)) : moreOf(job, chances);
    case 'refused':
      return afterRefusal(job, chances);
    default:
      return { kind: 'same' };
  }
}

async function moreOf(job: JobIn<'done' | 'delivering'>, chances: Chances): Promise<Again | undefined> {
  return allFaces(job, chances) ?? elsewhere(chances) ?? (await otherFace(chances));
}

/** What a refused file shows is the same for every provider; what it lacks may be seen by another one. */
async function afterRefusal({ reason, subject }: JobIn<'refused'>, chances: Chances): Promise<Again | undefined> {
  if (reason === 'unchecked') return { kind: 'same' };
  const isForbidden = reason === 'unsafe-content' || reason === 'blocked' || reason === 'consent-withdrawn';
  const face = subject === 'source' ? await otherFace(chances) : undefined;
  return face ?? (isForbidden ? undefined : elsewhere(chances));
}

/** Where the picture had several faces and one was swapped. */
function allFaces({ request, warnings }: Job, { names, providers, input }: Chances): Again | undefined {
  const several = warnings.find((warning) => warning.code === 'several-faces');
  if (!several || request.faces.which !== 'largest' || !request.source) return undefined;
  const { provider = names } = request;
  const all: SwapInput = { ...input, faces: { which: 'all' } };
  const canDoIt = providers.some((one) => [provider].flat().includes(one.name) && isFit(one, all));
  return canDoIt ? { kind: 'all', count: several.count } : undefined;
}

/**
 * Another provider, unless one was asked for by name; a vendor that was is left where its result misses the face. What was
 * done on this machine stays on it.
 */
function elsewhere({ job, names, providers, input }: Chances): Again | undefined {
  if (job.request.provider !== undefined && !leavesNamed(job, providers)) return undefined;
  const used = usedFor(job);
  const isPossible = nextFirst(names, used, providers).some((name) => {
    const other = providers.find((one) => one.name === name);
    return other && name !== used && isFit(other, input) && (bills(used, providers) || !other.bills);
  });
  return isPossible ? { kind: 'elsewhere' } : undefined;
}

/** The saved face after the one that was used; the default one where none was. */
async function otherFace({ job: { request }, list }: Chances): Promise<Again | undefined> {
  if (!request.source) return undefined;
  const used = savedFaceOf(request.source);
  const faces = await list();
  const index = faces.findIndex(({ id, isDefault }) => id === used || (used === 'default' && isDefault));
  const next = used === undefined ? faces.find(({ isDefault }) => isDefault) : faces[(index + 1) % faces.length];
  return next && next !== faces[index] ? { kind: 'face', id: next.id, name: next.name } : undefined;
}

/**
 * The request of `job` again, with what `again` does differently. Throws UserError `not-yours` when another person made
 * it, and `nothing-new` where there is nothing to do differently.
 */
export function repeatRequest(
  job: Job,
  again: Again | undefined,
  { by, replyRef, providers: allowed }: RepeatChange,
  providers: Providers,
): SwapRequest {
  // who agreed once has not agreed to this swap
  const { permit: _, provider: named, morePhotos, ...request } = job.request;
  if (!isSameMember(by, request.requester)) throw new UserError('not-yours');
  if (!again) throw new UserError('nothing-new');
  const names = namesOf(allowed ?? request.providers ?? [], providers);
  const used = usedFor(job);
  const isOnward = again.kind === 'elsewhere' || again.kind === 'same';
  return {
    ...request,
    replyRef,
    ...(again.kind === 'face' ? { source: savedFaceRef(again.id) } : morePhotos && { morePhotos }),
    ...(again.kind === 'all' && { faces: { which: 'all' as const } }),
    ...(named !== undefined && !(isOnward && leavesNamed(job, providers)) && { provider: named }),
    providers: isOnward ? nextFirst(names, used, providers) : usedFirst(names, used, providers),
  };
}

function namesOf(allowed: readonly string[], providers: Providers): readonly string[] {
  return allowed.length > 0 ? allowed : providers.map(({ name }) => name);
}

/** Whether the job leaves the vendor that was asked for by name, whose result misses the face. */
function leavesNamed(job: Job, providers: Providers): boolean {
  return 'quality' in job && missesFace(job.quality) && bills(job.request.provider, providers);
}

/** Puts the provider after the one used last first. */
function nextFirst(names: readonly string[], used: string, providers: Providers): string[] {
  return onThisMachine(names, startingAt(names, names.indexOf(used) + 1), providers);
}

function usedFirst(names: readonly string[], used: string, providers: Providers): string[] {
  return onThisMachine(names, startingAt(names, Math.max(0, names.indexOf(used))), providers);
}

function startingAt(names: readonly string[], start: number): string[] {
  return [...names.slice(start), ...names.slice(0, start)];
}

/** A swap that began on this machine stays on it: paid providers are left out. */
function onThisMachine([first]: readonly string[], order: string[], providers: Providers): string[] {
  return bills(first, providers) ? order : order.filter((name) => !bills(name, providers));
}

function usedFor(job: Job): string {
  return ('attempt' in job ? job.attempt?.provider : undefined) ?? job.tried.at(-1)?.provider ?? '';
}

function bills(name: string | undefined, providers: Providers): boolean {
  return providers.find((one) => one.name === name)?.bills ?? true;
}

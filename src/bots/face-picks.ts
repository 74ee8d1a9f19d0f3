import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { FacesToPick } from '../core/admission/pick-faces.ts';
import type { Clock } from '../core/clock.ts';
import { UserError } from '../core/errors.ts';
import { MediaRef, SwapRequest } from '../core/ports/chat.ts';
import { type FaceBook, isSameMember, type Member, savedFaceOf, savedFaceRef } from '../core/ports/members.ts';
import type { ExpiringStore } from '../core/ports/storage.ts';
import { bestOf } from './offered-faces.ts';
import type { Translation } from './translations/index.ts';
import { isolated } from './translations/isolation.ts';

const FacePick = z.object({
  /** The face of the picture, by its number from the left. */
  number: z.number().int().positive(),
  source: MediaRef,
  /** The name of the saved face. Absent for a photo. */
  name: z.string().optional(),
});
/** A face of the picture, and whose face it gets. */
export type FacePick = z.infer<typeof FacePick>;

/** An open question about the faces of a picture. Every other face is left as it is. */
export const FacePicks = z.object({
  request: SwapRequest,
  /** How many faces the picture has. */
  count: z.number().int().positive(),
  /** The numbers of those that are offered, ascending. */
  numbers: z.array(z.number().int().positive()),
  /** Those that are too small or turned too far to be swapped. */
  unfit: z.array(z.number().int().positive()),
  /** In the order of their numbers. */
  picks: z.array(FacePick),
  /** The face that is being decided about. */
  current: z.number().int().positive().optional(),
  /** What the requester had picked the last time for as many faces. */
  before: z.array(FacePick),
});
export type FacePicks = z.infer<typeof FacePicks>;

/** What a press does. `number` is the current face where it is absent. */
export type FacePicksChange =
  | { readonly kind: 'turn-to'; readonly number: number }
  | { readonly kind: 'give'; readonly source: MediaRef; readonly name?: string; readonly number?: number }
  | { readonly kind: 'leave' };

/** What is swapped: the picked faces, all faces, or what the requester had picked the last time. */
export type FacePicksStart = 'picked' | 'all' | 'before';

/**
 * Questions about the faces of a picture, which outlive a restart. `key` is opaque. All throw UserError: `not-yours`, and
 * `face-unfit` for a face that cannot be swapped.
 */
export interface FaceQuestions {
  /** Opens a question for a day. The same key opens it anew. */
  open(key: string, request: SwapRequest, asked: FacesToPick): Promise<FacePicks>;
  /** Undefined where the question is not open any more; so below. */
  find(key: string, member: Member): Promise<FacePicks | undefined>;
  change(key: string, member: Member, change: FacePicksChange): Promise<FacePicks | undefined>;
  /**
   * Runs `begin` with what is to be requested, and then closes the question. It stays open where `begin` rejects. Of two
   * presses, the second finds it closed. After a restart `begin` may run again for the same press.
   */
  start(
    key: string,
    member: Member,
    what: FacePicksStart,
    begin: (request: SwapRequest) => Promise<void>,
  ): Promise<FacePicks | undefined>;
  close(key: string, member: Member): Promise<FacePicks | undefined>;
}

export interface FaceQuestionsParts {
  readonly expiringStore: ExpiringStore;
  readonly faces: Pick<FaceBook, 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}

const dayMs = 24 * 60 * 60 * 1_000;

export function createFaceQuestions({ expiringStore, faces, clock }: FaceQuestionsParts): FaceQuestions {
  const keep = (key: string, picks: FacePicks) =>
    expiringStore.put(keyOf(key), picks, {
      expiresAt: clock.now() + dayMs,
      secret: true,
      of: [picks.request.requester],
    });

  async function find(key: string, member: Member): Promise<FacePicks | undefined> {
    const picks = FacePicks.safeParse(await expiringStore.get(keyOf(key))).data;
    if (picks && !isSameMember(picks.request.requester, member)) throw new UserError('not-yours');
    return picks;
  }

  async function lastPicks(member: Member, count: number, numbers: readonly number[]): Promise<FacePick[]> {
    const rows = Remembered.safeParse(await expiringStore.get(lastKey(member, count))).data ?? [];
    const saved = await faces.list(member);
    return rows.flatMap(({ number, face }) => {
      const known = saved.find(({ id }) => id === face);
      return known && numbers.includes(number) ? [{ number, source: savedFaceRef(face), name: known.name }] : [];
    });
  }

  /** Remembers which saved faces were picked, and nothing of who is in the picture. */
  async function remember({ request: { requester }, count }: FacePicks, picks: readonly FacePick[]): Promise<void> {
    const saved = await faces.list(requester);
    const rows = picks.flatMap(({ number, source }) => {
      const id = savedFaceOf(source);
      const face = saved.find((one) => one.id === id || (id === 'default' && one.isDefault));
      return face ? [{ number, face: face.id }] : [];
    });
    const options = { expiresAt: clock.now() + 90 * dayMs, of: [requester] };
    if (rows.length > 0) await expiringStore.put(lastKey(requester, count), rows, options);
  }

  async function nameOf(member: Member, source: MediaRef): Promise<string | undefined> {
    const id = savedFaceOf(source);
    const saved = id === undefined ? [] : await faces.list(member);
    return saved.find((face) => face.id === id || (id === 'default' && face.isDefault))?.name;
  }

  return {
    async open(key, request, asked) {
      const { requester } = request;
      const best = bestOf(asked.faces);
      const numbers = best.map(({ number }) => number);
      const count = asked.faces.length;
      const rows = request.faces.which === 'assigned' ? request.faces.assignments : [];
      const unfit = best.filter(({ quality }) => quality === 0).map(({ number }) => number);
      const fit = numbers.filter((number) => !unfit.includes(number));
      const there = rows.flatMap((row) => ('fromLeft' in row && fit.includes(row.fromLeft) ? [row] : []));
      const picks = await Promise.all(
        there.map(async ({ fromLeft: number, source }) => picked(number, source, await nameOf(requester, source))),
      );
      const before = await lastPicks(requester, count, fit);
      const opened = { request, count, numbers, unfit, picks: inOrder(picks), before };
      await keep(key, opened);
      return opened;
    },
    find,
    change: (key, member, change) =>
      expiringStore.withLock(keyOf(key), async () => {
        const picks = await find(key, member);
        if (!picks) return undefined;
        const given = picks.request.source;
        const name = given && (await nameOf(member, given));
        const changed = withChange(picks, change, given && { source: given, ...(name !== undefined && { name }) });
        await keep(key, changed);
        return changed;
      }),
    start: (key, member, what, begin) =>
      expiringStore.withLock(keyOf(key), async () => {
        const picks = await find(key, member);
        const chosen = picks && (what === 'before' ? picks.before : picks.picks);
        const request = picks && chosen && requestOf(picks, what, chosen);
        if (!request) return undefined;
        await begin(request);
        if (what !== 'all') await remember(picks, chosen);
        await expiringStore.delete(keyOf(key));
        return picks;
      }),
    close: (key, member) =>
      expiringStore.withLock(keyOf(key), async () => {
        const picks = await find(key, member);
        await expiringStore.delete(keyOf(key));
        return picks;
      }),
  };
}

/** A face's number, and after it whose face it gets. */
export function labelOf({ number, name }: FacePick, { language, text }: Translation): string {
  return `${number} ${isolated(name ?? text('picks-your-photo'), language)}`;
}

const Remembered = z.array(z.object({ number: z.number().int(), face: z.string() }));

function keyOf(key: string): string {
  return `faces:${key}`;
}

function lastKey({ platform, id }: Member, count: number): string {
  return `${platform}:faces-before:${id}:${count}`;
}

function picked(number: number, source: MediaRef, name?: string): FacePick {
  return { number, source, ...(name !== undefined && { name }) };
}

function inOrder(picks: readonly FacePick[]): FacePick[] {
  return picks.toSorted((one, other) => one.number - other.number);
}

/** The question after a press. A face that is turned to gets the face of the request, if it has one, until it gets another. */
function withChange(picks: FacePicks, change: FacePicksChange, given: Omit<FacePick, 'number'> | undefined): FacePicks {
  const { current: open, ...rest } = picks;
  const number = ('number' in change ? change.number : undefined) ?? open;
  if (number === undefined || !picks.numbers.includes(number)) return picks;
  if (picks.unfit.includes(number)) throw new UserError('face-unfit', { number });
  const others = picks.picks.filter((pick) => pick.number !== number);
  switch (change.kind) {
    case 'turn-to': {
      const isPicked = others.length < picks.picks.length;
      const first = isPicked || !given ? [] : [picked(number, given.source, given.name)];
      return { ...rest, current: number, picks: inOrder([...picks.picks, ...first]) };
    }
    case 'give':
      return { ...rest, picks: inOrder([...others, picked(number, change.source, change.name)]) };
    case 'leave':
      return { ...rest, picks: others };
    default:
      return change satisfies never;
  }
}

/** Undefined where nothing is picked. */
function requestOf(
  { request, numbers, count }: FacePicks,
  what: FacePicksStart,
  chosen: readonly FacePick[],
): SwapRequest | undefined {
  const { source, morePhotos, ...rest } = request;
  if (what === 'all') return source && { ...request, faces: { which: 'all' } };
  const [first, ...others] = chosen;
  if (!first) return undefined;
  const isGiven = source !== undefined && chosen.every((pick) => isDeepStrictEqual(pick.source, source));
  const isEvery = chosen.length === numbers.length && numbers.length === count;
  if (isGiven && isEvery) return { ...request, faces: { which: 'all' } };
  if (others.length === 0) {
    const one = { ...rest, faces: { which: 'nth', fromLeft: first.number } as const, source: first.source };
    return isGiven && morePhotos ? { ...one, morePhotos } : one;
  }
  const assignments = chosen.map(({ number, source: face }) => ({ fromLeft: number, source: face }));
  return { ...rest, faces: { which: 'assigned', assignments } };
}

import { describe, expect, it } from 'vitest';
import { createLikenessQuestions, type LikenessAnswer } from '../../../src/core/likeness/questions.ts';
import { ConsentNeeded, createLikenessRules } from '../../../src/core/likeness/rules.ts';
import type { SwapRequest } from '../../../src/core/ports/chat.ts';
import type { Member } from '../../../src/core/ports/members.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { createMemoryLikenessConsents } from '../../fakes/storage/memory-likeness-consents.ts';
import { createMemoryFaceBook, memoryMemberHash as memberHash } from '../../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../../fakes/storage/memory-settings.ts';

const anna = { platform: 'fake', id: 'anna' };
const bert = { platform: 'fake', id: 'bert' };
const place = { platform: 'fake', id: 'here' };
const never = new AbortController().signal;
const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;

/** A place with Anna and Bert in it. `restart` is another process with the same stores. */
function world() {
  const clock = new ManualClock();
  const there = new Set(['anna', 'bert']);
  const consents = createMemoryLikenessConsents();
  const settings = createMemorySettings();
  const expiringStore = createMemoryExpiringStore({ now: () => clock.now() });
  const faces = createMemoryFaceBook({ now: () => clock.now() });
  const lookUps = { fail: false };
  const isIn = async (_place: string, { id }: Pick<Member, 'id'>): Promise<boolean> => {
    if (lookUps.fail) throw new Error('no answer');
    return there.has(id);
  };
  const parts = { clock, consents, settings, expiringStore, faces, memberHash, chat: () => ({ isIn }) };
  const processOf = () => ({ rules: createLikenessRules(parts), questions: createLikenessQuestions(parts) });
  return { ...parts, ...processOf(), there, lookUps, restart: processOf };
}

type World = ReturnType<typeof world>;

/** Anna's request for Bert's avatar. */
async function requestFor(
  { questions }: World,
  depicted: Member = bert,
  change: Partial<SwapRequest> = {},
): Promise<SwapRequest> {
  const source = await questions.refer(depicted, true);
  return { ...queuedJob().request, requester: { ...anna, place: 'here' }, source, ...change };
}

/** What happens to the request: `yes`, `ask`, or the code of the error. */
async function ruling({ rules }: Pick<World, 'rules'>, request: SwapRequest): Promise<string> {
  return rules.admit(request, never).then(
    () => 'yes',
    (error) => (error instanceof ConsentNeeded ? 'ask' : error.code),
  );
}

async function asked(all: World): Promise<{ key: string; request: SwapRequest }> {
  const request = await requestFor(all);
  expect(await ruling(all, request)).toBe('ask');
  const { key } = await all.questions.ask([request], 'event', 'Anna');
  return { key, request };
}

async function answered(all: World, answer: LikenessAnswer): Promise<readonly SwapRequest[]> {
  const { key } = await asked(all);
  const given = await all.questions.answer(key, bert, answer, 'press');
  return given.kind === 'yes' ? given.requests : [];
}

describe('a picture of another member', () => {
  it('needs their answer, and nobody is needed for one’s own', async () => {
    const all = world();
    expect(await ruling(all, await requestFor(all))).toBe('ask');
    expect(await ruling(all, await requestFor(all, anna))).toBe('yes');
    const alone = await requestFor(all, anna, { requester: anna });
    expect(await ruling(all, alone)).toBe('yes');
    expect(JSON.stringify(await requestFor(all))).not.toContain('bert');
  });

  it('is used once after “once”, by the request that waited', async () => {
    const all = world();
    const [allowed] = await answered(all, 'once');
    if (!allowed) throw new Error('nothing was allowed');
    const { permit } = allowed;
    expect(await ruling(all, await requestFor(all, { ...bert, id: 'carl' }, { permit }))).toBe('likeness-absent');
    const stolen = await requestFor(all, bert, { permit, requester: { platform: 'fake', id: 'carl', place: 'here' } });
    all.there.add('carl');
    expect(await ruling(all, stolen)).toBe('ask');
    const [other] = await answered(world(), 'once');
    expect(await ruling(all, { ...allowed, permit: `${other?.permit}` })).toBe('likeness-asked');
  });

  it('is not used a second time after “once”', async () => {
    const all = world();
    const [allowed] = await answered(all, 'once');
    if (!allowed) throw new Error('nothing was allowed');
    const rulings = await Promise.all([ruling(all, allowed), ruling(all.restart(), allowed)]);
    expect(rulings.toSorted()).toEqual(['likeness-asked', 'yes']);
    const { permit: _, ...again } = allowed;
    expect(await ruling(all, again)).toBe('likeness-asked');
    await all.clock.advance(dayMs);
    expect(await ruling(all, again)).toBe('ask');
  });

  it('is used as often as wished after “always”, until that is taken back', async () => {
    const all = world();
    const [allowed] = await answered(all, 'always');
    if (!allowed) throw new Error('nothing was allowed');
    for (let swap = 0; swap < 3; swap++) expect(await ruling(all, allowed)).toBe('yes');
    expect(await all.rules.stillAllows(allowed, never)).toBe(true);
    expect(await all.questions.answersOf(bert)).toEqual([{ requester: anna, name: 'Anna', answer: 'always' }]);
    await all.restart().questions.takeBack(bert, anna);
    expect(await ruling(all, allowed)).toBe('likeness-asked');
    expect(await all.rules.stillAllows(allowed, never)).toBe(false);
  });

  it('is never used after “never”, nor asked for again, until that is taken back', async () => {
    const all = world();
    expect(await answered(all, 'never')).toEqual([]);
    await all.clock.advance(30 * dayMs);
    expect(await ruling(all, await requestFor(all))).toBe('likeness-refused');
    await all.questions.takeBack(bert, anna);
    expect(await ruling(all, await requestFor(all))).toBe('ask');
  });

  it('is not used without an answer, and may be asked for again after a day', async () => {
    const all = world();
    const { key, request } = await asked(all);
    await all.clock.advance(dayMs - 1);
    expect(await ruling(all, request)).toBe('likeness-asked');
    await all.clock.advance(1);
    expect(await all.questions.answer(key, bert, 'always', 'press')).toEqual({ kind: 'over' });
    expect(await ruling(all, request)).toBe('ask');
  });

  it.each(['once', 'always', 'never'] as const)('is asked for once a day, also after “%s”', async (answer) => {
    const all = world();
    await answered(all, answer);
    await all.questions.optIn(bert);
    await all.questions.takeBack(bert, anna);
    await all.clock.advance(dayMs - 1);
    expect(await ruling(all.restart(), await requestFor(all))).toBe('likeness-asked');
    await expect(all.restart().questions.ask([await requestFor(all)], 'another')).rejects.toMatchObject({
      code: 'likeness-asked',
    });
  });

  it('is asked for once by two processes at once', async () => {
    const all = world();
    const request = await requestFor(all);
    const both = [all, all.restart()].map(({ questions }, index) => questions.ask([request], `event ${index}`));
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is asked for of ten members a day by one requester', async () => {
    const all = world();
    const requests = await Promise.all(
      Array.from({ length: 11 }, (_, number) => requestFor(all, { platform: 'fake', id: `member ${number}` })),
    );
    const last = requests.pop();
    for (const [number, request] of requests.entries()) await all.questions.ask([request], `event ${number}`);
    const again = () => all.questions.ask(last ? [last] : [], 'event');
    await expect(again()).rejects.toMatchObject({ code: 'likeness-asked-often' });
    await all.clock.advance(dayMs);
    expect((await again()).requester).toMatchObject(anna);
  });

  it('may be asked for after all where the question could not be shown', async () => {
    const all = world();
    const request = await requestFor(all);
    await all.questions.unask(await all.questions.ask([request], 'event'));
    expect(await ruling(all, request)).toBe('ask');
    expect(await all.questions.findAsked('event')).toBeUndefined();
  });
});

describe('nobody else uses the picture of a member who', () => {
  const no = async (all: World, code: string) => {
    expect(await ruling(all, await requestFor(all))).toBe(code);
  };

  it('has opted out before', async () => {
    const all = world();
    await all.questions.optOut(bert);
    await no(all, 'likeness-refused');
    expect(await ruling(all, await requestFor(all, bert, { requester: { ...bert, place: 'here' } }))).toBe('yes');
    await all.questions.optIn(bert);
    await no(all, 'ask');
  });

  it('opts out while the question is open', async () => {
    const all = world();
    const { key } = await asked(all);
    expect(await all.questions.optOut(anna)).toEqual([]);
    expect((await all.questions.optOut(bert)).map((question) => question.key)).toEqual([key]);
    expect(await all.questions.answer(key, bert, 'always', 'press')).toEqual({ kind: 'over' });
    await no(all, 'likeness-refused');
  });

  it.each(['once', 'always'] as const)('opts out after “%s”', async (answer) => {
    const all = world();
    const [allowed] = await answered(all, answer);
    if (!allowed) throw new Error('nothing was allowed');
    await all.rules.admit(allowed, never);
    await all.restart().questions.optOut(bert);
    expect(await all.rules.stillAllows(allowed, never)).toBe(false);
    expect(await ruling(all, allowed)).toBe('likeness-refused');
    await all.questions.optIn(bert);
    await no(all, 'likeness-asked');
  });

  it.each(['once', 'always'] as const)('has left after “%s”', async (answer) => {
    const all = world();
    const [allowed] = await answered(all, answer);
    if (!allowed) throw new Error('nothing was allowed');
    all.there.delete('bert');
    expect(await ruling(all, allowed)).toBe('likeness-absent');
    expect(await all.rules.stillAllows(allowed, never)).toBe(false);
  });

  it('has left before the question, or of whom the platform does not tell', async () => {
    const all = world();
    all.lookUps.fail = true;
    await no(all, 'likeness-absent');
    await expect(all.rules.stillAllows(await requestFor(all), never)).rejects.toThrow('does not tell');
    all.lookUps.fail = false;
    all.there.delete('bert');
    await no(all, 'likeness-absent');
    all.there.add('bert');
    const unserved = createLikenessRules({ ...all, chat: () => undefined });
    expect(await ruling({ rules: unserved }, await requestFor(all))).toBe('likeness-absent');
  });

  it('is looked up in vain for ten seconds', async () => {
    const all = world();
    const silent = createLikenessRules({ ...all, chat: () => ({ isIn: () => new Promise(() => undefined) }) });
    const request = await requestFor(all);
    const late = ruling({ rules: silent }, request);
    await all.clock.advance(10_000);
    expect(await late).toBe('likeness-absent');
  });

  it('is where members use their own faces only', async () => {
    const all = world();
    const [allowed] = await answered(all, 'always');
    await all.settings.set(place, { likeness: 'own' });
    await no(all, 'likeness-own-only');
    expect(allowed && (await all.rules.stillAllows(allowed, never))).toBe(false);
    expect(await ruling(all, await requestFor(all, anna))).toBe('yes');
  });

  it('is in no place with the requester', async () => {
    const all = world();
    expect(await ruling(all, await requestFor(all, bert, { requester: anna }))).toBe('likeness-nowhere');
    const elsewhere = { platform: 'else', id: 'bert' };
    expect(await ruling(all, await requestFor(all, elsewhere))).toBe('likeness-nowhere');
  });

  it('has no picture, unless they saved a face, which is another thing to agree to', async () => {
    const all = world();
    await expect(all.questions.refer(bert, false)).rejects.toMatchObject({ code: 'likeness-no-picture' });
    await all.faces.save(bert, 'Me', Buffer.from('face'));
    const source = await all.questions.refer(bert, false);
    const request = { ...(await requestFor(all)), source };
    expect(await ruling(all, request)).toBe('ask');
    expect(await all.questions.ask([request], 'event')).toMatchObject({ as: 'face', depicted: bert });
  });

  it('is named in any other part of the request', async () => {
    const all = world();
    const other = await all.questions.refer(bert, true);
    const { source: _, ...rest } = await requestFor(all);
    const parts: Partial<SwapRequest>[] = [
      { target: other },
      { faces: { which: 'reference', reference: other } },
      { faces: { which: 'assigned', assignments: [{ fromLeft: 1, source: other }] } },
      { faces: { which: 'assigned', assignments: [{ reference: other, source: rest.target }] } },
    ];
    for (const part of parts) expect(await ruling(all, { ...rest, ...part })).toBe('ask');
  });

  it('was forgotten', async () => {
    const all = world();
    const [allowed] = await answered(all, 'always');
    await all.questions.forget(bert);
    expect(allowed && (await ruling(all, allowed))).toBe('likeness-refused');
    expect(await all.questions.answersOf(bert)).toEqual([]);
    await no(all, 'likeness-asked');
  });
});

describe('a question', () => {
  it('is answered by the depicted member alone', async () => {
    const all = world();
    const { key } = await asked(all);
    const strangers = [anna, { platform: 'fake', id: 'carl' }, { platform: 'else', id: 'bert' }];
    for (const by of strangers) {
      expect(await all.questions.answer(key, by, 'always', 'press')).toEqual({ kind: 'not-yours' });
    }
    expect(await all.questions.answer('another key', bert, 'always', 'press')).toEqual({ kind: 'over' });
    expect((await all.questions.answer(key, bert, 'once', 'press')).kind).toBe('yes');
  });

  it('is answered by one of several presses at once, in any process', async () => {
    const all = world();
    const { key } = await asked(all);
    const presses = (['once', 'always', 'never', 'once'] as const).map((answer, index) =>
      (index % 2 === 0 ? all : all.restart()).questions.answer(key, bert, answer, `press ${index}`),
    );
    const kinds = (await Promise.all(presses)).map(({ kind }) => kind);
    expect(kinds).toEqual(['yes', 'over', 'over', 'over']);
  });

  it('goes on after a restart with the press that has answered it, and with no other answer', async () => {
    const all = world();
    const { key } = await asked(all);
    const first = await all.questions.answer(key, bert, 'once', 'press');
    const again = await all.restart().questions.answer(key, bert, 'once', 'press');
    expect(again).toEqual(first);
    expect(await all.questions.answer(key, bert, 'always', 'another')).toEqual({ kind: 'over' });
    expect(await all.consents.answerTo({ depicted: bert, requester: anna })).toBeUndefined();
  });

  it('is found again by what the requester did, for a day', async () => {
    const all = world();
    const { key } = await asked(all);
    expect(await all.restart().questions.findAsked('event')).toMatchObject({ key, name: 'Anna' });
    await all.questions.answer(key, bert, 'never', 'press');
    expect(await all.questions.findAsked('event')).toMatchObject({ answered: { answer: 'never' } });
    await all.clock.advance(dayMs);
    expect(await all.questions.findAsked('event')).toBeUndefined();
  });

  it.each([['requester', anna] as const, ['depicted member', bert] as const])(
    'is over once the %s is forgotten',
    async (_, member) => {
      const all = world();
      const { key } = await asked(all);
      await all.questions.forget(member);
      expect(await all.questions.answer(key, bert, 'always', 'press')).toEqual({ kind: 'over' });
    },
  );
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { ConsentNeeded, type LikenessRules } from '../../../src/core/likeness/rules.ts';
import type { SwapRequest } from '../../../src/core/ports/chat.ts';
import { likenessRef } from '../../../src/core/ports/likeness.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const minute = 60_000;
const hour = 60 * minute;
const anna = { platform: 'fake', id: 'anna' };
const source = likenessRef({ of: 'hash of bert', as: 'avatar' });

/** A depicted member who agrees, does not any more, or of whom nobody can tell. */
class Depicted implements LikenessRules {
  agrees: boolean | 'unknown' = true;
  readonly admitted: SwapRequest[] = [];

  async admit(request: SwapRequest): Promise<void> {
    if (this.agrees !== true) throw new ConsentNeeded(request);
    this.admitted.push(request);
  }

  async stillAllows(): Promise<boolean> {
    if (this.agrees === 'unknown') throw new Error('no answer');
    return this.agrees;
  }

  async locate() {
    return { owner: { platform: 'fake', id: 'bert' }, ref: { platform: 'fake', content: 'bert' } };
  }
}

function start(provider: FakeProvider) {
  const world = new World();
  const depicted = new Depicted();
  const given: number[] = [];
  const quota = { take: async () => true as const, giveBack: async () => void given.push(1) };
  const begin = () => {
    const swaps = world.start([provider], { likenessRules: depicted, quota, deadlineMs: minute });
    onTestFinished(() => swaps.close());
    return swaps;
  };
  const request = (message = 'm1') => world.request(message, { source });
  return { world, depicted, given, begin, request, swaps: begin(), seen: world.chat.seen('m1') };
}

const withdrawn = { kind: 'refused', reason: 'consent-withdrawn', subject: 'source' };

describe('a swap with the picture of another member', () => {
  it('is not admitted before they agree, and neither counted nor fetched', async () => {
    const { depicted, swaps, request, world, given } = start(new FakeProvider('akool'));
    depicted.agrees = false;
    const asked = swaps.request(request(), never);
    await expect(asked).rejects.toMatchObject({ code: 'likeness-unasked', request: request() });
    expect([world.chat.opened, given.length]).toEqual([0, 0]);
  });

  it('uses their picture, and is asked for anew when it is repeated', async () => {
    const akool = new FakeProvider('akool');
    const { world, depicted, swaps, request, seen } = start(akool);
    await swaps.request({ ...request(), permit: 'once' }, never);
    await world.pass();
    expect(seen.delivered).toBe('by akool');
    const cancelled = { ...request(), permit: 'twice', replyRef: { platform: 'fake', message: 'm3' } };
    const { id } = await swaps.request(cancelled, never);
    await swaps.cancel(id);
    await world.pass();
    const change = { by: anna, replyRef: { platform: 'fake', message: 'm2' } };
    depicted.agrees = false;
    await expect(swaps.repeat(id, change, never)).rejects.toMatchObject({
      code: 'likeness-unasked',
      request: { source, replyRef: change.replyRef },
    });
    depicted.agrees = true;
    await swaps.repeat(id, change, never);
    expect(depicted.admitted.at(-1)).toMatchObject({ replyRef: change.replyRef });
    expect(depicted.admitted.at(-1)?.permit).toBeUndefined();
  });

  it.each([[false as const], ['unknown' as const]])(
    'sends nothing to a vendor where they agree: %s',
    async (agrees) => {
      const akool = new FakeProvider('akool');
      const { world, depicted, given, swaps, request, seen } = start(akool);
      const requested = swaps.request(request(), never);
      await requested;
      depicted.agrees = agrees;
      await world.pass();
      expect(seen.outcomes).toMatchObject([{ ...withdrawn, charged: false }]);
      expect([akool.paid, given.length]).toEqual([0, 1]);
    },
  );

  it('is not begun by the next process where they took it back meanwhile', async () => {
    const akool = new FakeProvider('akool', { bills: false }).plays({ hang: true });
    const { world, depicted, swaps, begin, request, seen } = start(akool);
    await swaps.request(request(), never);
    await world.pass(1_000);
    swaps.die();
    akool.forgets();
    depicted.agrees = false;
    await begin().resumeAll(() => true);
    await world.pass();
    expect(seen.outcomes).toMatchObject([withdrawn]);
    expect(seen.delivered).toBeUndefined();
  });

  it('fails over to no other vendor once they have taken it back', async () => {
    const akool = new FakeProvider('akool').plays({ before: 'overloaded' });
    const { world, depicted, swaps, request, seen } = start(akool);
    await swaps.request(request(), never);
    await world.pass(0);
    depicted.agrees = false;
    await world.pass();
    expect([seen.outcomes.length, akool.paid]).toEqual([1, 0]);
    expect(seen.outcomes).toMatchObject([withdrawn]);
  });

  it('shows no result once they have taken it back, and keeps none', async () => {
    const akool = new FakeProvider('akool', { discardFailures: 0 });
    const { world, depicted, swaps, request, seen } = start(akool);
    const { id } = await swaps.request(request(), never);
    await world.pass(1_000);
    depicted.agrees = false;
    await world.pass();
    expect(seen.outcomes).toMatchObject([{ ...withdrawn, charged: 'unknown' }]);
    expect([seen.delivered, akool.paid, akool.discarded]).toEqual([undefined, 1, 1]);
    expect(await world.store.get(id)).toMatchObject({ state: 'refused' });
    expect(world.blobs.size).toBe(0);
  });

  it('waits with the result while nobody can tell whether they are there', async () => {
    const akool = new FakeProvider('akool');
    const { world, depicted, swaps, request, seen } = start(akool);
    await swaps.request(request(), never);
    await world.pass(1_000);
    depicted.agrees = 'unknown';
    await world.pass(2 * minute);
    expect([seen.outcomes, seen.delivered]).toEqual([[], undefined]);
    depicted.agrees = true;
    await world.pass(2 * minute);
    expect([seen.delivered, akool.paid]).toEqual(['by akool', 1]);
  });

  it('shows no late result that the requester wants, once they have taken it back', async () => {
    const polls = [...Array.from({ length: 62 }, () => pending('akool-1')), result('late')];
    const { world, depicted, swaps, request, seen } = start(new FakeProvider('akool').plays({ polls }));
    const { id } = await swaps.request(request(), never);
    await world.pass(5 * hour);
    expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'late' });
    depicted.agrees = false;
    await swaps.choose(id, 'show-result');
    await world.pass();
    expect(seen.outcomes.at(-1)).toMatchObject(withdrawn);
    expect(seen.delivered).toBeUndefined();
  });
});

describe('a picture of another member', () => {
  it('cannot be saved as one’s own face', async () => {
    const { swaps } = start(new FakeProvider('akool'));
    await expect(swaps.portrait(source, anna, never)).rejects.toMatchObject({ code: 'likeness-refused' });
  });

  it('is used nowhere without the rules', async () => {
    const world = new World();
    const swaps = world.start([new FakeProvider('akool')]);
    onTestFinished(() => swaps.close());
    const requested = swaps.request(world.request('m1', { source }), never);
    await expect(requested).rejects.toEqual(new UserError('likeness-refused'));
  });
});

import { expect, it, onTestFinished } from 'vitest';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

it('edits nothing while another process may have taken the job over, and goes on once it knows', async () => {
  const world = new World();
  let isReachable = true;
  const renew: typeof world.store.renew = async (ids, owner) => {
    if (!isReachable) throw new Error('the store is not reachable');
    return world.store.renew(ids, owner);
  };
  const polls = Array.from({ length: 90 }, (_, index) => pending('akool-1', index / 90));
  const akool = new FakeProvider('akool').plays({ polls: [...polls, result('picture')] });
  const swaps = world.start([akool], { store: { ...world.store, renew } });
  onTestFinished(() => swaps.close());
  const { stages, outcomes } = world.chat.seen('m1');
  await swaps.request(world.request(), new AbortController().signal);
  await world.pass(12_000);
  isReachable = false;
  await world.pass(20_000);
  const shown = stages.length;
  await world.pass(25_000);
  expect(stages.length).toBe(shown);
  isReachable = true;
  await world.pass(20_000);
  expect(stages.length).toBeGreaterThan(shown);
  await world.pass(60_000);
  expect(outcomes).toMatchObject([{ kind: 'done' }]);
});

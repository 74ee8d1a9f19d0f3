import { describe, expect, it } from 'vitest';
import { FakeProvider, pending } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

const day = 24 * 60 * 60 * 1_000;

describe('an id that the vendor gives to two swaps', () => {
  it('delivers the first result alone, however much later the second swap is, and parks the second', async () => {
    for (const later of [0, 5 * day]) {
      const akool = new FakeProvider('akool').plays({}, { answer: pending('akool-1') });
      const { world, swap, ends } = startWorld([akool]);
      await swap('m1');
      await world.pass();
      await world.pass(later);
      await swap('m2');
      await world.pass();
      expect(ends('m1')).toMatchObject([{ kind: 'done' }]);
      expect(ends('m2')).toMatchObject([{ kind: 'parked', provider: 'akool' }]);
      expect(world.chat.seen('m2').delivered).toBeUndefined();
      expect(akool.paid).toBe(2);
    }
  });

  it('is not taken from a webhook or a listing either', async () => {
    const akool = new FakeProvider('akool').plays({}, { vanished: 'timed-out' });
    const find = async () => 'akool-1';
    const { world, swap, ends } = startWorld([Object.assign(akool, { find })]);
    await swap('m1');
    await world.pass();
    await swap('m2');
    await world.pass();
    expect(ends('m1')).toMatchObject([{ kind: 'done' }]);
    expect(ends('m2')).toMatchObject([{ kind: 'parked', provider: 'akool' }]);
    await world.pass(2 * 60 * 60 * 1_000);
    expect(world.chat.seen('m2').delivered).toBeUndefined();
  });
});

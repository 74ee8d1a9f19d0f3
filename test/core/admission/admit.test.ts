import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

describe('admission', () => {
  it('keeps and spends nothing when it says no', async () => {
    const gates = [
      { change: { consents: { given: async () => false } }, code: 'consent-missing' },
      { change: { moderator: { allows: async () => false } }, code: 'moderated' },
      {
        change: { quota: { take: async () => 'member-day' as const, giveBack: async () => undefined } },
        code: 'quota-used-up',
      },
    ];
    for (const { change, code } of gates) {
      const akool = new FakeProvider('akool');
      const { world: one, swap } = startWorld([akool], change);
      await expect(swap()).rejects.toMatchObject({ code });
      expect([one.blobs.size, akool.paid]).toEqual([0, 0]);
    }
  });

  it('fails closed when a gate does not answer', async () => {
    const broken = async (): Promise<boolean> => {
      throw new Error('no answer');
    };
    for (const change of [{ consents: { given: broken } }, { moderator: { allows: broken } }]) {
      const { world: one, swap } = startWorld([new FakeProvider('akool')], change);
      await expect(swap()).rejects.toThrow('no answer');
      expect(one.blobs.size).toBe(0);
    }
  });

  it('names the picture that is damaged, too large or of the wrong kind', async () => {
    const { swap, world: one } = startWorld([new FakeProvider('akool')]);
    const source = (name: string) => ({ source: { platform: 'fake', name } });
    await expect(swap('m1', source('broken'))).rejects.toEqual(new UserError('damaged-media', { subject: 'source' }));
    await expect(swap('m1', source('video'))).rejects.toMatchObject({ code: 'moving-face' });
    await expect(swap('m1', source('x'.repeat(1_000_001)))).rejects.toMatchObject({ code: 'too-many-bytes' });
    expect(one.blobs.size).toBe(0);
  });
});

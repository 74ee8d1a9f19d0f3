import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { Quota } from '../../../src/core/ports/quota.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

const anna = { platform: 'fake', id: 'anna' };

describe('admission', () => {
  it('keeps and spends nothing when it says no', async () => {
    const gates = [
      { change: { consents: { given: async () => false } }, code: 'consent-missing' },
      { change: { moderator: { judge: async () => 'unsafe' as const } }, code: 'unsafe-content' },
      { change: { blocks: { isMemberBlocked: async () => true } }, code: 'member-blocked' },
      { change: { room: { check: () => Promise.reject(new UserError('no-room')) } }, code: 'no-room' },
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

  it('refuses new swaps alone where there is no room, and what runs goes on', async () => {
    const room = { isThere: true };
    const check = async (): Promise<void> => {
      if (!room.isThere) throw new UserError('no-room');
    };
    const slow = { polls: [pending('akool-1'), result('in spite of it')] };
    const { world, swaps, swap } = startWorld([new FakeProvider('akool').plays(slow)], { room: { check } });
    await swap('running');
    room.isThere = false;
    await expect(swap('new')).rejects.toMatchObject({ code: 'no-room' });
    await expect(swaps.foresee({ requester: world.request().requester })).rejects.toMatchObject({ code: 'no-room' });
    await world.pass();
    expect(world.chat.seen('running').delivered).toBe('in spite of it');
  });

  it('keeps no job of a member who takes the promise back while the files are fetched', async () => {
    const promise = { isGiven: true };
    const akool = new FakeProvider('akool');
    const judge = async () => {
      promise.isGiven = false;
      return 'pass' as const;
    };
    const { world: one, swap } = startWorld([akool], {
      consents: { given: async () => promise.isGiven },
      moderator: { judge },
    });
    await expect(swap()).rejects.toMatchObject({ code: 'consent-missing' });
    expect([one.blobs.size, akool.paid, (await one.store.list({ limit: 9 })).jobs]).toEqual([0, 0, []]);
  });

  it('fails closed when a gate does not answer', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('no answer');
    };
    const gates = [
      { change: { consents: { given: broken } }, message: 'no answer' },
      { change: { moderator: { judge: broken } }, message: 'unchecked' },
      { change: { blocks: { isMemberBlocked: broken } }, message: 'no answer' },
    ];
    for (const { change, message } of gates) {
      const { world: one, swap } = startWorld([new FakeProvider('akool')], change);
      await expect(swap()).rejects.toThrow(message);
      expect(one.blobs.size).toBe(0);
    }
  });

  it('fetches nothing for a blocked member, neither a swap nor a face', async () => {
    const blocks = { isMemberBlocked: async ({ id }: { id: string }) => id === 'anna' };
    const { world: one, swaps, swap } = startWorld([new FakeProvider('akool')], { blocks });
    await expect(swap()).rejects.toMatchObject({ code: 'member-blocked' });
    const face = { platform: 'fake', name: 'a face' };
    const { signal } = new AbortController();
    await expect(swaps.portrait(face, anna, signal)).rejects.toMatchObject({ code: 'member-blocked' });
    expect(one.chat.opened).toBe(0);
    await swaps.portrait(face, { platform: 'fake', id: 'bert' }, signal);
  });

  it('names the picture that is damaged, too large or of the wrong kind', async () => {
    const { swap, world: one } = startWorld([new FakeProvider('akool')]);
    const source = (name: string) => ({ source: { platform: 'fake', name } });
    await expect(swap('m1', source('broken'))).rejects.toEqual(new UserError('damaged-media', { subject: 'source' }));
    await expect(swap('m1', source('video'))).rejects.toMatchObject({ code: 'moving-face' });
    await expect(swap('m1', source('x'.repeat(1_000_001)))).rejects.toMatchObject({ code: 'too-many-bytes' });
    expect(one.blobs.size).toBe(0);
  });

  it.each<[string, Quota]>([
    ['a day', { take: async () => 'member-day' as const, giveBack: async () => undefined }],
    ['a minute', { take: async () => true as const, giveBack: async () => undefined, takeIntake: async () => false }],
  ])('fetches nothing for a member over the limit of %s', async (_what, quota) => {
    const { world: one, swap } = startWorld([new FakeProvider('akool')], { quota });
    for (let turn = 0; turn < 60; turn++) await expect(swap()).rejects.toMatchObject({ code: 'quota-used-up' });
    expect(one.chat.opened).toBe(0);
  });

  it('fetches nothing where the places at once are taken, by jobs or by files that are being fetched', async () => {
    const quota = { take: async () => true as const, giveBack: async () => undefined, atOnce: () => ({ member: 3 }) };
    const { world: one, swap } = startWorld(
      [new FakeProvider('akool').plays({ hang: true }, { hang: true }, { hang: true })],
      { quota },
    );
    const asked = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => swap(`m${index}`)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(one.chat.opened).toBe(6);
    await expect(swap('m11')).rejects.toMatchObject({ params: { limit: 'at-once' } });
    expect(one.chat.opened).toBe(6);
  });

  it('gives back what it counted and reserved when the files come to nothing', async () => {
    const counted: string[] = [];
    const quota = {
      async take() {
        counted.push('take');
        return true as const;
      },
      giveBack: async () => void counted.push('give back'),
      atOnce: () => ({ member: 1 }),
    };
    const { swap } = startWorld([new FakeProvider('akool')], { quota });
    const broken = { target: { platform: 'fake', name: 'broken' } };
    await expect(swap('m1', broken)).rejects.toMatchObject({ code: 'damaged-media' });
    await swap('m2');
    expect(counted).toEqual(['take', 'give back', 'take']);
  });

  it('gives up on a platform that does not hand the file over', async () => {
    const { world: one, swap } = startWorld([new FakeProvider('akool')]);
    const asked = swap('m1', { target: { platform: 'fake', name: 'slow', isStuck: true } });
    const refused = expect(asked).rejects.toEqual(new UserError('media-unreachable', { subject: 'target' }));
    await one.pass(60_000);
    await refused;
  });

  it('limits the pictures that a member saves as faces', async () => {
    let left = 2;
    const quota: Quota = {
      take: async () => true as const,
      giveBack: async () => undefined,
      takeIntake: async () => left-- > 0,
    };
    const { swaps, world: one } = startWorld([new FakeProvider('akool')], { quota });
    const save = () => swaps.portrait({ platform: 'fake', name: 'me' }, anna, new AbortController().signal);
    for (let turn = 0; turn < 2; turn++) expect(Buffer.from(await save()).toString()).toBe('picture of me');
    await expect(save()).rejects.toMatchObject({ code: 'quota-used-up', params: { limit: 'member-minute' } });
    expect(one.chat.opened).toBe(2);
  });
});

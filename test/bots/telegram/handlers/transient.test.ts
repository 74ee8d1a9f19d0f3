import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../fakes/telegram/faults.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { photo, startRig } from '../rig.ts';

async function start(faults: readonly Fault[]) {
  const rig = await startRig({ speed: 50 });
  rig.server.faults.push(...faults);
  const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
  return { rig, anna };
}

const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);

describe('a request that Telegram fails for a while', () => {
  it.each<{ failure: string; faults: Fault[] }>([
    { failure: 'the file is asked for (502)', faults: times(3, { method: 'getFile', status: 502 }) },
    { failure: 'the file is asked for (429)', faults: [{ method: 'getFile', status: 429, retryAfterSeconds: 40 }] },
    { failure: 'the file is fetched (503)', faults: times(2, { method: 'file', status: 503 }) },
    { failure: 'the file is read, and the connection breaks', faults: times(2, { method: 'file', status: 'cut' }) },
    { failure: 'its first messages are sent (502)', faults: times(8, { method: 'sendMessage', status: 502 }) },
  ])(
    'is done nevertheless, in one message: when $failure',
    async ({ faults }) => {
      const { rig, anna } = await start(faults);
      await anna.send(anna.home, { caption: '/swap', picture: photo('collins.jpg') });
      await rig.server.until(() => botMessagesIn(anna.home).some(({ media }) => media !== undefined));
      expect(rig.server.faults).toEqual([]);
      expect(botMessagesIn(anna.home)).toHaveLength(1);
    },
    60_000,
  );

  it('is refused with a sentence, although the sentence fails as well at first', async () => {
    const { rig, anna } = await start([
      ...times(200, { method: 'getFile', status: 502 }),
      ...times(12, { method: 'sendMessage', status: 502 }),
    ]);
    await anna.send(anna.home, { caption: '/swap', picture: photo('collins.jpg') });
    await rig.server.until(() => botMessagesIn(anna.home).length > 0);
    expect(botMessagesIn(anna.home)[0]?.text).toBe("I couldn't get this picture. Try sending it again.");
    const { expiringStore, database } = rig.stores();
    await expect.poll(() => expiringStore.get('telegram inbox')).toEqual([]);
    database.close();
  }, 60_000);

  it('is not taken for a forbidden one, when Telegram does not say who is an admin', async () => {
    const { rig, anna } = await start(times(2, { method: 'getChatMember', status: 502 }));
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    group.admins.add(7);
    await anna.send(group, { text: '/settings' });
    await rig.server.until(() => botMessagesIn(group).length > 0);
    expect(botMessagesIn(group)[0]?.text).toContain('Settings of');
  }, 60_000);
});

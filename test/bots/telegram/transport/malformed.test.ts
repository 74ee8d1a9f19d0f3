import { expect, it } from 'vitest';
import { examples } from '../../../examples.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { createMemoryExpiringStore } from '../../../fakes/storage/memory-expiring-store.ts';
import { createMalformedUpdates } from '../../../fakes/telegram/malformed-updates.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { photo, startRig } from '../rig.ts';

it('after thousands of malformed updates, a correct one still works', async () => {
  const clock = new LeapingClock();
  const expiringStore = createMemoryExpiringStore({ now: () => clock.now() });
  const rig = await startRig({ clock, parts: { expiringStore } });
  Object.assign(rig.server.limits, { groupPerMinute: 1e6, minGapMs: 0 });
  const inbox = () => expiringStore.get('telegram inbox');
  const broken: unknown[] = [];
  const note = (error: unknown): void => void broken.push(error);
  process.on('unhandledRejection', note);
  try {
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    for (const id of [7, 8]) rig.server.world.openChat(id, 'private');
    const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
    const next = createMalformedUpdates(20_261_121);
    for (let count = 0; count < examples(10_000); count++) rig.server.push(next(), { isForeign: true });
    await rig.server.until(() => rig.server.waiting === 0, 250_000);
    const handled = async () => void (await expect.poll(inbox, { timeout: 30_000, interval: 10 }).toEqual([]));
    await clock.leapUntil(handled(), 2_000); // minutes: nothing is tried again for a day
    const before = new Set(botMessagesIn(group).map(({ message_id }) => message_id));
    const scene = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { text: '/swap', replyTo: scene });
    const swapped = rig.server.until(() =>
      botMessagesIn(group).some(({ message_id, media }) => !before.has(message_id) && media !== undefined),
    );
    await clock.leapUntil(swapped, 100);
    expect(broken).toEqual([]);
    expect(rig.server.calls.filter(({ method }) => method === 'sendMessage').length).toBeGreaterThan(examples(100));
    const bugs = rig.errors.filter((error) => error instanceof TypeError || error instanceof RangeError);
    expect(bugs).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
}, 300_000);

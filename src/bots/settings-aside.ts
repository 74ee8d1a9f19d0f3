import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../core/clock.ts';
import { type Place, PlaceSettings, type Settings } from '../core/ports/settings.ts';
import type { ExpiringStore } from '../core/ports/storage.ts';

interface Parts {
  readonly settings: Settings;
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
}

const keepMs = 30 * 24 * 60 * 60 * 1_000;
const none = PlaceSettings.parse({});

/** The key begins with the platform, so that what names a member is found when they are to be forgotten. */
function keyOf({ platform, id }: Place): string {
  return `${platform} settings of ${id}`;
}

/** The bot has left the place: its settings are kept for 30 days, should it come back. */
export async function setAside({ settings, expiringStore, clock }: Parts, place: Place): Promise<void> {
  const key = keyOf(place);
  await expiringStore.withLock(key, async () => {
    const kept = await settings.get(place);
    if (isDeepStrictEqual(kept, none)) return; // platforms may tell twice
    await expiringStore.put(key, kept, { expiresAt: clock.now() + keepMs });
    await settings.remove(place);
  });
}

/** The bot is in the place: settings that were set aside hold again. */
export async function bringBack({ settings, expiringStore }: Parts, place: Place): Promise<void> {
  const key = keyOf(place);
  await expiringStore.withLock(key, async () => {
    const kept = PlaceSettings.strip().safeParse(await expiringStore.get(key)).data;
    if (!kept) return;
    await settings.set(place, kept);
    await expiringStore.delete(key);
  });
}

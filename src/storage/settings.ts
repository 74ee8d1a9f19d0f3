import { z } from 'zod';
import { changed, moved, type Place, PlaceSettings, type Settings, without } from '../core/ports/settings.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { type OpenTextStore, openKeyv } from './keyv.ts';

/** Drops fields that a later version has added. */
const Kept = PlaceSettings.strip();
const KeptPlace = z.tuple([z.string(), z.string()]).transform(([platform, id]) => ({ platform, id }));

export function createSettings(openTextStore: OpenTextStore): Settings {
  const keyv = openKeyv<unknown>(openTextStore, 'settings');
  const withLock = createKeyedMutex();
  const keyOf = ({ platform, id }: Place): string => JSON.stringify([platform, id]);

  async function read(place: Place): Promise<PlaceSettings | undefined> {
    const kept = await keyv.get(keyOf(place));
    return kept === undefined ? undefined : Kept.parse(kept);
  }

  return {
    get: async (place) => (await read(place)) ?? PlaceSettings.parse({}),
    set(place, changes) {
      return withLock(keyOf(place), async () => {
        const settings = changed((await read(place)) ?? PlaceSettings.parse({}), changes);
        await keyv.set(keyOf(place), settings);
        return settings;
      });
    },
    move(from, to) {
      return withLock(keyOf(to), async () => {
        await keyv.set(keyOf(to), moved(from, await read(from), await read(to)));
        await keyv.delete(keyOf(from));
      });
    },
    async remove(place) {
      await keyv.delete(keyOf(place));
    },
    async forget(member) {
      for await (const [key] of keyv.iterator()) {
        const place = KeptPlace.parse(JSON.parse(String(key)));
        if (place.platform !== member.platform) continue;
        await withLock(keyOf(place), async () => {
          const kept = await read(place);
          const settings = kept && without(member, kept);
          if (settings) await keyv.set(keyOf(place), settings);
        });
      }
    },
  };
}

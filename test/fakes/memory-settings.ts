import { UserError } from '../../src/core/errors.ts';
import { type Place, PlaceSettings, type Settings } from '../../src/core/settings.ts';

export function createMemorySettings(): Settings {
  const places = new Map<string, PlaceSettings>();
  const keyOf = ({ platform, id }: Place): string => `${platform}:${id}`;
  const get = (place: Place): PlaceSettings => structuredClone(places.get(keyOf(place)) ?? PlaceSettings.parse({}));
  return {
    get: async (place) => get(place),
    async set(place, changes) {
      const parsed = PlaceSettings.safeParse({ ...get(place), ...changes });
      if (!parsed.success) {
        throw new UserError('setting-refused', { setting: String(parsed.error.issues[0]?.path[0] ?? '') });
      }
      places.set(keyOf(place), parsed.data);
      return get(place);
    },
    async move(from, to) {
      const moved = places.get(keyOf(from));
      if (moved && !places.has(keyOf(to))) places.set(keyOf(to), moved);
      places.delete(keyOf(from));
    },
    remove: async (place) => void places.delete(keyOf(place)),
  };
}

import { changed, moved, type Place, PlaceSettings, type Settings, without } from '../../../src/core/ports/settings.ts';

export function createMemorySettings(): Settings {
  const places = new Map<string, PlaceSettings>();
  const keyOf = ({ platform, id }: Place): string => JSON.stringify([platform, id]);
  const read = (place: Place): PlaceSettings => structuredClone(places.get(keyOf(place)) ?? PlaceSettings.parse({}));
  return {
    get: async (place) => read(place),
    async set(place, changes) {
      places.set(keyOf(place), changed(read(place), changes));
      return read(place);
    },
    async move(from, to) {
      places.set(keyOf(to), moved(from, places.get(keyOf(from)), places.get(keyOf(to))));
      places.delete(keyOf(from));
    },
    async forget(member) {
      for (const [key, settings] of places) {
        const next = key.startsWith(`["${member.platform}"`) ? without(member, settings) : undefined;
        if (next) places.set(key, next);
      }
    },
    remove: async (place) => void places.delete(keyOf(place)),
  };
}

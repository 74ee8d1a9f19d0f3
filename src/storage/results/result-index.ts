import { bitsIn, mostDifferentBits, wordsOf, wordsOfHash } from '../../core/results/fingerprints.ts';

/** Fingerprints of results in memory: a look at each of them takes milliseconds for a hundred thousand. */
export interface ResultIndex {
  /** `at` in milliseconds since the epoch; `hash` is that of one frame. */
  add(sha256: string, hash: string, at: number): void;
  /** The results that were recorded after `since` and have a hash near one of these, the nearest first. */
  near(hashes: readonly string[], since: number): string[];
  /** Drops what was recorded at that time or before. */
  drop(upTo: number): void;
}

const firstRoom = 1_024;

export function createResultIndex(): ResultIndex {
  let names: string[] = [];
  let words = new Int32Array(firstRoom * wordsOfHash);
  let times = new Float64Array(firstRoom);

  function makeRoom(): void {
    if (names.length < times.length) return;
    words = grown(words, new Int32Array(2 * words.length));
    times = grown(times, new Float64Array(2 * times.length));
  }

  function put(name: string, hash: Int32Array, at: number): void {
    makeRoom();
    words.set(hash, names.length * wordsOfHash);
    times[names.length] = at;
    names.push(name);
  }

  return {
    add: (sha256, hash, at) => put(sha256, wordsOf(hash), at),
    near(hashes, since) {
      const found = new Map<string, number>();
      for (const hash of hashes.map(wordsOf)) {
        for (let entry = 0; entry < names.length; entry++) {
          if ((times[entry] ?? 0) <= since) continue;
          const bits = differentBits(words, entry * wordsOfHash, hash);
          const name = names[entry] ?? '';
          if (bits <= mostDifferentBits && bits < (found.get(name) ?? Number.POSITIVE_INFINITY)) found.set(name, bits);
        }
      }
      return [...found].sort(([, one], [, other]) => one - other).map(([name]) => name);
    },
    drop(upTo) {
      const [oldNames, oldWords, oldTimes] = [names, words, times];
      if ((oldTimes[0] ?? 0) > upTo) return; // they come in the order of time
      const kept = oldNames.flatMap((_, entry) => ((oldTimes[entry] ?? 0) > upTo ? [entry] : []));
      [names, words, times] = [[], new Int32Array(firstRoom * wordsOfHash), new Float64Array(firstRoom)];
      for (const entry of kept) {
        const start = entry * wordsOfHash;
        put(oldNames[entry] ?? '', oldWords.subarray(start, start + wordsOfHash), oldTimes[entry] ?? 0);
      }
    },
  };
}

function grown<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Stops counting where there are too many already. */
function differentBits(words: Int32Array, start: number, hash: Int32Array): number {
  let bits = 0;
  for (let at = 0; at < wordsOfHash && bits <= mostDifferentBits; at++) {
    bits += bitsIn((words[start + at] ?? 0) ^ (hash[at] ?? 0));
  }
  return bits;
}

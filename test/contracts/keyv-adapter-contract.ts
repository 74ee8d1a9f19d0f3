import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TextStore } from '../../src/storage/keyv.ts';
import { anyCharacter } from '../any-character.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';

type Start = (clock: ManualClock) => Promise<TextStore>;

let clock: ManualClock;
let store: TextStore;

/** What Keyv 6 asks of a storage adapter. `start` gives an empty one without a namespace, living by the given clock. */
export function keyvAdapterContract(name: string, start: Start): void {
  describe(`keyv adapter contract: ${name}`, () => {
    beforeEach(async () => {
      clock = new ManualClock();
      store = await start(clock);
    });
    keepsSingleValues();
    keepsManyValues();
    endsValuesInTime();
    keepsNamespacesApart();
    iterates();
  });
}

function keepsSingleValues(): void {
  it('is used by Keyv as it is', () => {
    expect(store.capabilities).toMatchObject({ compatible: true, store: 'keyvStorage', expires: true });
  });

  it('gives back any text under any key', async () => {
    const text = fc.string({ unit: anyCharacter });
    const key = fc.string({ unit: anyCharacter, minLength: 1 }); // Keyv itself answers for the empty one
    await fc.assert(
      fc.asyncProperty(key, text, async (key, value) => {
        expect(await store.set(key, value)).toBe(true);
        expect(await store.get(key)).toBe(value);
        expect(await store.has(key)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('knows nothing of a key that was never set', async () => {
    expect(await store.get('a')).toBeUndefined();
    expect(await store.has('a')).toBe(false);
    expect(await store.delete('a')).toBe(false);
  });

  it('replaces a value, and its expiry with it', async () => {
    await store.set('a', 'one', clock.now() + 10);
    await store.set('a', 'two');
    await clock.advance(20);
    expect(await store.get('a')).toBe('two');
  });

  it('keeps the first of several texts for a key that is set once', async () => {
    expect(await Promise.all([store.setOnce('a', 'one'), store.setOnce('a', 'two')])).toEqual(['one', 'one']);
    expect(await store.get('a')).toBe('one');
  });

  it('deletes one key for good and no other', async () => {
    await store.set('a', 'one');
    await store.set('A', 'two');
    expect(await store.delete('a')).toBe(true);
    expect(await store.delete('a')).toBe(false);
    expect(await store.getMany(['a', 'A'])).toEqual([undefined, 'two']);
  });
}

function keepsManyValues(): void {
  it('answers for many keys in the order they were asked for', async () => {
    const entries = [
      { key: 'a', value: 'one' },
      { key: 'b', value: 'two' },
    ];
    expect(await store.setMany(entries)).toEqual([true, true]);
    expect(await store.getMany(['b', 'x', 'a', 'b'])).toEqual(['two', undefined, 'one', 'two']);
    expect(await store.hasMany(['x', 'a'])).toEqual([false, true]);
    expect(await store.deleteMany(['x', 'a', 'a'])).toEqual([false, true, false]);
    expect(await store.hasMany(['a', 'b'])).toEqual([false, true]);
  });

  it('stores many or none', async () => {
    const entries = [
      { key: 'a', value: 'one' },
      { key: 'b', value: Symbol('not text') },
    ];
    await expect(store.setMany<unknown>(entries)).rejects.toThrow();
    expect(await store.hasMany(['a', 'b'])).toEqual([false, false]);
  });

  it('takes empty lists', async () => {
    expect(await store.setMany([])).toEqual([]);
    expect(await store.getMany([])).toEqual([]);
    expect(await store.hasMany([])).toEqual([]);
    expect(await store.deleteMany([])).toEqual([]);
  });
}

function endsValuesInTime(): void {
  it('forgets a value at its expiry, not before, whoever looks', async () => {
    await store.set('a', 'one', clock.now() + 100);
    await store.setMany([
      { key: 'b', value: 'two', expires: clock.now() + 100 },
      { key: 'c', value: 'three' },
    ]);
    await clock.advance(99);
    expect(await store.getMany(['a', 'b', 'c'])).toEqual(['one', 'two', 'three']);
    await clock.advance(1);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.has('a')).toBe(false);
    expect(await store.getMany(['a', 'b', 'c'])).toEqual([undefined, undefined, 'three']);
    expect(await store.hasMany(['a', 'b', 'c'])).toEqual([false, false, true]);
    expect(await pairs()).toEqual([['c', 'three']]);
    expect(await store.delete('a')).toBe(false);
  });

  it('takes a value that has expired already, and a fraction of a millisecond', async () => {
    expect(await store.set('a', 'one', clock.now() - 1)).toBe(true);
    await store.set('b', 'two', clock.now() + 0.5);
    expect(await store.getMany(['a', 'b'])).toEqual([undefined, 'two']);
  });
}

function keepsNamespacesApart(): void {
  it('keeps the same key apart in each namespace and outside of all', async () => {
    for (const namespace of [undefined, 'one', 'two']) {
      store.namespace = namespace;
      await store.set('a', `of ${namespace}`);
    }
    store.namespace = 'one';
    expect(await store.get('a')).toBe('of one');
    expect(await pairs()).toEqual([['a', 'of one']]);
    await store.clear();
    expect(await store.has('a')).toBe(false);
    store.namespace = 'two';
    expect(await store.delete('a')).toBe(true);
    store.namespace = undefined;
    expect(store.namespace).toBeUndefined();
    expect(await store.get('a')).toBe('of undefined');
  });

  it('is not led from one namespace into another by a clever key', async () => {
    store.namespace = 'one';
    await store.set('x:a', 'mine');
    store.namespace = 'one:x';
    expect(await store.get('a')).toBeUndefined();
    store.namespace = '%';
    await store.clear();
    store.namespace = 'one';
    expect(await store.get('x:a')).toBe('mine');
  });
}

function iterates(): void {
  it('yields every pair once, also those of many pages, and nothing where nothing is', async () => {
    expect(await pairs()).toEqual([]);
    const entries = Array.from({ length: 300 }, (_, index) => ({ key: `key ${index}`, value: `value ${index}` }));
    await store.setMany(entries);
    const expected = entries.map(({ key, value }) => [key, value]);
    expect((await pairs()).sort()).toEqual(expected.sort());
  });

  it('goes on when the pair it just gave is deleted', async () => {
    await store.setMany(['a', 'b', 'c'].map((key) => ({ key, value: key })));
    const seen: unknown[] = [];
    for await (const [key] of store.iterator()) {
      seen.push(key);
      await store.delete(key);
    }
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(await pairs()).toEqual([]);
  });
}

async function pairs(): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const pair of store.iterator()) all.push(pair);
  return all;
}

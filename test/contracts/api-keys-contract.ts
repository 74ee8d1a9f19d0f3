import { describe, expect, it } from 'vitest';
import type { ApiKeys } from '../../src/core/ports/api-keys.ts';

/** Every store of API keys passes this; `other` is the same store as another process sees it. */
export function apiKeysContract(
  name: string,
  start: () => Promise<{ readonly keys: ApiKeys; readonly other: ApiKeys }>,
): void {
  describe(`API keys contract: ${name}`, () => {
    it('knows a key in all processes, from when it is added until it is revoked', async () => {
      const { keys, other } = await start();
      expect([await keys.find('ab12'), await keys.list()]).toEqual([undefined, []]);
      expect(await keys.add('bert', 'ab12', 2_000)).toBe(true);
      expect(await other.add('anna', 'cd34', 1_000)).toBe(true);
      expect(await Promise.all(['ab12', 'cd34', 'ab13', ''].map(other.find))).toEqual([
        'bert',
        'anna',
        undefined,
        undefined,
      ]);
      expect(await other.list()).toEqual([
        { name: 'anna', createdAt: 1_000 },
        { name: 'bert', createdAt: 2_000 },
      ]);
      expect([await keys.revoke('bert'), await other.revoke('bert')]).toEqual([true, false]);
      expect([await other.find('ab12'), await other.find('cd34')]).toEqual([undefined, 'anna']);
    });

    it('keeps one key of a name, also of two that are added at once', async () => {
      const { keys, other } = await start();
      const added = await Promise.all([keys.add('anna', 'ab12', 1), other.add('anna', 'cd34', 1)]);
      expect(added.filter((isAdded) => isAdded)).toHaveLength(1);
      expect(await keys.list()).toHaveLength(1);
      expect(await keys.find(added[0] ? 'cd34' : 'ab12')).toBeUndefined();
    });
  });
}

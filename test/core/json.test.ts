import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Json } from '../../src/core/json.ts';

const strict = z.json();

it('accepts any JSON, and returns it unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Json.parse(value)).toEqual(value);
    }),
  );
});

it('judges everything as zod does', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withBigInt: true, withNullPrototype: true });
  fc.assert(
    fc.property(anything, (value) => {
      expect(Json.safeParse(value).success).toBe(strict.safeParse(value).success);
    }),
    { numRuns: 500 },
  );
});

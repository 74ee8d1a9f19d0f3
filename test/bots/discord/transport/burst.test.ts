import { expect, it } from 'vitest';
import { burst } from '../burst.ts';

it('twenty swaps at once in one channel get no 429 and are all delivered', async () => {
  const end = await burst({ jobs: 20, window: { requests: 5, perMs: 500 }, slack: 0.1, editMs: 250 });
  expect(end.delivered).toBe(20);
  expect(end.tooMany).toBe(0);
  expect(end.mostEditsInFlight).toBe(1);
  expect(end.problems).toEqual([]);
});

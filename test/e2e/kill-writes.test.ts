import { expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { killAtWrites, type WriteKill } from '../fakes/kills/at-writes.ts';

const inserts = 'INSERT INTO jobs';
/** Of one swap: begun, budgeted, intended, accepted, produced, delivered. */
const updates = 'UPDATE jobs SET state';
const notYetStored: WriteKill = { number: 1, of: inserts, side: 'before' };
const notYetSent: WriteKill = { number: 3, of: updates, side: 'after' };
const notYetAnswered: WriteKill = { number: 4, of: updates, side: 'before' };
const notYetShown: WriteKill = { number: 5, of: updates, side: 'after' };
const notYetNoted: WriteKill = { number: 6, of: updates, side: 'before' };

it.runIf(isNight)(
  'ends a swap once although it is killed at a write, and finds what it had paid for',
  async () => {
    const fates = [notYetStored, notYetAnswered, notYetShown, notYetNoted];
    const { kills, verdict } = await killAtWrites({
      vendor: 'akool',
      platform: 'telegram',
      next: (made) => fates[made],
    });
    expect(kills).toBe(fates.length);
    expect(verdict).toMatchObject({ done: fates.length, parked: 0 });
  },
  600_000,
);

it('parks what it may have paid for and cannot find, where operator and requester see it', async () => {
  const fates = isNight ? [notYetSent, notYetAnswered] : [notYetSent];
  const settings = { AKOOL_CLIENT_ID: '' }; // without it the vendor's calls cannot be read
  const ended = await killAtWrites({ vendor: 'akool', platform: 'telegram', settings, next: (made) => fates[made] });
  expect(ended.kills).toBe(fates.length);
  expect(ended.verdict).toMatchObject({ done: 0, parked: fates.length });
  expect(ended.jobs.map(({ state }) => state)).toEqual(fates.map(() => 'parked'));
}, 600_000);

import { describe, expect, it } from 'vitest';
import { closedTo, PlaceSettings } from '../../../src/core/ports/settings.ts';

const visit = { isAdmin: false, ids: ['anna', 'role-1'], channel: 'general' };

describe('who may swap in a place', () => {
  it.each<[string, Partial<PlaceSettings>, Partial<typeof visit>, 'member' | 'channel' | undefined]>([
    ['everyone, while nothing is set', {}, {}, undefined],
    ['nobody but admins', { access: { who: 'admins' } }, {}, 'member'],
    ['an admin, even so', { access: { who: 'admins' } }, { isAdmin: true }, undefined],
    ['a member with one of the roles', { access: { who: 'members', ids: ['role-1'] } }, {}, undefined],
    ['a member who is named', { access: { who: 'members', ids: ['bert', 'anna'] } }, {}, undefined],
    ['not one without any', { access: { who: 'members', ids: ['role-2'] } }, {}, 'member'],
    ['everyone in a channel that is allowed', { channels: ['general'] }, {}, undefined],
    ['not in another', { channels: ['games'] }, {}, 'channel'],
    ['not where the channel is unknown', { channels: ['games'] }, { channel: '' }, 'channel'],
    ['an admin anywhere', { channels: ['games'] }, { isAdmin: true }, undefined],
  ])('%s', (_, settings, change, closed) => {
    expect(closedTo({ ...PlaceSettings.parse({}), ...settings }, { ...visit, ...change })).toBe(closed);
  });
});

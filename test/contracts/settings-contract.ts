import { describe, expect, it } from 'vitest';
import { PlaceSettings, type Settings } from '../../src/core/ports/settings.ts';

const group = { platform: 'fake', id: '-100' };
const supergroup = { platform: 'fake', id: '-1000100' };

/** Every store of settings passes this; `other` is the same store as another process sees it. */
export function settingsContract(name: string, start: () => Promise<{ settings: Settings; other: Settings }>): void {
  describe(`settings contract: ${name}`, () => {
    it('has defaults for every place', async () => {
      const { settings } = await start();
      expect(await settings.get(group)).toEqual(PlaceSettings.parse({}));
    });

    it('changes what is named, in that place only', async () => {
      const { settings, other } = await start();
      await settings.set(group, { memberADay: 5, isPrivate: true });
      const after = await other.set(group, { memberADay: null, providers: ['local'] });
      expect(after).toEqual({ ...PlaceSettings.parse({}), isPrivate: true, providers: ['local'] });
      expect(await settings.get(group)).toEqual(after);
      expect(await settings.get({ ...group, platform: 'else' })).toEqual(PlaceSettings.parse({}));
    });

    it.each([
      ['memberADay', { memberADay: -1 }],
      ['placeADay', { placeADay: 1.5 }],
      ['access', { access: { who: 'members' as const, ids: [] } }],
      ['channels', { channels: Array.from({ length: 101 }, String) }],
      ['locale', { locale: '' }],
    ])('refuses an impossible %s and changes nothing', async (setting, changes) => {
      const { settings } = await start();
      await settings.set(group, { placeADay: 7 });
      const refused = settings.set(group, { isPrivate: true, ...changes });
      await expect(refused).rejects.toMatchObject({ code: 'setting-refused', params: { setting } });
      expect(await settings.get(group)).toMatchObject({ placeADay: 7, isPrivate: false });
    });

    it('loses no change of several made at once', async () => {
      const { settings } = await start();
      await Promise.all([
        settings.set(group, { memberADay: 1 }),
        settings.set(group, { placeADay: 2 }),
        settings.set(group, { channels: ['a'] }),
      ]);
      expect(await settings.get(group)).toMatchObject({ memberADay: 1, placeADay: 2, channels: ['a'] });
    });

    it('moves with its place and goes on counting', async () => {
      const { settings, other } = await start();
      await settings.set(group, { placeADay: 7 });
      await settings.move(group, supergroup);
      expect(await other.get(supergroup)).toMatchObject({ placeADay: 7, countedAs: group.id });
      expect(await other.get(group)).toEqual(PlaceSettings.parse({}));
      await settings.move(group, supergroup);
      expect(await other.get(supergroup)).toMatchObject({ placeADay: 7, countedAs: group.id });
    });

    it('keeps what the new place has set already, and goes on counting where nothing was set', async () => {
      const { settings } = await start();
      await settings.set(supergroup, { placeADay: 1 });
      await settings.set(group, { placeADay: 7 });
      await settings.move(group, supergroup);
      expect(await settings.get(supergroup)).toMatchObject({ placeADay: 1, countedAs: group.id });
      const unset = { platform: 'fake', id: 'unset' };
      await settings.move(unset, { platform: 'fake', id: 'new' });
      expect(await settings.get({ platform: 'fake', id: 'new' })).toMatchObject({
        placeADay: null,
        countedAs: 'unset',
      });
    });

    it('take a member out of the lists of one platform, and leave an empty list to admins', async () => {
      const { settings, other } = await start();
      const elsewhere = { platform: 'else', id: '-100' };
      await settings.set(group, { access: { who: 'members', ids: ['7', '8'] }, memberADay: 5 });
      await settings.set(supergroup, { access: { who: 'members', ids: ['7'] } });
      await settings.set(elsewhere, { access: { who: 'members', ids: ['7'] } });
      await other.forget({ platform: 'fake', id: '7' });
      const left = { access: { who: 'members', ids: ['8'] }, memberADay: 5 };
      expect(await settings.get(group)).toMatchObject(left);
      expect(await settings.get(supergroup)).toMatchObject({ access: { who: 'admins' } });
      expect(await settings.get(elsewhere)).toMatchObject({ access: { who: 'members', ids: ['7'] } });
    });

    it('forgets a place that the bot has left', async () => {
      const { settings, other } = await start();
      await settings.set(group, { placeADay: 7 });
      await settings.remove(group);
      expect(await other.get(group)).toEqual(PlaceSettings.parse({}));
    });
  });
}

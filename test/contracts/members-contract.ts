import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Consents, type FaceBook, longestFaceName, mostFaces } from '../../src/core/ports/members.ts';
import { anyCharacter } from '../any-character.ts';

const anna = { platform: 'fake', id: 'anna' };
const bert = { platform: 'fake', id: 'bert' };
const otherAnna = { platform: 'else', id: 'anna' };
const picture = (name: string): Uint8Array => new Uint8Array(Buffer.from(`picture of ${name}`));

/** Every store of consents passes this; `other` is the same store as another process sees it. */
export function consentsContract(name: string, start: () => Promise<{ consents: Consents; other: Consents }>): void {
  describe(`consents contract: ${name}`, () => {
    it('says no until a person promised, and then only for that person', async () => {
      const { consents, other } = await start();
      expect(await consents.given(anna)).toBe(false);
      await consents.give(anna, 1_000);
      await consents.give(anna, 2_000);
      expect(await other.given({ ...anna, ...{ place: 'anywhere' } })).toBe(true);
      expect([await other.given(bert), await other.given(otherAnna)]).toEqual([false, false]);
    });

    it('says no again once the promise is taken back', async () => {
      const { consents, other } = await start();
      await consents.give(anna, 1_000);
      await other.withdraw(anna);
      await other.withdraw(bert);
      expect(await consents.given(anna)).toBe(false);
    });
  });
}

/** Every face book passes this; `other` is the same book as another process sees it. */
export function faceBookContract(name: string, start: () => Promise<{ book: FaceBook; other: FaceBook }>): void {
  describe(`face book contract: ${name}`, () => {
    const names = async (book: FaceBook, member = anna) => (await book.list(member)).map((face) => face.name);
    const defaults = async (book: FaceBook) =>
      (await book.list(anna)).filter((face) => face.isDefault).map((face) => face.name);

    it('keeps several photos of a face, and deletes all of them with it', async () => {
      const { book } = await start();
      const more = [picture('from the left'), picture('from the right')];
      const { id, photos } = await book.save(anna, 'Me', picture('me'), more);
      const { id: single, photos: none } = await book.save(anna, 'Other', picture('other'));
      expect([photos, none]).toEqual([3, undefined]);
      expect((await book.list(anna)).map((face) => face.photos)).toEqual([3, undefined]);
      const kept = (await book.openAll(anna, id)).map((bytes) => Buffer.from(bytes).toString());
      expect(kept).toEqual(['picture of me', 'picture of from the left', 'picture of from the right']);
      expect(Buffer.from(await book.open(anna, 'default')).toString()).toBe('picture of me');
      expect(await book.openAll(anna, single)).toHaveLength(1);
      await book.remove(anna, id);
      await expect(book.openAll(anna, id)).rejects.toMatchObject({ code: 'no-such-face' });
      expect(await book.openAll(anna, 'default')).toHaveLength(1);
    });

    it('takes photos to a face, five at most, and takes single ones away again', async () => {
      const { book, other } = await start();
      const { id } = await book.save(anna, 'Me', picture('1'));
      const kept = async () => (await other.openAll(anna, id)).map((bytes) => Buffer.from(bytes).toString().slice(11));
      for (const name of ['2', '3', '4', '5']) await book.addPhoto(anna, id, picture(name));
      await expect(book.addPhoto(anna, id, picture('6'))).rejects.toMatchObject({ code: 'too-many-photos' });
      expect([await kept(), (await book.list(anna))[0]?.photos]).toEqual([['1', '2', '3', '4', '5'], 5]);
      expect((await book.removePhoto(anna, id, 1)).photos).toBe(4);
      await book.removePhoto(anna, id, 0);
      expect(await kept()).toEqual(['3', '4', '5']);
      await book.removePhoto(anna, id, 2);
      for (const index of [2, -1, 0.5]) {
        await expect(book.removePhoto(anna, id, index)).rejects.toMatchObject({ code: 'no-such-face' });
      }
      expect((await book.removePhoto(anna, id, 0)).photos).toBeUndefined();
      expect(await kept()).toEqual(['4']);
      await expect(book.removePhoto(anna, id, 0)).rejects.toMatchObject({ code: 'last-photo' });
      await book.addPhoto(anna, id, picture('7'));
      expect(await kept()).toEqual(['4', '7']);
      await expect(book.addPhoto(bert, id, picture('x'))).rejects.toMatchObject({ code: 'no-such-face' });
      await book.removeAll(anna);
      await expect(book.openAll(anna, id)).rejects.toMatchObject({ code: 'no-such-face' });
    });

    it('gives back what was saved, to that person only', async () => {
      const { book, other } = await start();
      const saved = await book.save(anna, 'Me', picture('me'));
      expect(saved).toMatchObject({ name: 'Me', isDefault: true });
      expect(await other.list(anna)).toEqual([saved]);
      expect(Buffer.from(await other.open(anna, saved.id))).toEqual(Buffer.from(picture('me')));
      for (const stranger of [bert, otherAnna]) {
        expect(await book.list(stranger)).toEqual([]);
        await expect(book.open(stranger, saved.id)).rejects.toMatchObject({ code: 'no-such-face' });
        await expect(book.open(stranger, 'default')).rejects.toMatchObject({ code: 'no-saved-face' });
        await expect(book.remove(stranger, saved.id)).rejects.toMatchObject({ code: 'no-such-face' });
      }
    });

    it('keeps a picture as it was, also an empty one and a large one', async () => {
      const { book } = await start();
      for (const length of [0, 1, 300_000]) {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 251);
        const { id } = await book.save(anna, `of ${length}`, bytes);
        bytes.fill(0);
        const kept = await book.open(anna, id);
        expect([kept.length, kept.at(-1)]).toEqual([length, length === 0 ? undefined : ((length - 1) * 31) % 251]);
      }
    });

    it('makes the first face the default, another on request, and the oldest when the default goes', async () => {
      const { book } = await start();
      const [one, two, three] = [
        await book.save(anna, 'one', picture('one')),
        await book.save(anna, 'two', picture('two')),
        await book.save(anna, 'three', picture('three')),
      ];
      expect(await defaults(book)).toEqual(['one']);
      await book.makeDefault(anna, three.id);
      expect(await defaults(book)).toEqual(['three']);
      expect(Buffer.from(await book.open(anna, 'default')).toString()).toBe('picture of three');
      await book.remove(anna, three.id);
      expect([await defaults(book), await names(book)]).toEqual([['one'], ['one', 'two']]);
      await book.remove(anna, two.id);
      await book.remove(anna, one.id);
      await expect(book.open(anna, 'default')).rejects.toMatchObject({ code: 'no-saved-face' });
    });

    it('takes a name once a person, whatever its case, and lets a face keep its own', async () => {
      const { book } = await start();
      const me = await book.save(anna, '  Me  ', picture('me'));
      expect(me.name).toBe('Me');
      await expect(book.save(anna, 'mE', picture('x'))).rejects.toMatchObject({ code: 'face-name-taken' });
      await book.save(bert, 'Me', picture('bert'));
      const other = await book.save(anna, 'Other', picture('x'));
      await expect(book.rename(anna, other.id, 'me')).rejects.toMatchObject({ code: 'face-name-taken' });
      expect(await book.rename(anna, me.id, 'ME')).toEqual({ ...me, name: 'ME' });
      expect(await names(book)).toEqual(['ME', 'Other']);
    });

    it.each(['', '   ', '\u200b\u202e', 'x'.repeat(longestFaceName + 1)])('refuses the name %j', async (wish) => {
      const { book } = await start();
      await expect(book.save(anna, wish, picture('x'))).rejects.toMatchObject({ code: 'face-name-length' });
      expect(await book.list(anna)).toEqual([]);
    });

    it('keeps names on one line and in their own direction, whatever is typed', async () => {
      const { book } = await start();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: anyCharacter, maxLength: 60 }), async (wish) => {
          await book.removeAll(anna);
          const saved = await book.save(anna, `a${wish}`, picture('x')).catch(() => undefined);
          if (!saved) return;
          expect(saved.name).toMatch(/^\S(?:.*\S)?$/su);
          expect(saved.name).not.toMatch(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
          expect([...saved.name].length).toBeLessThanOrEqual(longestFaceName);
          expect(await names(book)).toEqual([saved.name]);
        }),
        { numRuns: 50 },
      );
    });

    it('keeps so many and not one more, however many are saved at once', async () => {
      const { book } = await start();
      const saving = Array.from({ length: mostFaces + 5 }, (_, index) =>
        book.save(anna, `face ${index}`, picture('x')),
      );
      const ended = await Promise.allSettled(saving);
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostFaces);
      expect(await book.list(anna)).toHaveLength(mostFaces);
      expect(await defaults(book)).toHaveLength(1);
      await expect(book.save(anna, 'more', picture('x'))).rejects.toMatchObject({ code: 'too-many-faces' });
    });

    it('removes everything of one person', async () => {
      const { book, other } = await start();
      const { id } = await book.save(anna, 'Me', picture('me'));
      await book.save(bert, 'Me', picture('bert'));
      await book.removeAll(anna);
      await book.removeAll(otherAnna);
      expect([await other.list(anna), await names(other, bert)]).toEqual([[], ['Me']]);
      await expect(book.open(anna, id)).rejects.toMatchObject({ code: 'no-such-face' });
    });

    it('knows no face that is not there', async () => {
      const { book } = await start();
      for (const act of [book.rename(anna, 'x', 'y'), book.makeDefault(anna, 'x'), book.remove(anna, 'x')]) {
        await expect(act).rejects.toMatchObject({ code: 'no-such-face' });
      }
    });
  });
}

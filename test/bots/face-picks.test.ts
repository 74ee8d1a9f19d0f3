import { describe, expect, it } from 'vitest';
import { createFaceQuestions } from '../../src/bots/face-picks.ts';
import { FacesToPick } from '../../src/core/admission/pick-faces.ts';
import { UserError } from '../../src/core/errors.ts';
import type { SwapRequest } from '../../src/core/ports/chat.ts';
import type { NumberedFace } from '../../src/core/ports/faces.ts';
import { savedFaceRef } from '../../src/core/ports/members.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import { createMemoryExpiringStore } from '../fakes/storage/memory-expiring-store.ts';
import { createMemoryFaceBook } from '../fakes/storage/memory-members.ts';

const me = { platform: 'fake', id: 'me' };
const photo = (name: string) => ({ platform: 'fake', name });

function asked(qualities: readonly number[]): FacesToPick {
  const box = { left: 0, top: 0, right: 9, bottom: 9 };
  const landmarks = Array.from({ length: 5 }, () => ({ x: 4, y: 4 }));
  const faces: NumberedFace[] = qualities.map((quality, index) => ({ number: index + 1, box, landmarks, quality }));
  return new FacesToPick({ faces, bytes: new Uint8Array(3), mimeType: 'image/jpeg' });
}

const five = asked([1, 1, 1, 1, 1]);

async function start() {
  const clock = new ManualClock();
  const now = () => clock.now();
  const faces = createMemoryFaceBook({ now });
  const expiringStore = createMemoryExpiringStore({ now });
  const mine = await faces.save(me, 'Me', new Uint8Array(1));
  const anna = await faces.save(me, 'Anna', new Uint8Array(2));
  const restart = () => createFaceQuestions({ expiringStore, faces, clock });
  const requested: SwapRequest[] = [];
  const begin = async (request: SwapRequest) => void requested.push(request);
  return { clock, faces, expiringStore, mine, anna, questions: restart(), restart, requested, begin };
}

function requestFor(change: Partial<SwapRequest> = {}): SwapRequest {
  return {
    requester: me,
    locale: 'en',
    source: savedFaceRef(),
    target: photo('five people'),
    faces: { which: 'largest' },
    replyRef: { platform: 'fake' },
    ...change,
  };
}

describe('picking faces', () => {
  it('gives three of five faces a face each and leaves two, over a restart, and offers the same again', async () => {
    const { questions, restart, mine, anna, requested, begin } = await start();
    expect((await questions.open('k', requestFor(), five)).before).toEqual([]);
    await questions.change('k', me, { kind: 'turn-to', number: 1 });
    await questions.change('k', me, { kind: 'turn-to', number: 3 });
    await questions.change('k', me, { kind: 'give', source: savedFaceRef(anna.id), name: 'Anna' });
    await questions.change('k', me, { kind: 'turn-to', number: 2 });
    await questions.change('k', me, { kind: 'leave' });
    const again = restart();
    await again.change('k', me, { kind: 'give', source: photo('new'), number: 5 });
    expect((await again.find('k', me))?.picks.map(({ number, name }) => [number, name])).toEqual([
      [1, 'Me'],
      [3, 'Anna'],
      [5, undefined],
    ]);
    expect(await again.start('k', me, 'picked', begin)).toBeDefined();
    expect(requested).toEqual([
      {
        ...requestFor({
          faces: {
            which: 'assigned',
            assignments: [
              { fromLeft: 1, source: savedFaceRef() },
              { fromLeft: 3, source: savedFaceRef(anna.id) },
              { fromLeft: 5, source: photo('new') },
            ],
          },
        }),
        source: undefined,
      },
    ]);
    const next = await again.open('next', requestFor(), five);
    expect(next.before).toEqual([
      { number: 1, source: savedFaceRef(mine.id), name: 'Me' },
      { number: 3, source: savedFaceRef(anna.id), name: 'Anna' },
    ]);
    expect((await again.open('fewer', requestFor(), asked([1, 1]))).before).toEqual([]);
    await again.start('next', me, 'before', begin);
    expect(requested[1]?.faces).toMatchObject({ which: 'assigned', assignments: [{ fromLeft: 1 }, { fromLeft: 3 }] });
  });

  it('starts once, however often it is pressed, and stays open where the swap is refused', async () => {
    const { questions, requested, begin } = await start();
    await questions.open('k', requestFor(), five);
    await questions.change('k', me, { kind: 'turn-to', number: 2 });
    const refuse = () => Promise.reject(new UserError('quota-used-up'));
    await expect(questions.start('k', me, 'picked', refuse)).rejects.toMatchObject({ code: 'quota-used-up' });
    const presses = await Promise.all([1, 2, 3].map(() => questions.start('k', me, 'picked', begin)));
    expect(presses.filter((started) => started)).toHaveLength(1);
    expect(requested).toEqual([requestFor({ faces: { which: 'nth', fromLeft: 2 } })]);
  });

  it('takes the photos that were given for one face, and for all', async () => {
    const { questions, requested, begin } = await start();
    const given = requestFor({ source: photo('a'), morePhotos: [photo('b')] });
    await questions.open('one', given, five);
    await questions.change('one', me, { kind: 'turn-to', number: 4 });
    await questions.start('one', me, 'picked', begin);
    await questions.open('all', given, five);
    await questions.start('all', me, 'all', begin);
    await questions.open('each', given, asked([1, 1]));
    for (const number of [1, 2]) await questions.change('each', me, { kind: 'turn-to', number });
    await questions.start('each', me, 'picked', begin);
    const faces = requested.map((request) => request.faces.which);
    expect(faces).toEqual(['nth', 'all', 'all']);
    expect(requested.every(({ morePhotos }) => morePhotos?.length === 1)).toBe(true);
  });

  it('offers all faces, of very many the best, and says of which one it cannot swap', async () => {
    const { questions, requested, begin } = await start();
    const { numbers, unfit } = await questions.open('k', requestFor(), asked([0, 0.5, 0, 0.9]));
    expect([numbers, unfit]).toEqual([
      [1, 2, 3, 4],
      [1, 3],
    ]);
    const turned = questions.change('k', me, { kind: 'turn-to', number: 3 });
    await expect(turned).rejects.toMatchObject({ code: 'face-unfit', params: { number: 3 } });
    expect(await questions.start('k', me, 'picked', begin)).toBeUndefined();
    expect(requested).toEqual([]);
    const crowd = Array.from({ length: 40 }, (_, index) => (index + 1) / 40);
    expect((await questions.open('crowd', requestFor(), asked(crowd))).numbers).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 26),
    );
  });

  it('keeps what was assigned by words and is there', async () => {
    const { questions, anna } = await start();
    const rows = [
      { fromLeft: 2, source: savedFaceRef(anna.id) },
      { fromLeft: 9, source: savedFaceRef() },
    ];
    const { source: _, ...request } = requestFor({ faces: { which: 'assigned', assignments: rows } });
    expect((await questions.open('k', request, five)).picks).toEqual(
      [{ number: 2, ...rows[0], name: 'Anna' }].map(({ fromLeft: __, ...pick }) => pick),
    );
  });

  it('belongs to one person, who may close it or have it forgotten', async () => {
    const { questions, expiringStore, begin } = await start();
    const bert = { platform: 'fake', id: 'bert' };
    await questions.open('k', requestFor(), five);
    await expect(questions.find('k', bert)).rejects.toMatchObject({ code: 'not-yours' });
    await expect(questions.start('k', bert, 'all', begin)).rejects.toMatchObject({ code: 'not-yours' });
    await expect(questions.close('k', bert)).rejects.toMatchObject({ code: 'not-yours' });
    expect(await questions.close('k', me)).toBeDefined();
    expect(await questions.change('k', me, { kind: 'turn-to', number: 1 })).toBeUndefined();
    await questions.open('other', requestFor(), five);
    await questions.change('other', me, { kind: 'turn-to', number: 1 });
    await questions.start('other', me, 'picked', begin);
    await questions.open('third', requestFor(), five);
    expect(await expiringStore.forget(me)).toBe(2);
    expect(await questions.find('third', me)).toBeUndefined();
    expect((await questions.open('last', requestFor(), five)).before).toEqual([]);
  });

  it('is open for a day', async () => {
    const { questions, clock } = await start();
    await questions.open('k', requestFor(), five);
    await clock.advance(24 * 60 * 60 * 1_000 + 1);
    expect(await questions.find('k', me)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../../src/providers/local/pixels/picture.ts';
import { type FaceFacts, factsOf } from '../../../../../src/providers/local/swap/quality/face-facts.ts';
import { forecast } from '../../../../../src/providers/local/swap/quality/forecast.ts';
import { toPicture, toSharp } from '../../load-picture.ts';
import { type Photo, photo, sharedRuntime } from '../../photos.ts';

async function facts(of: string | Photo): Promise<FaceFacts> {
  return factsOf(typeof of === 'string' ? await photo(of) : of, await sharedRuntime());
}

/** The photo with each pixel changed by what stands at its place, 0 to 1 across the face and down it. */
async function painted(name: string, change: (value: number, x: number, y: number, channel: number) => number) {
  const original = await photo(name);
  const { picture, face } = original;
  const { left, right, top, bottom } = face.box;
  const data = picture.data.map((value, i) => {
    const pixel = Math.floor(i / 3);
    const x = ((pixel % picture.width) - left) / (right - left);
    const y = (Math.floor(pixel / picture.width) - top) / (bottom - top);
    return Math.max(0, Math.min(255, change(value, x, y, i % 3)));
  });
  return { ...original, picture: { ...picture, data } satisfies Picture };
}

async function between(source: string | Photo, target: string | Photo, sourceWearsGlasses = false) {
  return forecast({ source: await facts(source), target: await facts(target), sourceWearsGlasses });
}

describe('a forecast', () => {
  it('is good for two faces that smile into the camera in the same light', async () => {
    expect(await between('collins', 'couple')).toEqual({ level: 'good', reasons: [] });
  });

  it('names what spoils the swap most first', async () => {
    const turned = await between('turned-laugh', 'luciano');
    expect([turned.level, turned.reasons[0]]).toEqual(['poor', 'poses-differ']);
    expect((await between('sunlit-smile', 'luciano')).reasons[0]).toBe('only-source-smiles');
    expect((await between('luciano', 'sunlit-smile')).reasons).toContain('only-target-smiles');
    const glasses = await between('sunlit-smile', 'luciano', true);
    expect(glasses.level).toBe('poor');
    expect(glasses.reasons).toEqual(expect.arrayContaining(['only-source-smiles', 'source-wears-glasses']));
  });

  it('knows hard light from one side, from any side', async () => {
    const lit = (slope: number) => painted('luciano', (value, x) => value * Math.exp(slope * (x - 0.5)));
    const [left, right] = [await lit(-1.6), await lit(1.6)];
    expect((await between(left, right)).reasons[0]).toBe('light-differs');
    expect((await between('luciano', await lit(0.1))).reasons).toEqual([]);
  });

  it('knows other colours, something in front of the face, and a face photo that shows too little', async () => {
    const blue = await painted('luciano', (value, _x, _y, channel) => (channel === 2 ? value + 70 : value - 20));
    expect((await between('luciano', blue)).reasons).toEqual(['colours-differ']);
    const behind = await painted('luciano', (value, x, y, channel) =>
      y > 0.4 && x > 0.4 ? ([20, 40, 200][channel] ?? 0) : value,
    );
    expect((await between('luciano', behind)).reasons).toContain('face-covered');
    const luciano = await photo('luciano');
    const soft = { ...luciano, picture: await toPicture(toSharp(luciano.picture).blur(3)) };
    expect((await between(soft, 'luciano')).reasons).toEqual(['source-blurred']);
    const large = { ...(await facts('luciano')), width: 480 };
    const small = { ...large, width: 80 };
    expect(forecast({ source: small, target: large, sourceWearsGlasses: false }).reasons).toEqual(['source-small']);
    const tiny = { ...large, width: 50 };
    expect(forecast({ source: large, target: tiny, sourceWearsGlasses: false }).reasons).toEqual(['target-small']);
  });
});

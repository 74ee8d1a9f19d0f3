import { describe, expect, it } from 'vitest';
import { boxes } from '../../../../src/providers/local/media/containers/boxes.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { readVideo } from '../video-reading.ts';
import { videoEngine } from '../video-rig.ts';
import { emptyScene, makeVideo, movingHead, type VideoRecipe } from '../videos.ts';

const engine = videoEngine();

/** Mean difference of two pictures inside a window given in shares of the sides. */
function changeIn(one: Picture | undefined, other: Picture | undefined, window: readonly number[]): number {
  if (!one || !other) return Number.NaN;
  const [left = 0, top = 0, right = 1, bottom = 1] = window;
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top * one.height); y < Math.floor(bottom * one.height); y++) {
    for (let x = Math.floor(left * one.width); x < Math.floor(right * one.width); x++) {
      const at = (y * one.width + x) * 3;
      for (const i of [at, at + 1, at + 2]) sum += Math.abs((one.data[i] ?? 0) - (other.data[i] ?? 0));
      count += 3;
    }
  }
  return sum / count;
}

const face = [0.35, 0.3, 0.7, 0.65];
const background = [0, 0, 0.2, 0.2];

describe('a video comes back', () => {
  it.each<[string, Partial<VideoRecipe>, { width?: number; height?: number; container?: string }]>([
    ['with one track of sound', {}, {}],
    ['without sound', { sound: undefined }, {}],
    ['with five channels', { sound: { codec: 'aac', channels: 5 } }, {}],
    ['of varying frame rate', { times: [0, 40, 140, 150, 400, 440, 900] }, {}],
    ['of a single frame', { times: [0], sound: undefined }, {}],
    [
      'from WebM, with its Opus sound',
      { container: 'webm', codec: 'libvpx-vp9', sound: { codec: 'libopus', channels: 2 } },
      {},
    ],
    [
      'in WebM, where MP4 cannot hold its sound',
      { container: 'webm', codec: 'libvpx-vp9', sound: { codec: 'libvorbis', channels: 2 } },
      { container: 'webm' },
    ],
    ['with the plain sound of a MOV', { container: 'mov', sound: { codec: 'pcm_s16le', channels: 2 } }, {}],
    ['of ten bits', { codec: 'libx265', pixels: 'yuv420p10le' }, {}],
    ['of full colour', { pixels: 'yuv444p' }, {}],
    ['of fields', { interlaced: true }, {}],
    [
      'of odd sides, without the odd row and column',
      { width: 161, height: 159, pixels: 'yuv444p' },
      { width: 160, height: 158 },
    ],
    ['upright from a phone', { turned: true, width: 176, height: 160 }, { width: 160, height: 176 }],
  ])('%s', async (_, recipe, expected) => {
    const original = await makeVideo(recipe);
    const result = await engine.swapped(original);
    const [before, after] = [await readVideo(original), await readVideo(result)];
    expect(after).toMatchObject({
      container: 'mp4',
      width: before.width,
      height: before.height,
      turned: false,
      ...expected,
    });
    expect(after.times).toEqual(before.times);
    expect(after.sounds).toEqual(before.sounds);
    if (expected.height !== undefined) return; // the frames lie otherwise
    for (const [number, picture] of before.pictures.entries()) {
      expect(changeIn(picture, after.pictures[number], face), `face in frame ${number}`).toBeGreaterThan(6);
      expect(changeIn(picture, after.pictures[number], background), `wall in frame ${number}`).toBeLessThan(4);
    }
  });

  it('with its moov box first and without its location', async () => {
    const metadata = { location: '+48.8577+002.295/', comment: 'canary-comment' };
    const result = await engine.swapped(await makeVideo({ metadata }));
    const order = boxes(new DataView(result.buffer, result.byteOffset, result.byteLength)).map(({ type }) => type);
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'));
    const text = Buffer.from(result).toString('latin1');
    expect([text.includes('canary'), text.includes('+48.8577')]).toEqual([false, false]);
  });
});

describe('a video comes back whole', () => {
  it.each<[string, VideoRecipe['scene']]>([
    [
      'where nobody is there for half of the time',
      (number, size) => (number < 4 ? movingHead('collins', number, size) : emptyScene(number, size)),
    ],
    [
      'where somebody else is there after a cut',
      (number, size) => movingHead(number < 4 ? 'collins' : 'luciano', number, size),
    ],
  ])('%s', async (_, scene) => {
    const original = await makeVideo({ scene, sound: undefined });
    const [before, after] = [await readVideo(original), await readVideo(await engine.swapped(original))];
    expect(after.times).toEqual(before.times);
    const changes = before.pictures.map((picture, number) => changeIn(picture, after.pictures[number], face));
    expect(Math.min(...changes.slice(0, 4))).toBeGreaterThan(6);
    expect(Math.max(...changes.slice(4))).toBeLessThan(4);
  });
});

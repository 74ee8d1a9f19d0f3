import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { framesToLookAt } from '../../../../src/providers/local/gate/frames-to-look-at.ts';
import { openVideoFile } from '../../../../src/providers/local/video/codec/video-file.ts';
import { emptyScene, evenTimes, makeVideo, movingHead } from '../videos.ts';

/** Mean level of each frame that is looked at. */
async function levelsIn(bytes: Uint8Array): Promise<number[]> {
  const levels: number[] = [];
  for (const { data } of framesToLookAt(await openVideoFile(bytes))) {
    levels.push(Math.round(data.reduce((sum, value) => sum + value, 0) / data.length));
  }
  return levels;
}

describe('of a video', () => {
  it('more than one frame in each second is looked at', async () => {
    const video = await makeVideo({ times: evenTimes(125), width: 64, height: 64, sound: undefined });
    const levels = await levelsIn(video);
    expect(levels.length).toBeGreaterThan(5);
    expect(levels.length).toBeLessThan(20);
  });

  it('a single frame of something else is looked at, wherever it is', async () => {
    const flash = Buffer.alloc(64 * 64 * 3, 255);
    const video = await makeVideo({
      times: evenTimes(80),
      width: 64,
      height: 64,
      sound: undefined,
      scene: (number, size) => (number === 47 ? Promise.resolve(flash) : emptyScene(number, size)),
    });
    expect((await levelsIn(video)).some((level) => level > 230)).toBe(true);
  });

  it('all frames are looked at where it has few', async () => {
    const video = await makeVideo({ times: evenTimes(12), sound: undefined });
    expect(await levelsIn(video)).toHaveLength(12);
    const size = { width: 32, height: 32 };
    const frames = await Promise.all([0, 1, 2].map((number) => movingHead('collins', 5 * number, size)));
    const raw = { width: 32, height: 96, channels: 3, pageHeight: 32 } as const;
    const gif = await sharp(Buffer.concat(frames), { raw })
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    expect(await levelsIn(gif)).toHaveLength(3);
  });
});

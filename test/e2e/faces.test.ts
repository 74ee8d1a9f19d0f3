import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, media, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

/** How much two pictures differ in a column, as a mean of all its pixels. */
async function differences(one: Buffer, other: Buffer): Promise<readonly number[]> {
  const [a, b] = await Promise.all([one, other].map((bytes) => sharp(bytes).greyscale().raw().toBuffer()));
  const { width, height } = await sharp(one).metadata();
  return Array.from({ length: width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < height; y++) sum += Math.abs((a?.[y * width + x] ?? 0) - (b?.[y * width + x] ?? 0));
    return sum / height;
  });
}

describe('faceswap-bot faces', () => {
  it('numbers faces as swap does, and draws the numbers', async () => {
    const folder = temporaryFolder();
    const scene = await sharp(media('couple.jpg')).flop().png().toBuffer(); // the largest face is not the leftmost
    writeFileSync(join(folder, 'scene.png'), scene);
    const { code, stdout, stderr } = await run(folder, ['faces', 'scene.png', '--json', '--out', 'map.png']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Written to ${join(folder, 'map.png')}\n` });
    const { faces, ...rest } = JSON.parse(stdout.toString());
    expect(rest).toEqual({});
    const landmarks = Array.from({ length: 5 }, () => ({ x: expect.any(Number), y: expect.any(Number) }));
    const face = { box: expect.any(Object), landmarks, quality: expect.any(Number) };
    expect(faces).toEqual([
      { number: 1, ...face },
      { number: 2, ...face },
    ]);
    expect(Object.keys(faces[0].box)).toEqual(['left', 'top', 'right', 'bottom']);
    const map = readFileSync(join(folder, 'map.png'));
    const { width, height } = await sharp(scene).metadata();
    expect(await sharp(map).metadata()).toMatchObject({ format: 'png', width, height });

    const swap = ['swap', '--face', media('collins.jpg'), '--target', 'scene.png', '--which', '2'];
    expect((await run(folder, [...swap, '--out', 'swapped.png'])).code).toBe(0);
    const changed = await differences(scene, readFileSync(join(folder, 'swapped.png')));
    const most = changed.indexOf(Math.max(...changed));
    expect(most > faces[1].box.left && most < faces[1].box.right).toBe(true);
  });

  it('says how many faces it sees, with a line for each', async () => {
    const { code, stdout } = await run(temporaryFolder(), ['faces', media('couple.jpg')]);
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/^I see 2 faces\.\n1: \d+ × \d+ pixels, .*\n2: .*quality 0\.\d+\.\n$/);
    const none = await run(temporaryFolder(), ['faces', media('dog.jpg')]);
    expect(none).toMatchObject({ code: 0, stdout: Buffer.from('I see no face.\n') });
  });

  it('refuses what is no still picture, with a sentence', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.jpg'), 'no picture');
    writeFileSync(join(folder, 'there.png'), 'mine');
    for (const [args, code, says] of [
      [['missing.jpg'], 2, 'There is no file missing.jpg.'],
      [['.'], 2, '. is a folder. Name a file in it.'],
      [['notes.jpg', '--json'], 3, 'That file is text, not a picture. Send a photo.'],
      [[media('talk.mp4')], 3, 'The file is a GIF or video. I need a photo there.'],
      [[media('couple.jpg'), '--out', 'there.png'], 2, 'there.png exists already; --force overwrites it.'],
      [[media('couple.jpg'), '--out', 'none/map.png'], 1, 'none/map.png cannot be written: there is no folder '],
      [[media('couple.jpg'), '--out', 'map.mp4'], 2, '--out must end in .jpg'],
    ] as const) {
      const ended = await run(folder, ['faces', ...args]);
      expect({ args, code: ended.code, stdout: ended.stdout.toString() }).toEqual({ args, code, stdout: '' });
      expect(ended.stderr).toContain(says);
    }
    expect(readFileSync(join(folder, 'there.png'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.includes('map'))).toEqual([]);
    const forced = await run(folder, ['faces', media('couple.jpg'), '--out', 'there.png', '--force']);
    expect(forced.code).toBe(0);
    expect(await sharp(join(folder, 'there.png')).metadata()).toMatchObject({ format: 'png' });
  });
});

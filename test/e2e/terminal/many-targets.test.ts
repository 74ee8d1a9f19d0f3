import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, media, temporaryFolder } from '../command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

/** Two pictures with faces, one without and a text in `holidays`, and one more beside it. */
function homeFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'holidays', 'more'), { recursive: true });
  copyFileSync(media('collins.jpg'), join(folder, 'holidays', 'a.jpg'));
  copyFileSync(media('couple.jpg'), join(folder, 'holidays', 'b.JPG'));
  copyFileSync(media('dog.jpg'), join(folder, 'holidays', 'dog.jpg'));
  writeFileSync(join(folder, 'holidays', 'notes.txt'), 'no picture');
  copyFileSync(media('collins.jpg'), join(folder, 'single.png'));
  return folder;
}

const swap = ['swap', '--face', media('luciano.jpg'), '--target', 'holidays'];

describe('--out-dir', () => {
  it('swaps files and folders, a line a file, and a second run goes on', async () => {
    const folder = homeFolder();
    const out = join(folder, 'out');
    const args = [...swap, '--target', 'single.png', '--out-dir', 'out'];
    const first = await run(folder, args);
    expect(first.stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining(`holidays/a.jpg → ${out}/a-swapped.jpg`),
      expect.stringMatching(/^holidays\/b\.JPG → .*b-swapped\.JPG · I see 2 faces\./),
      expect.stringMatching(/^holidays\/dog\.jpg: I can't find a face in this picture\./),
      expect.stringContaining(`single.png → ${out}/single-swapped.png`),
    ]);
    expect(first.code).toBe(3);
    expect(readdirSync(out).sort()).toEqual(['a-swapped.jpg', 'b-swapped.JPG', 'single-swapped.png']);
    const before = statSync(join(out, 'a-swapped.jpg')).mtimeMs;
    rmSync(join(out, 'single-swapped.png'));
    rmSync(join(folder, 'holidays', 'dog.jpg'));
    const second = await run(folder, args);
    expect(second.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^holidays\/a\.jpg: was swapped already .*--force swaps it again\.$/),
      expect.stringMatching(/^holidays\/b\.JPG: was swapped already/),
      expect.stringContaining('single.png → '),
    ]);
    expect(second.code).toBe(0);
    expect(statSync(join(out, 'a-swapped.jpg')).mtimeMs).toBe(before);
  });

  it('prints a line of JSON for each target', async () => {
    const folder = homeFolder();
    const args = [...swap, '--out-dir', 'out', '--json'];
    const lines = async () =>
      (await run(folder, args)).stdout
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(await lines()).toMatchObject([
      { target: 'holidays/a.jpg', outcome: 'done', out: join(folder, 'out', 'a-swapped.jpg') },
      { target: 'holidays/b.JPG', outcome: 'done' },
      { target: 'holidays/dog.jpg', outcome: 'refused', reason: 'no-face' },
    ]);
    expect((await lines())[0]).toEqual({
      target: 'holidays/a.jpg',
      outcome: 'skipped',
      out: join(folder, 'out', 'a-swapped.jpg'),
    });
  });

  it('may be the folder of the targets, whose results are not swapped again', async () => {
    const folder = homeFolder();
    for (const name of ['b.JPG', 'dog.jpg']) rmSync(join(folder, 'holidays', name));
    const args = [...swap, '--out-dir', 'holidays'];
    expect((await run(folder, args)).code).toBe(0);
    const second = await run(folder, args);
    expect(second.stderr).toMatch(/^holidays\/a\.jpg: was swapped already .*\n$/);
    expect(readdirSync(join(folder, 'holidays')).sort()).toEqual(['a-swapped.jpg', 'a.jpg', 'more', 'notes.txt']);
  });

  it('refuses two targets that would become one file', async () => {
    const folder = homeFolder();
    copyFileSync(media('collins.jpg'), join(folder, 'a.jpg'));
    const { code, stderr } = await run(folder, [...swap, '--target', 'a.jpg', '--out-dir', 'out']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('would both become out/a-swapped.jpg'),
    });
    expect(readdirSync(folder)).not.toContain('out');
  });
});

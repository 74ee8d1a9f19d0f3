import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { readVideo } from '../providers/local/video-reading.ts';
import { makeVideo } from '../providers/local/videos.ts';
import { createCommandLine, media, plainProgram, spawnAndWait, start, temporaryFolder } from './command-line.ts';

const pair = ['swap', '--face', media('luciano.jpg'), '--target', media('collins.jpg')];
const crowd = ['swap', '--face', media('luciano.jpg'), '--target', media('group.jpg'), '--which', 'all'];
const couple = ['swap', '--face', media('luciano.jpg'), '--target', media('couple.jpg')];

const { run, close } = createCommandLine();
afterAll(close);

describe('swap', () => {
  it('makes a picture, says where it is, and changes nothing but the face; the same bytes every time, over no file of another', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out.png');
    const { code, stderr } = await run(folder, [...pair, '--out', 'out.png']);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/Swapping/);
    expect(stderr).toMatch(/AI face swap · .*\nWritten to .*\n$/);
    expect(stderr).toContain(out);
    expect(await changed(media('collins.jpg'), out)).toBeGreaterThan(0.01);
    expect(await changed(media('collins.jpg'), out)).toBeLessThan(0.1);
    const first = readFileSync(out);
    writeFileSync(out, 'precious');
    const refused = await run(folder, [...pair, '--out', 'out.png']);
    expect(refused).toMatchObject({ code: 2, stderr: `${out} exists already; --force overwrites it.\n` });
    expect(readFileSync(out, 'utf8')).toBe('precious');
    const forced = await run(folder, [...pair, '--out', 'out.png', '--force']);
    expect(forced.code).toBe(0);
    expect(readFileSync(out).equals(first)).toBe(true);
  });

  it('names its result after the target, keeps its format, and prints its end as JSON for scripts', async () => {
    const folder = temporaryFolder();
    const done = await run(folder, [...pair, '--json']);
    expect(done.code).toBe(0);
    expect((await sharp(join(folder, 'collins-swapped.jpg')).metadata()).format).toBe('jpeg');
    expect(JSON.parse(done.stdout.toString())).toMatchObject({
      outcome: 'done',
      out: join(folder, 'collins-swapped.jpg'),
      provider: 'local',
      quality: { level: expect.stringMatching(/^(good|fair|poor)$/), reasons: expect.any(Array) },
    });
    writeFileSync(join(folder, 'text.jpg'), 'no picture');
    const text = ['swap', '--face', 'text.jpg', '--target', media('collins.jpg'), '--out', 'text.png'];
    const refused = await run(folder, [...text, '--json']);
    expect(refused.code).toBe(3);
    expect(JSON.parse(refused.stdout.toString())).toMatchObject({
      outcome: 'refused',
      reason: 'not-media',
      subject: 'source',
    });
  });

  it('takes a still GIF and gives one back', async () => {
    const folder = temporaryFolder();
    await sharp(media('collins.jpg')).gif().toFile(join(folder, 'still.gif'));
    const { code, stderr } = await run(folder, ['swap', '--face', media('luciano.jpg'), '--target', 'still.gif']);
    expect(code, stderr).toBe(0);
    expect((await sharp(join(folder, 'still-swapped.gif')).metadata()).format).toBe('gif');
  });

  it('takes a video and gives one back, with its sound', async () => {
    const folder = temporaryFolder();
    const film = await makeVideo();
    writeFileSync(join(folder, 'clip.mp4'), film);
    const { code, stderr } = await run(folder, ['swap', '--face', media('luciano.jpg'), '--target', 'clip.mp4']);
    expect(code, stderr).toBe(0);
    const [before, after] = [await readVideo(film), await readVideo(readFileSync(join(folder, 'clip-swapped.mp4')))];
    expect([after.times, after.sounds]).toEqual([before.times, before.sounds]);
  });

  it('reads standard input and writes standard output', async () => {
    const folder = temporaryFolder();
    const args = ['swap', '--face', media('luciano.jpg'), '--target', '-', '--out', '-'];
    const { code, stdout } = await spawnAndWait(folder, args, { input: readFileSync(media('collins.jpg')) });
    expect(code).toBe(0);
    expect(await sharp(stdout).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
  });

  it.runIf(isNight)('takes the person of the reference, and refuses a stranger', async () => {
    const folder = temporaryFolder();
    const [left, right] = await Promise.all(
      [
        { left: 0, width: 0.5 },
        { left: 0.5, width: 0.5 },
      ].map(async (part, index) => {
        const { width = 0, height = 0 } = await sharp(media('couple.jpg')).metadata();
        const box = { left: Math.round(part.left * width), top: 0, width: Math.floor(part.width * width), height };
        const path = join(folder, `reference-${index}.jpg`);
        await sharp(media('couple.jpg')).extract(box).resize({ width: 500 }).jpeg({ quality: 80 }).toFile(path);
        return path;
      }),
    );
    const byReference = async (reference = '', out = '') => {
      const args = [...couple, '--reference', reference, '--out', out];
      const { code, stderr } = await run(folder, args);
      expect(code, stderr).toBe(0);
    };
    await byReference(left, 'left.png');
    const between = 0.55; // of the width, where neither face reaches
    expect(await changed(media('couple.jpg'), join(folder, 'left.png'), [0, between])).toBeGreaterThan(0.01);
    expect(await changed(media('couple.jpg'), join(folder, 'left.png'), [between, 1])).toBe(0);
    await byReference(right, 'right.webp');
    const second = await run(folder, [...couple, '--which', '2', '--out', 'second.webp']);
    expect(second.code).toBe(0);
    expect((await sharp(join(folder, 'second.webp')).metadata()).format).toBe('webp');
    expect(readFileSync(join(folder, 'right.webp')).equals(readFileSync(join(folder, 'second.webp')))).toBe(true);
    const stranger = await run(folder, [...couple, '--reference', media('hopper.jpg')]);
    expect(stranger).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Nobody in the picture looks like'),
    });
  });

  it.runIf(isNight)('swaps everyone of a group, or those who look ahead with a face of their own each', async () => {
    const folder = temporaryFolder();
    expect((await run(folder, [...crowd, '--out', 'all.png'])).code).toBe(0);
    const assign = (place: number): string[] => [
      '--assign',
      `${place}=${media(place % 2 ? 'luciano.jpg' : 'collins.jpg')}`,
    ];
    const group = ['swap', '--target', media('group.jpg')];
    const { code, stderr } = await run(folder, [...group, ...[2, 4, 5].flatMap(assign), '--out', 'own.png']);
    expect(code, stderr).toBe(0);
    const bentDown = await run(folder, [...group, ...assign(3)]);
    expect(bentDown).toMatchObject({ code: 3, stderr: expect.stringContaining('too far up or down') });
    expect((await run(folder, [...group, ...assign(9)])).code).toBe(3);
  });
});

/** Share of the pixels that differ, between two places given in shares of the width. */
async function changed(one: string, other: string, [from, to] = [0, 1]): Promise<number> {
  const { width, height } = await sharp(one).metadata();
  const left = Math.round(from * width);
  const window = { left, top: 0, width: Math.round(to * width) - left, height };
  const [before, after] = await Promise.all(
    [one, other].map((file) => sharp(file).removeAlpha().extract(window).raw().toBuffer()),
  );
  let count = 0;
  for (let index = 0; index < (before?.length ?? 0); index += 3) {
    if ([0, 1, 2].some((channel) => before?.[index + channel] !== after?.[index + channel])) count += 1;
  }
  return count / (window.width * height);
}

describe('a swap that is disturbed', () => {
  it('is found, told of and finished by the next start when it was killed', async () => {
    const folder = temporaryFolder();
    const first = start(folder, [...couple, '--which', 'all', '--out', 'first.png'], { program: plainProgram });
    await first.says('Swapping');
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(folder, 'first.png'))).toBe(false);
    const second = await run(folder, [...pair, '--out', 'second.png']);
    expect(second.code).toBe(0);
    const lost = join(folder, 'first.png');
    expect(second.stderr).toContain(`The swap into ${lost} was lost when its process ended. It is begun again.`);
    expect(readdirSync(folder).sort()).toEqual(['data', 'first.png', 'second.png']);
    const third = await run(folder, [...pair, '--out', 'second.png']);
    expect(third).toMatchObject({ code: 2, stderr: expect.not.stringContaining('begun again') });
  });

  it.runIf(isNight)('is simply finished when the same command is typed again', async () => {
    const folder = temporaryFolder();
    const first = start(folder, [...crowd, '--out', 'out.png'], { program: plainProgram });
    await first.says('Swapping');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await run(folder, [...crowd, '--out', 'out.png']);
    expect(second.code, second.stderr).toBe(0);
    expect(second.stderr).toContain('begun again');
    expect(readdirSync(folder).sort()).toEqual(['data', 'out.png']);
  });

  it('leaves no file and no child behind after Ctrl-C', async () => {
    const folder = temporaryFolder();
    const swap = start(folder, [...couple, '--which', 'all', '--out', 'out.png']);
    await swap.says('Swapping');
    const children = childrenOf(swap.child.pid ?? 0);
    swap.child.kill('SIGINT');
    expect(await swap.ended).toMatchObject({ code: 130, stderr: expect.stringContaining('Cancelled.') });
    expect(children.filter(isAlive)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['data']);
    writeFileSync(join(folder, 'next.png'), 'precious');
    const next = await run(folder, [...pair, '--out', 'next.png']);
    expect(next).toMatchObject({ code: 2, stderr: expect.not.stringContaining('begun again') });
  });

  it.runIf(isNight)('does not touch the job of another that runs beside it', async () => {
    const folder = temporaryFolder();
    const first = start(folder, [...crowd, '--out', 'first.png'], { program: plainProgram });
    await first.says('Swapping');
    const second = await spawnAndWait(folder, [...pair, '--out', 'second.png'], { program: plainProgram });
    expect(second.stderr).not.toContain('begun again');
    expect([second.code, (await first.ended).code]).toEqual([0, 0]);
  });

  it.runIf(isNight)('outlives the death of its worker', async () => {
    const folder = temporaryFolder();
    const swap = start(folder, [...crowd, '--out', 'out.png'], { program: plainProgram });
    await swap.says('Swapping… 0');
    const children = () => childrenOf(swap.child.pid ?? 0);
    const killed = children();
    for (const child of killed) process.kill(child, 'SIGSEGV');
    const isReplaced = () => children().some((child) => !killed.includes(child));
    await expect.poll(isReplaced, { timeout: 20_000, interval: 10 }).toBe(true);
    const { code, stderr } = await swap.ended;
    expect(code, stderr).toBe(0);
  });
});

describe('the rest of the command line', () => {
  it.each([
    { args: ['swap'], code: 2, says: '--target FILE is missing' },
    { args: ['swap', '--target', media('collins.jpg')], code: 2, says: '--face FILE is missing' },
    { args: [...pair, '--which', 'both'], code: 2, says: '--which takes' },
    { args: [...pair, '--which', '0'], code: 2, says: '--which takes' },
    { args: [...pair, '--which', 'reference'], code: 2, says: 'needs --reference' },
    { args: [...pair, '--out', 'out.mp4'], code: 2, says: 'does not fit' },
    {
      args: ['swap', '--face', media('luciano.jpg'), '--target', media('talk.mp4'), '--out', 'out.gif'],
      code: 2,
      says: 'does not fit',
    },
    { args: [...pair, '--out', 'out.bmp'], code: 2, says: '--out must end in' },
    { args: [...pair, '--provider', 'nobody'], code: 2, says: 'There is no provider called “nobody” here.' },
    { args: ['swap', '--face', '-', '--target', '-'], code: 2, says: 'Only one file' },
    {
      args: ['swap', '--face', 'gone.jpg', '--target', media('collins.jpg')],
      code: 2,
      says: '/gone.jpg.',
    },
    {
      args: ['swap', '--face', '.', '--target', media('collins.jpg')],
      code: 2,
      says: 'is a folder. Name a file in it.',
    },
    { args: [...pair, '--out', 'no/such/folder/out.png'], code: 1, says: 'cannot be written' },
    { args: [...pair, '--out', '/proc/out.png'], code: 1, says: 'cannot be written' },
    { args: [...pair, '--out', '/dev/full'], code: 2, says: '--out must end in' },
    { args: ['serve'], code: 78, says: 'npm run demo' },
  ])('$args → $code', async ({ args, code, says }) => {
    const folder = temporaryFolder();
    const ended = await run(folder, args);
    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(says) });
    expect(readdirSync(folder).filter((name) => name !== 'data')).toEqual([]);
  });

  it('says so when the disk is full, and leaves nothing half-written', async () => {
    const folder = temporaryFolder();
    symlinkSync('/dev/full', join(folder, 'full.png'));
    const { code, stderr } = await run(folder, [...pair, '--out', 'full.png']);
    expect(code).toBe(1);
    expect(stderr).toContain('full.png: the disk is full');
    expect(readdirSync(folder).sort()).toEqual(['data', 'full.png']);
  });

  it('names every mistake of the environment at once, and no value', async () => {
    const environment = { JOBS_AT_ONCE: 'many-secret', LOG_LEVEL: 'loud-secret', PROVIDERS: 'nobody' };
    const { code, stderr } = await run(temporaryFolder(), pair, environment);
    expect(code).toBe(78);
    expect(stderr).toMatch(/JOBS_AT_ONCE.*\n.*LOG_LEVEL/s);
    expect(stderr).not.toContain('secret');
  });

  it('says so when the data folder cannot be used', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'a file');
    const unusable = await run(folder, pair, { DATA_DIR: 'file' });
    expect(unusable).toMatchObject({ code: 1 });
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'secret.key'), Buffer.alloc(32));
    writeFileSync(join(folder, 'other', 'faceswap.db'), 'this is not a database, whatever its name says'.repeat(100));
    const damaged = await run(folder, pair, { DATA_DIR: 'other' });
    expect(damaged).toMatchObject({ code: 1, stderr: expect.stringContaining('is damaged') });
  });
});

function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

/** One that has ended may still be listed, where nobody takes notice of its end. */
function isAlive(pid: number): boolean {
  try {
    const [, state] = /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
    return state !== 'Z';
  } catch {
    return false;
  }
}

describe('a swap that the gate refuses', () => {
  it('ends with 3 and one sentence, and leaves no file', async () => {
    const folder = temporaryFolder();
    const { code, stderr } = await run(folder, [...pair, '--out', 'out.png'], { GATE_SEXUAL: '0' });
    expect(code).toBe(3);
    expect(stderr).toBe("I can't use this picture because of what it seems to show. I'm sorry if that's a mistake.\n");
    expect(existsSync(join(folder, 'out.png'))).toBe(false);
  });

  const withClassifier = (path: string) => ({ GATE_MODEL: path, LOCAL_WORKERS: '1' });
  const unusable = (problem: string) => ({ code: 78, stderr: `The configuration cannot be used:\n${problem}\n` });

  it('does not even start with no model at all as a second classifier', async () => {
    const environment = withClassifier(media('SOURCES.md'));
    const ended = await spawnAndWait(temporaryFolder(), pair, { environment });
    expect(ended).toMatchObject(unusable('GATE_MODEL: the file it names cannot be read as an ONNX model'));
  });

  it('does not even start with no file as a second classifier', async () => {
    const ended = await run(temporaryFolder(), pair, withClassifier('/no/such/model.onnx'));
    expect(ended).toMatchObject(unusable('GATE_MODEL: names no file'));
  });
});

describe('gate', () => {
  it('prints a line for each picture of a folder, in order, and skips what is none', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'album/more'), { recursive: true });
    for (const [name, to] of [
      ['luciano.jpg', 'album/more/a.jpg'],
      ['collins.jpg', 'album/b.jpg'],
      ['SOURCES.md', 'album/notes.md'],
    ] as const) {
      writeFileSync(join(folder, to), readFileSync(media(name)));
    }
    const { code, stdout, stderr } = await run(folder, ['gate', 'album', '--json']);
    const lines = stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['album/b.jpg', 'pass'],
      ['album/more/a.jpg', 'pass'],
    ]);
    expect(Object.keys(lines[0].scores)).toEqual(['Drawing', 'Hentai', 'Neutral', 'Porn', 'Sexy']);
    expect(stderr).toBe('album/notes.md is no picture, GIF or video that can be read here; skipped.\n');
    expect(code).toBe(0);
    const strict = await run(folder, ['gate', 'album/b.jpg'], { GATE_SEXUAL: '0' });
    expect(strict.stdout.toString()).toMatch(/^refuse {2}album\/b\.jpg/);
    expect((await run(folder, ['gate', 'nothing'])).code).toBe(2);
  });
});

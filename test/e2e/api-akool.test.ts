import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { freePort } from '../fakes/free-port.ts';
import { readVideo } from '../providers/local/video-reading.ts';
import { makeVideo } from '../providers/local/videos.ts';
import { createCommandLine, media, plainProgram, spawnAndWait, start, temporaryFolder } from './command-line.ts';

const clientId = 'anna';
const clientSecret = 'anna-key-0123456789-0123456789ab';

const { run, close } = createCommandLine();
afterAll(close);

/** Starts the program with a key; resolves to the settings of a program that knows it as the vendor. */
async function serve(): Promise<Record<string, string>> {
  const [port, adminPort, clientPort] = [await freePort(), await freePort(), await freePort()];
  const server = start(temporaryFolder(), ['serve'], {
    program: plainProgram,
    environment: {
      API_KEYS: `${clientId}:${clientSecret}`,
      ALLOW_PRIVATE_MEDIA: `127.0.0.1:${clientPort}`,
      HTTP_PORT: String(port),
      ADMIN_PORT: String(adminPort),
    },
  });
  await server.says('Ready.');
  return {
    AKOOL_BASE_URL: `http://127.0.0.1:${port}/akool`,
    AKOOL_CLIENT_ID: clientId,
    AKOOL_CLIENT_SECRET: clientSecret,
    PUBLIC_URL: `http://127.0.0.1:${clientPort}/`,
    HTTP_PORT: String(clientPort),
  };
}

const swap = (target: string, ...options: readonly string[]): string[] => {
  return ['swap', '--target', media(target), '--provider', 'akool', '--json', ...options];
};
const face = ['--face', media('luciano.jpg')];

/** The share of the pixels between these parts of the width that are seen to differ. */
async function changed(one: string, other: string, [from, to]: readonly [number, number]): Promise<number> {
  const { width, height } = await sharp(one).metadata();
  const left = Math.round(from * width);
  const window = { left, top: 0, width: Math.round(to * width) - left, height };
  const read = (file: string) => sharp(file).removeAlpha().extract(window).grayscale().raw().toBuffer();
  const [before, after] = [await read(one), await read(other)];
  const seen = 24; // re-encoding changes less
  return before.filter((value, index) => Math.abs(value - (after[index] ?? 0)) > seen).length / before.length;
}

/** Between the faces of couple.jpg, in parts of the width. */
const between = 0.55;
const [leftHalf, rightHalf, whole] = [[0, between] as const, [between, 1] as const, [0, 1] as const];

describe('the adapter for Akool at a server of this program', () => {
  it('swaps the face that was asked for, in pictures', async () => {
    const environment = await serve();
    const folder = temporaryFolder();
    const file = (name: string): string => join(folder, name);
    const swapped = async (out: string, args: readonly string[]) => {
      const { code, stdout, stderr } = await run(folder, [...args, '--out', out], environment);
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout.toString())).toMatchObject({ outcome: 'done', provider: 'akool' });
    };
    await swapped('one.jpg', [...swap('collins.jpg'), ...face]);
    expect(await changed(media('collins.jpg'), file('one.jpg'), whole)).toBeGreaterThan(0.005);
    await swapped('all.jpg', [...swap('couple.jpg'), ...face, '--which', 'all']);
    await swapped('second.jpg', [...swap('couple.jpg'), ...face, '--which', '2']);
    const right = file('right.jpg');
    const { width = 0, height = 0 } = await sharp(media('couple.jpg')).metadata();
    const left = Math.round(width / 2);
    await sharp(media('couple.jpg'))
      .extract({ left, top: 0, width: width - left, height })
      .toFile(right);
    await swapped('reference.jpg', [...swap('couple.jpg'), ...face, '--reference', right]);
    const assigned = [`--assign`, `1=${media('luciano.jpg')}`, '--assign', `2=${media('hopper.jpg')}`];
    await swapped('assigned.jpg', [...swap('couple.jpg'), ...assigned]);
    const sides = async (name: string) => {
      const halves = [leftHalf, rightHalf].map((half) => changed(media('couple.jpg'), file(name), half));
      return (await Promise.all(halves)).map((share) => share > 0.002);
    };
    expect([await sides('all.jpg'), await sides('assigned.jpg')]).toEqual([
      [true, true],
      [true, true],
    ]);
    expect([await sides('second.jpg'), await sides('reference.jpg')]).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(await changed(file('all.jpg'), file('assigned.jpg'), leftHalf)).toBeLessThan(0.001);
    expect(await changed(file('all.jpg'), file('assigned.jpg'), rightHalf)).toBeGreaterThan(0.001);
  });

  it('tells of a scene that shows nobody, and of a key that is none', async () => {
    const environment = await serve();
    const folder = temporaryFolder();
    const nobody = await run(folder, [...swap('dog.jpg'), ...face, '--out', 'x.jpg'], environment);
    expect(nobody.code).toBe(3);
    expect(JSON.parse(nobody.stdout.toString())).toMatchObject({ outcome: 'refused', reason: 'no-face' });
    const stranger = { ...environment, AKOOL_CLIENT_SECRET: `${clientSecret}x` };
    const refused = await run(folder, [...swap('collins.jpg'), ...face, '--out', 'x.jpg'], stranger);
    expect(JSON.parse(refused.stdout.toString())).toMatchObject({ outcome: 'failed', problem: 'bad-key' });
    const { stdout } = await run(folder, ['doctor'], environment);
    expect(stdout.toString()).toContain('1000000 credits');
  });

  it('hears of the end of a swap by a webhook, before it would ask again', async () => {
    const environment = await serve();
    const options = { environment, program: plainProgram };
    const { code, stdout, stderr } = await spawnAndWait(
      temporaryFolder(),
      [...swap('collins.jpg'), ...face, '--out', 'out.jpg'],
      options,
    );
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout.toString()).elapsedMs).toBeLessThan(4_000); // the pause between two questions
  });

  it('swaps the face of a video', async () => {
    const environment = await serve();
    const folder = temporaryFolder();
    const film = isNight ? readFileSync(media('talk.mp4')) : await makeVideo();
    writeFileSync(join(folder, 'film.mp4'), film);
    const args = ['swap', '--target', 'film.mp4', '--provider', 'akool', ...face, '--out', 'out.mp4'];
    const { code, stderr } = await run(folder, args, environment);
    expect(code, stderr).toBe(0);
    const [before, after] = [await readVideo(film), await readVideo(readFileSync(join(folder, 'out.mp4')))];
    expect([after.times, after.sounds]).toEqual([before.times, before.sounds]);
    const [one, other] = [before, after].map(({ pictures }) => pictures[Math.floor(pictures.length / 2)]?.data ?? []);
    const seen = one?.filter((value, index) => Math.abs(value - (other?.[index] ?? 0)) > 24).length ?? 0;
    expect(seen / (one?.length ?? 1)).toBeGreaterThan(0.005);
  });
});

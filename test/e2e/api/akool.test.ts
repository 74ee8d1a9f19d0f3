import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { isNight } from '../../examples.ts';
import { freePort } from '../../fakes/free-port.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { readVideo } from '../../providers/local/video-reading.ts';
import { createCommandLine, media, plainProgram, spawnAndWait, start, temporaryFolder } from '../command-line.ts';

const clientId = 'anna';
const clientSecret = 'anna-key-0123456789-0123456789ab';

const { run, close } = createCommandLine();
afterAll(close);

interface Passed {
  readonly path: string;
  readonly status: number;
  /** Milliseconds. */
  readonly at: number;
}

interface Served {
  /** The settings of a program that takes the server for the vendor. */
  readonly environment: Record<string, string>;
  readonly folder: string;
  /** What went from one to the other, in the order of the answers. */
  readonly passed: readonly Passed[];
}

/** Starts the program with a key, at an address that leads to it, and back to its client. */
async function serve(): Promise<Served> {
  const [port, adminPort, clientPort] = [await freePort(), await freePort(), await freePort()];
  const passed: Passed[] = [];
  const between = await startLoopbackServer((request, response) => {
    const { url: path = '', method, headers } = request;
    const isForServer = /^\/(?:akool|files)\//.test(path);
    const options = { host: '127.0.0.1', port: isForServer ? port : clientPort, path, method, headers };
    const forwarded = send(options, (answer) => {
      const { statusCode: status = 0 } = answer;
      passed.push({ path, status, at: performance.now() });
      answer.pipe(response.writeHead(status, answer.headers));
    });
    request.pipe(forwarded.on('error', () => response.destroy()));
  });
  onTestFinished(() => between.close());
  const folder = temporaryFolder();
  const settings = {
    API_KEYS: `${clientId}:${clientSecret}`,
    ALLOW_PRIVATE_MEDIA: `127.0.0.1:${between.port}`,
    HTTP_PORT: String(port),
    ADMIN_PORT: String(adminPort),
  };
  await start(folder, ['serve'], { program: plainProgram, environment: settings }).says('Ready.');
  const environment = {
    AKOOL_BASE_URL: `${between.origin}/akool`,
    AKOOL_CLIENT_ID: clientId,
    AKOOL_CLIENT_SECRET: clientSecret,
    PUBLIC_URL: `${between.origin}/`,
    HTTP_PORT: String(clientPort),
  };
  return { environment, folder, passed };
}

const swap = (target: string, ...options: readonly string[]): string[] => {
  return ['swap', '--target', target, '--provider', 'akool', '--json', ...options];
};
const face = ['--face', media('luciano.jpg')];
const couple = media('couple.jpg');

/** How far a value may move by encoding alone. */
const seen = 24;
/** Between the faces of the couple, in parts of the width. */
const between = 0.55;

/** The share of the pixels between these parts of the width that are seen to differ. */
async function changed(one: string, other: string, [from, to]: readonly [number, number] = [0, 1]): Promise<number> {
  const { width, height } = await sharp(one).metadata();
  const left = Math.round(from * width);
  const window = { left, top: 0, width: Math.round(to * width) - left, height };
  const read = (file: string) => sharp(file).removeAlpha().extract(window).grayscale().raw().toBuffer();
  return share(await read(one), await read(other));
}

function share(one: Uint8Array, other: Uint8Array): number {
  return one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > seen).length / one.length;
}

describe('the adapter for Akool at a server of this program', () => {
  it.runIf(isNight)('swaps all faces, the face of a reference, and each for another', async () => {
    const { environment } = await serve();
    const folder = temporaryFolder();
    const right = join(folder, 'right.jpg');
    const { width = 0, height = 0 } = await sharp(couple).metadata();
    const left = Math.round(width / 2);
    await sharp(couple)
      .extract({ left, top: 0, width: width - left, height })
      .toFile(right);
    const swapped = async (out: string, ...options: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(folder, [...swap(couple, ...options), '--out', out], environment);
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout.toString())).toMatchObject({ outcome: 'done', provider: 'akool' });
      return join(folder, out);
    };
    const assigned = ['--assign', `1=${media('luciano.jpg')}`, '--assign', `2=${media('hopper.jpg')}`];
    const all = await swapped('all.jpg', ...face, '--which', 'all');
    const one = await swapped('one.jpg', ...face, '--reference', right);
    const two = await swapped('two.jpg', ...assigned);
    const sides = async (file: string, other = couple) => {
      const [ofLeft, ofRight] = [await changed(other, file, [0, between]), await changed(other, file, [between, 1])];
      return [ofLeft > 0.001, ofRight > 0.001];
    };
    expect(await sides(all)).toEqual([true, true]);
    expect(await sides(one)).toEqual([false, true]);
    expect(await sides(two)).toEqual([true, true]);
    expect(await sides(two, all)).toEqual([false, true]);
  });

  it.runIf(isNight)(
    'hears of the end of a swap by a webhook and asks at once; the key is kept nowhere in the clear',
    async () => {
      const { environment, folder, passed } = await serve();
      const own = temporaryFolder();
      const args = swap(media('collins.jpg'), ...face, '--out', 'out.jpg');
      const { code, stderr } = await spawnAndWait(own, args, { environment, program: plainProgram });
      expect(code, stderr).toBe(0);
      expect(await changed(media('collins.jpg'), join(own, 'out.jpg'))).toBeGreaterThan(0.005);
      const told = passed.findIndex(({ path }) => path.startsWith('/hooks/akool/'));
      const asked = passed.find(({ path }, index) => index > told && path.includes('/listbyids'));
      expect(passed[told]?.status).toBe(200);
      expect((asked?.at ?? Number.NaN) - (passed[told]?.at ?? 0)).toBeLessThan(2_000); // it asks every 4 seconds by itself
      const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      expect(kept.length).toBeGreaterThan(2);
      for (const { parentPath, name } of kept) {
        expect(readFileSync(join(parentPath, name)).includes(clientSecret), name).toBe(false);
      }
    },
  );

  it.runIf(isNight)('tells of a scene that shows nobody, of a key that is none, and what is left', async () => {
    const { environment } = await serve();
    const folder = temporaryFolder();
    const nobody = await run(folder, swap(media('dog.jpg'), ...face), environment);
    expect(nobody.code).toBe(3);
    expect(JSON.parse(nobody.stdout.toString())).toMatchObject({ outcome: 'refused', reason: 'no-face' });
    const stranger = { ...environment, AKOOL_CLIENT_SECRET: `${clientSecret}x` };
    const refused = await run(folder, swap(media('collins.jpg'), ...face), stranger);
    expect(JSON.parse(refused.stdout.toString())).toMatchObject({ outcome: 'failed', problem: 'bad-key' });
    const { stdout } = await run(folder, ['doctor'], environment);
    expect(stdout.toString()).toContain('1000000 credits');
  });

  it.runIf(isNight)('swaps the face of a video', async () => {
    const { environment } = await serve();
    const folder = temporaryFolder();
    const film = readFileSync(media('talk.mp4'));
    writeFileSync(join(folder, 'film.mp4'), film);
    const { code, stderr } = await run(folder, swap('film.mp4', ...face, '--out', 'out.mp4'), environment);
    expect(code, stderr).toBe(0);
    const [before, after] = [await readVideo(film), await readVideo(readFileSync(join(folder, 'out.mp4')))];
    expect([after.times, after.sounds]).toEqual([before.times, before.sounds]);
    const at = Math.floor(before.pictures.length / 2);
    const [one, other] = [before, after].map(({ pictures }) => Uint8Array.from(pictures[at]?.data ?? []));
    expect(one && other && share(one, other)).toBeGreaterThan(0.005);
  });
});

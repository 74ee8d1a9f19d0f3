import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNight } from '../../examples.ts';
import { freePort } from '../../fakes/free-port.ts';
import { makeVideo } from '../../providers/local/videos.ts';
import { createCommandLine, media, start, temporaryFolder } from '../command-line.ts';

const key = 'e2e-0123456789-0123456789-012345';
const scene = media('couple.jpg');
const face = media('luciano.jpg');

const { run, close } = createCommandLine();
afterAll(close);

/** Our server in a process of its own, with its own engine, and our adapters for vendors as its clients. */
async function startServer() {
  const folder = temporaryFolder();
  const port = String(await freePort());
  const environment = { API_KEYS: `client:${key}`, HTTP_PORT: port, ADMIN_PORT: String(await freePort()) };
  const server = start(folder, ['serve'], { environment });
  await server.says('Ready.');
  const origin = `http://127.0.0.1:${port}`;
  const vendors = {
    MODELSLAB_API_KEY: key,
    MODELSLAB_BASE_URL: `${origin}/modelslab/api/v6`,
    CRUN_API_KEY: key,
    CRUN_BASE_URL: `${origin}/crun`,
  };
  const client = temporaryFolder();
  const swap = (provider: string, target: string, out: string, ...args: string[]) =>
    run(client, ['swap', '--provider', provider, '--target', target, '--out', out, ...args], vendors);
  return {
    swap,
    /** The swap of one face photo, which must succeed. */
    async swaps(provider: string, target: string, out: string, ...args: string[]) {
      const { code, stderr } = await swap(provider, target, out, '--face', face, ...args);
      expect(code, stderr).toBe(0);
    },
    doctor: () => run(client, ['doctor'], vendors),
    file: (name: string) => join(client, name),
    /** What the server knows of a file. */
    async verdict(name: string) {
      const { stdout } = await run(folder, ['verify', join(client, name), '--json']);
      return JSON.parse(stdout.toString()).verdict;
    },
  };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The faces of the scene, from the left. */
const boxes: Box[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-'));
  const { stdout } = await run(folder, ['faces', scene, '--json']);
  rmSync(folder, { recursive: true });
  const { faces } = JSON.parse(stdout.toString()) as { faces: { box: Record<string, number> }[] };
  for (const { box } of faces) {
    const { left = 0, top = 0, right = 0, bottom = 0 } = box;
    boxes.push({ left, top, width: right - left, height: bottom - top });
  }
});

/** A picture of one face of the scene. */
async function pictureOf(number: number): Promise<string> {
  const { left = 0, top = 0, width = 0, height = 0 } = boxes[number - 1] ?? {};
  const margin = Math.min(left, top, Math.round(width / 2));
  const around = { left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin };
  const file = join(temporaryFolder(), 'reference.png');
  await sharp(scene).extract(around).toFile(file);
  return file;
}

/** The numbers of the faces of the scene that another picture of it has changed. */
async function changedIn(picture: string): Promise<readonly number[]> {
  const changed = await Promise.all(
    boxes.map(async (box) => {
      const [before = Buffer.of(), after = Buffer.of()] = await Promise.all(
        [scene, picture].map((file) => sharp(file).extract(box).raw().toBuffer()),
      );
      return difference(before, after) > 8;
    }),
  );
  return changed.flatMap((isChanged, index) => (isChanged ? [index + 1] : []));
}

/** A few moments of a video. */
async function clip(): Promise<string> {
  const file = join(temporaryFolder(), 'clip.mp4');
  writeFileSync(file, await makeVideo());
  return file;
}

/** Mean difference of two pictures, 0 to 255. */
function difference(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

describe('our own adapter at our own server', () => {
  it.runIf(isNight)(
    'ModelsLab: all faces, one by a picture of it, a video, and no face',
    { timeout: 120_000 },
    async () => {
      const server = await startServer();
      const doctor = (await server.doctor()).stdout.toString();
      expect(doctor).toMatch(/✓ ModelsLab: .*1000000/);
      expect(doctor).toMatch(/✓ Crun.ai: .*1000000/);
      await server.swaps('modelslab', scene, 'all.jpg', '--which', 'all');
      expect(await changedIn(server.file('all.jpg'))).toEqual([1, 2]);
      expect(await server.verdict('all.jpg')).toBe('made-here');
      await server.swaps('modelslab', scene, 'first.jpg', '--reference', await pictureOf(1));
      expect(await changedIn(server.file('first.jpg'))).toEqual([1]);
      await server.swaps('modelslab', await clip(), 'clip.mp4', '--which', 'all');
      expect(await server.verdict('clip.mp4')).toBe('made-here');
      const nobody = await server.swap('modelslab', media('dog.jpg'), 'dog.jpg', '--face', face, '--which', 'all');
      expect(nobody).toMatchObject({ code: 3, stderr: expect.stringContaining("can't find a face") });
    },
  );

  it.runIf(isNight)(
    'Crun: the largest face, all faces, and faces that are assigned',
    { timeout: 120_000 },
    async () => {
      const server = await startServer();
      await server.swaps('crun', scene, 'largest.jpg');
      expect(await changedIn(server.file('largest.jpg'))).toHaveLength(1);
      await server.swaps('crun', scene, 'all.jpg', '--which', 'all');
      expect(await changedIn(server.file('all.jpg'))).toEqual([1, 2]);
      const assigned = await server.swap('crun', scene, 'assigned.jpg', '--assign', `2=${face}`);
      expect(assigned.code, assigned.stderr).toBe(0);
      expect(await changedIn(server.file('assigned.jpg'))).toEqual([2]);
      expect(await server.verdict('assigned.jpg')).toBe('made-here');
    },
  );

  it.runIf(isNight)('a whole video: all faces, and one by a picture of it', { timeout: 400_000 }, async () => {
    const server = await startServer();
    await server.swaps('modelslab', media('talk.mp4'), 'all.mp4', '--which', 'all');
    await server.swaps('crun', media('talk.mp4'), 'one.mp4', '--reference', media('bluejacket.jpg'));
    for (const name of ['all.mp4', 'one.mp4']) expect(await server.verdict(name)).toBe('made-here');
  });
});

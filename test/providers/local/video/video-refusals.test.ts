import { beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../../../../src/core/ports/media.ts';
import type { SwapStatus } from '../../../../src/core/ports/provider.ts';
import {
  isLibraryInstalled,
  LibraryMissing,
  loadLibrary,
} from '../../../../src/providers/local/video/codec/library.ts';
import { mediaOf, mp4, photo, webm } from '../foreign-files.ts';
import { animatedGif } from '../intake-rig.ts';
import { limits, signal, swap } from '../swapping.ts';
import { readVideo } from '../video-reading.ts';
import { gifFacts, videoEngine, videoFacts } from '../video-rig.ts';
import { emptyScene, evenTimes, makeVideo } from '../videos.ts';

const engine = videoEngine({ workers: 2 });

const header = { width: 160, height: 160, seconds: 5 };

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Claims that a box is four gigabytes long. */
function boasting(bytes: Uint8Array, box: string): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(0xfffffff0, copy.indexOf(box, 0, 'latin1') - 4);
  return copy;
}

describe('a video is refused', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['that shows nobody', () => makeVideo({ scene: emptyScene, sound: undefined }), 'no-face'],
    [
      'that is a playlist',
      () => ascii('#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.mp4\n#EXT-X-ENDLIST\n'),
      'unsupported-media',
    ],
    ['that is a list of files', () => ascii("ffconcat version 1.0\nfile '/etc/passwd'\n"), 'unsupported-media'],
    ['without a frame', () => mp4(header), 'unsupported-media'],
    ['without a frame, in WebM', () => webm(header), 'unsupported-media'],
    [
      'that is cut off before its table of contents',
      async () => (await makeVideo()).subarray(0, 9_000),
      'unsupported-media',
    ],
    ['whose content claims four gigabytes', async () => boasting(await makeVideo(), 'mdat'), 'unsupported-media'],
    [
      'whose table of contents claims four gigabytes',
      async () => boasting(await makeVideo(), 'stsz'),
      'unsupported-media',
    ],
    [
      'of two thousand frames',
      () => makeVideo({ times: evenTimes(2_000), width: 32, height: 32, scene: emptyScene, sound: undefined }),
      'media-too-long',
    ],
    [
      'larger than 1080p',
      () => makeVideo({ times: evenTimes(1), width: 2_048, height: 1_152, scene: emptyScene, sound: undefined }),
      'media-too-large',
    ],
  ])('%s', async (_, make, reason) => {
    expect(await engine.verdict(await make())).toMatchObject({ state: 'refused', reason, subject: 'target' });
  });

  it.each(['inspect', 'clean', 'fit'] as const)('by %s if it is a playlist that claims to be a video', async (what) => {
    const playlist = ascii('#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.mp4\n');
    const asked = {
      inspect: () => engine.intake.inspect(playlist, 'target', signal()),
      clean: () => engine.intake.clean(playlist, signal()),
      fit: () => engine.intake.fit(playlist, 10, signal()),
    };
    await expect(asked[what]()).rejects.toMatchObject({ code: 'not-media' });
  });
});

describe('a truncated video', () => {
  it('comes back up to the point where it ends', async () => {
    const whole = await makeVideo({ container: 'webm', codec: 'libvpx-vp9', sound: undefined, times: evenTimes(20) });
    const cut = whole.subarray(0, Math.floor(whole.length * 0.7));
    const [before, after] = [await readVideo(cut), await readVideo(await engine.swapped(cut))];
    expect(before.times.length).toBeGreaterThan(4);
    expect(after.times).toEqual(before.times);
  });
});

describe('in the middle of a video', () => {
  /** What `begin` saw last. */
  let latest: SwapStatus | undefined;
  /** What `begin` gives. */
  let long: Uint8Array;

  beforeAll(async () => {
    long = await makeVideo({ times: evenTimes(60), sound: undefined });
  });

  async function begin(): Promise<unknown> {
    const input = {
      target: mediaOf(long, videoFacts),
      source: mediaOf(photo('hopper')),
      faces: { which: 'largest' } as const,
    };
    const status = await engine.provider.submit(input, {
      attemptId: 'a',
      signal: signal(),
      beforePaid: async () => undefined,
    });
    if (status.state !== 'pending') throw new Error(status.state);
    await expect.poll(() => fractionOf(status.ticket), { timeout: 50_000, interval: 20 }).toBeGreaterThan(0.1);
    return status.ticket;
  }

  async function fractionOf(ticket: unknown): Promise<number> {
    const status = await engine.provider.poll(ticket as never, { signal: signal() });
    latest = status;
    return status.state === 'pending' ? (status.fraction ?? 0) : Number.NaN;
  }

  async function end(ticket: unknown): Promise<SwapStatus> {
    for (;;) {
      const status = await engine.provider.poll(ticket as never, { signal: signal() });
      if (status.state !== 'pending') return status;
    }
  }

  it('a worker that dies ends the swap, which can be retried', async () => {
    const ticket = await begin();
    // any one of them may have done its part already and be idle
    const killed = engine.pool.processes;
    for (const worker of killed) process.kill(worker, 'SIGKILL');
    expect(await end(ticket)).toMatchObject({ state: 'failed', charged: false, retryable: true });
    await expect.poll(() => engine.pool.processes.filter((worker) => killed.includes(worker))).toEqual([]);
    expect((await readVideo(await engine.swapped(await makeVideo({ sound: undefined })))).times).toHaveLength(8);
  });

  it('the remaining time is predicted, and its parts come from several workers, frame for frame', async () => {
    const ticket = await begin();
    expect(latest).toMatchObject({ state: 'pending', expectedMs: expect.any(Number) });
    const ended = await end(ticket);
    if (ended.state !== 'done') throw new Error(ended.state);
    const bytes = await readAll(await ended.result.open(signal()), limits.maxBytes);
    expect((await readVideo(bytes ?? new Uint8Array())).times).toEqual((await readVideo(long)).times);
    expect(engine.pool.processes).toHaveLength(2);
  });

  it('an abort stops the work at once', async () => {
    const ticket = await begin();
    await engine.provider.cancel?.(ticket as never, { signal: signal() });
    await expect.poll(() => engine.pool.processes.length, { timeout: 20_000 }).toBe(0);
  });
});

describe('without node-av', () => {
  const bare = videoEngine({ workerFile: new URL('../worker-without-video.ts', import.meta.url) });

  it('a photo is still swapped', async () => {
    const input = {
      target: mediaOf(photo('collins')),
      source: mediaOf(photo('luciano')),
      faces: { which: 'largest' } as const,
    };
    expect(await swap(bare.provider, input)).toMatchObject({ state: 'done' });
  });

  it.each([
    ['a video', videoFacts, () => makeVideo({ times: evenTimes(1) })],
    ['a GIF', gifFacts, animatedGif],
  ] as const)('%s is refused with a hint what to install', async (_, facts, make) => {
    const refused = { state: 'refused', reason: 'needs-video-library', subject: 'target' };
    expect(await bare.verdict(await make(), facts)).toEqual(refused);
  });

  it('a video is never handed out with its metadata', async () => {
    await expect(bare.intake.clean(await makeVideo({ times: evenTimes(1) }), signal())).rejects.toMatchObject({
      code: 'needs-video-library',
    });
  });

  it('a video that is too large cannot be made to fit', async () => {
    expect(await bare.intake.fit(await makeVideo({ times: evenTimes(1) }), 1_000, signal())).toBeUndefined();
  });

  it('the missing library is told apart from a bug', async () => {
    expect(isLibraryInstalled()).toBe(true);
    await expect(loadLibrary(() => Promise.reject(new Error('no such file')))).rejects.toBeInstanceOf(LibraryMissing);
  });
});

import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/core/errors.ts';
import type { EncodedMedia } from '../../src/core/ports/media.ts';
import { PlaceSettings } from '../../src/core/ports/settings.ts';
import type { BadgeDrawer } from '../../src/core/ports/trust.ts';
import { createMarkedIntake } from '../../src/trust/marked-intake.ts';
import { createMarker, type MarkerParts } from '../../src/trust/marker.ts';
import { type MarkingThread, ThreadLost, Unmarkable } from '../../src/trust/thread/marking-thread.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { at, fileOf, markingRig, signal } from './marking-rig.ts';

const rig = markingRig();

const drawnBytes = Buffer.from('with badge');
const drawsText: BadgeDrawer = { draw: async ({ mimeType }) => ({ bytes: drawnBytes, mimeType }) };
/** Says what it was given, in place of signing it. */
const echoing = { run: async (work: { bytes: Uint8Array }) => ({ bytes: work.bytes }) } as unknown as MarkingThread;

function lost(error: Error): MarkingThread {
  return { run: async () => Promise.reject(error) } as unknown as MarkingThread;
}

function markerOf(change: Partial<MarkerParts> = {}) {
  const errors: unknown[] = [];
  const marker = createMarker({
    thread: echoing,
    badges: drawsText,
    intake: fakeIntake,
    blobs: {
      open: () => {
        throw new Error('kept no longer');
      },
    },
    settings: { get: async () => PlaceSettings.parse({}) },
    badge: 'corner',
    clock: { now: () => at, sleep: async () => undefined },
    onError: (error) => errors.push(error),
    ...change,
  });
  return { marker, errors };
}

const png = { bytes: Buffer.from('picture'), mimeType: 'image/png' };
const inPlace = queuedJob();
inPlace.request.requester = { platform: 'discord', id: '1', place: 'server' };

async function hasBadge(change: Partial<MarkerParts>, job = inPlace): Promise<boolean> {
  const marked = await markerOf(change).marker.mark(png, job, signal());
  return marked !== undefined && Buffer.from(marked.bytes).equals(drawnBytes);
}

describe('the badge', () => {
  const chosen = (badge: 'corner' | 'caption' | null) => ({ get: async () => PlaceSettings.parse({ badge }) });

  it('is drawn as the place has chosen, else as the operator has', async () => {
    expect(await hasBadge({})).toBe(true);
    expect(await hasBadge({ badge: 'caption' })).toBe(false);
    expect(await hasBadge({ settings: chosen('caption') })).toBe(false);
    expect(await hasBadge({ badge: 'caption', settings: chosen('corner') })).toBe(true);
    expect(await hasBadge({ badge: 'caption' }, queuedJob())).toBe(false);
  });

  it('is drawn where the choice cannot be read', async () => {
    const get = () => Promise.reject(new Error('the store is lost'));
    expect(await hasBadge({ badge: 'caption', settings: { get } })).toBe(true);
  });

  it('is missed aloud where it cannot be drawn, and the file is marked all the same', async () => {
    const { marker } = markerOf({ badges: { draw: async () => undefined } });
    expect(await marker.mark(png, inPlace, signal())).toEqual({ ...png, lacksBadge: true });
  });
});

describe('a result', () => {
  it('is signed with when it was made and by which provider', async () => {
    const job = { ...inPlace, state: 'running' as const, attempt: { id: 'a', provider: 'crun', startedAt: 0 } };
    const { marker } = markerOf({ thread: rig.thread, badge: 'caption' });
    const marked = await marker.mark(await fileOf('image/jpeg'), job, signal());
    expect(await rig.read(marked as EncodedMedia)).toEqual({ state: 'valid', at, provider: 'crun' });
  });

  it.each([new ThreadLost('gone'), new Unmarkable('odd'), new Error('a bug')])(
    'is held back where it cannot be marked: %s',
    async (error) => {
      const { marker, errors } = markerOf({ thread: lost(error) });
      expect(await marker.mark({ ...png, mimeType: 'video/mp4' }, inPlace, signal())).toBeUndefined();
      expect(errors).toEqual([error]);
    },
  );

  it('is encoded anew where it is laid out so that nothing can be put into it', async () => {
    const sound = await fileOf('image/png');
    const convert = async () => sound.bytes;
    const { marker } = markerOf({ thread: rig.thread, badge: 'caption', intake: { ...fakeIntake, convert } });
    const marked = await marker.mark({ ...sound, bytes: sound.bytes.subarray(0, -20) }, inPlace, signal());
    expect(await rig.read(marked as EncodedMedia)).toMatchObject({ state: 'valid' });
  });

  it('of a type that C2PA does not know has its badge alone', async () => {
    const { marker } = markerOf({ thread: lost(new Error('not to be asked')) });
    const webm = { bytes: Buffer.from('video'), mimeType: 'video/webm' };
    expect(await marker.mark(webm, inPlace, signal())).toEqual({ bytes: drawnBytes, mimeType: 'video/webm' });
  });

  it('that is not wanted any more is dropped with the reason', async () => {
    const cancel = AbortSignal.abort(new Cancelled('requester'));
    const { marker, errors } = markerOf({ thread: rig.thread });
    await expect(marker.mark(await fileOf('image/png'), inPlace, cancel)).rejects.toThrow(Cancelled);
    expect(errors).toEqual([]);
  });
});

describe('what a front encodes anew', () => {
  async function markedIntake(thread = rig.thread) {
    const original = await rig.mark(await fileOf('image/png'));
    const smaller = await fileOf('image/jpeg');
    const limits: number[] = [];
    const intake = createMarkedIntake({
      thread,
      clock: { now: () => at + 1, sleep: async () => undefined },
      onError: () => undefined,
      intake: {
        ...fakeIntake,
        async inspect(bytes, role, until) {
          const isOriginal = Buffer.from(bytes).equals(original.bytes);
          return {
            ...(await fakeIntake.inspect(bytes, role, until)),
            mimeType: isOriginal ? 'image/png' : 'image/jpeg',
          };
        },
        async fit(bytes, maxBytes) {
          limits.push(maxBytes);
          return bytes.byteLength <= maxBytes ? { bytes, mimeType: 'image/png' } : smaller;
        },
        convert: async () => smaller.bytes,
      },
    });
    return { intake, original, limits };
  }

  const same = { state: 'valid', at, provider: 'akool' };

  it('is marked with what the result said, and still fits', async () => {
    const { intake, original, limits } = await markedIntake();
    const most = original.bytes.byteLength - 1;
    const fitted = await intake.fit(original.bytes, most, signal());
    expect(await rig.read(fitted as EncodedMedia)).toEqual(same);
    expect((fitted?.bytes.byteLength ?? 0) - (await fileOf('image/jpeg')).bytes.byteLength).toBeLessThan(
      most - (limits[0] ?? 0),
    );
    const converted = await intake.convert(original.bytes, 'image/jpeg', signal());
    expect(await rig.read({ bytes: converted, mimeType: 'image/jpeg' })).toEqual(same);
  });

  it('stays as it is where it fits', async () => {
    const { intake, original } = await markedIntake();
    const { bytes } = (await intake.fit(original.bytes, original.bytes.byteLength, signal())) ?? {};
    expect(bytes).toBe(original.bytes);
  });

  it('is shown by nobody where it cannot be marked', async () => {
    const { intake, original } = await markedIntake(lost(new ThreadLost('gone')));
    expect(await intake.fit(original.bytes, 100, signal())).toBeUndefined();
    await expect(intake.convert(original.bytes, 'image/jpeg', signal())).rejects.toThrow(ThreadLost);
  });
});

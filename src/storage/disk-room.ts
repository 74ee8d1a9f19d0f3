import type { Clock } from '../core/clock.ts';
import { UserError } from '../core/errors.ts';
import type { OnEvent } from '../core/events.ts';
import type { BlobStore, DiskRoom } from '../core/ports/storage.ts';
import type { DiskUse } from './files/disk-use.ts';

export interface DiskRoomParts {
  measure(): Promise<Pick<DiskUse, 'bytes' | 'free' | 'capacity'>>;
  /** The most that may be used; absent for no limit but the disk itself. */
  readonly budgetBytes?: number | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly onEvent: OnEvent;
}

/** What is measured counts for so long. What this process writes meanwhile is added. */
const measuredForMs = 10_000;
/** Of the budget. The rest is for what is under way, which goes on. */
export const full = { from: 0.9, until: 0.85 } as const;
/** Of the disk, which is not for this program alone: the smaller of a size and a part of it. */
const reserve = { bytes: 256 * 2 ** 20, part: 0.05, until: 1.25 } as const;

/** Tells once when there is no room any more, and once when there is again. */
export function createDiskRoom({ measure, budgetBytes = Number.POSITIVE_INFINITY, clock, onEvent }: DiskRoomParts) {
  let measured: { readonly at: number; readonly use: ReturnType<typeof measure> } | undefined;
  let added = 0;
  let isFull = false;

  function use(): ReturnType<typeof measure> {
    const age = clock.now() - (measured?.at ?? Number.NEGATIVE_INFINITY);
    if (measured && age >= 0 && age < measuredForMs) return measured.use;
    added = 0;
    const fresh = { at: clock.now(), use: measure() };
    fresh.use.catch(() => {
      if (measured === fresh) measured = undefined;
    });
    measured = fresh;
    return fresh.use;
  }

  async function hasRoom(): Promise<boolean> {
    const { bytes, free, capacity } = await use();
    const [used, left] = [bytes + added, free - added];
    const kept = Math.min(reserve.bytes, capacity * reserve.part) * (isFull ? reserve.until : 1);
    const most = budgetBytes * (isFull ? full.until : full.from);
    const was = isFull;
    isFull = left < kept || used > most;
    if (isFull && !was) onEvent({ kind: 'disk-full', usedBytes: used, freeBytes: left });
    if (!isFull && was) onEvent({ kind: 'disk-has-room' });
    return !isFull;
  }

  const room: DiskRoom = {
    async check() {
      if (!(await hasRoom())) throw new UserError('no-room');
    },
  };

  async function* counted(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      added += chunk.byteLength;
      yield chunk;
    }
  }

  return {
    room,
    /** The same store. What it puts counts at once. */
    counting: (blobs: BlobStore): BlobStore => ({
      ...blobs,
      put(content, options) {
        if (!(content instanceof Uint8Array)) return blobs.put(counted(content), options);
        added += content.byteLength;
        return blobs.put(content, options);
      },
    }),
  };
}

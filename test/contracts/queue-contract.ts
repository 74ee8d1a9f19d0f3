import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { Cancelled } from '../../src/core/errors.ts';
import type { Queue, QueueWork } from '../../src/core/jobs/queue.ts';

export interface QueueWorld {
  /** The queue as a process without a worker sees it. The same as `worker` where there is only one process. */
  readonly front: Queue;
  /** The queue of a process that runs jobs. */
  readonly worker: Queue;
}

/** Every queue passes this. `start` opens an empty one. */
export function queueContract(name: string, start: (work: QueueWork) => Promise<QueueWorld>): void {
  async function open(concurrency: number) {
    const startsAfter: string[] = [];
    const ended: string[] = [];
    const positions = new Map<string, number | undefined>();
    const nudges: [string, unknown][] = [];
    const reasons: unknown[] = [];
    const running = new Map<string, PromiseWithResolvers<void>>();
    const queues = await start({
      concurrency,
      async run(id, signal) {
        startsAfter.push(id);
        const end = Promise.withResolvers<void>();
        running.set(id, end);
        const onAbort = (): void => {
          reasons.push(signal.reason);
          end.resolve();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        await end.promise;
        ended.push(id);
      },
      onPosition: (id, position) => positions.set(id, position),
      onNudge: (attemptId, body) => nudges.push([attemptId, body]),
      clock: systemClock,
    });
    return {
      ...queues,
      ended,
      positions,
      nudges,
      reasons,
      async add(...ids: string[]) {
        for (const id of ids) await queues.front.add({ id, requester: id.split('-')[0] ?? '' });
      },
      end: (id: string) => running.get(id)?.resolve(),
      begins: (...ids: string[]) => eventually(() => startsAfter, ids),
    };
  }

  describe(`queue contract: ${name}`, () => {
    it('runs as many at once as it may, and no more', async () => {
      const { add, begins, end, front } = await open(2);
      await add('anna-1', 'bert-1');
      await begins('anna-1', 'bert-1');
      await add('carl-1');
      expect(await front.position('carl-1')).toBe(1);
      expect(await front.length()).toBe(1);
      end('anna-1');
      await begins('anna-1', 'bert-1', 'carl-1');
    });

    it('does not let twenty jobs of one person starve the others', async () => {
      const { add, begins, end } = await open(1);
      await add('anna-1');
      await begins('anna-1');
      await add(...Array.from({ length: 19 }, (_, index) => `anna-${index + 2}`), 'bert-1', 'carl-1', 'bert-2');
      const order = ['anna-1', 'bert-1', 'carl-1', 'anna-2', 'bert-2', 'anna-3'];
      for (const [index, id] of order.entries()) {
        await begins(...order.slice(0, index + 1));
        end(id);
      }
    });

    it('keeps the order of one person’s jobs', async () => {
      const { add, begins, end } = await open(1);
      await add('anna-1', 'anna-2', 'anna-3');
      await begins('anna-1');
      end('anna-1');
      await begins('anna-1', 'anna-2');
      end('anna-2');
      await begins('anna-1', 'anna-2', 'anna-3');
    });

    it('reports the position of each job that waits, and again when it changes', async () => {
      const { add, begins, positions, front, end } = await open(1);
      await add('anna-1');
      await begins('anna-1');
      await add('anna-2', 'bert-1');
      await eventually(() => [positions.get('bert-1'), positions.get('anna-2')], [1, 2]);
      expect(await front.position('anna-2')).toBe(2);
      end('anna-1');
      await eventually(() => positions.get('anna-2'), 1);
      expect(await front.position('bert-1')).toBeUndefined();
      expect(await front.position('nobody')).toBeUndefined();
    });

    it('takes a cancelled job out of the line', async () => {
      const { add, begins, front, end } = await open(1);
      await add('anna-1');
      await begins('anna-1');
      await add('bert-1', 'carl-1');
      expect(await front.cancel('bert-1')).toBe('waiting');
      end('anna-1');
      await begins('anna-1', 'carl-1');
      expect(await front.cancel('bert-1')).toBe('unknown');
    });

    it('aborts a running job with the reason and goes on with the next', async () => {
      const { add, begins, front, reasons } = await open(1);
      await add('anna-1', 'bert-1');
      await begins('anna-1');
      expect(await front.cancel('anna-1')).toBe('running');
      await begins('anna-1', 'bert-1');
      expect(reasons).toMatchObject([{ by: 'requester' }]);
      expect(reasons[0]).toBeInstanceOf(Cancelled);
    });

    it('accepts a job once, while it waits and while it runs, and again when it has returned', async () => {
      const { add, begins, front, end, ended } = await open(1);
      const again = (id: string, isFree: boolean) => front.requeue({ id, requester: 'anna' }, async () => isFree);
      await add('anna-1');
      await begins('anna-1');
      await add('anna-1', 'bert-1', 'bert-1');
      expect([await again('anna-1', false), await again('bert-1', true)]).toEqual([false, false]);
      end('anna-1');
      await begins('anna-1', 'bert-1');
      end('bert-1');
      await eventually(() => ended, ['anna-1', 'bert-1']);
      expect(await again('anna-1', false)).toBe(false);
      await expect.poll(() => again('anna-1', true), { timeout: 50_000 }).toBe(true);
      await begins('anna-1', 'bert-1', 'anna-1');
      expect(await front.position('bert-1')).toBeUndefined();
    });

    it('passes the call of a vendor about an attempt on', async () => {
      const { front, nudges } = await open(1);
      front.nudge('attempt-1', { id: 7 });
      await eventually(() => nudges, [['attempt-1', { id: 7 }]]);
      front.nudge('attempt-2', undefined);
      await eventually(() => nudges.map(([attemptId]) => attemptId), ['attempt-1', 'attempt-2']);
    });

    it('closes only when nothing runs any more, and begins nothing after', async () => {
      const { add, begins, worker, ended, reasons } = await open(1);
      await add('anna-1', 'bert-1');
      await begins('anna-1');
      await worker.close();
      expect(ended).toEqual(['anna-1']);
      expect(reasons).toMatchObject([{ by: 'shutdown' }]);
      await worker.add({ id: 'carl-1', requester: 'carl' });
      await begins('anna-1');
    });
  });
}

function eventually(seen: () => unknown, expected: unknown): Promise<void> {
  return expect.poll(seen, { timeout: 50_000 }).toEqual(expected);
}

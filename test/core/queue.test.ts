import { describe, expect, it } from 'vitest';
import { createInProcessQueue } from '../../src/core/queue.ts';

function start(concurrency: number) {
  const begun: string[] = [];
  const places = new Map<string, number | undefined>();
  const nudges: [string, unknown][] = [];
  const running = new Map<string, PromiseWithResolvers<void>>();
  const queue = createInProcessQueue({
    concurrency,
    async run(id, signal) {
      begun.push(id);
      const end = Promise.withResolvers<void>();
      running.set(id, end);
      signal.addEventListener('abort', () => end.resolve(), { once: true });
      await end.promise;
    },
    onPlace: (id, place) => places.set(id, place),
    onNudge: (attemptId, body) => nudges.push([attemptId, body]),
  });
  return {
    queue,
    begun,
    places,
    nudges,
    add: async (...ids: string[]) => {
      const added: boolean[] = [];
      for (const id of ids) added.push(await queue.add({ id, requester: id.split('-')[0] ?? '' }));
      return added;
    },
    async end(id: string) {
      running.get(id)?.resolve();
      await new Promise(setImmediate);
    },
  };
}

describe('the queue', () => {
  it('runs as many at once as it may, and no more', async () => {
    const { add, begun, end } = start(2);
    await add('anna-1', 'bert-1', 'carl-1');
    expect(begun).toEqual(['anna-1', 'bert-1']);
    await end('anna-1');
    expect(begun).toEqual(['anna-1', 'bert-1', 'carl-1']);
  });

  it('does not let twenty jobs of one person starve the others', async () => {
    const { add, begun, end } = start(1);
    await add(...Array.from({ length: 20 }, (_, index) => `anna-${index + 1}`), 'bert-1', 'carl-1');
    await end('anna-1');
    await end(begun.at(-1) ?? '');
    await end(begun.at(-1) ?? '');
    expect(begun.slice(0, 4).filter((id) => !id.startsWith('anna'))).toEqual(['bert-1', 'carl-1']);
  });

  it('keeps the order of one person’s jobs', async () => {
    const { add, begun, end } = start(1);
    await add('anna-1', 'anna-2', 'anna-3');
    await end('anna-1');
    await end('anna-2');
    expect(begun).toEqual(['anna-1', 'anna-2', 'anna-3']);
  });

  it('tells everyone who waits their place, and again when it changes', async () => {
    const { add, places, queue, end } = start(1);
    await add('anna-1', 'anna-2', 'bert-1');
    expect(Object.fromEntries(places)).toEqual({ 'anna-2': 2, 'bert-1': 1 });
    expect(await queue.place('anna-2')).toBe(2);
    await end('anna-1');
    expect(places.get('anna-2')).toBe(1);
    expect(await queue.place('bert-1')).toBeUndefined();
  });

  it('takes a cancelled job out of the line', async () => {
    const { add, begun, queue, end } = start(1);
    await add('anna-1', 'bert-1', 'carl-1');
    expect(await queue.cancel('bert-1')).toBe('waiting');
    await end('anna-1');
    expect(begun).toEqual(['anna-1', 'carl-1']);
    expect(await queue.cancel('bert-1')).toBe('unknown');
  });

  it('aborts a running job with the reason and goes on with the next', async () => {
    const { add, begun, queue } = start(1);
    await add('anna-1', 'bert-1');
    expect(await queue.cancel('anna-1')).toBe('running');
    await new Promise(setImmediate);
    expect(begun).toEqual(['anna-1', 'bert-1']);
  });

  it('takes a job once, while it waits and while it runs', async () => {
    const { add, begun, queue, end } = start(1);
    expect(await add('anna-1', 'anna-1', 'bert-1', 'bert-1')).toEqual([true, false, true, false]);
    await end('anna-1');
    await end('bert-1');
    expect(begun).toEqual(['anna-1', 'bert-1']);
    expect(await queue.place('bert-1')).toBeUndefined();
  });

  it('hands on what a vendor says of an attempt', () => {
    const { queue, nudges } = start(1);
    queue.nudge('attempt-1', { id: 7 });
    expect(nudges).toEqual([['attempt-1', { id: 7 }]]);
  });

  it('closes only when nothing runs any more, and begins nothing after', async () => {
    const { add, begun, queue } = start(1);
    await add('anna-1', 'bert-1');
    await queue.close();
    await add('carl-1');
    expect(begun).toEqual(['anna-1']);
  });
});

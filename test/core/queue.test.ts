import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/core/errors.ts';
import { createInProcessQueue } from '../../src/core/queue.ts';

function start(concurrency: number) {
  const begun: string[] = [];
  const places = new Map<string, number>();
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
  });
  return {
    queue,
    begun,
    places,
    add: (...ids: string[]) => {
      for (const id of ids) queue.add({ id, requester: id.split('-')[0] ?? '' });
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
    add('anna-1', 'bert-1', 'carl-1');
    expect(begun).toEqual(['anna-1', 'bert-1']);
    await end('anna-1');
    expect(begun).toEqual(['anna-1', 'bert-1', 'carl-1']);
  });

  it('does not let twenty jobs of one person starve the others', async () => {
    const { add, begun, end } = start(1);
    add(...Array.from({ length: 20 }, (_, index) => `anna-${index + 1}`), 'bert-1', 'carl-1');
    await end('anna-1');
    await end(begun.at(-1) ?? '');
    await end(begun.at(-1) ?? '');
    expect(begun.slice(0, 4).filter((id) => !id.startsWith('anna'))).toEqual(['bert-1', 'carl-1']);
  });

  it('keeps the order of one person’s jobs', async () => {
    const { add, begun, end } = start(1);
    add('anna-1', 'anna-2', 'anna-3');
    await end('anna-1');
    await end('anna-2');
    expect(begun).toEqual(['anna-1', 'anna-2', 'anna-3']);
  });

  it('tells everyone who waits their place, and again when it changes', async () => {
    const { add, places, queue, end } = start(1);
    add('anna-1', 'anna-2', 'bert-1');
    expect(Object.fromEntries(places)).toEqual({ 'anna-2': 2, 'bert-1': 1 });
    expect(queue.place('anna-2')).toBe(2);
    await end('anna-1');
    expect(places.get('anna-2')).toBe(1);
    expect(queue.place('bert-1')).toBeUndefined();
  });

  it('takes a cancelled job out of the line', async () => {
    const { add, begun, queue, end } = start(1);
    add('anna-1', 'bert-1', 'carl-1');
    expect(queue.cancel('bert-1', new Cancelled('requester'))).toBe('waiting');
    await end('anna-1');
    expect(begun).toEqual(['anna-1', 'carl-1']);
    expect(queue.cancel('bert-1', new Cancelled('requester'))).toBe('unknown');
  });

  it('aborts a running job with the reason and goes on with the next', async () => {
    const { add, begun, queue } = start(1);
    add('anna-1', 'bert-1');
    expect(queue.cancel('anna-1', new Cancelled('requester'))).toBe('running');
    await new Promise(setImmediate);
    expect(begun).toEqual(['anna-1', 'bert-1']);
  });

  it('closes only when nothing runs any more, and begins nothing after', async () => {
    const { add, begun, queue } = start(1);
    add('anna-1', 'bert-1');
    await queue.close();
    add('carl-1');
    expect(begun).toEqual(['anna-1']);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import type { SwapRequest } from '../../../src/core/ports/chat.ts';
import { readAll } from '../../../src/core/ports/media.ts';
import { savedFaceRef } from '../../../src/core/ports/members.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { createMemoryFaceBook } from '../../fakes/storage/memory-members.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const bert = { platform: 'fake', id: 'bert' };
const reply = { platform: 'fake', message: 'm2' };

function start(providers: readonly FakeProvider[], change: Parameters<World['start']>[1] = {}) {
  const world = new World();
  const swaps = world.start(providers, change);
  onTestFinished(() => swaps.close());
  return {
    world,
    swaps,
    async swapped(request: Partial<SwapRequest> = {}, message = 'm1') {
      const job = await swaps.request(world.request(message, request), never);
      await world.pass();
      return job;
    },
    by: (message: string) => world.chat.seen(message).delivered,
  };
}

/** Names of the providers of a swap and of its repetitions. */
async function turns(providers: readonly FakeProvider[], request: Partial<SwapRequest> = {}) {
  const { swaps, world, swapped, by } = start(providers);
  let job = await swapped(request);
  const done = [by('m1')];
  for (const message of ['m2', 'm3', 'm4']) {
    job = await swaps.repeat(job.id, { by: anna, replyRef: { platform: 'fake', message } }, never);
    await world.pass();
    done.push(by(message));
  }
  return done.map((words) => words?.replace('by ', ''));
}

describe('repeating a swap', () => {
  it('goes round the providers', async () => {
    const providers = [new FakeProvider('akool'), new FakeProvider('crun'), new FakeProvider('modelslab')];
    expect(await turns(providers)).toEqual(['akool', 'crun', 'modelslab', 'akool']);
  });

  it('goes round the providers that may be used here', async () => {
    const providers = ['akool', 'crun', 'modelslab'].map((name) => new FakeProvider(name));
    expect(await turns(providers, { providers: ['modelslab', 'akool'] })).toEqual([
      'modelslab',
      'akool',
      'modelslab',
      'akool',
    ]);
    expect(await turns(providers, { providers: [] })).toEqual(['akool', 'crun', 'modelslab', 'akool']);
  });

  it('is for the first requester alone, and only while the swap is known', async () => {
    const { swaps, swapped } = start([new FakeProvider('akool'), new FakeProvider('crun')]);
    const { id } = await swapped();
    await expect(swaps.repeat(id, { by: bert, replyRef: reply }, never)).rejects.toMatchObject({ code: 'not-yours' });
    const unknown = swaps.repeat('nothing', { by: anna, replyRef: reply }, never);
    await expect(unknown).rejects.toMatchObject({ code: 'job-gone' });
  });
});

describe('what “Again” does', () => {
  const several = { ...result('by akool'), warnings: [{ code: 'several-faces' as const, count: 5 }] };
  const refusing = (reason: 'no-face' | 'unsafe-content' | 'unchecked', subject: 'source' | 'target') =>
    new FakeProvider('akool').plays({ polls: [{ state: 'refused', reason, subject }] });

  /** The offers after a swap and after each repetition, until there is none. */
  async function offers(
    providers: readonly FakeProvider[],
    request: Partial<SwapRequest> = {},
    names: readonly string[] = [],
  ): Promise<unknown[]> {
    const faces = createMemoryFaceBook({ now: () => 0 });
    for (const name of names) await faces.save(anna, name, Buffer.from(`face of ${name}`));
    const { swaps, world, swapped } = start(providers, { faces });
    let job = await swapped(request);
    const seen: unknown[] = [];
    for (const message of ['m2', 'm3', 'm4', 'm5']) {
      const { again } = (await swaps.find(job.id)) ?? {};
      seen.push(again?.kind === 'face' ? again.name : (again?.kind ?? 'nothing'));
      if (!again) break;
      job = await swaps.repeat(job.id, { by: anna, replyRef: { platform: 'fake', message } }, never);
      await world.pass();
    }
    return seen;
  }

  it('is nothing where it would only make the same picture again', async () => {
    const { swaps, swapped, world } = start([new FakeProvider('akool')]);
    const { id } = await swapped();
    expect(world.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done', again: undefined }]);
    const same = swaps.repeat(id, { by: anna, replyRef: reply }, never);
    await expect(same).rejects.toMatchObject({ code: 'nothing-new' });
    expect(await offers([new FakeProvider('akool'), new FakeProvider('crun')], { provider: 'akool' })).toEqual([
      'nothing',
    ]);
    const own = new FakeProvider('local', { bills: false });
    expect(await offers([own, new FakeProvider('akool')])).toEqual(['nothing']); // what began here stays here
  });

  it('is done once, however often and fast it is pressed, and again where it failed', async () => {
    const crun = new FakeProvider('crun').plays({ polls: [{ state: 'failed', charged: false, retryable: false }] });
    const { swaps, swapped, world } = start([new FakeProvider('akool'), crun]);
    const { id } = await swapped({ providers: ['akool', 'crun'] });
    const press = (message: string) =>
      swaps.repeat(id, { by: anna, replyRef: { platform: 'fake', message }, providers: ['crun'] }, never);
    const pressed = await Promise.allSettled([press('m2'), press('m3')]);
    expect(pressed).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'again-done' } }]);
    await world.pass();
    expect(world.chat.seen('m2').outcomes).toMatchObject([{ kind: 'failed' }]);
    await press('m4');
    await world.pass();
    expect(world.chat.seen('m4').outcomes).toMatchObject([{ kind: 'done' }]);
    await expect(press('m5')).rejects.toMatchObject({ code: 'again-done' });
    expect(crun.paid).toBe(2);
  });

  it('is all faces where one of several was swapped, and then the next saved face', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [several] });
    const seen = await offers([akool], { source: savedFaceRef() }, ['Me', 'Bert']);
    expect(seen).toEqual(['all', 'Bert', 'Me', 'Bert']);
    const cannot = new FakeProvider('akool', { cannot: ['all'] }).plays({ polls: [several] });
    expect(await offers([cannot])).toEqual(['nothing']);
  });

  it('is the saved face where a picture was sent, and nothing where that was used and is the only one', async () => {
    expect(await offers([new FakeProvider('akool')], {}, ['Me'])).toEqual(['Me', 'nothing']);
  });

  it('is the same where there was no result, unless the same file would be refused again', async () => {
    const failing = new FakeProvider('akool').plays({
      polls: [{ state: 'failed', charged: false, retryable: false }],
    });
    expect(await offers([failing])).toEqual(['same', 'nothing']);
    expect(await offers([refusing('unchecked', 'target')])).toEqual(['same', 'nothing']);
    expect(await offers([refusing('no-face', 'target')], { source: savedFaceRef() }, ['Me', 'Bert'])).toEqual([
      'nothing',
    ]);
    const [first] = await offers([refusing('no-face', 'source')], { source: savedFaceRef() }, ['Me', 'Bert']);
    expect(first).toBe('Bert');
    expect((await offers([refusing('no-face', 'target'), new FakeProvider('crun')]))[0]).toBe('elsewhere');
    expect(await offers([refusing('unsafe-content', 'target'), new FakeProvider('crun')])).toEqual(['nothing']);
  });
});

describe('looking swaps up', () => {
  it('shows a person their own, newest first, with places in line and results', async () => {
    const akool = new FakeProvider('akool').plays({}, { polls: [pending('akool-2')] });
    const { swaps, swapped, world } = start([akool], { concurrency: 1 });
    const done = await swapped();
    const running = await swapped({}, 'm2');
    const waiting = await swapped({}, 'm3');
    await swapped({ requester: bert }, 'm4');
    const views = await swaps.findOf(anna, 10);
    expect(views.map(({ job, position }) => [job.id, job.state, position])).toEqual([
      [waiting.id, 'queued', 2], // it is bert's turn first
      [running.id, 'running', undefined],
      [done.id, 'done', undefined],
    ]);
    expect(await swaps.findOf(anna, 1)).toHaveLength(1);
    const { result } = (await swaps.find(done.id)) ?? {};
    expect(result?.mimeType).toBe('image/png');
    expect(String(result && (await readAll(result.open(never), 1_000)))).toBe('by akool');
    expect((await swaps.find(running.id))?.result).toBeUndefined();
    expect(await swaps.find('nothing')).toBeUndefined();
    expect(world.events.filter(({ kind }) => kind === 'bug')).toEqual([]);
  });

  it('keeps a result until it is forgotten', async () => {
    const { swaps, swapped, world } = start([new FakeProvider('akool')]);
    const { id } = await swapped();
    await swaps.forget(id);
    await swaps.forget(id);
    await swaps.forget('nothing');
    expect(world.blobs.size).toBe(0);
    const { result } = (await swaps.find(id)) ?? {};
    await expect(result && readAll(result.open(never), 1_000)).rejects.toThrow();
  });
});

describe('a saved face', () => {
  it('is always a face of the requester', async () => {
    const faces = createMemoryFaceBook({ now: () => 0 });
    const { id } = await faces.save(anna, 'Me', Buffer.from('face of anna'));
    await faces.save(bert, 'Me', Buffer.from('face of bert'));
    const { swapped, swaps, world } = start([new FakeProvider('akool')], { faces });
    const one = await swapped({ source: savedFaceRef() });
    const other = await swapped({ source: savedFaceRef(id) }, 'm2');
    const berts = await swapped({ source: savedFaceRef(), requester: bert }, 'm3');
    expect(other.inputs.source?.sha256).toBe(one.inputs.source?.sha256);
    expect(berts.inputs.source?.sha256).not.toBe(one.inputs.source?.sha256);
    const stolen = world.request('m4', { source: savedFaceRef(id), requester: bert });
    await expect(swaps.request(stolen, never)).rejects.toMatchObject({ code: 'no-such-face' });
  });

  it('is missed where there is none', async () => {
    const faces = createMemoryFaceBook({ now: () => 0 });
    const { swaps, world } = start([new FakeProvider('akool')], { faces });
    const request = world.request('m1', { source: savedFaceRef() });
    await expect(swaps.request(request, never)).rejects.toMatchObject({ code: 'no-saved-face' });
    expect(world.blobs.size).toBe(0);
  });
});

describe('a place that allows some providers', () => {
  it('is given no other, not even by name or when its own cannot', async () => {
    const akool = new FakeProvider('akool');
    const { swaps, world } = start([akool, new FakeProvider('crun', { cannot: ['all'] })]);
    const crunOnly = { providers: ['crun', 'no-longer-here'] };
    const named = world.request('m1', { ...crunOnly, provider: 'akool' });
    await expect(swaps.request(named, never)).rejects.toMatchObject({ code: 'unknown-provider' });
    const unfit = world.request('m1', { ...crunOnly, faces: { which: 'all' } });
    await expect(swaps.request(unfit, never)).rejects.toMatchObject({ code: 'no-provider-fits' });
    await swaps.request(world.request('m2', crunOnly), never);
    await world.pass();
    expect([world.chat.seen('m2').delivered, akool.paid]).toEqual(['by crun', 0]);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { type JobsParts, parseJobsRequest, runJobs } from '../../../src/bots/terminal/jobs.ts';
import { UsageError } from '../../../src/bots/terminal/usage.ts';
import { FakeProvider, pending, result, type Script } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;

/** A running `serve` with a job for each script, and a function that runs the command `jobs`. */
async function served(...scripts: readonly Script[]) {
  const world = new World();
  const akool = new FakeProvider('akool').plays(...scripts);
  const swaps = world.start([akool]);
  onTestFinished(() => swaps.close());
  const ids: string[] = [];
  for (const [index] of scripts.entries()) ids.push((await swaps.request(world.request(`m${index}`), never)).id);
  await world.pass(5_000);

  /** Runs the command. Returns its exit code, standard output and standard error. */
  async function type(argv: readonly string[], isServed = true, webhook?: Awaited<ReturnType<JobsParts['webhookOf']>>) {
    const printed: string[] = [];
    const said: string[] = [];
    const { store, clock } = world;
    const lines = { print: (line: string) => void printed.push(line), say: (line: string) => void said.push(line) };
    const ended = runJobs(parseJobsRequest(argv), {
      store,
      webhookOf: async () => webhook,
      clock,
      isServed,
      signal: never,
      ...lines,
    });
    const [code] = await Promise.all([ended, world.pass(30_000)]);
    return { code, printed: printed.join('\n'), said: said.join('\n') };
  }

  return { world, akool, swaps, ids, type };
}

const stuck: Script = { polls: [pending('akool-1')] };
const lost: Script = { vanished: 'unreachable' };

describe('faceswap-bot jobs', () => {
  it('lists all jobs, or only the parked ones', async () => {
    const { ids, type } = await served({}, lost);
    const all = await type([]);
    expect(all.code).toBe(0);
    expect(all.printed).toMatch(new RegExp(`^${ids[1]}.*parked.*akool.*fake anna$`, 'm'));
    expect(all.printed).toMatch(new RegExp(`^${ids[0]}.*done`, 'm'));
    const parked = await type(['parked']);
    expect(parked.printed.split('\n')).toHaveLength(1);
    expect(parked.printed).toContain(ids[1]);
  });

  it('shows what became of a webhook', async () => {
    const { ids, type } = await served({});
    const show = ['show', ids[0] ?? ''];
    expect((await type(show)).printed).not.toContain('webhook');
    const failed = { state: 'to-be-tried-again', attempts: 2, at: 0 } as const;
    expect((await type(show, true, failed)).printed).toMatch(
      /^webhook: +to be tried again; sent 2 times, .*: no answer$/m,
    );
    const told = { state: 'told', attempts: 1, at: 0, status: 204 } as const;
    expect((await type(show, true, told)).printed).toMatch(/^webhook: +told; sent once, .*: HTTP 204$/m);
  });

  it('says that there are no jobs', async () => {
    const { type } = await served();
    expect(await type(['parked'])).toEqual({ code: 0, printed: '', said: 'There are none.' });
  });

  it('names damaged records, and lists the others', async () => {
    const { ids, world, type } = await served({});
    const list = world.store.list.bind(world.store);
    world.store.list = async (options) => ({ ...(await list(options)), damaged: ['broken'] });
    const { printed } = await type(['list']);
    expect(printed).toMatch(/^broken +damaged/m);
    expect(printed).toContain(ids[0]);
  });

  it('shows a job by the beginning of its id, without secrets', async () => {
    const { ids, type } = await served(lost);
    const { printed } = await type(['show', ids[0]?.slice(0, 8) ?? '']);
    expect(printed).toContain(ids[0]);
    expect(printed).toMatch(/state: +parked/);
    expect(printed).toMatch(/accepted by it: +no answer known/);
    expect(printed).not.toContain('message'); // a reply reference may hold a token
  });

  it('cancels a job of a running serve', async () => {
    const { akool, ids, type, world } = await served(stuck);
    expect(await type(['cancel', ids[0] ?? ''])).toMatchObject({ code: 0, said: 'It is cancelled.' });
    expect(akool.cancelled).toBe(1);
    expect(world.chat.seen('m0').outcomes).toMatchObject([{ kind: 'cancelled' }]);
  });

  it('begins a parked job again, once', async () => {
    const { akool, ids, type, world } = await served(lost);
    expect(await type(['retry', ids[0] ?? ''])).toMatchObject({ code: 0, said: 'It is begun again.' });
    await world.pass();
    expect(world.chat.seen('m0').delivered).toBe('by akool');
    expect(akool.paid).toBe(2);
    expect(await type(['retry', ids[0] ?? ''])).toMatchObject({ code: 3 });
  });

  it('delivers a late result, once', async () => {
    const { ids, swaps, type, world } = await served({ polls: [...Array(8).fill(pending('akool-1')), result('late')] });
    await swaps.cancel(ids[0] ?? '');
    await world.pass(9 * 3_600_000);
    expect((await type([])).printed).toMatch(/ late +akool/);
    expect(await type(['deliver', ids[0] ?? ''])).toMatchObject({ code: 0 });
    expect(world.chat.seen('m0').delivered).toBe('late');
    expect(await type(['deliver', ids[0] ?? ''])).toMatchObject({ code: 3 });
  });

  it('gives up a parked job', async () => {
    const { ids, type, world } = await served(lost);
    expect(await type(['cancel', ids[0] ?? ''])).toMatchObject({ code: 0, said: 'It is cancelled.' });
    expect(world.chat.seen('m0').outcomes.at(-1)).toMatchObject({ kind: 'cancelled' });
  });

  it('stores the command if no serve runs, and the next one does it', async () => {
    const { akool, ids, swaps, type, world } = await served(stuck);
    swaps.die();
    await swaps.close();
    expect(await type(['cancel', ids[0] ?? ''], false)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Noted'),
    });
    const next = world.start([akool]);
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await world.pass();
    expect(world.chat.seen('m0').outcomes).toMatchObject([{ kind: 'cancelled' }]);
    expect(akool.paid).toBe(1);
  });

  it('refuses what the state of the job does not allow, and wrong arguments', async () => {
    const { ids, type } = await served({});
    expect(await type(['cancel', ids[0] ?? ''])).toMatchObject({ code: 3 });
    for (const argv of [['show'], ['show', 'nothing'], ['sell'], ['list', 'more']]) {
      await expect(type(argv)).rejects.toBeInstanceOf(UsageError);
    }
  });
});

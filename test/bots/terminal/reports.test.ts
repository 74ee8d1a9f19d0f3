import { describe, expect, it, onTestFinished } from 'vitest';
import { parseReportsRequest, runReports } from '../../../src/bots/terminal/reports.ts';
import { UsageError } from '../../../src/bots/terminal/usage.ts';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import { PlaceSettings } from '../../../src/core/ports/settings.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { createMemoryTrust, reportingOf } from '../../fakes/reporting.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { startWorld } from '../../fakes/world.ts';

const never = new AbortController().signal;

/** A reported swap, and a function that runs the command `reports`. With `isServed`, a process serves its platform. */
async function start({ isServed = true } = {}) {
  const { world, swap } = startWorld([new FakeProvider('akool')]);
  const job = await swap();
  await world.pass();
  const { clock, blobs } = world;
  const trust = createMemoryTrust(clock);
  const settings = { get: async () => PlaceSettings.parse({}) };
  const kept = { ...trust, clock, blobs, settings, ledger: createMemoryLedger(), jobs: world.store };
  const process = () => reportingOf({ ...kept, onEvent: (event) => world.events.push(event) });
  const served = process();
  const removed: unknown[] = [];
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const done = async (): Promise<boolean> => true;
  const remove = async (ref: unknown): Promise<boolean> => removed.push(ref) > 0;
  const post = async () => ({ platform: 'fake' });
  if (isServed)
    void served.serve([{ platform: 'fake', post, hide: done, show: done, remove, answer: done }], stopping.signal);
  await served.report({
    by: { platform: 'fake', id: 'bert' },
    message: { ref: { platform: 'fake', message: 'm1' }, jobs: [job.id], link: 'https://fake/m1' },
    reason: 'bad',
    locale: 'en',
  });

  async function type(...argv: readonly string[]) {
    const printed: string[] = [];
    const said: string[] = [];
    const lines = { print: (line: string) => void printed.push(line), say: (line: string) => void said.push(line) };
    const stores = { reports: process(), reportStore: trust.reports, blocks: trust.blocks };
    const parts = { ...stores, translation: createTranslation('en'), clock, isServed, signal: never, ...lines };
    const [code] = await Promise.all([runReports(parseReportsRequest(argv), parts), world.pass(30_000)]);
    return { code, printed: printed.join('\n'), said: said.join('\n') };
  }

  const [report] = await trust.reports.list();
  return { world, job, trust, removed, type, id: report?.id ?? '' };
}

describe('faceswap-bot reports', () => {
  it('lists the open ones, and shows one by the beginning of its id', async () => {
    const { type, id, job } = await start();
    expect((await type()).printed).toMatch(new RegExp(`^${id}  .* 1× .* open +${job.id}$`));
    const { printed } = await type('show', id.slice(0, 6));
    for (const part of [job.id, 'https://fake/m1', '“bad”']) expect(printed).toContain(part);
    await type('keep', id);
    expect(await type('list')).toEqual({ code: 0, printed: '', said: 'There are none.' });
    expect((await type('all')).printed).toMatch(/keep/);
  });

  it('decides beside a running serve, which changes the messages', async () => {
    const { type, id, removed, world, job, trust } = await start();
    expect(await type('delete', id)).toEqual({ code: 0, printed: '', said: 'Done.' });
    expect(removed).toEqual([{ platform: 'fake', message: 'm1' }]);
    expect(world.blobs.size).toBe(0);
    await type('block', id);
    await type('block-requester', id);
    expect(await trust.blocks.isMemberBlocked(job.request.requester)).toBe(true);
    expect(await trust.blocks.isPictureBlocked(job.inputs.target.sha256, async () => undefined)).toBe(true);
  });

  it('blocks and deletes at once where nothing is served, and leaves the rest to the next serve', async () => {
    const { type, id, removed, world, job, trust } = await start({ isServed: false });
    expect((await type('delete', id)).said).toContain('next “serve”');
    await type('block-requester', id);
    expect([removed, world.blobs.size]).toEqual([[], 0]);
    expect(await trust.blocks.isMemberBlocked(job.request.requester)).toBe(true);
    expect((await trust.reports.get(id))?.wanted).toBe('removed');
  });

  it('lists blocks and ends them', async () => {
    const { type, id, job, trust } = await start();
    expect(await type('blocks')).toMatchObject({ printed: '', said: 'Nothing is blocked.' });
    await type('block-requester', id);
    const [block = ''] = (await type('blocks')).printed.split('  ');
    expect(block).toMatch(/^member-[0-9a-f]+$/);
    expect(await type('unblock', block)).toMatchObject({ code: 0, said: 'It is not blocked any more.' });
    expect(await trust.blocks.isMemberBlocked(job.request.requester)).toBe(false);
  });

  it('explains what it does not understand', async () => {
    const { type } = await start();
    expect(() => parseReportsRequest(['delet'])).toThrow('“reports delete”');
    expect(() => parseReportsRequest(['delete'])).toThrow('ID is missing');
    expect(() => parseReportsRequest(['list', 'x'])).toThrow('one word too many');
    await expect(type('keep', 'ffff')).rejects.toThrow(UsageError);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import type { CoreEvent } from '../../../src/core/events.ts';
import { type ReplyRef, Undeliverable } from '../../../src/core/ports/chat.ts';
import type { Report, ReportAnswer, ReportsChannel, ReportsDesk } from '../../../src/core/ports/reports.ts';
import { PlaceSettings } from '../../../src/core/ports/settings.ts';
import type { Reported } from '../../../src/core/reports/reports.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { createMemoryTrust, reportingOf } from '../../fakes/reporting.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { memoryMemberHash } from '../../fakes/storage/memory-members.ts';
import { startWorld } from '../../fakes/world.ts';

/** What the people on a platform see of reports. */
class FakeDesk implements ReportsDesk {
  readonly platform: string;
  readonly posts = new Map<string, Report>();
  readonly messages = new Map<string, string>();
  readonly answers: (ReportAnswer & { to: ReplyRef })[] = [];
  /** Thrown by every call while it is set. */
  broken: Error | undefined;
  /** Messages that cannot be changed. */
  readonly unreachable = new Set<string>();

  constructor(platform: string) {
    this.platform = platform;
  }

  async post(channel: string, report: Report, posted: ReplyRef | undefined): Promise<ReplyRef> {
    if (this.broken) throw this.broken;
    const ref = posted ?? { platform: this.platform, channel, message: `p${this.posts.size}` };
    this.posts.set(String(ref.message), report);
    return ref;
  }

  hide = (ref: ReplyRef) => this.#change(ref, 'hidden');
  show = (ref: ReplyRef) => this.#change(ref, 'shown');
  remove = (ref: ReplyRef) => this.#change(ref, 'removed');

  async answer(to: ReplyRef, answer: ReportAnswer): Promise<boolean> {
    this.answers.push({ to, ...answer });
    return true;
  }

  async #change({ message }: ReplyRef, sight: string): Promise<boolean> {
    if (this.broken) throw this.broken;
    if (this.unreachable.has(String(message))) return false;
    this.messages.set(String(message), sight);
    return true;
  }
}

/** A swap that is done, and processes that share its stores: each serves some desks. */
async function start({ hides = false } = {}) {
  const akool = new FakeProvider('akool', { discardFailures: 0 });
  const { world, swap } = startWorld([akool]);
  const job = await swap();
  await world.pass();
  const { clock } = world;
  const trust = createMemoryTrust(clock);
  const ledger = createMemoryLedger();
  const events: CoreEvent[] = [];
  const settings = { get: async () => PlaceSettings.parse({ hidesReported: hides }) };

  function process(desks: readonly ReportsDesk[], channel?: ReportsChannel) {
    const kept = { ...trust, clock, ledger, settings, blobs: world.blobs, jobs: world.store };
    const reporting = reportingOf({ ...kept, channel, providers: [akool], onEvent: (event) => events.push(event) });
    const stopping = new AbortController();
    if (desks.length > 0) void reporting.serve(desks, stopping.signal);
    onTestFinished(() => stopping.abort());
    return { ...reporting, die: () => stopping.abort() };
  }

  const reported = (by: string, change: Partial<Reported> = {}): Reported => ({
    by: { platform: 'fake', id: by },
    message: { ref: { platform: 'fake', message: 'm1' }, jobs: [job.id], link: 'https://fake/m1' },
    place: { platform: 'fake', id: 'server' },
    locale: 'en',
    answerTo: { platform: 'fake', user: by },
    ...change,
  });

  return { world, job, akool, trust, events, process, reported };
}

const channel = { platform: 'other', id: 'c1' };

describe('a report', () => {
  it('crosses platforms and processes: shown by one, decided there, carried out by the other', async () => {
    const { world, job, akool, trust, process, reported } = await start();
    const [fake, other] = [new FakeDesk('fake'), new FakeDesk('other')];
    const [here, there] = [process([fake], channel), process([other], channel)];
    expect(await here.report(reported('bert'))).toEqual({ isAgain: false, reachesChannel: true, isHidden: false });
    await world.pass(4_000);
    const [[, posted] = []] = other.posts;
    expect(posted).toMatchObject({ jobs: [job.id], messages: [{ link: 'https://fake/m1' }] });
    for (const decision of ['delete', 'block-pictures', 'block-requester', 'delete'] as const) {
      await there.decide(posted?.id ?? '', decision);
    }
    await world.pass(4_000);
    expect(fake.messages.get('m1')).toBe('removed');
    expect(fake.answers).toMatchObject([{ to: { user: 'bert' }, verdict: 'acted' }]);
    expect(other.posts.size).toBe(1);
    expect(other.posts.get('p0')?.decisions.map(({ decision }) => decision)).toEqual([
      'block-pictures',
      'block-requester',
      'delete',
    ]);
    expect(akool.discarded).toBe(3); // when the job ended, and by both decisions to delete
    expect(world.blobs.size).toBe(0);
    expect(await trust.blocks.isMemberBlocked(job.request.requester)).toBe(true);
    const stored = await world.store.get(job.id);
    const { target, source } = job.inputs;
    for (const { sha256 } of [target, source, stored?.state === 'done' && stored.result].filter((one) => !!one)) {
      expect(await trust.blocks.isPictureBlocked(sha256, async () => undefined)).toBe(true);
    }
  });

  it('is kept where no channel is named, and the reporter is told so', async () => {
    const { process, reported, trust } = await start();
    const here = process([new FakeDesk('fake')]);
    expect(await here.report(reported('bert', { reason: ' bad ' }))).toMatchObject({ reachesChannel: false });
    expect(await trust.reports.list()).toMatchObject([{ reporters: [{ reason: 'bad' }] }]);
    await expect(
      here.report(reported('bert', { message: { ref: { platform: 'fake' }, jobs: ['gone'] } })),
    ).rejects.toThrow('nothing-to-report');
  });

  it('is delivered again and again until the platform answers', async () => {
    const { world, process, reported, events } = await start();
    const desk = new FakeDesk('other');
    const here = process([desk, new FakeDesk('fake')], channel);
    desk.broken = new Undeliverable('the channel is closed');
    await here.report(reported('bert'));
    await world.pass(40_000);
    expect(desk.posts.size).toBe(0);
    expect(events.map(({ kind }) => kind)).toEqual(['reports-channel-closed']);
    desk.broken = undefined;
    await world.pass(40_000);
    expect(desk.posts.size).toBe(1);
  });

  it('is delivered by the next process where the first one dies, and a decision that was left is carried out', async () => {
    const { world, process, reported, trust } = await start();
    await process([], channel).report(reported('bert'));
    await world.pass(40_000);
    const [report] = await trust.reports.list();
    await trust.reports.leave(report?.id ?? '', 'delete');
    const [fake, other] = [new FakeDesk('fake'), new FakeDesk('other')];
    process([fake, other], channel);
    await world.pass(4_000);
    expect(fake.messages.get('m1')).toBe('removed');
    expect(other.posts.get('p0')?.decisions).toHaveLength(1);
    expect(await trust.reports.left()).toEqual([]);
  });

  it('tells the operator of a message out of reach, and tries once more with the next decision', async () => {
    const { world, process, reported } = await start();
    const [fake, other] = [new FakeDesk('fake'), new FakeDesk('other')];
    const here = process([fake, other], channel);
    fake.unreachable.add('m1');
    await here.report(reported('bert'));
    await world.pass(4_000);
    const id = other.posts.get('p0')?.id ?? '';
    await here.decide(id, 'delete');
    await world.pass(4_000);
    expect(other.posts.get('p0')?.messages).toMatchObject([{ now: 'unreachable' }]);
    fake.unreachable.clear();
    await here.decide(id, 'delete');
    await world.pass(4_000);
    expect(other.posts.get('p0')?.messages).toMatchObject([{ now: 'removed' }]);
  });

  it('hides the result from everybody but the operator, and gives it back once', async () => {
    const { world, job, process, reported } = await start({ hides: true });
    const [fake, other] = [new FakeDesk('fake'), new FakeDesk('other')];
    const here = process([fake, other], channel);
    expect(await here.report(reported('bert'))).toMatchObject({ isHidden: true });
    await world.pass(4_000);
    expect([fake.messages.get('m1'), world.blobs.size]).toEqual(['hidden', 1]);
    const stored = await world.store.get(job.id);
    const key = stored?.state === 'done' ? stored.result.blobKey : '';
    await expect(world.blobs.open(key, AbortSignal.timeout(1_000)).getReader().read()).rejects.toThrow();
    await world.blobs.sweep(world.clock.now() + 3 * 24 * 60 * 60_000);
    await here.decide(other.posts.get('p0')?.id ?? '', 'keep');
    await world.pass(4_000);
    expect([fake.messages.get('m1'), world.blobs.size]).toEqual(['shown', 0]);
    expect(fake.answers).toMatchObject([{ verdict: 'kept' }]);
  });

  it('is limited for each member, however many processes count', async () => {
    const { process, reported } = await start();
    const [one, other] = [process([]), process([])];
    const mistake = (number: number) => {
      const refusal = { platform: 'fake', message: `r${number}` };
      return { ...reported('bert'), refusal, code: 'unsafe-content' };
    };
    for (let number = 0; number < 5; number++) await [one, other][number % 2]?.reportMistake(mistake(number));
    expect(await one.reportMistake(mistake(4))).toMatchObject({ isAgain: true });
    await expect(other.reportMistake(mistake(5))).rejects.toMatchObject({ code: 'reported-enough' });
    await expect(one.report(reported('bert'))).rejects.toMatchObject({ code: 'reported-enough' });
    await one.report(reported('carl'));
  });

  it('of a mistake deletes and blocks nothing, and is answered when it was read', async () => {
    const { world, trust, process, reported } = await start();
    const [fake, other] = [new FakeDesk('fake'), new FakeDesk('other')];
    const here = process([fake, other], channel);
    await here.reportMistake({
      ...reported('bert'),
      refusal: { platform: 'fake', message: 'r' },
      code: 'unsafe-content',
    });
    await world.pass(4_000);
    const id = other.posts.get('p0')?.id ?? '';
    expect(other.posts.get('p0')).toMatchObject({ kind: 'mistake', code: 'unsafe-content', pictures: [] });
    for (const decision of ['delete', 'block-requester', 'block-pictures'] as const) await here.decide(id, decision);
    expect(await trust.blocks.list()).toEqual([]);
    await here.decide(id, 'keep');
    await world.pass(4_000);
    expect(fake.answers).toMatchObject([{ verdict: 'read' }]);
  });

  it('keeps nothing of a member who wants to be forgotten but a keyed hash', async () => {
    const { world, trust, process, reported } = await start();
    const here = process([], channel);
    const inPrivate = { ref: { platform: 'fake', chat: 777 }, jobs: [(await trust.reports.list())[0]?.jobs[0] ?? ''] };
    const given = reported('777', { reason: 'my words' });
    await here.report({ ...given, message: { ...inPrivate, jobs: given.message.jobs } });
    await here.report(reported('bert', { reason: 'his words' }));
    await here.forget({ platform: 'fake', id: '777' });
    const text = JSON.stringify(await trust.reports.list());
    expect(text).not.toMatch(/777|my words/);
    expect(text).toContain(memoryMemberHash({ platform: 'fake', id: '777' }));
    expect(text).toContain('his words');
    expect(await here.report(given)).toMatchObject({ isAgain: true });
    await world.pass(1);
  });
});

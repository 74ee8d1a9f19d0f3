import { expect, it } from 'vitest';
import type { CoreEvent } from '../../src/core/events.ts';
import { type Asked, createMetrics } from '../../src/metrics.ts';
import { FakeProvider } from '../fakes/providers.ts';
import { startWorld } from '../fakes/world.ts';

/** The samples of the program's own metrics, without those of the library. */
async function samplesOf({ read }: ReturnType<typeof createMetrics>, asked: Asked = {}): Promise<string[]> {
  const lines = (await read(asked)).split('\n');
  return lines.filter((line) => line.startsWith('faceswap_') && !/^faceswap_(?:nodejs|process)_/.test(line));
}

it('counts a swap: its states, wait, polls, how late its end was noticed, and its edits', async () => {
  const metrics = createMetrics({ version: '1', role: 'all' });
  const { world, swap, ends } = startWorld([new FakeProvider('akool')]);
  await swap();
  await world.pass();
  expect(ends()).toMatchObject([{ kind: 'done' }]);
  for (const event of world.events) metrics.onEvent(event);
  const samples = await samplesOf(metrics);
  for (const sample of [
    'faceswap_jobs_total{state="running",provider="akool"} 1',
    'faceswap_jobs_total{state="delivering",provider="akool"} 1',
    'faceswap_jobs_total{state="done",provider="akool"} 1',
    'faceswap_job_duration_seconds_count{state="done"} 1',
    'faceswap_job_wait_seconds_count 1',
    'faceswap_attempts_total{provider="akool"} 1',
    `faceswap_polls_total{provider="akool"} ${world.events.filter(({ kind }) => kind === 'polled').length}`,
    'faceswap_detection_delay_seconds_count{provider="akool"} 1',
    'faceswap_gate_decisions_total{verdict="pass",role="target"} 2',
    'faceswap_gate_decisions_total{verdict="pass",role="result"} 1',
  ]) {
    expect(samples).toContain(sample);
  }
  const edits = samples.find((line) => line.startsWith('faceswap_edits_total{platform="fake",outcome="shown"}'));
  expect(Number(edits?.split(' ')[1])).toBeGreaterThan(1);
});

it('takes the time between two polls for how late an end was noticed, and the call of a vendor for no delay', async () => {
  const webhooks = startWorld([new FakeProvider('akool')]);
  await webhooks.swap();
  await webhooks.world.pass(100);
  const { jobs } = await webhooks.world.store.list({ limit: 1 });
  const [job] = jobs;
  if (job?.state !== 'running') throw new Error('it should run');
  for (let call = 0; call < 3; call++) {
    webhooks.swaps.nudge(job.attempt.id);
    await webhooks.world.pass(100);
  }
  const polled = (events: readonly CoreEvent[]) =>
    events.filter((event) => event.kind === 'polled' && !event.isPending);
  expect(polled(webhooks.world.events)).toMatchObject([{ unseenMs: 0 }]);
  const polls = startWorld([new FakeProvider('akool')]);
  await polls.swap();
  await polls.world.pass();
  expect(polled(polls.world.events)).toMatchObject([{ unseenMs: expect.any(Number) }]);
  expect(polled(polls.world.events)).not.toMatchObject([{ unseenMs: 0 }]);
});

it('has no sample for what is not known, and none of what was known before', async () => {
  const metrics = createMetrics({ version: '1', role: 'front' });
  const asked: Asked = {
    parts: { telegram: { ok: false, lastSeen: 60_000 }, store: { ok: true } },
    jobs: [{ state: 'queued' }, { state: 'queued' }, { state: 'parked', provider: 'crun' }],
    line: { waiting: 2, workers: 3 },
    longestWaitMs: 90_000,
    storeMs: 20,
    credits: [{ provider: 'crun', unit: 'credits', credit: 12.5 }],
    budget: { limit: 100, used: 7 },
    workers: [1_000, 3_000],
  };
  expect(await samplesOf(metrics, asked)).toEqual(
    expect.arrayContaining([
      'faceswap_ready{part="telegram"} 0',
      'faceswap_ready{part="store"} 1',
      'faceswap_last_seen_timestamp_seconds{part="telegram"} 60',
      'faceswap_jobs{state="queued",provider="none"} 2',
      'faceswap_jobs{state="parked",provider="crun"} 1',
      'faceswap_queue_jobs 2',
      'faceswap_queue_workers 3',
      'faceswap_queue_oldest_seconds 90',
      'faceswap_store_probe_seconds 0.02',
      'faceswap_credit{provider="crun",unit="credits"} 12.5',
      'faceswap_budget_requests_limit 100',
      'faceswap_budget_requests_used 7',
      'faceswap_workers 2',
      'faceswap_worker_memory_bytes 3000',
      'faceswap_info{version="1",role="front"} 1',
    ]),
  );
  const asks = /^faceswap_(?:ready|last_seen|jobs\{|queue|store_probe|credit|budget|worker)/;
  expect((await samplesOf(metrics)).filter((line) => asks.test(line))).toEqual([]);
});

it('shows a paused provider with its reason until it is back', async () => {
  const metrics = createMetrics({ version: '1', role: 'all' });
  const paused = async () => (await samplesOf(metrics)).filter((line) => line.includes('paused'));
  metrics.onEvent({ kind: 'provider-paused', provider: 'akool', reason: 'down' });
  metrics.onEvent({ kind: 'provider-paused', provider: 'akool', reason: 'out-of-credit' });
  expect(await paused()).toEqual(['faceswap_provider_paused{provider="akool",reason="out-of-credit"} 1']);
  metrics.onEvent({ kind: 'provider-back', provider: 'akool' });
  expect(await paused()).toEqual([]);
});

it('has no label that a member or a job could fill', async () => {
  const metrics = createMetrics({ version: '1', role: 'all' });
  const jobId = 'job-of-somebody';
  const error = new Error('of-somebody');
  const { world, swap } = startWorld([new FakeProvider('akool'), new FakeProvider('crun')]);
  for (let turn = 0; turn < 5; turn++) await swap(`m${turn}`);
  await world.pass();
  const others: CoreEvent[] = [
    { kind: 'attempt-failed', jobId, provider: 'akool', problem: 'rate-limited', error },
    { kind: 'poll-failed', jobId, provider: 'akool', problem: 'unreachable' },
    { kind: 'edit-lost', jobId, platform: 'discord', error },
    { kind: 'delivery-failed', jobId, error },
    { kind: 'platform-lost', platform: 'discord', trouble: 'silent', detail: 'of-somebody' },
    { kind: 'rate-limited', platform: 'telegram' },
    { kind: 'store-failed', jobId, error },
    { kind: 'bug', jobId, error },
  ];
  for (const event of [...world.events, ...others]) metrics.onEvent(event);
  const text = (await samplesOf(metrics)).join('\n');
  const names = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name));
  const allowed = [
    'version',
    'role',
    'state',
    'provider',
    'problem',
    'call',
    'by',
    'verdict',
    'platform',
    'outcome',
    'trouble',
    'le',
  ];
  expect([...names].filter((name) => !allowed.includes(String(name)))).toEqual([]);
  expect(text).not.toContain('of-somebody');
  const { jobs } = await world.store.list({ limit: 10 });
  expect(jobs).toHaveLength(5);
  for (const { id } of jobs) expect(text).not.toContain(id);
  expect(text).toContain('faceswap_rate_limited_total{by="akool"} 1');
  expect(text).toContain('faceswap_rate_limited_total{by="telegram"} 1');
});

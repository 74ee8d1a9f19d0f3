import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../../../src/bots/api/webhooks/outbox.ts';
import { type SenderParts, sendWebhooks, type WebhookRequest } from '../../../../src/bots/api/webhooks/sender.ts';
import { Secret } from '../../../../src/core/secret.ts';
import { ManualClock, settle } from '../../../fakes/clocks/manual-clock.ts';
import { queuedJob } from '../../../fakes/jobs.ts';
import { createMemoryExpiringStore } from '../../../fakes/storage/memory-expiring-store.ts';
import { annasKey, form, picture, startApi } from '../api-rig.ts';

const hour = 60 * 60 * 1_000;

/** A receiver that answers with these statuses, one after another; undefined is no answer. The last one is repeated. */
function startSender(...answers: readonly (number | undefined)[]) {
  const clock = new ManualClock();
  const expiringStore = createMemoryExpiringStore({ now: () => clock.now() });
  const outbox = createOutbox(expiringStore, clock, 3 * 86_400_000);
  const received: { readonly at: number; readonly request: WebhookRequest }[] = [];
  const stopping = new AbortController();
  const parts = {
    outbox,
    clock,
    calls: {
      find: async () => ({ requester: 'anna', dialect: 'native', baseUrl: '', webhookUrl: 'https://example.com/hook' }),
      jobIdOf: async (call: string) => call,
    },
    ids: { withLock: (_kind: string, id: string, work: () => Promise<void>) => expiringStore.withLock(id, work) },
    swaps: { find: async () => ({ job: queuedJob() }) },
    dialects: { native: async (_view: unknown, _call: unknown, id: string) => ({ headers: { id }, body: 'body' }) },
    async post(_url: string, request: WebhookRequest) {
      const answer = answers[Math.min(received.length, answers.length - 1)];
      received.push({ at: clock.now(), request });
      if (answer === undefined) throw new Error('no answer');
      return answer;
    },
    onError: (error: unknown) => {
      throw error;
    },
  } as unknown as SenderParts;
  const start = () => sendWebhooks(parts, stopping.signal);
  return { clock, outbox, received, start, stop: () => stopping.abort() };
}

describe('webhooks', () => {
  it('are told once, with one id, until the receiver takes them', async () => {
    const { clock, outbox, received, start, stop } = startSender(500, undefined, 204);
    const begun = clock.now();
    void start();
    await outbox.add('call', 'done');
    await settle();
    expect(await outbox.recordOf('call')).toMatchObject({ state: 'to-be-tried-again', status: 500, attempts: 1 });
    await clock.advance(hour);
    expect(received.map(({ request }) => request.headers.id)).toEqual(Array(3).fill(`${queuedJob().id}.done`));
    expect(received.map(({ at }) => Math.round((at - begun) / 1_000))).toEqual([0, 5, 35]);
    expect(await outbox.recordOf('call')).toMatchObject({ state: 'told', status: 204, attempts: 3 });
    await outbox.add('call', 'done'); // the end is shown again after a crash
    await clock.advance(hour);
    expect([received.length, (await outbox.list()).length]).toEqual([3, 0]);
    stop();
  });

  it('are given up after a day, or at once where the receiver wants no more', async () => {
    const never = startSender(undefined);
    void never.start();
    await never.outbox.add('call', 'refused');
    await settle();
    for (let hours = 0; hours < 30; hours++) await never.clock.advance(hour);
    expect(await never.outbox.recordOf('call')).toMatchObject({ state: 'given-up' });
    expect((await never.outbox.recordOf('call'))?.attempts).toBeGreaterThan(8);
    expect(await never.outbox.list()).toEqual([]);
    never.stop();
    const gone = startSender(410);
    void gone.start();
    await gone.outbox.add('call', 'done');
    await settle();
    expect(await gone.outbox.recordOf('call')).toEqual(expect.objectContaining({ state: 'given-up', attempts: 1 }));
    gone.stop();
  });

  it('are told by one of two processes, also those that one has left behind', async () => {
    const { clock, outbox, received, start, stop } = startSender(200);
    await outbox.add('left behind', 'done'); // before any sender runs
    void start();
    void start();
    await settle();
    await clock.advance(10_000);
    expect(received).toHaveLength(1);
    stop();
  });

  it('tell each end of one swap', async () => {
    const { clock, outbox, received, start, stop } = startSender(200);
    void start();
    await outbox.add('call', 'parked');
    await settle();
    await outbox.add('call', 'done');
    await settle();
    await clock.advance(10_000);
    expect(received.map(({ request }) => request.headers.id?.split('.')[1])).toEqual(['parked', 'done']);
    stop();
  });
});

describe('the webhook of a swap', () => {
  it('holds what GET tells, signed as Standard Webhooks describe it', async () => {
    const key = Buffer.alloc(24, 7);
    const received: (WebhookRequest & { readonly url: string })[] = [];
    const api = await startApi({
      front: {
        webhookSecret: new Secret(`whsec_${key.toString('base64')}`),
        async post(url, request) {
          received.push({ url, ...request });
          return 200;
        },
      },
    });
    const headers = { authorization: `Bearer ${annasKey}` };
    const url = 'https://example.com/hook?token=secret';
    const body = form({ face: picture('a face'), target: picture('a face'), webhook_url: url });
    const begun = await fetch(`${api.origin}/v1/swaps`, { method: 'POST', headers, body });
    const { id } = (await begun.json()) as { id: string };
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 10_000 });
    const [told] = received;
    expect(told?.url).toBe(url);
    const { 'webhook-id': webhookId, 'webhook-timestamp': at, 'webhook-signature': signature } = told?.headers ?? {};
    expect(webhookId).toBe(`${id}.done`);
    const expected = createHmac('sha256', key).update(`${webhookId}.${at}.${told?.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    const now = await fetch(`${api.origin}/v1/swaps/${id}`, { headers });
    expect(JSON.parse(told?.body ?? '')).toEqual(await now.json());
    expect(JSON.stringify((await api.swaps.find(id))?.job)).not.toContain('example.com'); // the URL may hold a token
  });
});

import { describe, expect, it } from 'vitest';
import type { Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { alice, input, mediaOf, yan } from '../../fakes/drawn-pictures.ts';
import { crunAt } from '../../fakes/vendors/adapters.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import { errorOf, never, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';
import { among, assigned, created, party, shown } from './drawn-swaps.ts';

let server: CrunServer;
serverEachTest(startCrunServer, (started) => {
  server = started;
});

describe('the words of the vendor', () => {
  it('calls the scene image_url and the new face new_face, and leaves its safety checker on', async () => {
    await shown(server, input());
    expect(created(server)).toEqual({
      model: 'image-face-swap',
      input: {
        image_url: `${server.url}/files/0.png`,
        new_face: `${server.url}/files/1.png`,
        disable_safety_checker: false,
      },
    });
  });

  it('names every face of a group by the id of its detection, 0 included, and gives the others their own crop', async () => {
    await shown(server, among(party, { which: 'largest' }));
    const detected = server.requests.find(({ operation }) => operation === 'detect');
    expect(detected?.json).toEqual({ image_url: `${server.url}/files/0.png` });
    expect(created(server)).toEqual({
      model: 'image-face-swap-multi',
      input: {
        detect_id: 'of-detect-0',
        image_url: `${server.url}/files/0.png`,
        faces: [
          { face_id: 0, target: expect.stringMatching(/\/files\/\d\.png$/) },
          { face_id: 1, target: `${server.url}/files/detect-0-face-1.jpg` },
          { face_id: 2, target: `${server.url}/files/detect-0-face-2.jpg` },
        ],
        disable_safety_checker: false,
      },
    });
  });

  it('calls the scene of a video video_url, and sends no field that the group model lacks', async () => {
    await shown(server, among([alice], { which: 'largest' }, 'video'));
    expect(created(server)).toMatchObject({
      model: 'video-face-swap',
      input: { video_url: `${server.url}/files/0.mp4` },
    });
    expect(created(server)).toMatchObject({ input: { disable_safety_checker: false } });
    const status = await crunAt(server).submit(among(party, { which: 'all' }, 'video'), submitOptions());
    expect(status.state).toBe('pending');
    const multi = server.requests.filter(({ operation }) => operation === 'create')[1]?.json;
    expect(multi).toMatchObject({ model: 'video-face-swap-multi' });
    expect(JSON.stringify(multi)).not.toContain('disable_safety_checker');
  });

  it('is told where to call back', async () => {
    const webhookUrl = new URL('https://bot.example/hooks/crun/job.hmac');
    await crunAt(server).submit(input(), submitOptions({ webhookUrl }));
    expect(server.state.callbackUrl).toBe(webhookUrl.href);
  });
});

describe('a poll', () => {
  const ticket = { id: 'task_0' };
  const task = (data: object): Fault => ({
    body: { code: 200, message: 'success', data: { task_id: 'task_0', ...data } },
  });
  const media = (urls: unknown) => ({ status: 'success', result: { media_urls: urls } });

  it.each(['pending', 'running', 'queued', 'dreaming', '', null, undefined])('goes on at %j', async (status) => {
    server.fails('task', task({ status, result: null }));
    expect(await crunAt(server).poll(ticket, { signal: never })).toEqual({ state: 'pending', ticket });
  });

  it.each(['success', 'succeeded', 'succeed', 'SUCCESS'])('is done at %s', async (status) => {
    server.fails('task', task({ ...media([`${server.url}/files/x`]), status }));
    expect(await crunAt(server).poll(ticket, { signal: never })).toMatchObject({ state: 'done' });
  });

  it('takes an address with spaces around it', async () => {
    server.fails('task', task(media([` ${server.url}/files/x\n`])));
    expect(await crunAt(server).poll(ticket, { signal: never })).toMatchObject({ state: 'done' });
  });

  it('can open a result a moment after it was announced', async () => {
    const status = await swapWith(() => crunAt(server), input());
    if (status.state !== 'done') throw new Error(status.state);
    server.fails('file', { status: 404, body: '' });
    expect(await errorOf(status.result.open(never))).toMatchObject({ problem: 'gone', answer: 'unclear' });
    expect(await new Response(await status.result.open(never)).text()).toBe('alice<-zoe');
  });
});

describe('a paid request whose answer was lost', () => {
  const attempt = { id: 'a', provider: 'crun', startedAt: 0, intentAt: 1 };
  it.each<[string, (id: string) => unknown]>([
    [
      'a plain webhook',
      (id) => ({ task_id: id, status: 'success', result: { media_urls: ['https://evil.example/x'] } }),
    ],
    ['a webhook in an envelope', (id) => ({ code: 200, message: 'success', data: { task_id: id } })],
  ])('is found by %s', async (_, body) => {
    const provider = crunAt(server);
    await provider.submit(input(), submitOptions());
    const ticket = await provider.find?.(attempt, body('task_0'), { signal: never });
    expect(ticket).toEqual({ id: 'task_0' });
    expect(await provider.find?.(attempt, body('task_9'), { signal: never })).toBeUndefined();
    expect(await provider.poll(ticket ?? null, { signal: never })).toMatchObject({ state: 'done' });
  });

  it.each([undefined, null, 'task_0', {}, { data: null }, { task_id: ['task_0'] }])(
    'is not found by %j',
    async (body) => {
      expect(await crunAt(server).find?.(attempt, body, { signal: never })).toBeUndefined();
      expect(server.requests).toEqual([]);
    },
  );
});

describe('the account', () => {
  it('tells the credit, and that there is none', async () => {
    const provider = crunAt(server);
    expect(await provider.account({ signal: never })).toEqual({ credit: 10, unit: 'credits', problems: [] });
    server.state.credit = 0;
    expect(await provider.account({ signal: never })).toMatchObject({
      credit: 0,
      problems: [{ code: 'out-of-credit' }],
    });
  });

  it.each([
    [{ status: 401, body: { code: 401, message: 'Unauthorized', data: null } }, 'bad-key'],
    [{ status: 200, body: { code: 401, message: 'Unauthorized', data: null } }, 'bad-key'],
    [{ status: 455, body: { code: 455, message: 'Service Unavailable', data: null } }, 'down'],
    [{ status: 502, body: '<html>' }, 'unreachable'],
    [{ status: 200, body: { code: 200, message: 'success', data: { balance: 'much' } } }, 'unreachable'],
  ])('tells what is wrong: %j', async (fault, code) => {
    server.fails('balance', fault);
    expect(await crunAt(server).account({ signal: never })).toEqual({ problems: [{ severity: 'error', code }] });
  });
});

describe('unfit', () => {
  const video = { kind: 'video', seconds: 8 } as const;
  const likeAlice: Faces = { which: 'reference', reference: mediaOf([alice]) };
  it.each<[string, SwapInput, string | undefined, string | undefined]>([
    ['a picture', input(), undefined, 'needs-detector'],
    ['everyone in a picture', among(party, { which: 'all' }), undefined, undefined],
    ['a GIF', input({ target: mediaOf([alice], { kind: 'gif' }) }), 'kind', 'kind'],
    ['a video', input({ target: mediaOf([alice], video) }), undefined, undefined],
    ['a place in a video', among(party, { which: 'nth', fromLeft: 1 }, 'video'), 'face-choice', 'face-choice'],
    [
      'an assigned place in a video',
      among(party, assigned([{ fromLeft: 1 }, yan]), 'video'),
      'face-choice',
      'face-choice',
    ],
    ['a reference in a video', among(party, likeAlice, 'video'), undefined, 'needs-detector'],
    ['a place in a picture', among(party, { which: 'nth', fromLeft: 1 }), undefined, 'needs-detector'],
    ['no assignments', among(party, assigned()), 'face-choice', 'face-choice'],
  ])('%s', (_, what, reason, withoutDetector) => {
    expect(crunAt(server).unfit(what)).toBe(reason);
    expect(crunAt(server, { detector: undefined }).unfit(what)).toBe(withoutDetector);
  });
});

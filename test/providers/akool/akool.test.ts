import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/core/errors.ts';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { AkoolSettings } from '../../../src/providers/akool/settings.ts';
import { akoolAt } from '../../fakes/vendors/adapters.ts';
import { type AkoolServer, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { errorOf, never, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { input, relayed, textOf } from '../../fakes/vendors/relayed-media.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';

let server: AkoolServer;
serverEachTest(startAkoolServer, (started) => {
  server = started;
});

function submitted(): { readonly path: string; readonly json: unknown } {
  const request = server.requests.find(({ operation }) => operation === 'submit');
  if (!request) throw new Error('nothing was submitted');
  return { path: request.path, json: request.json };
}

describe('the words of the vendor', () => {
  it('calls the new face sourceImage, the old one targetImage and the scene modifyImage', async () => {
    const scene = 'https://relay.example/media/couple';
    server.state.shows(scene, [
      { person: 'bob', box: [400, 50, 90, 90] },
      { person: 'alice', box: [20, 60, 150, 150] },
    ]);
    await akoolAt(server).submit(input({ target: relayed('couple') }), submitOptions());
    expect(submitted()).toEqual({
      path: '/api/open/v3/faceswap/highquality/specifyimage',
      json: {
        sourceImage: [{ path: 'https://relay.example/media/zoe', opts: expect.stringMatching(/^20,60/) }],
        targetImage: [{ path: scene, opts: '30,110:160,110:95,135:95,200' }],
        modifyImage: scene,
        face_enhance: 0,
      },
    });
  });

  it('asks the newer endpoint where there is nothing to choose, unless told otherwise', async () => {
    await akoolAt(server, { AKOOL_FACE_ENHANCE: 'true' }).submit(input(), submitOptions());
    expect(submitted()).toEqual({
      path: '/api/open/v4/faceswap/faceswapPlusByImage',
      json: {
        source_url: 'https://relay.example/media/zoe',
        target_url: 'https://relay.example/media/alice',
        single_face_mode: true,
        face_enhance: true,
      },
    });
    server.requests.length = 0;
    const specifying = akoolAt(server, { AKOOL_PLAIN_SWAP: 'specify', AKOOL_FACE_ENHANCE: 'true' });
    await specifying.submit(input(), submitOptions());
    expect(submitted()).toMatchObject({ path: expect.stringContaining('specifyimage'), json: { face_enhance: 1 } });
  });

  it('passes the address of the webhook on', async () => {
    const webhookUrl = new URL('https://bot.example/hooks/akool/1.abc');
    await akoolAt(server).submit(input(), submitOptions({ webhookUrl }));
    expect(submitted().json).toMatchObject({ webhookUrl: webhookUrl.href });
  });
});

describe('a poll', () => {
  it('is done at status 3 only: the URL is there from the start, and the list may be empty', async () => {
    server.state.unlistedPolls = 2;
    server.state.pendingPolls = 3;
    const provider = akoolAt(server);
    const first = await provider.submit(input(), submitOptions());
    const states = [first.state];
    let status = first;
    while (status.state === 'pending') {
      status = await provider.poll(status.ticket, { signal: never });
      states.push(status.state);
    }
    expect(states).toEqual([...Array.from({ length: 6 }, () => 'pending'), 'done']);
  });

  it.each<[string, { status: unknown; url?: string }, string]>([
    ['4', { status: 4, url: '' }, 'failed'],
    ['3 without a URL', { status: 3, url: '' }, 'failed'],
    ['3 with something else than a URL', { status: 3, url: 'soon' }, 'failed'],
    ['"3"', { status: '3' }, 'done'],
    ['3 with a URL after a byte order mark', { status: 3, url: '\ufeff https://files.example/x\n' }, 'done'],
    ['a state nobody knows', { status: 17 }, 'pending'],
    ['no state', { status: null }, 'pending'],
  ])('status %s', async (_, end, state) => {
    Object.assign(server.state, { end, pendingPolls: 0 });
    const provider = akoolAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    const verdict = await provider.poll(status.ticket, { signal: never });
    expect(verdict.state).toBe(state);
    if (verdict.state === 'failed') expect(verdict).toMatchObject({ charged: 'unknown' });
    server.violations.length = 0; // the contract knows neither "3" nor 17
  });

  it('ignores the entry of another job', async () => {
    const data = { result: [{ _id: 'another', faceswap_status: 3, url: `${server.url}/files/result/another` }] };
    server.fails('list', { body: { code: 1000, msg: 'OK', data } });
    const verdict = await akoolAt(server).poll({ id: 'ours' }, { signal: never });
    expect(verdict).toEqual({ state: 'pending', ticket: { id: 'ours' } });
  });

  it('waits for a result that is announced before it is there', async () => {
    server.fails('file', { status: 404, body: 'not yet' });
    const status = await swapWith(() => akoolAt(server), input());
    if (status.state !== 'done') throw new Error(status.state);
    await expect(status.result.open(never)).rejects.toMatchObject({ problem: 'gone', answer: 'unclear' });
    expect(await textOf(await status.result.open(never))).toBe('alice<-zoe');
  });
});

describe('authorisation', () => {
  const withToken = (): Record<string, string> => ({
    AKOOL_API_KEY: '',
    AKOOL_CLIENT_ID: server.state.clientId,
    AKOOL_CLIENT_SECRET: server.state.key,
  });

  it('fetches a token once where there is no key, and never sends both', async () => {
    const provider = akoolAt(server, withToken());
    const status = await swapWith(() => provider, input());
    expect([status.state, server.state.tokens]).toEqual(['done', 1]);
    expect(server.requests.some(({ headers }) => headers['x-api-key'])).toBe(false);
  });

  it('renews a token that went stale, even for the call that bills', async () => {
    const provider = akoolAt(server, withToken());
    const options = submitOptions({ beforePaid: async () => server.state.expireTokens() });
    expect((await provider.submit(input(), options)).state).toBe('pending');
    expect([server.state.tokens, server.state.credit]).toEqual([2, 99]);
  });

  it('renews it for calls that find it stale at the same time', async () => {
    const provider = akoolAt(server, withToken());
    const credit = () => provider.account({ signal: never });
    await credit();
    server.state.expireTokens();
    const accounts = await Promise.all([credit(), credit(), credit()]);
    expect(accounts.map(({ problems }) => problems)).toEqual([[], [], []]);
    expect(server.state.tokens).toBe(2);
  });

  it('lets one caller leave an exchange that another waits for', async () => {
    const provider = akoolAt(server, withToken());
    const leaving = new AbortController();
    const left = provider.account({ signal: leaving.signal });
    const stayed = provider.account({ signal: never });
    leaving.abort(new Cancelled('requester'));
    await expect(left).rejects.toBe(leaving.signal.reason);
    expect(await stayed).toMatchObject({ credit: 100 });
  });

  it('tries again after an exchange that failed', async () => {
    const provider = akoolAt(server, withToken());
    server.fails('token', 'reset');
    expect(await provider.account({ signal: never })).toMatchObject({ problems: [{ code: 'unreachable' }] });
    expect(await provider.account({ signal: never })).toMatchObject({ problems: [] });
  });

  it('repeats no call that bills where an id came with the rejection', async () => {
    const provider = akoolAt(server, withToken());
    server.fails('submit', { body: { code: 1101, msg: 'expired', data: { _id: 'abc' } } });
    await expect(provider.submit(input(), submitOptions())).rejects.toMatchObject({ answer: 'unclear' });
    expect(server.paid).toBe(1);
  });

  it('renews it once and no more', async () => {
    const provider = akoolAt(server, withToken());
    const stale = { body: { code: 1101, msg: 'expired' } };
    server.fails('credit', stale, stale);
    expect(await provider.account({ signal: never })).toEqual({ problems: [{ severity: 'error', code: 'bad-key' }] });
    expect(server.count('credit')).toBe(2);
  });

  it.each([
    ['is refused', { body: { code: 1101, msg: 'no' } }, 'bad-key'],
    ['breaks', { status: 500, body: '' }, 'overloaded'],
    ['brings no token', { body: { code: 1000, msg: 'no' } }, 'bad-answer'],
  ])('is certainly unpaid where the exchange %s', async (_, fault, problem) => {
    server.fails('token', fault);
    const work = akoolAt(server, withToken()).submit(input(), submitOptions());
    const error = await errorOf(work);
    expect(error.problem).toBe(problem);
    expect(error.answer).not.toBe('unclear');
    expect(server.paid).toBe(0);
  });

  it('is asked for by the settings, with every way named', () => {
    expect(AkoolSettings.safeParse({ AKOOL_API_KEY: '', AKOOL_CLIENT_ID: 'id' }).error?.issues).toMatchObject([
      { message: expect.stringContaining('AKOOL_CLIENT_SECRET') },
    ]);
  });
});

describe('the relay', () => {
  it('stops the swap with its own error before anything is paid', async () => {
    const broken = new Error('no space left');
    const target = relayed('alice', { publicUrl: () => Promise.reject(broken) });
    await expect(akoolAt(server).submit(input({ target }), submitOptions())).rejects.toBe(broken);
    expect(server.paid).toBe(0);
  });
});

describe('the account and discard', () => {
  it('tells the credit, and that there is none', async () => {
    const provider = akoolAt(server);
    expect(await provider.account({ signal: never })).toEqual({ credit: 100, unit: 'credits', problems: [] });
    server.state.credit = 0;
    expect(await provider.account({ signal: never })).toMatchObject({ problems: [{ code: 'out-of-credit' }] });
    server.fails('credit', { status: 502, body: '<html>' });
    expect(await provider.account({ signal: never })).toMatchObject({ problems: [{ code: 'unreachable' }] });
    expect(await akoolAt(server, { AKOOL_API_KEY: 'another' }).account({ signal: never })).toMatchObject({
      problems: [{ code: 'bad-key' }],
    });
  });

  it('deletes a result at the vendor, also twice', async () => {
    const provider = akoolAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    for (const _ of [1, 2]) await provider.discard?.(status.ticket, { signal: never });
    expect(server.state.remaining).toBe(0);
    server.fails('delete', { body: { code: 1005, msg: 'too frequent' } });
    await expect(provider.discard?.(status.ticket, { signal: never })).rejects.toMatchObject({
      problem: 'rate-limited',
      answer: 'busy',
    });
  });
});

describe('unfit', () => {
  const unrelayed = relayed('alice', { publicUrl: undefined });
  it.each<[string, SwapInput, string | undefined]>([
    ['a picture', input(), undefined],
    ['a short video', input({ target: relayed('v', { kind: 'video', seconds: 59 }) }), undefined],
    ['a long video', input({ target: relayed('v', { kind: 'video', seconds: 60 }) }), 'length'],
    ['a GIF', input({ target: relayed('g', { kind: 'gif' }) }), 'kind'],
    ['a scene without a relay', input({ target: unrelayed }), 'needs-public-url'],
    ['a source without a relay', input({ source: unrelayed }), 'needs-public-url'],
    ['a reference without a relay', input({ faces: { which: 'reference', reference: unrelayed } }), undefined],
    [
      'nine assignments',
      input({
        faces: { which: 'assigned', assignments: Array(9).fill({ scene: { fromLeft: 1 }, source: unrelayed }) },
      }),
      'face-choice',
    ],
  ])('%s', (_, what, reason) => {
    expect(akoolAt(server).unfit(what)).toBe(reason);
  });
});

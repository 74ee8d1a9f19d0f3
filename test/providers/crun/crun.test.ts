import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '../../../src/core/ports/media.ts';
import type { Assignment, Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { swapProviderContract } from '../../contracts/swap-provider-contract.ts';
import { type Member, mediaOf } from '../../fakes/drawn-pictures.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import {
  alice,
  bob,
  carol,
  crunAt,
  input,
  never,
  submitOptions,
  swapWith,
  yan,
  zoe,
} from '../../fakes/vendors/crun-swap.ts';

let server: CrunServer;
beforeEach(async () => {
  server = await startCrunServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
});

const party = [bob, alice, carol];

function among(people: readonly Member[], faces: Faces, kind: 'image' | 'video' = 'image'): SwapInput {
  return input({ target: mediaOf(people, kind === 'video' ? { kind, seconds: 8 } : {}), faces });
}

function assigned(...rows: readonly [Assignment['scene'], Member][]): Faces {
  return { which: 'assigned', assignments: rows.map(([scene, source]) => ({ scene, source: mediaOf([source]) })) };
}

/** What the result shows: from left to right, who of the scene wears whose face. */
async function shown(what: SwapInput): Promise<string> {
  const status = await swapWith(() => crunAt(server), what);
  if (status.state !== 'done') throw new Error(JSON.stringify(status));
  return Buffer.from((await readAll(await status.result.open(never), 2 ** 20)) ?? []).toString();
}

function created(): unknown {
  return server.requests.find(({ operation }) => operation === 'create')?.json;
}

describe('which faces are swapped', () => {
  const likeCarol: Faces = { which: 'reference', reference: mediaOf([carol]) };
  it.each<[string, Faces, string]>([
    ['the largest', { which: 'largest' }, 'alice<-zoe carol bob'],
    ['the first from the left', { which: 'nth', fromLeft: 1 }, 'alice<-zoe carol bob'],
    ['the third from the left', { which: 'nth', fromLeft: 3 }, 'alice carol bob<-zoe'],
    ['everyone', { which: 'all' }, 'alice<-zoe carol<-zoe bob<-zoe'],
    ['whoever looks like the reference', likeCarol, 'alice carol<-zoe bob'],
    [
      'each as assigned, by place and by likeness',
      assigned([{ reference: mediaOf([alice]) }, yan], [{ fromLeft: 3 }, zoe]),
      'alice<-yan carol bob<-zoe',
    ],
  ])('in a picture: %s', async (_, faces, expected) => {
    expect(await shown(among(party, faces))).toBe(expected);
    expect(server.paid).toBe(1);
  });

  it.each<[string, Faces, string]>([
    ['the primary face for the largest', { which: 'largest' }, 'alice<-zoe carol bob'],
    ['everyone', { which: 'all' }, 'alice<-zoe carol<-zoe bob<-zoe'],
    ['whoever looks like the reference', likeCarol, 'alice carol<-zoe bob'],
    [
      'each as assigned by likeness',
      assigned([{ reference: mediaOf([bob]) }, yan], [{ reference: mediaOf([carol]) }, zoe]),
      'alice carol<-zoe bob<-yan',
    ],
  ])('in a video: %s', async (_, faces, expected) => {
    expect(await shown(among(party, faces, 'video'))).toBe(expected);
  });

  it('the right one of two people who look alike, by what each looks like in the scene', async () => {
    const twins = [
      { ...alice, name: 'alice#2', left: 300 },
      { ...alice, name: 'alice', left: 10 },
    ];
    expect(await shown(among(twins, { which: 'nth', fromLeft: 2 }))).toBe('alice alice#2<-zoe');
  });

  it.each<[string, Faces]>([
    ['the largest', { which: 'largest' }],
    ['the only one', { which: 'nth', fromLeft: 1 }],
    ['the one like the reference', { which: 'reference', reference: mediaOf([alice]) }],
  ])('asks the plain model where the picture shows one face: %s', async (_, faces) => {
    expect(await shown(among([alice], faces))).toBe('alice<-zoe');
    expect([created(), server.count('detect')]).toMatchObject([{ model: 'image-face-swap' }, 0]);
  });

  it.each(['image', 'video'] as const)('says so when the largest was one of several: %s', async (kind) => {
    const status = await swapWith(() => crunAt(server), among(party, { which: 'largest' }, kind));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 3 }] });
    const asked = await swapWith(() => crunAt(server), among(party, { which: 'all' }, kind));
    expect(asked).toMatchObject({ state: 'done', warnings: [] });
  });

  it('sends only the largest face of a source picture that shows several', async () => {
    expect(await shown(input({ source: mediaOf([{ ...carol, left: 0 }, bob]) }))).toBe('alice<-bob');
  });

  it('uploads a source once, however many faces receive it', async () => {
    await shown(among(party, { which: 'all' }));
    expect(server.count('upload')).toBe(2);
  });

  it('swaps the primary face of a video where the vendor has no detection for videos', async () => {
    server.fails('detect', { status: 404, body: { code: 404, message: 'Not Found', data: null } });
    expect(await shown(among(party, { which: 'largest' }, 'video'))).toBe('alice<-zoe carol bob');
  });
});

describe('refuses, before anything is paid', () => {
  const twins = [alice, { ...alice, name: 'alice#2', left: 300 }, bob];
  const like = (person: Member): Faces => ({ which: 'reference', reference: mediaOf([person]) });
  it.each<[string, SwapInput, string, string]>([
    ['too few people', among(party, { which: 'nth', fromLeft: 9 }), 'no-such-face', 'target'],
    ['nobody like the reference', among(party, like(zoe)), 'no-match', 'reference'],
    ['nobody like the reference in a video', among(party, like(zoe), 'video'), 'no-match', 'reference'],
    [
      'two like the reference in a video',
      among(twins, like({ ...alice, name: 'alice#3' }), 'video'),
      'no-match',
      'reference',
    ],
    [
      'one place given away twice',
      among(party, assigned([{ fromLeft: 1 }, yan], [{ fromLeft: 1 }, zoe])),
      'no-such-face',
      'target',
    ],
    ['nobody in the video', among([], { which: 'all' }, 'video'), 'no-face', 'target'],
    ['nobody at all', among([], { which: 'all' }), 'no-face', 'target'],
  ])('%s', async (_, what, reason, subject) => {
    const options = submitOptions();
    expect(await crunAt(server).submit(what, options)).toEqual({ state: 'refused', reason, subject, charged: false });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('a crowd', async () => {
    const crowd = Array.from({ length: 33 }, (_, place) => ({ name: `p${place}`, left: place * 9, size: 8 }));
    const status = await crunAt(server).submit(among(crowd, { which: 'all' }), submitOptions());
    expect(status).toMatchObject({ state: 'refused', reason: 'too-many-faces' });
  });

  it('a face that the vendor does not see', async () => {
    server.state.overlooks = 'carol';
    const status = await crunAt(server).submit(among(party, { which: 'nth', fromLeft: 2 }), submitOptions());
    expect(status).toMatchObject({ state: 'refused', reason: 'no-such-face', subject: 'target' });
  });
});

describe('the words of the vendor', () => {
  it('calls the scene image_url and the new face new_face, and leaves its safety checker on', async () => {
    await shown(input());
    expect(created()).toEqual({
      model: 'image-face-swap',
      input: {
        image_url: `${server.url}/files/0.png`,
        new_face: `${server.url}/files/1.png`,
        disable_safety_checker: false,
      },
    });
  });

  it('names every face of a group by the id of its detection, 0 included, and gives the others their own crop', async () => {
    await shown(among(party, { which: 'largest' }));
    const detected = server.requests.find(({ operation }) => operation === 'detect');
    expect(detected?.json).toEqual({ image_url: `${server.url}/files/0.png` });
    expect(created()).toEqual({
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
    await shown(among([alice], { which: 'largest' }, 'video'));
    expect(created()).toMatchObject({ model: 'video-face-swap', input: { video_url: `${server.url}/files/0.mp4` } });
    expect(created()).toMatchObject({ input: { disable_safety_checker: false } });
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

describe('an intent whose answer was lost', () => {
  const attempt = { id: 'a', provider: 'crun', startedAt: 0, intentAt: 1 };
  it.each<[string, (id: string) => unknown]>([
    ['a plain hook', (id) => ({ task_id: id, status: 'success', result: { media_urls: ['https://evil.example/x'] } })],
    ['a hook in an envelope', (id) => ({ code: 200, message: 'success', data: { task_id: id } })],
  ])('is found by %s', async (_, body) => {
    const provider = crunAt(server);
    await provider.submit(input(), submitOptions());
    const ticket = await provider.find?.(attempt, body('task_0'), { signal: never });
    expect(ticket).toEqual({ taskId: 'task_0' });
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

describe('what is not offered', () => {
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

swapProviderContract('crun', async () => {
  const own = await startCrunServer();
  let what = input();
  const envelope = (code: number) => ({ code, message: 'no', data: null });
  const headers = (seconds?: number) => (seconds === undefined ? {} : { 'retry-after': String(seconds) });
  return {
    create: () => crunAt(own),
    secret: own.state.key,
    input: () => what,
    async end() {
      await own[Symbol.asyncDispose]();
    },
    vendor: {
      works(polls) {
        own.state.pendingPolls = polls;
      },
      noFace() {
        what = among([], { which: 'all' });
      },
      submitStatus(status, seconds) {
        own.fails('create', { status, headers: headers(seconds), body: envelope(status) });
      },
      pollStatus(status, seconds) {
        own.fails('task', { status, headers: headers(seconds), body: envelope(status) });
      },
      nonsense() {
        own.fails('create', { body: '<html>welcome</html>' });
      },
      unknownState() {
        own.state.pendingPolls = 0;
        own.state.end = { status: 'contemplating', result: null };
      },
      paid: () => own.paid,
    },
  };
});

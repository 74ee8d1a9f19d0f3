import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hurriedClock } from '../../../fakes/clocks/hurried-clock.ts';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { FakeProvider, pending } from '../../../fakes/providers.ts';
import { at, type Json, validatorsOf } from '../../../fakes/vendors/openapi-check.ts';
import { annasKey, startApi } from '../api-rig.ts';
import { contract, endOf, files, given, image, jobsOf, modelslabClient, reference, video } from './client.ts';

const document: Json = parse(readFileSync(contract, 'utf8'));
/** Does pictures and videos. */
const engine = () => Object.assign(new FakeProvider('local', { bills: false }), { unfit: () => undefined });

function hash(text = ''): string {
  return createHash('sha256').update(text).digest('hex');
}

describe.each(['faceswap', 'deepfake'])('a swap of %s', (family) => {
  it.each([
    ['multiple_face_swap', image, 'all', 'png'],
    ['single_face_swap', { ...image, ...reference }, 'reference', 'png'],
    ['single_video_swap', video, 'all', 'mp4'],
    ['specific_video_swap', { ...video, ...reference }, 'reference', 'mp4'],
  ] as const)('%s puts the right face on the right scene', async (name, fields, which, ending) => {
    const api = await startApi({ ...given, providers: [engine()] });
    const call = modelslabClient(api);
    const { status, json } = await call(`/api/v6/${family}/${name}`, fields);
    expect([status, json.status, json.output, json.eta > 0]).toEqual([200, 'processing', [], true]);
    expect(json.id).toSatisfy((id) => Number.isInteger(id) && String(id).length <= 15);
    expect(json.fetch_result).toBe(`${api.origin}/modelslab/api/v6/${family}/fetch/${json.id}`);
    const [job] = await jobsOf(api);
    const scene = ending === 'mp4' ? 'https://example.com/scene.mp4' : 'https://example.com/scene.png';
    expect(job?.inputs.target.sha256).toBe(hash(files[scene]));
    expect(job?.inputs.source?.sha256).toBe(hash('a face'));
    expect([job?.request.faces.which, job?.inputs.reference?.sha256]).toEqual([
      which,
      which === 'reference' ? hash('one face of the scene') : undefined,
    ]);
    const end = await endOf(call, json.id, family);
    expect(end.json).toMatchObject({ status: 'success', id: json.id, output: [expect.any(String)] });
    const [link] = end.json.output;
    expect(link).toMatch(new RegExp(`^${api.origin}/files/result/.*\\.png$`)); // what the engine makes is a PNG
    expect(await (await fetch(link)).text()).toBe('by local');
    expect(json.future_links[0]).toMatch(new RegExp(`\\.${ending}$`));
    expect(await (await fetch(json.future_links[0])).text()).toBe('by local');
    expect(api.bugs()).toEqual([]);
  });
});

it('is told of by its id as long as its result is kept, be it a week', async () => {
  const hurried = hurriedClock(50);
  let later = 0;
  const clock = { ...hurried, now: () => hurried.now() + later };
  const api = await startApi({ ...given, clock, resultsHours: 168 });
  const call = modelslabClient(api);
  const { json } = await call('/api/v6/faceswap/multiple_face_swap', image);
  await endOf(call, json.id);
  later = 167 * 3_600_000;
  const { status, output, tip } = (await endOf(call, json.id)).json;
  expect([status, tip]).toEqual(['success', expect.stringContaining('results for 168 hours')]);
  expect(await (await fetch(output[0])).text()).toBe('by local');
});

describe('a request as the documents print it', () => {
  it('is taken, with nothing changed but its key and its addresses', async () => {
    const path = ['paths', '/faceswap/single_face_swap', 'post', 'requestBody', 'content', 'application/json'];
    const body = at(document, [...path, 'examples', 'publishedBody', 'value']) as Record<string, Json>;
    const api = await startApi({ at: () => 'a scene with a face' });
    const call = modelslabClient(api);
    const { status, json } = await call('/api/v6/faceswap/single_face_swap', { ...body, key: annasKey });
    expect([status, json.status]).toEqual([200, 'processing']);
    expect((await endOf(call, json.id)).json.status).toBe('success');
  });
});

describe('base64', () => {
  it.each(['data:image/png;base64,', ''])('is taken after “%s” and answered', async (head) => {
    const api = await startApi();
    const call = modelslabClient(api);
    const text = (content: string): string => `${head}${Buffer.from(content).toString('base64')}`;
    const { json } = await call('/api/v6/faceswap/multiple_face_swap', {
      init_image: text('a scene with a face'),
      target_image: text('a face'),
      base64: true,
    });
    expect(json.meta).toMatchObject({ base64: 'yes' });
    const [job] = await jobsOf(api);
    expect(job?.inputs.target.sha256).toBe(hash('a scene with a face'));
    const end = await endOf(call, json.id);
    expect(end.json).toMatchObject({ output: [Buffer.from('by local').toString('base64')], proxy_links: null });
  });

  it.each([
    ['/api/v6/base64_to_url', 'base64_string'],
    ['/api/v6/image_editing/base64_to_url', 'init_image'],
    ['/api/v6/video/base64_to_url', 'init_obj'],
    ['/api/v3/base64_crop', 'image'],
  ])('becomes a link by %s, which swaps take', async (path, field) => {
    const api = await startApi();
    const call = modelslabClient(api);
    const content = Buffer.from('a face that was sent').toString('base64');
    const { status, json } = await call(path, { [field]: `data:image/png;base64,${content}`, crop: 'false' });
    const link = json.output?.[0] ?? json.link;
    expect([status, link]).toEqual([200, expect.stringMatching(new RegExp(`^${api.origin}/files/file/.*\\.png$`))]);
    expect(await (await fetch(link)).text()).toBe('a face that was sent');
    const begun = await call('/api/v6/faceswap/multiple_face_swap', { init_image: link, target_image: link });
    expect((await endOf(call, begun.json.id)).json.status).toBe('success');
  });

  it('is kept as nothing that a browser would run, and not where it is too large or no base64', async () => {
    const api = await startApi();
    const call = modelslabClient(api);
    const { json } = await call('/api/v6/base64_to_url', { base64_string: 'data:text/html;base64,PHNjcmlwdD4=' });
    const kept = await fetch(json.output[0]);
    expect(kept.headers.get('content-type')).toBe('application/octet-stream');
    const spaces = `${' '.repeat(900_000)}!`; // quickly
    for (const text of [
      Buffer.alloc(1_000_001).toString('base64'),
      'no base64!',
      'https://example.com/a.png',
      spaces,
    ]) {
      expect((await call('/api/v6/base64_to_url', { base64_string: text })).status).toBe(400);
    }
    expect((await call('/api/v6/base64_to_url', {})).json.message).toBe('“base64_string”: this is missing.');
  });
});

describe('what else programs ask', () => {
  it('credit, the queue, and that a result be deleted', async () => {
    const forever = { polls: Array.from({ length: 5_000 }, () => pending('local-1')) };
    const api = await startApi({ ...given, providers: [new FakeProvider('local').plays(forever)] });
    const call = modelslabClient(api);
    const balance = await call('/api/wallet_balance');
    expect(balance.json).toEqual({ status: 'success', data: { balance: 1_000_000, currency: 'USD' } });
    const { json } = await call('/api/v6/faceswap/multiple_face_swap', image);
    expect((await call('/api/v6/processing/request_count')).json.processing_count).toBe(1);
    const deleted = await call('/api/v3/delete_image', { request_id: json.id, type: 'image' });
    expect(deleted.json).toEqual({ status: 'success', messege: 'image deleted' });
    await api.swaps.idle();
    expect((await call('/api/v6/processing/request_count')).json.processing_count).toBe(0);
    expect((await call(`/api/v6/faceswap/fetch/${json.id}`)).status).toBe(404);
  });
});

describe('a webhook', () => {
  const fits = (body: unknown) => {
    const path = ['webhooks', 'generationComplete', 'post', 'requestBody', 'content', 'application/json', 'schema'];
    return validatorsOf(document)(path, body);
  };

  async function told(provider: FakeProvider) {
    const body = Promise.withResolvers<string>();
    const receiver = await startLoopbackServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      body.resolve(Buffer.concat(chunks).toString());
    });
    const api = await startApi({ ...given, providers: [provider] });
    const fields = { ...image, webhook: `${receiver.origin}/hook`, track_id: 23_220 };
    const { json } = await modelslabClient(api)('/api/v6/faceswap/multiple_face_swap', fields);
    const posted = JSON.parse(await body.promise);
    await receiver.close();
    expect(fits(posted)).toEqual([]);
    expect(posted).toMatchObject({ id: json.id, track_id: 23_220 });
    return posted;
  }

  it('tells of a result, and what the program called the request', async () => {
    const posted = await told(new FakeProvider('local'));
    expect(posted).toMatchObject({ status: 'success', generationTime: expect.any(Number) });
    expect(await (await fetch(posted.output[0]).catch(() => undefined))?.text()).toBe('by local');
  });

  it('tells why there is none', async () => {
    const refused = { answer: { state: 'refused', reason: 'no-face', subject: 'target' } } as const;
    const posted = await told(new FakeProvider('local').plays(refused));
    expect(posted).toMatchObject({
      status: 'failed',
      output: [],
      message: expect.stringMatching(/^init_image: No face/),
    });
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hurriedClock } from '../../../fakes/clocks/hurried-clock.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { FakeProvider } from '../../../fakes/providers.ts';
import { at, type Json, validatorsOf } from '../../../fakes/vendors/openapi-check.ts';
import { bertsKey, startApi } from '../api-rig.ts';
import {
  clip,
  contract,
  crunClient,
  detected,
  endOf,
  engine,
  files,
  given,
  jobsOf,
  newFace,
  plain,
  scene,
} from './client.ts';

const document: Json = parse(readFileSync(contract, 'utf8'));
const createTask = ['paths', '/api/v1/client/job/CreateTask', 'post'];

function hash(text = ''): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A request as the documents print it, with the addresses of this test. */
function printed(name: string): { model: string; input: Record<string, Json>; callback_url?: string } {
  const examples = [...createTask, 'requestBody', 'content', 'application/json', 'examples'];
  return structuredClone(at(document, [...examples, name, 'value'])) as ReturnType<typeof printed>;
}

describe('a plain task', () => {
  it('is taken as the documents print it, and swaps the largest face', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    const { input, ...task } = printed('image');
    const body = { ...task, input: { ...input, image_url: scene, new_face: newFace } };
    const { data } = await call('job/CreateTask', { ...body, callback_url: `${api.origin}/nowhere` });
    const [job] = await jobsOf(api);
    expect(job?.request.faces).toEqual({ which: 'largest' });
    expect([job?.inputs.target.sha256, job?.inputs.source?.sha256]).toEqual([hash(files[scene]), hash(files[newFace])]);
    const end = await endOf(call, data.task_id);
    expect(end).toMatchObject({
      task_id: data.task_id,
      status: 'success',
      model_version: 'image-face-swap',
      source: 'api',
    });
    expect(end.result).toEqual({ code: 200, message: 'success', media_urls: [expect.any(String)] });
    expect(await (await fetch(end.result.media_urls[0])).text()).toBe('by local');
    expect(end.complete_at - end.create_at).toBeGreaterThanOrEqual(0);
    expect(api.bugs()).toEqual([]);
  });

  it('takes a video', async () => {
    const api = await startApi({ ...given, providers: [engine()] });
    const call = crunClient(api);
    const input = { video_url: clip, new_face: newFace };
    const { data } = await call('job/CreateTask', { model: 'video-face-swap', input });
    expect((await endOf(call, data.task_id)).status).toBe('success');
    expect((await jobsOf(api))[0]).toMatchObject({
      inputs: { target: { kind: 'video' } },
      request: { faces: { which: 'largest' } },
    });
  });

  it('keeps the content gate, whatever a program asks', async () => {
    const api = await startApi({ ...given, core: { moderator: { judge: async () => 'unsafe' } as never } });
    const input = { ...plain.input, disable_safety_checker: true };
    const { status, message } = await crunClient(api)('job/CreateTask', { ...plain, input });
    expect([status, message]).toEqual([422, expect.stringContaining('NSFW content')]);
  });
});

describe('a task with several faces', () => {
  it('gives each face of a picture the one that was asked for, and leaves one that keeps its own', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    const { id, faces } = await detected(call, 'image', scene);
    expect(faces.map((face) => face.id)).toEqual([0, 1]);
    expect(await (await fetch(faces[1]?.link ?? '')).text()).toBe(`${files[scene]} cut 2`);
    const { input, ...task } = printed('multi');
    const rows = (input.faces as { face_id: number; target: string }[]).map(({ face_id }) => ({
      face_id,
      target: face_id === 0 ? newFace : (faces[face_id]?.link ?? ''),
    }));
    const body = { ...task, input: { ...input, detect_id: id, image_url: scene, faces: rows } };
    const { data } = await call('job/CreateTask', body);
    const [job] = await jobsOf(api);
    expect(job?.inputs.assignments).toEqual([
      { fromLeft: 1, source: expect.objectContaining({ sha256: hash(files[newFace]) }) },
    ]);
    expect((await endOf(call, data.task_id)).status).toBe('success');
  });

  it('gives a face of a picture that of another one', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    const { id: detect_id, faces } = await detected(call, 'image', scene);
    const rows = [{ face_id: 0, target: faces[1]?.link }];
    await call('job/CreateTask', {
      model: 'image-face-swap-multi',
      input: { detect_id, image_url: scene, faces: rows },
    });
    const source = { sha256: hash(`${files[scene]} cut 2`) };
    expect((await jobsOf(api))[0]?.inputs.assignments).toMatchObject([{ fromLeft: 1, source }]);
  });

  it('names the faces of a video by their pictures', async () => {
    const numberer = createFakeFaceNumberer((bytes) => Buffer.from(bytes).toString().match(/face/g)?.length);
    const frame = { mimeType: 'image/jpeg', bytes: Buffer.from('a frame with a face and a face') };
    const core = { numberer: { ...numberer, frameWithFace: async () => frame } };
    const api = await startApi({ ...given, providers: [engine()], core });
    const call = crunClient(api);
    const { id: detect_id } = await detected(call, 'video', clip);
    const input = { detect_id, video_url: clip, faces: [{ face_id: 1, target: newFace }] };
    const { data } = await call('job/CreateTask', { model: 'video-face-swap-multi', input });
    const reference = { sha256: hash('a frame with a face and a face cut 2') };
    expect((await jobsOf(api))[0]?.inputs.assignments).toMatchObject([
      { reference, source: { sha256: hash(files[newFace]) } },
    ]);
    expect((await endOf(call, data.task_id)).status).toBe('success');
  });

  it('takes a detection for an hour, with its key and its URL alone', async () => {
    const real = hurriedClock(50);
    let later = 0;
    const clock = { now: () => real.now() + later, sleep: real.sleep };
    const api = await startApi({ ...given, clock });
    const call = crunClient(api);
    const { id: detect_id } = await detected(call, 'image', scene);
    const rows = [{ face_id: 0, target: newFace }];
    const input = { detect_id, image_url: scene, faces: rows };
    const multi = (change: object) => ({ model: 'image-face-swap-multi', input: { ...input, ...change } });
    const twice = [...rows, ...rows];
    const own = (await detected(call, 'image', scene)).faces;
    const refused = [
      await call('job/CreateTask', multi({ detect_id: 'another' })),
      await call('job/CreateTask', multi({ image_url: newFace })),
      await call('job/CreateTask', multi({ faces: [{ face_id: 2, target: newFace }] })),
      await call('job/CreateTask', multi({ faces: twice })),
      await call('job/CreateTask', multi({ faces: [] })),
      await call('job/CreateTask', { model: 'video-face-swap-multi', input: { ...input, video_url: scene } }),
      await crunClient(api, bertsKey)('job/CreateTask', multi({})),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 422));
    expect(refused.map(({ message }) => /“input[.\w]*”/.exec(message)?.[0])).toEqual([
      '“input.detect_id”',
      '“input.image_url”',
      '“input.faces.0.face_id”',
      '“input.faces”',
      '“input.faces”',
      '“input.video_url”',
      '“input.detect_id”',
    ]);
    expect((await crunClient(api, bertsKey)(`job/detect-face-result?detect_task_id=${detect_id}`)).status).toBe(404);
    expect((await call('job/CreateTask', multi({}))).status).toBe(200);
    // a crop of another detection is a picture like any other
    expect((await call('job/CreateTask', multi({ faces: [{ face_id: 0, target: own[0]?.link }] }))).status).toBe(200);
    later = 60 * 60 * 1_000;
    expect((await call('job/CreateTask', multi({}))).status).toBe(422);
  });

  it('takes no face for a larger one beside it', async () => {
    const numberer = createFakeFaceNumberer(() => 2);
    const cropAll: typeof numberer.cropAll = async (bytes, signal) => {
      const [first, second] = await numberer.cropAll(bytes, signal);
      if (!first?.crop || !second) return [];
      const child = {
        ...first,
        box: { left: 40, top: 40, right: 60, bottom: 60 },
        crop: { ...first.crop, width: 200 },
      };
      return [child, second];
    };
    const frame = { mimeType: 'image/jpeg', bytes: Buffer.from('a frame') };
    const core = { numberer: { ...numberer, cropAll, frameWithFace: async () => frame } };
    const api = await startApi({ ...given, providers: [engine()], core });
    const call = crunClient(api);
    const inVideo = await detected(call, 'video', clip);
    const inPicture = await detected(call, 'image', scene);
    const child = inPicture.faces[0]?.link ?? '';
    const swap = async (model: string, input: object) => (await call('job/CreateTask', { model, input })).status;
    const ofVideo = (face_id: number) => ({
      detect_id: inVideo.id,
      video_url: clip,
      faces: [{ face_id, target: newFace }],
    });
    const ofPicture = (face_id: number, target: string) => ({
      detect_id: inPicture.id,
      image_url: scene,
      faces: [{ face_id, target }],
    });
    expect(await swap('video-face-swap-multi', ofVideo(0))).toBe(422);
    expect(await swap('video-face-swap-multi', ofVideo(1))).toBe(200);
    expect(await swap('image-face-swap-multi', ofPicture(1, child))).toBe(422);
    expect(await swap('image-face-swap-multi', ofPicture(0, newFace))).toBe(200); // by its number
    expect(await swap('image-face-swap', { image_url: scene, new_face: child })).toBe(422);
  });

  it('is refused where every face keeps its own', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    const { id: detect_id, faces } = await detected(call, 'image', scene);
    const rows = faces.map(({ id, link }) => ({ face_id: id, target: link }));
    const input = { detect_id, image_url: scene, faces: rows };
    const { status, message } = await call('job/CreateTask', { model: 'image-face-swap-multi', input });
    expect([status, message]).toEqual([422, 'Validation Error: “input.faces”: no face would change.']);
  });
});

describe('a detection', () => {
  it('finds nobody in a meadow, and takes a video only as one', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    expect((await detected(call, 'image', 'https://example.com/meadow.png')).faces).toEqual([]);
    const { status, message } = await call('job/detect-face-image', { image_url: clip });
    expect([status, message]).toEqual([422, expect.stringContaining('Unsupported file format')]);
    expect((await call('job/detect-face-image', { image_url: 'https://example.com/none.png' })).status).toBe(422);
    expect((await call('job/detect-face-image', { video_url: scene })).message).toContain('image_url');
  });
});

describe('a callback', () => {
  it.each([
    ['a result', {}, { status: 'success', result: { media_urls: [expect.any(String)] } }],
    [
      'why there is none',
      { answer: { state: 'refused', reason: 'no-face', subject: 'target' } },
      { status: 'failed', result: { code: 501, message: expect.stringMatching(/^image_url: No face detected\./) } },
    ],
  ] as const)('tells %s', async (_, script, expected) => {
    const body = Promise.withResolvers<string>();
    const receiver = await startLoopbackServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      body.resolve(Buffer.concat(chunks).toString());
    });
    const api = await startApi({ ...given, providers: [new FakeProvider('local').plays(script)] });
    const { data } = await crunClient(api)('job/CreateTask', { ...plain, callback_url: `${receiver.origin}/hook` });
    const posted = JSON.parse(await body.promise);
    await receiver.close();
    expect(validatorsOf(document)(['components', 'schemas', 'TaskInfo'], posted)).toEqual([]);
    expect(posted).toMatchObject({ task_id: data.task_id, ...expected });
  });
});

describe('a file', () => {
  it('is sent to an address of its own, once, and then swaps take it', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    const { data } = await call('files/upload-url?content_type=image/png&ext=.png');
    const send = (url: string) =>
      fetch(url, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: 'a sent face' });
    expect((await send(data.presigned_url.replace(/\.[\w-]{22}\.png$/, '.0123456789012345678901.png'))).status).toBe(
      404,
    );
    expect((await send(data.presigned_url)).status).toBe(200);
    expect((await send(data.presigned_url)).status).toBe(404);
    expect(await (await fetch(data.file_url)).text()).toBe('a sent face');
    const task = await call('job/CreateTask', { ...plain, input: { image_url: scene, new_face: data.file_url } });
    expect(task.status).toBe(200);
    expect((await jobsOf(api))[0]?.inputs.source?.sha256).toBe(hash('a sent face'));
  });

  it('is a picture or a video, and not too large', async () => {
    const api = await startApi(given);
    const call = crunClient(api);
    for (const type of ['text/html', 'image', '']) {
      expect((await call(`files/upload-url?content_type=${type}&ext=.png`)).status).toBe(422);
    }
    const { data } = await call('files/upload-url?content_type=image/svg%2Bxml&ext=.svg');
    const put = (body: Uint8Array) =>
      fetch(data.presigned_url, {
        method: 'PUT',
        headers: { 'content-type': 'image/svg+xml' },
        body: Buffer.from(body),
      });
    const tooLarge = await put(new Uint8Array(1_000_001));
    expect([tooLarge.status, await tooLarge.json()]).toMatchObject([422, { code: 422, data: null }]);
    expect((await put(Buffer.from('<svg/>'))).status).toBe(200);
    expect((await fetch(data.file_url)).headers.get('content-type')).toBe('application/octet-stream');
  });
});

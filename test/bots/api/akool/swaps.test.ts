import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../../../examples.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { FakeProvider, pending } from '../../../fakes/providers.ts';
import { type ApiRigOptions, annasKey, bertsKey, startApi } from '../api-rig.ts';
import { client, paths, printed } from './akool-client.ts';

const media = 'https://example.com';
/** What lies at each URL. The fake engine sees a face for each “face”, side by side, 100 pixels wide. */
const files: Readonly<Record<string, string>> = {
  '/anna.jpg': 'a face of anna',
  '/bert.jpg': 'a face of bert',
  '/crowd.jpg': 'a face, another face',
  '/scene.jpg': 'a scene of a face, a face and a face',
  '/alone.jpg': 'a scene of one face',
  '/talk.mp4': 'a video of a face and a face',
  '/broken.jpg': 'broken',
};
/** Landmarks of the faces of a picture, from the left. */
const opts = [0, 100, 200].map((x) => `${x + 30},40:${x + 70},40:${x + 50},60:${x + 50},80`);
const url = (name: string): string => `${media}/${name}`;

function start(options: ApiRigOptions = {}) {
  return startApi({ at: (at) => files[new URL(at).pathname], ...options });
}

/** Begins a swap, and tells how core was asked for it, with the text of each picture. */
async function asked(path: string, body: object) {
  const api = await start();
  const { json } = await client(api).post(path, body);
  expect(json, json.msg).toMatchObject({ code: 1000 });
  const { job } = (await api.swaps.find(json.data._id)) ?? {};
  expect(await client(api).ended(json.data._id)).toMatchObject({ faceswap_status: 3 });
  expect(api.bugs()).toEqual([]);
  return { faces: job?.request.faces, inputs: job?.inputs };
}

describe('a swap', () => {
  it('of the printed request is queued with an early address, listed when it is done, and deleted', async () => {
    const names: Record<string, string> = { '.png': 'a face', '.jpeg': 'a scene with a face' };
    const api = await startApi({ at: (at) => names[/\.\w+$/.exec(at)?.[0] ?? ''] });
    const { post, get, ended } = client(api);
    const { json } = await post(paths.image, printed(paths.image));
    const { _id, url: early, job_id } = json.data;
    expect(json).toMatchObject({ code: 1000, msg: expect.stringContaining('patient') });
    expect([job_id, early]).toEqual([_id, expect.stringContaining(`${api.origin}/files/result/`)]);
    const result = await ended(_id);
    expect(result).toMatchObject({ _id, faceswap_status: 3, image: 1 });
    expect(await (await fetch(String(result.url))).text()).toBe('by local');
    expect((await post(paths.remove, { _ids: _id })).json).toEqual({ code: 1000, msg: 'OK' });
    expect((await get(`${paths.list}?_ids=${_id}`)).json.data.result).toEqual([]);
    expect((await fetch(String(result.url))).status).toBe(404);
    expect((await post(paths.remove, { _ids: _id })).json.code).toBe(1008);
    expect(api.bugs()).toEqual([]);
  });

  it('is listed with its address before the file is there, as the documents show', async () => {
    const waits = new FakeProvider('local').plays({ polls: Array.from({ length: 500 }, () => pending('local-1')) });
    const api = await start({ providers: [waits] });
    const { post, get } = client(api);
    const { json } = await post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') });
    expect(json.data).toEqual({ _id: json.data._id, job_id: json.data._id });
    const [listed] = (await get(`${paths.list}?_ids=${json.data._id}`)).json.data.result;
    expect([1, 2]).toContain(listed.faceswap_status);
    expect((await fetch(listed.url)).status).toBe(404);
    await post(paths.remove, { _ids: `${json.data._id},unknown` });
    await api.swaps.idle();
    expect(waits.cancelled).toBe(1);
  });

  it('that is refused has failed, and says why', async () => {
    const refuses = { answer: { state: 'refused', reason: 'no-face', subject: 'target' } } as const;
    const api = await start({ providers: [new FakeProvider('local').plays(refuses)] });
    const { json } = await client(api).post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') });
    const entry = await client(api).ended(json.data._id);
    expect(entry).toMatchObject({ faceswap_status: 4, url: '', msg: expect.stringMatching(/face/) });
  });

  it('is of its key alone', async () => {
    const api = await start();
    const anna = client(api);
    const bert = client(api, { 'x-api-key': bertsKey });
    const { _id } = (await anna.post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') })).json
      .data;
    expect((await bert.get(`${paths.list}?_ids=${_id},x`)).json.data.result).toEqual([]);
    expect((await bert.post(paths.remove, { _ids: _id })).json.code).toBe(1008);
    expect(await anna.ended(_id)).toMatchObject({ faceswap_status: 3, userId: 'anna' });
  });
});

describe('which face is meant', () => {
  const anna = { path: url('anna.jpg'), opts: opts[0] };
  const bert = { path: url('bert.jpg'), opts: opts[0] };
  const inScene = (number: number) => ({ path: url('scene.jpg'), opts: opts[number - 1] });
  const modifyImage = url('scene.jpg');

  it('by its place in the scene', async () => {
    const body = { sourceImage: [anna], targetImage: [inScene(2)], modifyImage };
    expect((await asked(paths.image, body)).faces).toEqual({ which: 'nth', fromLeft: 2 });
  });

  it('by a picture of it', async () => {
    const body = { sourceImage: [anna], targetImage: [{ path: url('bert.jpg') }], modifyImage };
    const { faces, inputs } = await asked(paths.image, body);
    expect(faces).toMatchObject({ which: 'reference' });
    expect([inputs?.source?.byteLength, inputs?.reference?.byteLength]).toEqual([14, 14]);
  });

  it('is the largest where nothing says which', async () => {
    const body = { sourceImage: [{ path: url('anna.jpg') }], targetImage: [{ path: modifyImage }], modifyImage };
    expect((await asked(paths.image, body)).faces).toEqual({ which: 'largest' });
  });

  it('in a source picture of several, which is cut out', async () => {
    const crowd = { path: url('crowd.jpg'), opts: opts[1] };
    const { inputs } = await asked(paths.image, { sourceImage: [crowd], targetImage: [inScene(1)], modifyImage });
    expect(inputs?.source?.byteLength).toBe(`${files['/crowd.jpg']} cut 2`.length);
  });

  it('for several at once, each its own', async () => {
    const body = { sourceImage: [bert, anna], targetImage: [inScene(3), { path: url('bert.jpg'), opts: opts[0] }] };
    const { faces, inputs } = await asked(paths.image, { ...body, modifyImage });
    expect(faces).toMatchObject({ which: 'assigned', assignments: [{ fromLeft: 3 }, { reference: {} }] });
    expect(inputs?.assignments).toMatchObject([{ fromLeft: 3 }, { reference: {} }]);
  });

  it('are all where every face of the scene receives the same', async () => {
    const targetImage = [inScene(1), inScene(2), inScene(3)];
    expect((await asked(paths.image, { sourceImage: [anna, anna, anna], targetImage, modifyImage })).faces).toEqual({
      which: 'all',
    });
    const two = { sourceImage: [anna, anna], targetImage: targetImage.slice(0, 2), modifyImage };
    expect((await asked(paths.image, two)).faces).toMatchObject({ which: 'assigned' });
    const other = { sourceImage: [anna, bert, anna], targetImage, modifyImage };
    expect((await asked(paths.image, other)).faces).toMatchObject({ which: 'assigned' });
  });

  it('by a crop of ours: by its number in the scene it is from, by what it shows in every other one and in videos', async () => {
    const takesVideos = Object.assign(new FakeProvider('local'), { unfit: () => undefined });
    const api = await start({ providers: [takesVideos] });
    const { post } = client(api);
    const { json } = await post(paths.detect, { url: modifyImage, return_face_url: true });
    const { face_urls, crop_landmarks } = json.faces_obj[0];
    const crop = { path: face_urls[1], opts: crop_landmarks[1] };
    const choiceOf = async (path: string, scene: object) => {
      const { data } = (await post(path, { sourceImage: [anna], targetImage: [crop], ...scene })).json;
      return (await api.swaps.find(data._id))?.job.request.faces;
    };
    expect(await choiceOf(paths.image, { modifyImage })).toEqual({ which: 'nth', fromLeft: 2 });
    expect(await choiceOf(paths.image, { modifyImage: `${modifyImage}?signed-anew` })).toMatchObject({ fromLeft: 2 });
    expect(await choiceOf(paths.image, { modifyImage: url('crowd.jpg') })).toMatchObject({ which: 'reference' });
    expect(await choiceOf(paths.video, { modifyVideo: url('talk.mp4') })).toMatchObject({ which: 'reference' });
  });

  it('is never told by a crop that shows a larger face as well', async () => {
    const small = { left: 0, top: 0, right: 50, bottom: 50 };
    const large = { left: 60, top: 0, right: 160, bottom: 100 };
    const landmarks = [small, large].map(({ left }) =>
      [10, 30, 20, 15, 25].map((x, index) => ({ x: left + x, y: 10 + 6 * index })),
    );
    const faces = [small, large].map((box, index) => ({
      number: index + 1,
      box,
      landmarks: landmarks[index] ?? [],
      quality: 1,
      crop: {
        ...{ bytes: Buffer.from(`cut ${index + 1}`), mimeType: 'image/jpeg' },
        left: 0,
        top: 0,
        width: 160,
        height: 100,
      },
    }));
    const numberer = { ...createFakeFaceNumberer(() => 2), cropAll: async () => faces };
    const takesVideos = Object.assign(new FakeProvider('local'), { unfit: () => undefined });
    const api = await start({ core: { numberer }, providers: [takesVideos] });
    const { post } = client(api);
    const { json } = await post(paths.detect, { url: modifyImage, return_face_url: true });
    const { face_urls, landmarks_str } = json.faces_obj[0];
    const scene = { targetImage: [{ path: url('bert.jpg') }], modifyImage: url('alone.jpg') };
    const codeOf = async (path: string, body: object) => (await post(path, body)).json.code;
    const inCrowd = landmarks_str.map((at: string) => [{ path: url('crowd.jpg'), opts: at }]);
    expect(await codeOf(paths.image, { sourceImage: inCrowd[0], ...scene })).toBe(1003);
    expect(await codeOf(paths.image, { sourceImage: inCrowd[1], ...scene })).toBe(1000);
    for (const [index, code] of [1003, 1000].entries()) {
      const crop = [{ path: face_urls[index] }];
      expect(await codeOf(paths.image, { sourceImage: crop, ...scene })).toBe(code);
      const film = { sourceImage: [{ path: url('anna.jpg') }], targetImage: crop, modifyVideo: url('talk.mp4') };
      expect(await codeOf(paths.video, film)).toBe(code);
      const own = { sourceImage: [{ path: url('anna.jpg') }], targetImage: crop, modifyImage };
      expect(await codeOf(paths.image, own)).toBe(1000); // told by its number
    }
  });

  it('in a video by what it looks like, since its number says nothing of another frame', async () => {
    const takesVideos = Object.assign(new FakeProvider('local'), { unfit: () => undefined });
    const frame = { bytes: Buffer.from('a face and a face'), mimeType: 'image/jpeg' };
    const numberer = { ...createFakeFaceNumberer(() => 2), frameWithFace: async () => frame };
    const api = await start({ core: { numberer }, providers: [takesVideos] });
    const film = url('talk.mp4');
    const target_face_info = { bbox: [100, 0, 200, 100] };
    const bodies = [
      [paths.video, { sourceImage: [anna], targetImage: [{ path: film, opts: opts[1] }], modifyVideo: film }],
      [
        paths.plus,
        { source_url: anna.path, target_url: film, face_mapping: [{ source_face_info: {}, target_face_info }] },
      ],
    ] as const;
    for (const [path, body] of bodies) {
      const { data } = (await client(api).post(path, body)).json;
      const { request, inputs } = (await api.swaps.find(data._id))?.job ?? {};
      expect(request?.faces).toMatchObject({ which: 'reference' });
      expect(inputs?.reference?.byteLength).toBe('a face and a face cut 2'.length);
    }
  });

  it('is the largest in single face mode, all without it, and what is mapped by boxes', async () => {
    const pair = { source_url: url('crowd.jpg'), target_url: modifyImage };
    expect((await asked(paths.plus, { ...pair, single_face_mode: true })).faces).toEqual({ which: 'largest' });
    expect((await asked(paths.plus, { ...pair, model_style: 'beautify', face_enhance: true })).faces).toEqual({
      which: 'all',
    });
    const box = (number: number) => ({ bbox: [number * 100 - 90, 10, number * 100 + 5, 95] });
    const face_mapping = [
      { source_face_info: box(2), target_face_info: box(1) },
      { source_face_info: { face_url: url('bert.jpg') }, target_face_info: box(3) },
    ];
    const { faces, inputs } = await asked(paths.plus, { ...pair, face_mapping });
    expect(faces).toMatchObject({ which: 'assigned', assignments: [{ fromLeft: 1 }, { fromLeft: 3 }] });
    const lengths = inputs?.assignments?.map(({ source }) => source.byteLength);
    expect(lengths).toEqual([`${files['/crowd.jpg']} cut 2`.length, files['/bert.jpg']?.length]);
  });

  it('of one pair by itself', async () => {
    const body = { sourceImage: [anna], targetImage: [inScene(3)], model_name: 'akool_faceswap_image_hq' };
    expect((await asked(paths.byImage, body)).faces).toEqual({ which: 'nth', fromLeft: 3 });
    const plain = { sourceImage: [{ path: url('anna.jpg') }], targetImage: [{ path: modifyImage }] };
    expect((await asked(paths.byImage, plain)).faces).toEqual({ which: 'largest' });
    const bytes = [{ path: `data:,${encodeURIComponent(files['/scene.jpg'] ?? '')}`, opts: opts[1] }];
    expect((await asked(paths.byImage, { sourceImage: [anna], targetImage: bytes })).faces).toMatchObject({
      fromLeft: 2,
    });
  });

  it('in the printed requests for one face', async () => {
    const api = await startApi({ at: (at) => (at.startsWith(media) ? 'a face' : undefined) });
    const { json } = await client(api).post(paths.plus, printed(paths.plus, 'single'));
    expect((await api.swaps.find(json.data._id))?.job.request.faces).toEqual({ which: 'largest' });
  });
});

describe('a request', () => {
  it('is answered in the language that was asked for', async () => {
    const german = client(await start(), { 'x-api-key': annasKey, 'accept-language': 'de' });
    expect((await german.post(paths.byImage, {})).json.msg).toBe('„sourceImage“: Das fehlt.');
  });

  const anna = { path: url('anna.jpg') };
  const scene = { modifyImage: url('scene.jpg') };
  const wrong: readonly (readonly [string, string, unknown, number, string])[] = [
    ['is no JSON', paths.image, '{', 1003, 'JSON'],
    ['is a list', paths.image, [], 1003, 'JSON'],
    ['is empty', paths.image, {}, 1003, '“sourceImage”'],
    ['has no scene', paths.video, { sourceImage: [anna], targetImage: [anna] }, 1003, '“modifyVideo”'],
    ['has no faces', paths.image, { sourceImage: [], targetImage: [], ...scene }, 1003, '“sourceImage”'],
    ['names a file here', paths.plus, { source_url: 'file:///etc/passwd', target_url: 'x' }, 1003, '“target_url”'],
    ['has more of one', paths.image, { sourceImage: [anna, anna], targetImage: [anna], ...scene }, 1003, 'same number'],
    ['lacks opts', paths.image, { sourceImage: [anna, anna], targetImage: [anna, anna], ...scene }, 1003, '“opts”'],
    ['is of nine', paths.image, { sourceImage: Array(9).fill(anna), targetImage: [], ...scene }, 1003, '“targetImage”'],
    ['is for nine', paths.image, { sourceImage: [anna], targetImage: Array(9).fill(anna), ...scene }, 1007, '8'],
    ['has two pairs', paths.byImage, { sourceImage: [anna, anna], targetImage: [anna, anna] }, 1003, 'one pair'],
    [
      'has a webhook nowhere',
      paths.plus,
      { source_url: 'x', target_url: 'x', webhookUrl: 'file:///' },
      1003,
      'webhook',
    ],
    ['is about a gone file', paths.plus, { source_url: url('x'), target_url: url('alone.jpg') }, 1014, ''],
    ['is about a damaged file', paths.plus, { source_url: url('anna.jpg'), target_url: url('broken.jpg') }, 1208, ''],
    ['is too large', paths.image, 'x'.repeat(3_000_001), 1207, 'MB'],
    ['asks for no ids', paths.remove, {}, 1003, '“_ids”'],
    [
      'points where no face is',
      paths.image,
      { sourceImage: [anna], targetImage: [{ path: scene.modifyImage, opts: '900,900:940,900:920,920' }], ...scene },
      1003,
      '“targetImage”',
    ],
    [
      'maps a box without a face',
      paths.plus,
      {
        source_url: url('anna.jpg'),
        target_url: url('scene.jpg'),
        face_mapping: [{ source_face_info: {}, target_face_info: { bbox: [0, 500, 10, 510] } }],
      },
      1003,
      '“target_face_info”',
    ],
  ];
  it.each(wrong)('that %s is refused with a code and a sentence', async (_, path, body, code, words) => {
    const api = await start();
    const { status, json } = await client(api).post(path, body);
    expect([status, json.code]).toEqual([200, code]);
    expect(json.msg).toContain(words);
    expect(await api.swaps.findOf({ platform: 'api', id: 'anna' }, 10)).toEqual([]);
    expect(api.bugs()).toEqual([]);
  });

  it.each([
    ['member-minute', 1005],
    ['member-day', 1006],
  ] as const)('over the limit %s has its code', async (limit, code) => {
    const quota = {
      take: async () => (limit === 'member-day' ? limit : (true as const)),
      takeIntake: async () => limit !== 'member-minute',
      giveBack: async () => undefined,
    };
    const api = await start({ core: { quota } });
    const { json } = await client(api).post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') });
    expect(json.code).toBe(code);
  });

  it('that breaks something here is reported, and tells nothing of it', async () => {
    const api = await start({
      core: { consents: { given: () => Promise.reject(new Error('the store at 10.0.0.1 is down')) } },
    });
    const { json } = await client(api).post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') });
    expect(json).toEqual({ code: 1016, msg: expect.not.stringContaining('10.0.0.1') });
    expect(api.bugs()).toHaveLength(1);
  });

  it('of whatever form is answered with a code', async () => {
    const api = await start();
    const { post } = client(api);
    const picture = fc.oneof(fc.constantFrom(url('anna.jpg'), url('scene.jpg'), 'data:,face', ''), fc.anything());
    const image = fc.oneof(fc.record({ path: picture, opts: fc.oneof(fc.constantFrom(...opts), fc.anything()) }));
    const images = fc.oneof(fc.array(image, { maxLength: 3 }), fc.anything());
    const body = fc.record(
      {
        sourceImage: images,
        targetImage: images,
        modifyImage: picture,
        modifyVideo: picture,
        source_url: picture,
        target_url: picture,
        face_mapping: fc.anything(),
        single_face_mode: fc.anything(),
        webhookUrl: fc.anything(),
        _ids: fc.anything(),
        url: picture,
        img: picture,
      },
      { requiredKeys: [] },
    );
    const submits = fc.constantFrom(paths.image, paths.video, paths.byImage, paths.plus, paths.remove);
    await fc.assert(
      fc.asyncProperty(submits, body, async (path, json) => {
        const { status } = await post(path, JSON.stringify(json) ?? 'null');
        expect(status).toBe(200);
        expect(api.bugs()).toEqual([]);
      }),
      { numRuns: examples(400) },
    );
  });
});

it('the key is in no answer and no job', async () => {
  const api = await start();
  const { json } = await client(api).post(paths.plus, { source_url: url('anna.jpg'), target_url: url('alone.jpg') });
  const view = await api.swaps.find(json.data._id);
  expect(JSON.stringify([json, view?.job])).not.toContain(annasKey);
});

import { describe, expect, it } from 'vitest';
import { FakeProvider } from '../../fakes/providers.ts';
import { startPrismProxy } from '../../fakes/vendors/prism.ts';
import { annasKey, startApi } from './api-rig.ts';

const files: Readonly<Record<string, string>> = {
  'https://example.com/scene.png': 'a scene with a face',
  'https://example.com/face.jpg': 'a face',
  'https://example.com/clip.mp4': 'a video with a face',
};
const [scene, face, clip] = Object.keys(files);

/** Our server behind a Prism, which answers 422 and 500 instead of what is not as the documents say. */
async function behindPrism(contract: string, path: string) {
  const providers = [Object.assign(new FakeProvider('local', { bills: false }), { unfit: () => undefined })];
  const api = await startApi({ providers, at: (url) => files[url] });
  const prism = await startPrismProxy(contract, `${api.origin}${path}`);
  const call = async (to: string, fields?: object) => {
    const method = fields === undefined ? 'GET' : 'POST';
    const headers = { 'content-type': 'application/json', 'x-api-key': annasKey };
    const body = fields && JSON.stringify(fields);
    const answer = await fetch(`${prism.url}${to}`, { method, headers, ...(body && { body }) });
    const json = JSON.parse(await answer.text());
    expect([to, answer.status, json.validation]).toEqual([to, expect.any(Number), undefined]);
    return { status: answer.status, json };
  };
  return { api, call, [Symbol.asyncDispose]: () => prism[Symbol.asyncDispose]() };
}

describe('what a vendor documents', () => {
  it('is what a program of ModelsLab finds here', async () => {
    await using server = await behindPrism('modelslab.openapi.yaml', '/modelslab/api/v6');
    const call = (to: string, fields: object = {}) => server.call(to, { key: annasKey, ...fields });
    const image = { init_image: scene, target_image: face, watermark: false, webhook: null, track_id: null };
    const video = { init_video: clip, init_image: face, output_format: 'mp4', watermark: false };
    const reference = { reference_image: face };
    for (const family of ['faceswap', 'deepfake']) {
      const begun = [
        await call(`/${family}/multiple_face_swap`, image),
        await call(`/${family}/single_face_swap`, { ...image, ...reference }),
        await call(`/${family}/single_video_swap`, video),
        await call(`/${family}/specific_video_swap`, { ...video, ...reference }),
      ];
      const early = await call(`/${family}/fetch/${begun.at(-1)?.json.id}`);
      await server.api.swaps.idle();
      const ended = await Promise.all(begun.map(({ json }) => call(`/${family}/fetch/${json.id}`)));
      expect([...begun, early, ...ended].map(({ status }) => status)).toEqual(Array(9).fill(200));
      expect(ended.map(({ json }) => json.status)).toEqual(Array(4).fill('success'));
    }
    const upload = await call('/base64_to_url', { base64_string: 'data:image/png;base64,aaaa' });
    const count = await call('/processing/request_count');
    const nowhere = await call('/faceswap/multiple_face_swap', {
      ...image,
      init_image: 'https://example.com/none.png',
    });
    const keyless = await call('/faceswap/multiple_face_swap', { ...image, key: 'x' });
    expect([upload, count, nowhere, keyless].map(({ status }) => status)).toEqual([200, 200, 400, 401]);
  });

  it('is what a program of Crun finds here', async () => {
    await using server = await behindPrism('crun.openapi.yaml', '/crun');
    const job = '/api/v1/client/job';
    const find = (kind: string, url?: string) => server.call(`${job}/detect-face-${kind}`, { [`${kind}_url`]: url });
    const inputs = {
      'image-face-swap': { image_url: scene, new_face: face, disable_safety_checker: false },
      'image-face-swap-multi': { image_url: scene },
      'video-face-swap': { video_url: clip, new_face: face },
    };
    for (const [model, input] of Object.entries(inputs)) {
      const isMulti = model.endsWith('-multi');
      const detect_id = isMulti ? (await find('image', scene)).json.data.detect_task_id : undefined;
      const rows = { detect_id, faces: [{ face_id: 0, target: face }] };
      if (isMulti) await server.call(`${job}/detect-face-result?detect_task_id=${detect_id}`);
      const task = { model, input: { ...input, ...(isMulti && rows) } };
      expect((await server.call(`${job}/EstimateTask`, task)).json.data.affordable).toBe(true);
      const { json } = await server.call(`${job}/CreateTask`, task);
      const path = `${job}/TaskInfo?task_id=${json.data.task_id}`;
      await server.call(path);
      await server.api.swaps.idle();
      expect((await server.call(path)).json.data).toMatchObject({ status: 'success', model_version: model });
    }
    expect((await find('video', clip)).status).toBe(200);
    const query = 'content_type=image/png&ext=.png';
    const asked = ['files/upload-url?'.concat(query), 'account/balance', 'job/Models', 'job/Models/image-face-swap'];
    for (const path of asked) expect((await server.call(`/api/v1/client/${path}`)).status).toBe(200);
    expect((await server.call(`${job}/TaskInfo?task_id=x`)).status).toBe(404);
  });
});

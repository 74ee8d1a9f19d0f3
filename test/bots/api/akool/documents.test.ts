import { expect, it } from 'vitest';
import { FakeProvider } from '../../../fakes/providers.ts';
import { startPrismProxy } from '../../../fakes/vendors/prism.ts';
import { annasKey, startApi } from '../api-rig.ts';
import { paths, printed } from './akool-client.ts';

/** What lies at every URL with such an ending. */
const files: Readonly<Record<string, string>> = {
  png: 'a face',
  jpeg: 'a scene of a face and a face',
  jpg: 'a face',
  mp4: 'a video of a face',
};

it('a program finds here what Akool documents, as Prism reads it', async () => {
  const takesVideos = Object.assign(new FakeProvider('local', { bills: false }), { unfit: () => undefined });
  const api = await startApi({ providers: [takesVideos], at: (url) => files[url.split('.').at(-1) ?? ''] });
  await using prism = await startPrismProxy('akool.openapi.yaml', `${api.origin}/akool`);
  const call = async (path: string, body?: object, headers: object = { 'x-api-key': annasKey }) => {
    const method = body === undefined ? 'GET' : 'POST';
    const type = { 'content-type': 'application/json' };
    const sent = body && { body: JSON.stringify(body) };
    const answer = await fetch(`${prism.url}${path}`, { method, headers: { ...headers, ...type }, ...sent });
    const json = JSON.parse(await answer.text());
    expect([path, answer.status, json.validation]).toEqual([path, expect.any(Number), undefined]); // Prism's own refusal
    return json;
  };
  const video = 'https://example.com/talk.mp4';
  const { modifyImage: _, ...pairs } = printed(paths.image);
  const begun = [
    await call(paths.image, printed(paths.image)),
    await call(paths.video, { ...pairs, modifyVideo: video }),
    await call(paths.byImage, { ...pairs, face_enhance: false, model_name: 'akool_faceswap_image_hq' }),
    await call(paths.plus, printed(paths.plus, 'single')),
    await call(paths.plus, printed(paths.plus, 'video')),
  ];
  expect(begun.map(({ code }) => code)).toEqual(Array(5).fill(1000));
  const ids = begun.map(({ data }) => data._id);
  await call(`${paths.list}?_ids=${ids.join()}`);
  await api.swaps.idle();
  const { data } = await call(`${paths.list}?_ids=${ids.join()}`);
  expect(data.result.map((one: { faceswap_status: number }) => one.faceswap_status)).toEqual(Array(5).fill(3));
  expect((await call(paths.remove, { _ids: ids.join() })).code).toBe(1000);
  expect((await call(`${paths.list}?_ids=${ids.join()}`)).data.result).toEqual([]);
  expect((await call(paths.token, { clientId: 'anna', clientSecret: annasKey }, {})).token).toMatch(/\w/);
  expect((await call(paths.token, { clientId: 'anna', clientSecret: 'x' }, {})).code).toBe(1101);
  expect((await call(paths.credit)).data.credit).toBe(1_000_000);
  const detection = { url: video, num_frames: 5, return_face_url: true, single_face: true };
  expect((await call(paths.detect, detection)).faces_obj[0].face_urls).toHaveLength(1);
  expect((await call(paths.detect, {})).error_code).toBe(1);
  expect((await call(paths.analyze, { frame_urls: ['https://example.com/a.jpeg'] })).persons).toHaveLength(2);
  expect(api.bugs()).toEqual([]);
});

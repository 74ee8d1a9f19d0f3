import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../../examples.ts';
import { annasKey, startApi } from './api-rig.ts';

const picture = 'data:,a%20face';
const modelslab = '/modelslab/api';
const crun = '/crun/api/v1/client/job';
const swap = {
  key: annasKey,
  init_image: picture,
  init_video: picture,
  target_image: picture,
  reference_image: picture,
};
const plain = { model: 'image-face-swap', input: { image_url: picture, new_face: picture } };
const rows = { detect_id: 'x', image_url: picture, faces: [{ face_id: 0, target: picture }] };

/** Calls with bodies that are as documented. */
const calls: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [`${modelslab}/v6/faceswap/multiple_face_swap`, swap],
  [`${modelslab}/v6/faceswap/specific_video_swap`, { ...swap, base64: true, webhook: null, track_id: 1 }],
  [`${modelslab}/v6/faceswap/fetch/1`, { key: annasKey }],
  [`${modelslab}/v6/base64_to_url`, { key: annasKey, base64_string: 'aaaa' }],
  [`${modelslab}/v3/base64_crop`, { key: annasKey, image: 'aaaa', crop: 'true' }],
  [`${modelslab}/v3/delete_image`, { key: annasKey, request_id: 1 }],
  [`${crun}/CreateTask`, plain],
  [`${crun}/CreateTask`, { model: 'image-face-swap-multi', input: rows }],
  [`${crun}/EstimateTask`, plain],
  [`${crun}/detect-face-image`, { image_url: picture }],
];

/** A body in which one value, at any depth, is exchanged for any JSON, or left out. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary' }));
  if (typeof value !== 'object' || value === null) return anything;
  const within = Object.entries(value).map(([name, one]) =>
    changed(one).map((other) => (Array.isArray(value) ? [other] : { ...value, [name]: other })),
  );
  return fc.oneof(anything, ...within);
}

describe('a request in the words of a vendor', () => {
  it('is answered in its words, whatever it holds, and breaks nothing', async () => {
    const api = await startApi();
    const bodies = fc.oneof(...calls.map(([path, body]) => changed(body).map((one) => [path, one] as const)));
    await fc.assert(
      fc.asyncProperty(bodies, async ([path, body]) => {
        const answer = await fetch(`${api.origin}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-api-key': annasKey },
          body: JSON.stringify(body) ?? '',
        });
        const json = JSON.parse(await answer.text());
        expect(answer.status).toBeLessThan(500);
        if (path.startsWith(crun)) expect(json).toMatchObject({ code: answer.status, message: expect.any(String) });
        else expect(json.status).toBe(answer.ok ? json.status : 'error');
        if (!answer.ok) expect(json.message).toMatch(/./);
      }),
      { numRuns: examples(2_400) },
    );
    expect(api.bugs()).toEqual([]);
  });
});

import { expect } from 'vitest';
import { FakeProvider } from '../../../fakes/providers.ts';
import { openApiCheck } from '../../../fakes/vendors/openapi-check.ts';
import { type ApiRig, annasKey } from '../api-rig.ts';

export const contract = new URL('../../../fixtures/contracts/crun.openapi.yaml', import.meta.url).pathname;
const check = openApiCheck(contract);
const root = '/api/v1/client';

/** A program that was written for the vendor. Every answer of a status that the document has must fit it. */
export function crunClient(api: ApiRig, key: string = annasKey) {
  return async (path: string, fields?: unknown) => {
    const method = fields === undefined ? 'GET' : 'POST';
    const answer = await fetch(`${api.origin}/crun${root}/${path}`, {
      method,
      headers: { 'x-api-key': key, ...(fields !== undefined && { 'content-type': 'application/json' }) },
      ...(fields !== undefined && { body: JSON.stringify(fields) }),
    });
    const json = JSON.parse(await answer.text());
    const [name = ''] = path.split('?');
    const documented = `${root}/${name.replace(/Models\/.*/, 'Models/{model}')}`;
    const problems = check.answer(method, documented, answer.status, json);
    expect(problems.filter((problem) => !problem.startsWith('no answer'))).toEqual([]);
    expect(json.code).toBe(answer.status);
    if (answer.status >= 400) expect(json).toEqual({ code: json.code, message: expect.any(String), data: null });
    return { status: answer.status, headers: answer.headers, message: json.message, data: json.data };
  };
}

export type CrunClient = ReturnType<typeof crunClient>;

/** Asks until a task has ended. */
export async function endOf(call: CrunClient, id: string) {
  for (let asked = 0; asked < 500; asked++) {
    const { data } = await call(`job/TaskInfo?task_id=${id}`);
    if (data.status === 'success' || data.status === 'failed') return data;
    expect(data).toMatchObject({ task_id: id, result: null, complete_at: null });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the task does not end');
}

/** The faces that are found at a URL, and the id of the detection. */
export async function detected(call: CrunClient, kind: 'image' | 'video', url: string) {
  const { data } = await call(`job/detect-face-${kind}`, { [`${kind}_url`]: url });
  const found = await call(`job/detect-face-result?detect_task_id=${data.detect_task_id}`);
  expect(found.data).toMatchObject({ status: 'succeeded', result: { status: 'succeed', type: 'face_detect' } });
  const { id, faces } = found.data.result as { id: string; faces: { id: number; link: string }[] };
  return { id, faces };
}

/** What lies at the URLs of the requests. */
export const files: Readonly<Record<string, string>> = {
  'https://example.com/scene.png': 'a scene with a face and a face',
  'https://example.com/clip.mp4': 'a video with a face and a face',
  'https://example.com/new.jpg': 'a new face',
  'https://example.com/meadow.png': 'a meadow',
};
export const given = { at: (url: string) => files[url] };
export const scene = 'https://example.com/scene.png';
export const clip = 'https://example.com/clip.mp4';
export const newFace = 'https://example.com/new.jpg';
export const plain = { model: 'image-face-swap', input: { image_url: scene, new_face: newFace } };

/** Does pictures and videos. */
export function engine(): FakeProvider {
  return Object.assign(new FakeProvider('local', { bills: false }), { unfit: () => undefined });
}

export async function jobsOf(api: ApiRig) {
  return (await api.swaps.findOf({ platform: 'api', id: 'anna' }, 10)).map(({ job }) => job);
}

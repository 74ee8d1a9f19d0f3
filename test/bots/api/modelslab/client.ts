import { expect } from 'vitest';
import { openApiCheck } from '../../../fakes/vendors/openapi-check.ts';
import { type ApiRig, annasKey } from '../api-rig.ts';

export const contract = new URL('../../../fixtures/contracts/modelslab.openapi.yaml', import.meta.url).pathname;
const check = openApiCheck(contract);

/** The path of a call in the vendor's document, which gives some of them other servers. */
function documentedPath(path: string): string {
  const known = path.replace(/^\/api\/(?:v6|v3)?\/?/, '/');
  return known.replace(/\/fetch\/\d+$/, '/fetch/{id}');
}

/** A program that was written for the vendor. Every answer of a status that the document has must fit it. */
export function modelslabClient(api: ApiRig, key: string = annasKey) {
  return async (path: string, fields: object = {}, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${api.origin}/modelslab${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ key, ...fields }),
    });
    const json = JSON.parse(await answer.text());
    const problems = check.answer('POST', documentedPath(path), answer.status, json);
    expect(problems.filter((problem) => !problem.startsWith('no answer'))).toEqual([]);
    if (answer.status >= 400)
      expect(json).toEqual(expect.objectContaining({ status: 'error', message: expect.any(String) }));
    return { status: answer.status, headers: answer.headers, json };
  };
}

/** Asks until a swap has ended. */
export async function endOf(call: ReturnType<typeof modelslabClient>, id: number, family = 'faceswap') {
  for (let asked = 0; asked < 500; asked++) {
    const answer = await call(`/api/v6/${family}/fetch/${id}`);
    if (answer.json.status !== 'processing') return answer;
    expect(answer.json).toEqual({
      status: 'processing',
      message: 'try again later.',
      output: '',
      tip: expect.any(String),
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the swap does not end');
}

/** What lies at the URLs of the requests. */
export const files: Readonly<Record<string, string>> = {
  'https://example.com/scene.png': 'a scene with a face and a face',
  'https://example.com/face.jpg': 'a face',
  'https://example.com/ref.jpg': 'one face of the scene',
  'https://example.com/scene.mp4': 'a video with a face',
};
export const given = { at: (url: string) => files[url] };
export const image = { init_image: 'https://example.com/scene.png', target_image: 'https://example.com/face.jpg' };
export const video = { init_video: 'https://example.com/scene.mp4', init_image: 'https://example.com/face.jpg' };
export const reference = { reference_image: 'https://example.com/ref.jpg' };

export async function jobsOf(api: ApiRig) {
  return (await api.swaps.findOf({ platform: 'api', id: 'anna' }, 10)).map(({ job }) => job);
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { at, type Json, openApiCheck, validatorsOf } from '../../../fakes/vendors/openapi-check.ts';
import { type ApiRig, annasKey } from '../api-rig.ts';

const contract = resolve(import.meta.dirname, '../../../fixtures/contracts/akool.openapi.yaml');
const check = openApiCheck(contract);
const document: Json = parse(readFileSync(contract, 'utf8'));

export const paths = {
  token: '/api/open/v3/getToken',
  image: '/api/open/v3/faceswap/highquality/specifyimage',
  video: '/api/open/v3/faceswap/highquality/specifyvideo',
  byImage: '/api/open/v4/faceswap/faceswapByImage',
  plus: '/api/open/v4/faceswap/faceswapPlusByImage',
  list: '/api/open/v3/faceswap/result/listbyids',
  remove: '/api/open/v3/faceswap/result/delbyids',
  credit: '/api/open/v3/faceswap/quota/info',
  detect: '/interface/detect-api/detect_faces',
  analyze: '/interface/detect-api/faceswap/analyze_frames',
  legacy: '/detect',
} as const;

const schemas = validatorsOf(document);
/** Why a webhook does not fit the documents; empty where it fits. */
export function checkWebhook(told: unknown): readonly string[] {
  return schemas(['components', 'schemas', 'WebhookEnvelope'], told);
}

/** The body that the documents print for a path, `name` being that of the example where there are several. */
export function printed(path: string, name?: string): Record<string, Json> {
  const content = ['paths', path, 'post', 'requestBody', 'content', 'application/json'];
  const found = at(document, name === undefined ? [...content, 'example'] : [...content, 'examples', name, 'value']);
  if (found === undefined) throw new Error(`no example for ${path}`);
  return { ...(found as Record<string, Json>) };
}

/** A program that was written for the vendor. Every answer is held against the documents. */
export function client(api: ApiRig, headers: Readonly<Record<string, string>> = { 'x-api-key': annasKey }) {
  async function call(method: 'GET' | 'POST', path: string, json?: unknown) {
    const url = new URL(`${api.origin}/akool${path}`);
    const sent = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? {} : { body: typeof json === 'string' ? json : JSON.stringify(json) };
    const answer = await fetch(url, { method, headers: { ...headers, ...sent }, ...body });
    const answered = JSON.parse(await answer.text());
    const isEnvelope = typeof answered.code === 'number' && typeof answered.msg === 'string';
    const described = url.pathname.replace('/akool', '');
    const isRefused = isEnvelope && answered.code !== 1000;
    // what is refused is in the usual envelope, also where only detection's own is described
    if (!isRefused) expect(check.answer(method, described, answer.status, answered)).toEqual([]);
    if (isRefused) expect(answered.msg).toMatch(/\w{2}.* .*\w{2}/);
    return { status: answer.status, json: answered };
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, json: unknown) => call('POST', path, json),
    /** What the swap with this id has become, once it has ended. */
    async ended(id: string): Promise<Record<string, unknown>> {
      await api.swaps.idle();
      const { json } = await call('GET', `${paths.list}?_ids=${id}`);
      return json.data.result[0];
    },
  };
}

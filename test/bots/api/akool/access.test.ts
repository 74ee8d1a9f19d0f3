import { describe, expect, it } from 'vitest';
import { createKeyRing, digestOf } from '../../../../src/bots/api/keys.ts';
import { annasKey, bertsKey, startApi } from '../api-rig.ts';
import { client, paths } from './akool-client.ts';

const annas = { clientId: 'anna', clientSecret: annasKey };

describe('a key', () => {
  it('is taken by itself and exchanged for a token that stands at the top', async () => {
    const api = await startApi();
    const { json } = await client(api, {}).post(paths.token, annas);
    expect(json).toMatchObject({ code: 1000, token: expect.stringMatching(/^[\w-]{40,}$/) });
    for (const headers of [{ authorization: `Bearer ${json.token}` }, { 'x-api-key': annasKey }]) {
      expect((await client(api, headers).get(paths.credit)).json.data).toEqual({ credit: 1_000_000 });
    }
    expect(json.token).not.toContain(annasKey);
    expect(Buffer.from(json.token, 'base64url').toString('latin1')).not.toContain(annasKey);
  });

  it.each([
    ['nothing', {}, 1102],
    ['an empty key', { 'x-api-key': '' }, 1102],
    ['an empty token', { authorization: 'Bearer ' }, 1102],
    ['an unknown key', { 'x-api-key': `${annasKey}x` }, 1101],
    ['a token that is none', { authorization: 'Bearer x' }, 1101],
    ['a token of another server', { authorization: `Bearer ${'x'.repeat(80)}` }, 1101],
    ['the key in place of the token', { authorization: `Bearer ${annasKey}` }, 1101],
    ['a stale token that hides a good key', { authorization: 'Bearer x', 'x-api-key': annasKey }, 1101],
  ])('is needed: %s is refused with the code of the documents', async (_, headers, code) => {
    const api = await startApi();
    for (const path of [paths.credit, paths.list]) {
      expect(await client(api, headers).get(path)).toMatchObject({ status: 200, json: { code } });
    }
    for (const path of [paths.image, paths.detect, paths.remove]) {
      expect(await client(api, headers).post(path, {})).toMatchObject({ status: 200, json: { code } });
    }
    expect(api.bugs()).toEqual([]);
  });

  it('that is given with a good token is not looked at', async () => {
    const api = await startApi();
    const { token } = (await client(api, {}).post(paths.token, annas)).json;
    const { json } = await client(api, { authorization: `Bearer ${token}`, 'x-api-key': 'stale' }).get(paths.credit);
    expect(json.code).toBe(1000);
  });

  it('that was revoked ends its tokens', async () => {
    const keys = new Map([[digestOf(annasKey), 'anna']]);
    const find = async (digest: string) => keys.get(digest);
    const api = await startApi({ front: { access: createKeyRing([], { find, list: async () => [] }) } });
    const { token } = (await client(api, {}).post(paths.token, annas)).json;
    const holder = client(api, { authorization: `Bearer ${token}` });
    expect((await holder.get(paths.credit)).json.code).toBe(1000);
    keys.clear();
    expect((await holder.get(paths.credit)).json.code).toBe(1101);
    expect((await client(api, {}).post(paths.token, annas)).json.code).toBe(1101);
  });

  it.each([
    ['another name', { ...annas, clientId: 'bert' }, 1101],
    ['a wrong key', { ...annas, clientSecret: 'x' }, 1101],
    ['a key of somebody else', { ...annas, clientSecret: bertsKey }, 1101],
    ['no secret', { clientId: 'anna' }, 1003],
    ['a number', 7, 1003],
    ['no JSON', '{', 1003],
    ['a flood', { ...annas, more: 'x'.repeat(20_000) }, 1003],
  ])('is not exchanged for %s', async (_, body, code) => {
    const api = await startApi();
    const { json } = await client(api, {}).post(paths.token, body);
    expect([json.code, json.token]).toEqual([code, undefined]);
    expect(api.bugs()).toEqual([]);
  });
});

describe('an address', () => {
  it('that the documents do not have is answered in their words', async () => {
    const api = await startApi();
    expect((await client(api).get('/api/open/v3/faceswap/videoFaceswap')).json.code).toBe(1014);
    expect((await client(api).get(paths.image)).json.code).toBe(1014);
  });
});

import { createDecipheriv } from 'node:crypto';
import { json as readJson } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createKeyRing } from '../../../../src/bots/api/keys.ts';
import { Secret } from '../../../../src/core/secret.ts';
import { readWebhook } from '../../../../src/providers/akool/webhook.ts';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { FakeProvider } from '../../../fakes/providers.ts';
import { type ApiRigOptions, annasKey, startApi } from '../api-rig.ts';
import { checkWebhook, client, paths } from './akool-client.ts';

interface Told {
  readonly signature: string;
  readonly dataEncrypt: string;
  readonly timestamp: number;
  readonly nonce: string;
}

const pair = { source_url: 'https://example.com/a', target_url: 'https://example.com/b' };

/** Someone who waits for webhooks. `statuses` are the answers, in order; then 200. */
async function startReceiver(...statuses: number[]) {
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  const server = await startLoopbackServer(async (request, response) => {
    told.push((await readJson(request)) as Told);
    response.writeHead(statuses.shift() ?? 200).end();
    for (const wake of waiting) wake();
  });
  onTestFinished(() => server.close());
  async function calls(count: number): Promise<readonly Told[]> {
    while (told.length < count) await new Promise<void>((wake) => waiting.add(wake));
    return told;
  }
  return { url: `${server.origin}/hook`, calls };
}

/** The key of a client whose keys have other lengths. */
function withKey(name: string, key: string): Pick<ApiRigOptions, 'front'> {
  const access = createKeyRing([{ name, key: new Secret(key) }], { find: async () => undefined, list: async () => [] });
  return { front: { access } };
}

function decrypted({ dataEncrypt }: Told, clientId: string, key: string): unknown {
  const iv = Buffer.alloc(16);
  Buffer.from(clientId).copy(iv);
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv);
  return JSON.parse(decipher.update(dataEncrypt, 'base64', 'utf8') + decipher.final('utf8'));
}

describe('a webhook', () => {
  it.each([
    ['anna', annasKey],
    ['a', 'x'.repeat(16)],
    ['a-name-of-more-than-sixteen', 'y'.repeat(24)],
  ])('of %s tells the id and the status, encrypted and signed as the documents say', async (clientId, clientSecret) => {
    const { url, calls } = await startReceiver();
    const api = await startApi({ at: () => 'a face', ...withKey(clientId, clientSecret) });
    const { post, ended } = client(api, { 'x-api-key': clientSecret });
    const { _id } = (await post(paths.plus, { ...pair, webhookUrl: url })).json.data;
    const [told] = await calls(1);
    if (!told) throw new Error('nothing was told');
    expect(checkWebhook(told)).toEqual([]);
    expect(told.signature).toMatch(/^[0-9a-f]{40}$/);
    expect(readWebhook(told, { clientId, clientSecret })).toEqual({ id: _id });
    expect(readWebhook(told, { clientId: 'other', clientSecret })).toBeUndefined();
    const plain = decrypted(told, clientId, clientSecret);
    expect(plain).toEqual({ _id, status: 3, type: 'faceswap', url: (await ended(_id)).url });
    expect(JSON.stringify(told)).not.toContain(clientSecret);
  });

  it('comes for a client with a token too', async () => {
    const { url, calls } = await startReceiver();
    const api = await startApi({ at: () => 'a face' });
    const annas = { clientId: 'anna', clientSecret: annasKey };
    const { token } = (await client(api, {}).post(paths.token, annas)).json;
    const holder = client(api, { authorization: `Bearer ${token}` });
    const { _id } = (await holder.post(paths.plus, { ...pair, webhookUrl: url })).json.data;
    expect(readWebhook((await calls(1))[0], annas)).toEqual({ id: _id });
  });

  it('tells of a failure, and comes again where it was not taken', async () => {
    const { url, calls } = await startReceiver(500);
    const refuses = { answer: { state: 'refused', reason: 'no-face', subject: 'target' } } as const;
    const api = await startApi({ at: () => 'a face', providers: [new FakeProvider('local').plays(refuses)] });
    const { _id } = (await client(api).post(paths.plus, { ...pair, webhookUrl: url })).json.data;
    const [first, second] = await calls(2);
    for (const told of [first, second]) {
      expect(told && decrypted(told, 'anna', annasKey)).toEqual({ _id, status: 4, type: 'faceswap', url: '' });
    }
  });

  it('is refused where the key cannot encrypt it', async () => {
    const key = 'a-key-of-another-length';
    const api = await startApi({ at: () => 'a face', ...withKey('anna', key) });
    const { post } = client(api, { 'x-api-key': key });
    const { json } = await post(paths.plus, { ...pair, webhookUrl: 'https://example.com/hook' });
    expect([json.code, json.msg]).toEqual([1003, expect.stringContaining('webhookUrl')]);
    expect((await post(paths.plus, { ...pair, webhookUrl: '' })).json.code).toBe(1000);
  });
});

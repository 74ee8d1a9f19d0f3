import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Attempt } from '../../../src/core/ports/provider.ts';
import { readWebhook } from '../../../src/providers/akool/webhook.ts';
import { akoolAt } from '../../fakes/vendors/adapters.ts';
import { startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { input } from '../../fakes/vendors/relayed-media.ts';

const Body = z.object({ signature: z.string(), dataEncrypt: z.string(), timestamp: z.number(), nonce: z.any() });
const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });
/** Encrypted by OpenSSL's command line, signed by another program: the vendor's own sample fits no key. */
const vectors = z
  .array(z.object({ name: z.string(), credentials: Credentials, body: Body }))
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/akool/webhooks.json', import.meta.url), 'utf8')));
const [{ credentials, body }] = vectors as [(typeof vectors)[number]];

/** A body as the vendor's page describes it. Everybody who knows the client id can sign one. */
function signed(dataEncrypt: string, { clientId }: { clientId: string }): z.infer<typeof Body> {
  const parts = [clientId, '1710757981609', '1529', dataEncrypt].sort().join('');
  const signature = createHash('sha1').update(parts).digest('hex');
  return { signature, dataEncrypt, timestamp: 1_710_757_981_609, nonce: 1529 };
}

function hook(plain: string, keys: { clientId: string; clientSecret: string }): z.infer<typeof Body> {
  const iv = Buffer.from(keys.clientId.padEnd(16, '\0').slice(0, 16));
  const cipher = createCipheriv(`aes-${keys.clientSecret.length * 8}-cbc`, keys.clientSecret, iv);
  return signed(cipher.update(plain, 'utf8', 'base64') + cipher.final('base64'), keys);
}

describe('a webhook', () => {
  it.each(vectors)('is read: $name', (vector) => {
    expect(readWebhook(vector.body, vector.credentials)).toEqual({ id: '6593c94c0ef703e8c055e3c8' });
  });

  it.each<[string, unknown]>([
    ['another signature', { ...body, signature: '0'.repeat(40) }],
    ['no signature', { ...body, signature: '' }],
    ['another time', { ...body, timestamp: 1 }],
    ['another nonce', { ...body, nonce: 1528 }],
    ['half of it', signed(body.dataEncrypt.slice(0, 40), credentials)],
    ['hexadecimal', signed(Buffer.from(body.dataEncrypt, 'base64').toString('hex'), credentials)],
    ['nothing encrypted', signed('e30=', credentials)],
    ['no JSON inside', hook('[', credentials)],
    ['no id inside', hook('{"status":3}', credentials)],
    ['a list of ids inside', hook('{"_id":"a,b"}', credentials)],
    ['another product', hook('{"_id":"a","type":"talking_photo"}', credentials)],
    ['no object', 'signature'],
    ['nothing', undefined],
  ])('is ignored with %s', (_, forged) => {
    expect(readWebhook(forged, credentials)).toBeUndefined();
  });

  it('is ignored for another client, another secret, or a secret of a length that no cipher has', () => {
    expect(readWebhook(body, { ...credentials, clientId: 'another' })).toBeUndefined();
    expect(readWebhook(body, { ...credentials, clientSecret: 'x'.repeat(32) })).toBeUndefined();
    expect(readWebhook(body, { ...credentials, clientSecret: 'short' })).toBeUndefined();
  });

  it('is read or ignored, whatever is sent', () => {
    const field = fc.oneof(fc.jsonValue(), fc.base64String(), fc.constant(body.dataEncrypt));
    const unsigned = fc.record(
      { signature: field, dataEncrypt: field, timestamp: field, nonce: field },
      { requiredKeys: [] },
    );
    const resigned = fc.base64String({ minLength: 20 }).map((text) => signed(text, credentials));
    const inside = fc.json().map((text) => hook(text, credentials));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), unsigned, resigned, inside), (sent) => {
        expect(readWebhook(sent, credentials)?.id ?? 'none').toMatch(/^[\w-]{1,128}$/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is ignored if any one character of it was changed', () => {
    const encrypted = fc.nat(body.dataEncrypt.length - 1);
    fc.assert(
      fc.property(encrypted, fc.constantFrom('A', '+', '9', '=', ' '), (place, other) => {
        fc.pre(body.dataEncrypt[place] !== other);
        const changed = body.dataEncrypt.slice(0, place) + other + body.dataEncrypt.slice(place + 1);
        expect(readWebhook({ ...body, dataEncrypt: changed }, credentials)).toBeUndefined();
      }),
    );
  });
});

describe('a paid request without an id', () => {
  const attempt: Attempt = { id: 'attempt-1', provider: 'akool', startedAt: Date.now(), intentAt: Date.now() };

  it('takes the id that a webhook names and the vendor knows', async () => {
    await using server = await startAkoolServer();
    const keys = { clientId: server.state.clientId, clientSecret: server.state.key };
    const provider = akoolAt(server, { AKOOL_CLIENT_ID: keys.clientId });
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    const { id } = z.object({ id: z.string() }).parse(status.ticket);
    const named = hook(JSON.stringify({ _id: id, status: 3, type: 'faceswap' }), keys);
    const find = (about: Attempt, sent: unknown) => provider.find?.(about, sent, { signal: never });
    expect(await find(attempt, named)).toEqual({ id });
    expect(await find({ ...attempt, intentAt: Date.now() + 3_600_000 }, named)).toBeUndefined();
    expect(await find(attempt, hook('{"_id":"unheard-of"}', keys))).toBeUndefined();
    const asked = server.count('list');
    expect(await find(attempt, { ...named, nonce: 1 })).toBeUndefined();
    expect(await find(attempt, undefined)).toBeUndefined();
    expect(server.count('list')).toBe(asked);
  });

  it('is never found where webhooks cannot be decrypted', async () => {
    await using server = await startAkoolServer();
    expect(akoolAt(server).find).toBeUndefined();
  });
});

import { createHash, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { KeptSecrets } from '../../src/core/ports/storage.ts';
import { createKeptSecrets } from '../../src/storage/keys/kept-secrets.ts';
import { openRedis } from '../../src/storage/redis/connection.ts';
import { redisTextStores } from '../../src/storage/redis/keyv-adapter.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { sqliteTextStores } from '../../src/storage/sqlite/keyv-adapter.ts';
import { makeSigningKey } from '../../src/trust/keys/certificate.ts';
import { KeyUnusable, openSigningKey, readSigningKey, type SigningKey } from '../../src/trust/keys/signing-key.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const secretKeys = [new Uint8Array(32).fill(7)] as const;
const clock = { now: () => 1_000 };
const now = Date.UTC(2026, 10, 28);

function secretsIn(path: string): KeptSecrets {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  return createKeptSecrets(sqliteTextStores(database, clock), secretKeys);
}

function nameOf({ key, chain }: SigningKey): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'pkcs8' }))
    .update(chain[0] ?? '')
    .digest('hex');
}

function pemOf(der: Uint8Array, name: string): string {
  return `-----BEGIN ${name}-----\n${Buffer.from(der).toString('base64')}\n-----END ${name}-----\n`;
}

const made = makeSigningKey(now);
const keyPem = pemOf(made.key, 'PRIVATE KEY');
const certificatePem = pemOf(made.certificate, 'CERTIFICATE');

describe('the certificate', () => {
  it('is one for signing, issued by an authority that is gone', () => {
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.4']);
    expect(certificate.subject).not.toBe(certificate.issuer);
    expect(certificate.verify(certificate.publicKey)).toBe(false);
    expect(new Date(certificate.validFrom).getTime()).toBeLessThanOrEqual(now);
    expect(new Date(certificate.validTo).getFullYear()).toBe(2046);
  });

  it('says nothing of who runs the program', () => {
    expect(new X509Certificate(made.certificate).subject).toBe('O=faceswap-bot\nCN=faceswap-bot of this installation');
  });
});

describe('the key of this installation', () => {
  it('is the same after a restart, and is not readable in the database', async () => {
    const path = join(temporaryFolder(), 'faceswap.db');
    const first = await openSigningKey(secretsIn(path), now);
    const again = await openSigningKey(secretsIn(path), now + 1);
    expect(nameOf(again)).toBe(nameOf(first));
    const database = openDatabase(path);
    const rows = database.prepare("SELECT value FROM kept WHERE namespace = 'trust'").all();
    database.close();
    expect(rows).toHaveLength(1);
    const kept = Buffer.from(String(rows[0]?.value), 'base64');
    const secret = first.key.export({ format: 'der', type: 'pkcs8' });
    expect(kept.includes(secret.subarray(36, 68))).toBe(false);
    expect(kept.includes('certificate')).toBe(false);
  });

  it('is one key where two processes begin at once', async () => {
    const path = join(temporaryFolder(), 'faceswap.db');
    const keys = await Promise.all([1, 2, 3].map(() => openSigningKey(secretsIn(path), now)));
    expect(new Set(keys.map(nameOf)).size).toBe(1);
  });

  it.skipIf(noRedis)(`is shared through Redis${needsRedis}`, async () => {
    const server = await new RedisServer().start();
    onTestFinished(() => server.close());
    const secrets = await Promise.all(
      [1, 2].map(async () => {
        const redis = await openRedis(server.url, {
          patienceMs: 5_000,
          onLost: () => undefined,
          onBack: () => undefined,
        });
        onTestFinished(() => redis.disconnect());
        return createKeptSecrets(redisTextStores(redis, clock), secretKeys);
      }),
    );
    const keys = await Promise.all(secrets.map((one) => openSigningKey(one, now)));
    expect(new Set(keys.map(nameOf)).size).toBe(1);
  });
});

describe("an operator's own key", () => {
  it('is used with the certificate that belongs to it', () => {
    const { algorithm, chain } = readSigningKey(keyPem, certificatePem);
    expect(algorithm).toBe('es256');
    expect(chain.map((one) => Buffer.from(one))).toEqual([Buffer.from(made.certificate)]);
  });

  const pemKey = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
  const other = makeSigningKey(now);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;

  it.each([
    ['another certificate', keyPem, pemOf(other.certificate, 'CERTIFICATE'), 'C2PA_CERT_FILE'],
    ['no certificate', keyPem, 'text', 'C2PA_CERT_FILE'],
    ['a damaged certificate', keyPem, pemOf(made.certificate.slice(0, 200), 'CERTIFICATE'), 'C2PA_CERT_FILE'],
    ['no key', 'text', certificatePem, 'C2PA_KEY_FILE'],
    ['a key of another kind', pemKey(rsa), certificatePem, 'C2PA_KEY_FILE'],
  ])('is refused with %s, and its value is not repeated', (_, key, certificate, name) => {
    const problem = (): unknown => readSigningKey(key, certificate);
    expect(problem).toThrow(KeyUnusable);
    expect(problem).toThrow(new RegExp(`^${name}: `));
    expect(problem).not.toThrow(/BEGIN|text/);
  });
});

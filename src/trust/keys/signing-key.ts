import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { KeptSecrets } from '../../core/ports/storage.ts';
import { makeSigningKey } from './certificate.ts';

/** What this installation signs its results with. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly algorithm: 'es256' | 'es384';
  /** The certificate of the key, and those between it and its authority. DER. */
  readonly chain: readonly Uint8Array[];
}

/** The operator's key or certificate cannot be used. The message is a sentence for the operator. */
export class KeyUnusable extends Error {
  override readonly name = 'KeyUnusable';
}

const algorithms: Readonly<Record<string, SigningKey['algorithm']>> = { prime256v1: 'es256', secp384r1: 'es384' };
const certificatePattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const emailProtection = '1.3.6.1.5.5.7.3.4';
const documentSigning = '1.3.6.1.5.5.7.3.36';

/** `key` and `certificate` are the contents of the operator's files, PEM. Throws KeyUnusable. */
export function readSigningKey(key: string, certificate: string): SigningKey {
  const own = privateKeyOf(key);
  const algorithm = algorithms[own.asymmetricKeyDetails?.namedCurve ?? ''];
  if (!algorithm) throw new KeyUnusable('C2PA_KEY_FILE: must hold an ECDSA key on the curve P-256 or P-384');
  const chain = chainOf(certificate);
  const [leaf] = chain;
  if (!leaf?.checkPrivateKey(own)) {
    throw new KeyUnusable('C2PA_CERT_FILE: its first certificate is not the one of the key in C2PA_KEY_FILE');
  }
  const usages: readonly string[] = leaf.keyUsage ?? [];
  if (leaf.ca || ![emailProtection, documentSigning].some((usage) => usages.includes(usage))) {
    throw new KeyUnusable(
      'C2PA_CERT_FILE: its first certificate must be one for signing (extended key usage emailProtection or ' +
        'documentSigning), and not one of an authority',
    );
  }
  return { key: own, algorithm, chain: chain.map(({ raw }) => raw) };
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new KeyUnusable('C2PA_KEY_FILE: holds no private key that can be read (PEM, without a passphrase)');
  }
}

function chainOf(pem: string): X509Certificate[] {
  try {
    const found = (pem.match(certificatePattern) ?? []).map((one) => new X509Certificate(one));
    if (found.length > 0) return found;
  } catch {
    // the same as none
  }
  throw new KeyUnusable('C2PA_CERT_FILE: holds no certificate that can be read (PEM)');
}

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const Kept = z.object({ key: base64, certificate: base64 });

/** The key of this installation, which is made at the first start and kept with the data. */
export async function openSigningKey(secrets: KeptSecrets, now: number): Promise<SigningKey> {
  const kept = await secrets.keepOnce('signing key', () => {
    const { key, certificate } = makeSigningKey(now);
    const written = {
      key: Buffer.from(key).toString('base64'),
      certificate: Buffer.from(certificate).toString('base64'),
    };
    return Buffer.from(JSON.stringify(written));
  });
  const { key, certificate } = Kept.parse(JSON.parse(Buffer.from(kept).toString()));
  return {
    key: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    algorithm: 'es256',
    chain: [certificate],
  };
}

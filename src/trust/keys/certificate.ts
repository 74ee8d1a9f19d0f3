import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, der, number, object, octets, sequence, set, text, time, yes } from './der.ts';

const years = 20;
const serialBytes = 16;
const dayMs = 86_400_000;
const organization = 'faceswap-bot';

const ecdsaWithSha256 = sequence(object('1.2.840.10045.4.3.2'));
const emailProtection = object('1.3.6.1.5.5.7.3.4');

/** A key and the certificate of it, PKCS #8 and X.509, each in DER. */
export interface NewSigningKey {
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
}

/**
 * Makes a P-256 key, with a certificate as C2PA asks for. It is issued by an authority of its own, whose key is forgotten
 * here, so that it issues no other. Valid for 20 years: a result is verified with it as long as it is kept.
 */
export function makeSigningKey(now: number): NewSigningKey {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = nameOf('faceswap-bot authority of this installation');
  const from = new Date(now - dayMs);
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + years);
  const unsigned = sequence(
    der(0xa0, number(Uint8Array.of(2))), // version 3
    number(serial()),
    ecdsaWithSha256,
    issuer,
    sequence(time(from), time(until)),
    nameOf('faceswap-bot of this installation'),
    publicDer(own.publicKey),
    der(0xa3, sequence(...extensions(own.publicKey, authority.publicKey))),
  );
  const signature = sign('sha256', unsigned, authority.privateKey);
  return {
    key: own.privateKey.export({ format: 'der', type: 'pkcs8' }),
    certificate: sequence(unsigned, ecdsaWithSha256, bits(signature)),
  };
}

/** The first byte is neither 0 nor has its highest bit set, which would change the length. */
function serial(): Uint8Array {
  const bytes = randomBytes(serialBytes);
  bytes[0] = 0x40 | ((bytes[0] as number) & 0x3f);
  return bytes;
}

function extensions(own: KeyObject, authority: KeyObject): Uint8Array[] {
  const digitalSignature = bits(Uint8Array.of(0x80), 7);
  return [
    sequence(object('2.5.29.19'), yes, octets(sequence())), // no authority itself
    sequence(object('2.5.29.15'), yes, octets(digitalSignature)),
    sequence(object('2.5.29.37'), octets(sequence(emailProtection))),
    sequence(object('2.5.29.14'), octets(octets(idOf(own)))),
    sequence(object('2.5.29.35'), octets(sequence(der(0x80, idOf(authority))))),
  ];
}

function nameOf(commonName: string): Uint8Array {
  const part = (id: string, value: string): Uint8Array => set(sequence(object(id), text(value)));
  return sequence(part('2.5.4.10', organization), part('2.5.4.3', commonName));
}

function publicDer(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' });
}

function idOf(key: KeyObject): Uint8Array {
  return createHash('sha1').update(publicDer(key)).digest();
}

import { sign } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** Signatures as C2PA asks for them: COSE_Sign1 (RFC 9052), with the certificates in the protected header (RFC 9360). */

const signatureBytes = { es256: 64, es384: 96 } as const;
const hashes = { es256: 'sha256', es384: 'sha384' } as const;
/** The header parameters `alg` and `x5chain`, and the values of `alg`. */
const algorithmLabel = Uint8Array.of(0x01);
const algorithmIds = { es256: Uint8Array.of(0x26), es384: Uint8Array.of(0x38, 0x22) } as const;
const chainLabel = Uint8Array.of(0x18, 0x21);
const nothing = Uint8Array.of(0xf6);
const tagOfSign1 = Uint8Array.of(0xd2);

const kinds = { bytes: 2, text: 3, list: 4, map: 5 } as const;

/** A signature of the claim, without the claim itself. Always of `signedBytes` bytes: not one of them is mere filling. */
export function signClaim(claim: Uint8Array, { key, algorithm, chain }: SigningKey): Uint8Array {
  const header = protectedHeader({ algorithm, chain });
  const signed = Buffer.concat([
    head('list', 4),
    text('Signature1'),
    bytes(header),
    bytes(new Uint8Array()),
    bytes(claim),
  ]);
  const signature = sign(hashes[algorithm], signed, { key, dsaEncoding: 'ieee-p1363' });
  return assembled(header, signature);
}

/** Whether a signature names exactly the certificates of this key. It is not verified here. */
export function isSignedAs(signature: Uint8Array, key: Pick<SigningKey, 'algorithm' | 'chain'>): boolean {
  const like = assembled(protectedHeader(key), new Uint8Array(signatureBytes[key.algorithm]));
  const named = like.byteLength - signatureBytes[key.algorithm];
  return (
    signature.byteLength === like.byteLength &&
    Buffer.from(like.subarray(0, named)).equals(signature.subarray(0, named))
  );
}

/** How long every signature with this key is. */
export function signedBytes({ algorithm, chain }: Pick<SigningKey, 'algorithm' | 'chain'>): number {
  return assembled(protectedHeader({ algorithm, chain }), new Uint8Array(signatureBytes[algorithm])).byteLength;
}

function assembled(header: Uint8Array, signature: Uint8Array): Uint8Array {
  return Buffer.concat([tagOfSign1, head('list', 4), bytes(header), head('map', 0), nothing, bytes(signature)]);
}

function protectedHeader({ algorithm, chain }: Pick<SigningKey, 'algorithm' | 'chain'>): Uint8Array {
  const each = chain.map(bytes);
  const certificates = each.length === 1 ? each : [head('list', each.length), ...each];
  return Buffer.concat([head('map', 2), algorithmLabel, algorithmIds[algorithm], chainLabel, ...certificates]);
}

function text(value: string): Uint8Array {
  const encoded = Buffer.from(value);
  return Buffer.concat([head('text', encoded.length), encoded]);
}

function bytes(value: Uint8Array): Uint8Array {
  return Buffer.concat([head('bytes', value.length), value]);
}

function head(kind: keyof typeof kinds, length: number): Uint8Array {
  const major = kinds[kind] << 5;
  if (length < 24) return Uint8Array.of(major | length);
  if (length < 0x100) return Uint8Array.of(major | 24, length);
  if (length < 0x10000) return Uint8Array.of(major | 25, length >> 8, length & 0xff);
  return Uint8Array.of(major | 26, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}

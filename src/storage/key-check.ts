import { timingSafeEqual } from 'node:crypto';
import { deriveKey } from './files/secret-key.ts';
import type { OpenTextStore } from './keyv.ts';

/** Where a store keeps the proof of the key that its values are encrypted with, without holding the key. */
const keyProof = { namespace: 'store', key: 'key proof' } as const;

/** The proof of a key, as text. */
function proofOf(secretKey: Uint8Array): string {
  return Buffer.from(deriveKey(secretKey, 'key proof')).toString('base64');
}

/** Whether the values of the store are encrypted with this key. A store without a proof gets the one of this key. */
export async function fitsKey(openTextStore: OpenTextStore, secretKey: Uint8Array): Promise<boolean> {
  const texts = openTextStore(keyProof.namespace);
  const proof = proofOf(secretKey);
  const known = await texts.get<string>(keyProof.key);
  if (known === undefined) await texts.set(keyProof.key, proof);
  const kept = Buffer.from(String(known ?? proof));
  return kept.byteLength === proof.length && timingSafeEqual(kept, Buffer.from(proof));
}

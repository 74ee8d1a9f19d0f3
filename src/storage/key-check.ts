import { timingSafeEqual } from 'node:crypto';
import { deriveKey, howToGoOn } from './files/secret-key.ts';
import type { OpenTextStore } from './keyv.ts';
import { StoreError } from './sqlite/database.ts';

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
  const known = await texts.get(keyProof.key);
  if (known === undefined) await texts.set(keyProof.key, proof);
  const kept = Buffer.from(known ?? proof);
  return kept.byteLength === proof.length && timingSafeEqual(kept, Buffer.from(proof));
}

/** Throws StoreError where what the data folder holds is encrypted with another key. */
export async function checkKeyOf(
  directory: string,
  openTextStore: OpenTextStore,
  secretKey: Uint8Array,
): Promise<void> {
  if (await fitsKey(openTextStore, secretKey)) return;
  throw new StoreError(`What ${directory} holds was encrypted with another key. ${howToGoOn(directory)}`);
}

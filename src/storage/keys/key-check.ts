import { isSameSecret, type Keys } from '../../core/secret.ts';
import { deriveKey, howToGoOn } from '../files/secret-key.ts';
import type { OpenTextStore } from '../keyv.ts';
import { StoreError } from '../sqlite/database.ts';

/**
 * Where a store keeps the proofs of the keys that its values are encrypted with, with spaces between, without holding a
 * key. The oldest comes first.
 */
const keyProof = { namespace: 'store', key: 'key proof' } as const;

/** The proof of a key, as text. */
function proofOf(secretKey: Uint8Array): string {
  return Buffer.from(deriveKey(secretKey, 'key proof')).toString('base64');
}

/**
 * The oldest key that values of the store are encrypted with; undefined where one of them is not among `keys`. From then
 * on the store needs the first of `keys` too.
 */
export async function provenKey(openTextStore: OpenTextStore, keys: Keys): Promise<Uint8Array | undefined> {
  const texts = openTextStore(keyProof.namespace);
  const known = (await texts.get(keyProof.key))?.split(' ') ?? [];
  const found = known.map((proof) => keys.find((key) => isProofOf(key, proof)));
  if (found.includes(undefined)) return undefined;
  if (!found.includes(keys[0])) await texts.set(keyProof.key, [...known, proofOf(keys[0])].join(' '));
  return found[0] ?? keys[0];
}

/** To be called once everything in the store is encrypted with this key: from then on it needs no other one. */
export async function proveAlone(openTextStore: OpenTextStore, [key]: Keys): Promise<void> {
  await openTextStore(keyProof.namespace).set(keyProof.key, proofOf(key));
}

function isProofOf(key: Uint8Array, proof: string): boolean {
  return isSameSecret(proof, proofOf(key));
}

/** Throws StoreError where what the data folder holds is encrypted with a key that is not among `keys`. */
export async function checkKeyOf(directory: string, openTextStore: OpenTextStore, keys: Keys): Promise<void> {
  if (!(await provenKey(openTextStore, keys))) throw otherKey(directory);
}

/** What an operator is told whose key is not the one of the data folder. */
export function otherKey(directory: string): StoreError {
  return new StoreError(
    `What ${directory} holds was encrypted with another key. ${howToGoOn(directory)} ` +
      'To change the key, set the former one as SECRET_KEY_PREVIOUS.',
  );
}

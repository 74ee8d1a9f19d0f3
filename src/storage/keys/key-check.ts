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

/** The keys of a store. */
export interface ProvenKeys {
  /** The oldest one that values are encrypted with. */
  readonly oldest: Uint8Array;
  /** The first one encrypts; each of them opens what it has encrypted. */
  readonly keys: Keys;
}

/**
 * The keys of the store; undefined where one that it needs is not among `keys`. Where the store is to take a new key on, it
 * needs the first of `keys` from then on. Otherwise a key that is new to it encrypts nothing, and is not needed later.
 */
export async function provenKeys(
  openTextStore: OpenTextStore,
  keys: Keys,
  { takesOn }: { readonly takesOn: boolean },
): Promise<ProvenKeys | undefined> {
  const texts = openTextStore(keyProof.namespace);
  const known = (await texts.get(keyProof.key))?.split(' ') ?? [];
  const found = known.flatMap((proof) => keys.find((key) => isProofOf(key, proof)) ?? []);
  if (found.length < known.length) return undefined;
  const newest = found.at(-1);
  if (newest && !takesOn && !found.includes(keys[0])) {
    return { oldest: found[0] ?? newest, keys: [newest, ...keys.filter((key) => key !== newest)] };
  }
  if (!found.includes(keys[0])) await texts.set(keyProof.key, [...known, proofOf(keys[0])].join(' '));
  return { oldest: found[0] ?? keys[0], keys };
}

/** To be called once everything in the store is encrypted with this key: from then on it needs no other one. */
export async function proveAlone(openTextStore: OpenTextStore, [key]: Keys): Promise<void> {
  await openTextStore(keyProof.namespace).set(keyProof.key, proofOf(key));
}

function isProofOf(key: Uint8Array, proof: string): boolean {
  return isSameSecret(proof, proofOf(key));
}

/** What an operator is told whose key is not the one of the data folder. */
export function otherKey(directory: string): StoreError {
  return new StoreError(
    `What ${directory} holds was encrypted with another key. ${howToGoOn(directory)} ` +
      'To change the key, set the former one as SECRET_KEY_PREVIOUS.',
  );
}

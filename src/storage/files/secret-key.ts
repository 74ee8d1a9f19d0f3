import { hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Keys } from '../../core/secret.ts';
import { databaseFile, StoreError } from '../sqlite/database.ts';
import { syncDirectory } from './sync-directory.ts';

const keyBytes = 32;

/** The name of the generated key in a data folder. */
export const keyFile = 'secret.key';

/** What the operator has set: SECRET_KEY, and those that it had before. */
export interface OperatorsSecrets {
  readonly secret?: string | undefined;
  readonly previous?: readonly string[] | undefined;
}

/**
 * Keys of 32 bytes: derived from the operator's secrets, the present one first. A `secret.key` in the data folder is a
 * former key then. Without a secret it is the only key, and is made at the first start. Throws StoreError where it is
 * missing although the folder holds what it has encrypted.
 */
export async function loadSecretKeys(directory: string, secrets: OperatorsSecrets = {}): Promise<Keys> {
  const set = operatorsKeys(secrets);
  if (!set) return [await loadGeneratedKey(directory)];
  const generated = await readKey(join(directory, keyFile)); // the folder may have begun without a secret
  return generated?.byteLength === keyBytes ? [...set, generated] : set;
}

/** The keys that the operator's secrets give, without any of a data folder. Undefined without a secret. */
export function operatorsKeys({ secret, previous = [] }: OperatorsSecrets): Keys | undefined {
  return secret === undefined ? undefined : [keyOf(secret), ...previous.map(keyOf)];
}

function keyOf(secret: string): Uint8Array {
  return derive(Buffer.from(secret, 'utf8'), 'secret key');
}

async function loadGeneratedKey(directory: string): Promise<Uint8Array> {
  const path = join(directory, keyFile);
  const known = (await readKey(path)) ?? (await createKey(directory, path));
  if (known.byteLength !== keyBytes) {
    throw new StoreError(
      `${path} is damaged: it must hold ${keyBytes} bytes. Restore it, or remove it together with the files it encrypts.`,
    );
  }
  return known;
}

/** Derives a separate key for each purpose, so that no key reveals another. */
export function deriveKey(secretKey: Uint8Array, purpose: string): Uint8Array {
  return derive(secretKey, purpose);
}

/** The same for each of the keys. */
export function deriveKeys([secretKey, ...former]: Keys, purpose: string): Keys {
  return [derive(secretKey, purpose), ...former.map((key) => derive(key, purpose))];
}

function derive(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'faceswap-bot', purpose, keyBytes));
}

/** What an operator can do whose key is lost. */
export function howToGoOn(directory: string): string {
  return (
    'Put the former secret.key back, or set the former SECRET_KEY. ' +
    `To begin anew, without the saved faces and the swaps under way, move ${directory} away.`
  );
}

async function holdsData(directory: string): Promise<boolean> {
  const { size } = await stat(join(directory, databaseFile)).catch(() => ({ size: 0 }));
  return size > 0;
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Creates the key. Several processes may start at once: one file wins, and all of them read it. */
async function createKey(directory: string, path: string): Promise<Uint8Array> {
  if (await holdsData(directory)) {
    const known = await readKey(path); // another process may have created both meanwhile, the key first
    if (known) return known;
    throw new StoreError(
      `${path} is missing, and without it nothing that ${directory} holds can be read. ${howToGoOn(directory)}`,
    );
  }
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(keyBytes));
    await file.sync();
    await link(draft, path).catch((error) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
    await syncDirectory(dirname(path));
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  return new Uint8Array(await readFile(path));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

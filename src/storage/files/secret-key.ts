import { hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseFile, StoreError } from '../sqlite/database.ts';
import { syncDirectory } from './sync-directory.ts';

const keyBytes = 32;

/**
 * 32 bytes: derived from the operator's secret, else read from `secret.key` in the data folder, which is made at the
 * first start. Throws StoreError where it is missing although the folder holds what it has encrypted.
 */
export async function loadSecretKey(directory: string, fromEnvironment?: string): Promise<Uint8Array> {
  if (fromEnvironment !== undefined) return derive(Buffer.from(fromEnvironment, 'utf8'), 'secret key');
  const path = join(directory, 'secret.key');
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

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll } from 'vitest';
import type { EncodedMedia } from '../../src/core/ports/media.ts';
import { makeSigningKey } from '../../src/trust/keys/certificate.ts';
import type { SigningKey } from '../../src/trust/keys/signing-key.ts';
import { createMarkingThread, type MarkingThread } from '../../src/trust/thread/marking-thread.ts';
import { ManifestFacts, MarkAnswer } from '../../src/trust/thread/protocol.ts';
import { media } from '../e2e/command-line.ts';

export const agent = { name: 'faceswap-bot', version: '1.2.3' };
export const at = Date.UTC(2026, 10, 28, 12);

export function newKey(): SigningKey {
  const { key, certificate } = makeSigningKey(Date.now());
  return {
    key: createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }),
    algorithm: 'es256',
    chain: [certificate],
  };
}

export function signal(): AbortSignal {
  return AbortSignal.timeout(30_000);
}

/** One thread, until after the last test of a file. */
export function markingRig(key = newKey()) {
  const thread: MarkingThread = createMarkingThread({ key, agent });
  afterAll(() => thread.close());
  return {
    key,
    thread,
    async mark({ bytes, mimeType }: EncodedMedia, scene?: EncodedMedia): Promise<EncodedMedia> {
      const origin = { at, provider: 'akool' };
      const work = { kind: 'mark' as const, bytes, mimeType, origin, ...(scene && { scene }) };
      return { bytes: (await thread.run(work, MarkAnswer, signal())).bytes, mimeType };
    },
    read: ({ bytes, mimeType }: EncodedMedia): Promise<ManifestFacts> =>
      thread.run({ kind: 'read', bytes, mimeType }, ManifestFacts, signal()),
  };
}

const small = () => sharp(media('collins.jpg')).resize(64, 48, { fit: 'cover' });
const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'image/jpeg': () => small().jpeg().toBuffer(),
  'image/png': () => small().ensureAlpha(0.5).png().toBuffer(),
  'image/webp': () => small().webp().toBuffer(),
  'image/avif': () => small().avif({ effort: 0 }).toBuffer(),
  'image/gif': () => small().gif().toBuffer(),
  'video/mp4': async () => readFileSync(media('talk.mp4')),
};

/** The types that C2PA knows, and of those the ones that carry XMP. */
export const signedTypes = Object.keys(files);
export const xmpTypes = signedTypes.slice(0, 4);

/** A small file of this type. */
export async function fileOf(mimeType: string): Promise<EncodedMedia> {
  const made = files[mimeType];
  if (!made) throw new Error(`no file of type ${mimeType}`);
  return { bytes: await made(), mimeType };
}

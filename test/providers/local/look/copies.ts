import sharp, { type Sharp } from 'sharp';
import type { Look, Tells } from '../../../../src/core/ports/trust.ts';
import { looksAlike } from '../../../../src/core/results/fingerprints.ts';
import { isResult } from '../../../../src/core/results/tells.ts';
import { lookAt, tellApart } from '../../../../src/providers/local/look/look-at.ts';

export const maxPixels = 50e6;

type Copy = (picture: Uint8Array) => Promise<Uint8Array>;

/** What platforms, and people, do to pictures. */
export const copies: Readonly<Record<string, Copy>> = {
  'as Telegram sends photos': (picture) => within(picture, 1_280).jpeg({ quality: 82 }).toBuffer(),
  'as a small preview': (picture) => within(picture, 320).jpeg({ quality: 82 }).toBuffer(),
  'JPEG 95': (picture) => sharp(picture).jpeg({ quality: 95 }).toBuffer(),
  'JPEG 50': (picture) => sharp(picture).jpeg({ quality: 50 }).toBuffer(),
  WebP: (picture) => sharp(picture).webp({ quality: 75 }).toBuffer(),
  PNG: (picture) => sharp(picture).png({ compressionLevel: 1 }).toBuffer(),
  'three quarters': (picture) => scaled(picture, 0.73),
  'half as large': (picture) => scaled(picture, 0.5),
};

function within(picture: Uint8Array, side: number): Sharp {
  return sharp(picture).resize(side, side, { fit: 'inside', withoutEnlargement: true });
}

async function scaled(picture: Uint8Array, factor: number): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const size = [Math.round(width * factor), Math.round(height * factor)] as const;
  return sharp(picture)
    .resize(...size, { fit: 'fill' })
    .jpeg({ quality: 82 })
    .toBuffer();
}

export interface KnownResult {
  readonly look: Look;
  readonly tells: Tells;
}

/** What the ledger keeps of a result, and its look. */
export async function known(result: Uint8Array, scene: Uint8Array): Promise<KnownResult | undefined> {
  const [look, told] = await Promise.all([lookAt(result, maxPixels), tellApart(result, scene, maxPixels)]);
  return look && told?.tells && { look, tells: told.tells };
}

/** Whether the picture is taken for a copy of the result. */
export async function isTakenFor(picture: Uint8Array, { look, tells }: KnownResult): Promise<boolean> {
  const seen = await lookAt(picture, maxPixels);
  return seen !== undefined && looksAlike(seen.fingerprint, look.fingerprint) && isResult(seen, tells);
}

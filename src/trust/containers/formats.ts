import { withXmpInAvif } from './avif.ts';
import { kindOfBoxes, manifestInBoxes } from './boxes.ts';
import { manifestInGif } from './gif.ts';
import { manifestInJpeg, withXmpInJpeg } from './jpeg.ts';
import { manifestInPng, withXmpInPng } from './png.ts';
import { type FoundManifest, Unspliceable } from './splice.ts';
import { manifestInWebp, withXmpInWebp } from './webp.ts';
import { xmpPacket } from './xmp.ts';

/** What can be done to a file of one type without touching what it shows. */
interface Container {
  /** The type as C2PA knows it. */
  readonly signedAs: string;
  /** Throws Unspliceable. Absent for files that carry no XMP. */
  readonly withXmp?: (bytes: Uint8Array, xmp: Uint8Array) => Uint8Array;
  /** Throws Unspliceable. */
  readonly manifest: (bytes: Uint8Array) => FoundManifest | undefined;
  /** What no hash of a manifest covers. Throws Unspliceable. */
  readonly uncovered?: (bytes: Uint8Array) => Uint8Array | undefined;
}

const boxed = { manifest: manifestInBoxes, uncovered: kindOfBoxes };

/** By MIME type. C2PA knows no WebM. */
const containers: Readonly<Record<string, Container>> = {
  'image/jpeg': { signedAs: 'image/jpeg', withXmp: withXmpInJpeg, manifest: manifestInJpeg },
  'image/png': { signedAs: 'image/png', withXmp: withXmpInPng, manifest: manifestInPng },
  'image/webp': { signedAs: 'image/webp', withXmp: withXmpInWebp, manifest: manifestInWebp },
  'image/avif': { signedAs: 'image/avif', withXmp: withXmpInAvif, ...boxed },
  'image/gif': { signedAs: 'image/gif', manifest: manifestInGif },
  'video/mp4': { signedAs: 'video/mp4', ...boxed },
  'video/x-m4v': { signedAs: 'video/mp4', ...boxed },
  'video/quicktime': { signedAs: 'video/quicktime', ...boxed },
  'image/heic': { signedAs: 'image/heic', ...boxed },
};

/** The type as C2PA knows it; undefined for files that cannot be signed. */
export function signedAs(mimeType: string): string | undefined {
  return containers[mimeType]?.signedAs;
}

/** The file with our XMP and no other, where files of its type carry any. Throws Unspliceable. */
export function withXmp(bytes: Uint8Array, mimeType: string): Uint8Array {
  return containers[mimeType]?.withXmp?.(bytes, xmpPacket) ?? bytes;
}

/** The C2PA manifest of a foreign file; undefined where there is none, or none that can be read. */
export function manifestIn(bytes: Uint8Array, mimeType: string): FoundManifest | undefined {
  return unlessOdd(() => containers[mimeType]?.manifest(bytes));
}

/** The part of a file that no hash of a manifest covers and that is neither of the manifest: of an MP4, of what kind it is. */
export function uncoveredIn(bytes: Uint8Array, mimeType: string): Uint8Array | undefined {
  return unlessOdd(() => containers[mimeType]?.uncovered?.(bytes));
}

function unlessOdd<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unspliceable || error instanceof RangeError) return undefined;
    throw error;
  }
}

const signatureBytes = 8;
/** Bytes of a chunk beside its data: length, name and checksum. */
const chunkFrame = 12;
const mostChunks = 4_096;

/** Number of frames of a PNG file. An animated PNG has an `acTL` chunk before its pixels. */
export function pngFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = signatureBytes;
  for (let chunk = 0; chunk < mostChunks && at + chunkFrame <= bytes.length; chunk++) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') return 1;
    if (name === 'acTL') return Math.max(1, view.getUint32(at + 8));
    at += chunkFrame + view.getUint32(at);
  }
  return 1;
}

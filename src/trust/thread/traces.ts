import { X509Certificate } from 'node:crypto';

/** Bytes. Short enough that several of them lie between two lengths of a GIF's blocks, and too long to occur by chance. */
const pieceBytes = 16;
/** Of the public key, and of the signature of the certificate: what no other certificate has. */
const partBytes = 64;
const enough = 2;

/**
 * Finds out whether a file holds the certificate, or much of it: then it was marked with its key, whatever was changed
 * since. A certificate that is cut up, as in a GIF, or changed in one place, is still found.
 */
export function createTraceFinder(certificate: Uint8Array): (bytes: Uint8Array) => boolean {
  const key = new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' });
  const parts = [key, bufferOf(certificate)].map((part) => part.subarray(-partBytes));
  const pieces = parts.flatMap((part) =>
    Array.from({ length: part.length / pieceBytes }, (_, at) => part.subarray(at * pieceBytes, (at + 1) * pieceBytes)),
  );
  return (bytes) => {
    const file = bufferOf(bytes);
    return pieces.filter((piece) => file.includes(piece)).length >= enough;
  };
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Bytes. Short enough to lie between two lengths of a GIF's blocks, and too long to be there by chance. */
const pieceBytes = 32;
const enough = 3;

/**
 * Whether a file holds the certificate of this installation, or most of it: it was marked here, whatever was changed since.
 * A certificate that is cut up, as in a GIF, or changed in one place, is still found.
 */
export function holdsCertificate(bytes: Uint8Array, certificate: Uint8Array): boolean {
  const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
    Buffer.from(buffer, byteOffset, byteLength);
  const file = bufferOf(bytes);
  let found = 0;
  for (let at = 0; at + pieceBytes <= certificate.length && found < enough; at += pieceBytes) {
    if (file.includes(bufferOf(certificate.subarray(at, at + pieceBytes)))) found++;
  }
  return found >= enough;
}

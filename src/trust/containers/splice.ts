/**
 * The file is not laid out as its format asks for, so that nothing can be put into it without touching the picture. Results
 * of vendors are foreign bytes.
 */
export class Unspliceable extends Error {
  override readonly name = 'Unspliceable';
}

/** The manifest that a file holds. */
export interface FoundManifest {
  /** The manifest store of any signer. */
  readonly jumbf: Uint8Array;
  /** Whether what lies around it, which no hash covers, is byte for byte what the library of this program writes. */
  readonly isWrittenSo: boolean;
}

/** Chunks, segments or boxes of one file. More of them would keep the thread busy. */
const mostParts = 100_000;

/** A function to be called for each part. Throws Unspliceable when there are too many. */
export function partCounter(): () => void {
  let parts = 0;
  return () => {
    if (++parts > mostParts) throw new Unspliceable('too many parts');
  };
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Whether they begin with these characters. */
export function beginsWith(bytes: Uint8Array, start: string): boolean {
  return latin1(bytes.subarray(0, start.length)) === start;
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

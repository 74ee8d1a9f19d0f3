/** Size and length of a video. Pixels are those after orientation. */
export interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly seconds?: number;
}

export interface Boxed {
  readonly type: string;
  readonly body: DataView;
}

/** Limit against hostile files with endless boxes. */
const mostBoxes = 4_096;

/** Reads size and length from the boxes of an MP4 or MOV file. Undefined if no track has a picture size. */
export function readMp4Header(bytes: Uint8Array): VideoFacts | undefined {
  const movie = find(boxes(viewOf(bytes)), 'moov');
  if (!movie) return undefined;
  const parts = boxes(movie);
  const size = largest(
    parts.flatMap(({ type, body }) => {
      const header = type === 'trak' ? find(boxes(body), 'tkhd') : undefined;
      return (header && trackSize(header)) ?? [];
    }),
  );
  const header = find(parts, 'mvhd');
  const seconds = (header && movieSeconds(header)) || fragmentedSeconds(parts, header);
  return size && { ...size, ...(seconds ? { seconds } : {}) };
}

export function boxes(view: DataView): Boxed[] {
  const found: Boxed[] = [];
  let at = 0;
  while (at + 8 <= view.byteLength && found.length < mostBoxes) {
    const named = view.getUint32(at);
    const headerBytes = named === 1 ? 16 : 8;
    if (at + headerBytes > view.byteLength) break;
    const length = boxLength(view, at, named);
    if (length < headerBytes) break;
    const end = Math.min(at + length, view.byteLength);
    const body = new DataView(view.buffer, view.byteOffset + at + headerBytes, end - at - headerBytes);
    found.push({ type: fourCharacters(view, at + 4), body });
    at += length;
  }
  return found;
}

/** A length of 1 means that a 64-bit length follows, 0 that the box extends to the end. */
function boxLength(view: DataView, at: number, named: number): number {
  if (named === 1) return Number(view.getBigUint64(at + 8));
  return named === 0 ? view.byteLength - at : named;
}

export function find(list: readonly Boxed[], type: string): DataView | undefined {
  return list.find((box) => box.type === type)?.body;
}

function fourCharacters(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** Audio tracks have no size. A quarter turn in the matrix swaps width and height. */
function trackSize(header: DataView): VideoFacts | undefined {
  if (header.byteLength < 1) return undefined;
  const matrixAt = header.getUint8(0) === 1 ? 52 : 40;
  if (header.byteLength < matrixAt + 44) return undefined;
  const across = header.getUint32(matrixAt + 36) >>> 16;
  const down = header.getUint32(matrixAt + 40) >>> 16;
  if (across === 0 || down === 0) return undefined;
  const isTurned = header.getInt32(matrixAt) === 0 && header.getInt32(matrixAt + 4) !== 0;
  return isTurned ? { width: down, height: across } : { width: across, height: down };
}

function largest(sizes: readonly VideoFacts[]): VideoFacts | undefined {
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}

function movieSeconds(header: DataView): number | undefined {
  const isLong = header.byteLength > 0 && header.getUint8(0) === 1;
  if (header.byteLength < (isLong ? 32 : 20)) return undefined;
  const duration = isLong ? Number(header.getBigUint64(24)) : header.getUint32(16);
  return overTimescale(duration, header);
}

/** A fragmented file may store its length only in `mvex/mehd`. */
function fragmentedSeconds(parts: readonly Boxed[], movieHeader: DataView | undefined): number | undefined {
  const extension = find(parts, 'mvex');
  const header = extension && find(boxes(extension), 'mehd');
  if (!header || !movieHeader || header.byteLength < 8) return undefined;
  const isLong = header.getUint8(0) === 1 && header.byteLength >= 12;
  return overTimescale(isLong ? Number(header.getBigUint64(4)) : header.getUint32(4), movieHeader);
}

function overTimescale(duration: number, movieHeader: DataView): number | undefined {
  const at = movieHeader.byteLength > 0 && movieHeader.getUint8(0) === 1 ? 20 : 12;
  if (movieHeader.byteLength < at + 4) return undefined;
  const seconds = duration / movieHeader.getUint32(at);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

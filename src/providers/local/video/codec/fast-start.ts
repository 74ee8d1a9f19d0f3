import { type Boxed, boxes, find } from '../../media/containers/boxes.ts';

/**
 * Moves the `moov` box of an MP4 or MOV before the content, so that players can start before the whole file has
 * arrived.
 */
export function fastStart(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const content = boxes(new DataView(buffer, byteOffset, byteLength));
  const table = find(content, 'moov');
  const head = find(content, 'ftyp');
  if (!table || !head) throw new Error('an MP4 without a table of contents');
  const headEnd = head.byteOffset - byteOffset + head.byteLength;
  const tableStart = table.byteOffset - byteOffset - 8;
  const tableEnd = tableStart + 8 + table.byteLength;
  for (const track of boxes(table)) if (track.type === 'trak') moveOffsets(track, tableEnd - tableStart);
  const pieces = [
    [0, headEnd],
    [tableStart, tableEnd],
    [headEnd, tableStart],
    [tableEnd, byteLength],
  ] as const;
  return Buffer.concat(pieces.map(([start, end]) => bytes.subarray(start, end)));
}

function moveOffsets({ body }: Boxed, by: number): void {
  const media = find(boxes(body), 'mdia');
  const information = media && find(boxes(media), 'minf');
  const samples = information && find(boxes(information), 'stbl');
  const offsets = samples && boxes(samples);
  const short = offsets && find(offsets, 'stco');
  const long = offsets && find(offsets, 'co64');
  for (let at = 8; short && at + 4 <= short.byteLength; at += 4) short.setUint32(at, short.getUint32(at) + by);
  for (let at = 8; long && at + 8 <= long.byteLength; at += 8)
    long.setBigUint64(at, long.getBigUint64(at) + BigInt(by));
}

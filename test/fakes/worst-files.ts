import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A file that costs as much as it can, and the name under which it is sent. */
export interface WorstFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files that once held a decoder for seconds, or are as large and as slow as files that are allowed can be. */
export async function worstFiles(): Promise<readonly WorstFile[]> {
  const noise = sharp({
    create: { width: 3_000, height: 2_900, channels: 3, background: 'grey', noise: { type: 'gaussian', sigma: 90 } },
  });
  return [
    { name: 'frames.webp', bytes: await webpOfFrames(60_000) },
    { name: 'tall.png', bytes: tallPng(10_000_000) },
    { name: 'frames.gif', bytes: gifOfFrames(200_000) },
    { name: 'large.png', bytes: new Uint8Array(await noise.png({ compressionLevel: 0 }).toBuffer()) },
    { name: 'slow.avif', bytes: new Uint8Array(await noise.resize(1_500).avif({ effort: 0 }).toBuffer()) },
    { name: 'nothing.jpg', bytes: new Uint8Array(9 * 2 ** 20).fill(0xff, 0, 3) },
  ];
}

/** An animated WebP of 1×1 frames. */
async function webpOfFrames(count: number): Promise<Uint8Array> {
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .webp({ lossless: true })
    .toBuffer();
  const picture = pixel.subarray(12); // without the RIFF header
  const frame = chunk('ANMF', Buffer.concat([Buffer.alloc(16), picture]));
  const head = chunk('VP8X', Buffer.from([0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const body = Buffer.concat([Buffer.from('WEBP'), head, chunk('ANIM', Buffer.alloc(6)), ...Array(count).fill(frame)]);
  return new Uint8Array(chunk('RIFF', body));
}

function chunk(name: string, content: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)]);
}

/** A GIF of 1×1 frames without a delay. */
function gifOfFrames(count: number): Uint8Array {
  const head = Buffer.from('47494638396101000100800000ff000000ff00', 'hex');
  const frame = Buffer.from('21f90400000000002c00000000010001000002024401003b', 'hex').subarray(0, 23);
  return new Uint8Array(Buffer.concat([head, ...Array(count).fill(frame), Buffer.from([0x3b])]));
}

/** A PNG of one column, whose rows are few bytes when they are compressed. */
function tallPng(height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(1, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits, grey
  const rows = deflateSync(Buffer.alloc(2 * height));
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]));
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const sizes = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  sizes[0].writeUInt32BE(content.length);
  sizes[1].writeUInt32BE(crc32(named));
  return Buffer.concat([sizes[0], named, sizes[1]]);
}

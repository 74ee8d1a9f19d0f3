import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../../src/providers/local/worker/inspect.ts';
import { box, chunk, element, gif, png, riffChunk, subBlocks, uint32 } from '../built-files.ts';
import { animated } from '../foreign-files.ts';
import { animatedGif, small, still } from '../intake-rig.ts';
import { readVideo } from '../video-reading.ts';
import { makeVideo, type VideoRecipe } from '../videos.ts';
import { plantUnits } from './plant-units.ts';

const marker = Buffer.from('canary-planted');
/** Where a marker must have a length of its own. */
const twelve = Buffer.from('canary-plant');

async function cleaned(bytes: Uint8Array): Promise<Buffer> {
  return Buffer.from((await clean(bytes, 50e6)).bytes);
}

/** Puts a marker into a file, and expects it not to leave with it. */
async function expectGone(bytes: Uint8Array, planted = Buffer.from('canary')): Promise<Buffer> {
  expect(Buffer.from(bytes).includes(planted)).toBe(true);
  const left = await cleaned(bytes);
  expect(left.includes(planted)).toBe(false);
  return left;
}

describe('a marker planted in a GIF does not leave', () => {
  const plain = [{ delay: 4 }, { delay: 5 }];
  const extension = (label: number, ...data: Uint8Array[]): Buffer =>
    Buffer.concat([Buffer.of(0x21, label), subBlocks(...data)]);
  const loop = Buffer.concat([Buffer.from('NETSCAPE2.0')]);

  it.each<[string, Uint8Array]>([
    ['in a comment', gif(plain, extension(0xfe, marker))],
    ['in a comment between frames', gif([plain[0] ?? {}, { delay: 5, before: extension(0xfe, marker) }])],
    ['in a text', gif(plain, extension(0x01, twelve, marker))],
    ['in data of an application', gif(plain, extension(0xff, Buffer.from('XMP DataXMP'), marker))],
    ['in the name of an application', gif(plain, extension(0xff, Buffer.from('canary-name')))],
    ['behind the loop count', gif(plain, extension(0xff, loop, Buffer.of(1, 0, 0), marker))],
    [
      'in a second loop count',
      gif(plain, ...[1, 2].map(() => extension(0xff, loop, Buffer.of(1, 0, 0))), extension(0xff, loop, marker)),
    ],
    [
      'behind a delay',
      gif([...plain, { before: Buffer.concat([Buffer.of(0x21, 0xf9, 4, 0, 3, 0, 0), subBlocks(marker)]) }]),
    ],
    ['in an extension without a meaning', gif(plain, extension(0x77, marker))],
    ['behind the pixels of a frame', gif([...plain, { after: Buffer.concat([Buffer.of(marker.length), marker]) }])],
    ['in a colour that no pixel has', gif([...plain, { unusedColour: Buffer.from('cny') }])],
    ['after the file', Buffer.concat([gif(plain), marker])],
  ])('%s', async (_, bytes) => {
    const left = await expectGone(
      bytes,
      Buffer.from(bytes).includes('canary') ? Buffer.from('canary') : Buffer.from('cny'),
    );
    const metadata = (file: Uint8Array) => sharp(file, { animated: true }).metadata();
    expect(await metadata(left)).toMatchObject({ pages: (await metadata(bytes)).pages });
    const pixels = (file: Uint8Array) => sharp(file, { animated: true }).raw().toBuffer();
    expect((await pixels(left)).equals(await pixels(bytes))).toBe(true);
  });

  it('and the pixels, times and loops of a real one stay bit for bit', async () => {
    const original = Buffer.from(await animatedGif());
    expect((await cleaned(original)).equals(original)).toBe(true);
  });
});

describe('a marker planted in a picture does not leave', () => {
  const withTail = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, marker]);
  const webp = async (chunks: Buffer): Promise<Buffer> => {
    const file = Buffer.concat([
      await small()
        .withExif({ IFD0: { Copyright: 'x' } })
        .webp()
        .toBuffer(),
      chunks,
    ]);
    file.writeUInt32LE(file.length - 8, 4);
    return file;
  };
  const segment = (label: number): Buffer => Buffer.concat([Buffer.of(0xff, label, 0, marker.length + 2), marker]);
  const jpeg = async (...segments: Buffer[]): Promise<Buffer> => {
    const bytes = await small().jpeg().toBuffer();
    return Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]);
  };

  it.each<[string, () => Promise<Uint8Array>]>([
    ['in a text of a PNG', async () => png(64, 48, chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), marker])))],
    ['in a chunk of a PNG without a meaning', async () => png(64, 48, chunk('caNa', marker))],
    ['after a PNG', async () => withTail(await still())],
    [
      'in a further frame of an animated PNG',
      async () => Buffer.concat([animated(await still()), chunk('fdAT', marker)]),
    ],
    ['in a comment of a JPEG', () => jpeg(segment(0xfe))],
    ['in an application segment of a JPEG', () => jpeg(segment(0xe1), segment(0xef))],
    ['after a JPEG', async () => withTail(await jpeg())],
    ['in metadata of a WebP', () => webp(riffChunk('XMP ', marker))],
    ['in a chunk of a WebP without a meaning', () => webp(riffChunk('CANA', marker))],
    ['after a WebP', async () => withTail(await small().webp().toBuffer())],
    ['after an AVIF', async () => withTail(await small().avif({ effort: 0 }).toBuffer())],
    ['after a still GIF', async () => withTail(await small().gif().toBuffer())],
  ])('%s', async (_, make) => {
    expect(await sharp(await expectGone(await make())).metadata()).toMatchObject({ width: 64, height: 48 });
  });
});

describe('a marker planted in a video does not leave', () => {
  const recipe: Partial<VideoRecipe> = { width: 64, height: 64, times: [0, 40, 80, 120] };
  const behindMp4 =
    (...parts: Uint8Array[]) =>
    async () =>
      Buffer.concat([await makeVideo(recipe), ...parts]);
  const live: Partial<VideoRecipe> = { ...recipe, container: 'webm', codec: 'libvpx-vp9' };
  const behindWebm =
    (...parts: Uint8Array[]) =>
    async () =>
      Buffer.concat([await makeVideo({ ...live, sound: undefined }), ...parts]);
  const unit = (type: number): Buffer => Buffer.concat([Buffer.of(type), marker, Buffer.of(0x80)]);

  it.each<[string, () => Promise<Uint8Array>]>([
    ['in a box of user data', behindMp4(box('udta', box('meta', marker)))],
    ['in free space', behindMp4(box('free', marker))],
    ['in a box of its own kind', behindMp4(box('uuid', Buffer.alloc(16), marker))],
    ['between its samples', behindMp4(box('mdat', marker))],
    ['in a second movie', behindMp4(box('moov', box('udta', marker)))],
    ['after the file', behindMp4(marker)],
    ['in its metadata', () => makeVideo({ ...recipe, metadata: { comment: marker.toString() } })],
    ['in an SEI message of H.264', async () => plantUnits(await makeVideo(recipe), unit(6))],
    ['in filler of H.264', async () => plantUnits(await makeVideo(recipe), unit(12))],
    ['in a unit of H.264 without a meaning', async () => plantUnits(await makeVideo(recipe), unit(24))],
    ['in tags of a WebM', behindWebm(element('1254c367', element('7373', marker)))],
    ['in a file attached to a WebM', behindWebm(element('1941a469', element('61a7', element('465c', marker))))],
    ['in free space of a WebM', behindWebm(element('ec', marker))],
    ['in an element of a WebM without a meaning', behindWebm(element('4abc', marker))],
    ['after a WebM', behindWebm(marker)],
  ])('%s', async (_, make) => {
    const bytes = await make();
    const left = await expectGone(bytes);
    expect(await readVideo(left)).toEqual(await readVideo(bytes));
  });

  it.each<[string, Partial<VideoRecipe>, string]>([
    ['H.264 in its first message', recipe, 'x264 - core'],
    ['H.264 in a MOV', { ...recipe, container: 'mov' }, 'x264 - core'],
    ['H.265 in its parameter sets', { ...recipe, codec: 'libx265' }, 'x265 (build'],
    ['MPEG-4 in its user data', { ...recipe, codec: 'mpeg4', sound: undefined }, 'Lavc'],
    ['Vorbis in its comment', { ...live, sound: { codec: 'libvorbis', channels: 2 } }, 'Lavc'],
  ])('not even by the encoder: %s', async (_, changes, words) => {
    const bytes = await makeVideo(changes);
    const left = await expectGone(bytes, Buffer.from(words));
    const [before, now] = [await readVideo(bytes), await readVideo(left)];
    expect([now.times, now.sounds]).toEqual([before.times, before.sounds]);
    expect(now.pictures).toHaveLength(before.pictures.length);
  });

  it('and a box of 64-bit length is read as well', async () => {
    const long = Buffer.concat([uint32(1), Buffer.from('free'), uint32(0), uint32(16 + marker.length), marker]);
    await expectGone(Buffer.concat([await makeVideo(recipe), long]));
  });
});

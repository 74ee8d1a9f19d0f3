import type { CodecContext, FormatContext, Frame, Packet, Stream } from 'node-av/lib';
import sharp from 'sharp';
import { type Library, videoLibrary } from '../../../src/providers/local/video/codec/library.ts';
import { createOutputFile } from '../../../src/providers/local/video/codec/output-file.ts';
import { photo } from './foreign-files.ts';

/** Recipe of a test video. */
export interface VideoRecipe {
  readonly container: 'mp4' | 'mov' | 'webm';
  readonly codec: 'libx264' | 'libx265' | 'libvpx-vp9' | 'mpeg4';
  /** FFmpeg's name of the pixel format. */
  readonly pixels: string;
  readonly width: number;
  readonly height: number;
  /** Time of each frame in milliseconds. */
  readonly times: readonly number[];
  /** Pixels of frame `number`, RGB. By default a photo that moves a little. */
  readonly scene: (number: number, size: { width: number; height: number }) => Promise<Uint8Array>;
  readonly sound:
    | { readonly codec: 'aac' | 'libopus' | 'libvorbis' | 'pcm_s16le'; readonly channels: number }
    | undefined;
  /** Stored on its side, as by a phone that is held upright. */
  readonly turned: boolean;
  readonly interlaced: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

const usual: VideoRecipe = {
  container: 'mp4',
  codec: 'libx264',
  pixels: 'yuv420p',
  width: 160,
  height: 160,
  times: evenTimes(8),
  scene: (number, size) => movingHead('collins', number, size),
  sound: { codec: 'aac', channels: 1 },
  turned: false,
  interlaced: false,
  metadata: {},
};

/** Times in milliseconds of frames at 25 a second. */
export function evenTimes(frames: number): number[] {
  return Array.from({ length: frames }, (_, number) => number * 40);
}

/** The part of a photo that shows the head. */
const heads = {
  collins: { left: 105, top: 10, width: 240, height: 240 },
  luciano: { left: 60, top: 10, width: 290, height: 290 },
} as const;

const drawnHeads = new Map<string, Promise<Buffer>>();

/** A head that moves a little to the right and down with each frame; RGB. */
export async function movingHead(
  name: keyof typeof heads,
  number: number,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const side = Math.max(width, height) + 16;
  const key = `${name} ${side}`;
  const drawing = drawnHeads.get(key) ?? sharp(photo(name)).extract(heads[name]).resize(side, side).raw().toBuffer();
  drawnHeads.set(key, drawing);
  const head = await drawing;
  const offset = 16 - (number % 16);
  const rows = Array.from({ length: height }, (_, y) => ((y + offset) * side + offset) * 3);
  return Buffer.concat(rows.map((at) => head.subarray(at, at + width * 3)));
}

/** A frame without a person, RGB. */
export async function emptyScene(_: number, { width, height }: { width: number; height: number }): Promise<Uint8Array> {
  return Buffer.alloc(width * height * 3, '44aa22', 'hex');
}

/** A small video, made with FFmpeg. */
export async function makeVideo(changes: Partial<VideoRecipe> = {}): Promise<Uint8Array> {
  const recipe = { ...usual, ...changes };
  const library = await videoLibrary();
  const output = createOutputFile(library);
  const file = new library.FormatContext();
  file.allocOutputContext2(null, recipe.container, null);
  file.pb = output.io;
  if (Object.keys(recipe.metadata).length > 0) file.metadata = library.Dictionary.fromObject(recipe.metadata);
  if (recipe.container !== 'webm') file.setOption('movflags', 'use_metadata_tags');
  const picture = openPicture(library, recipe);
  const sound = recipe.sound && openSound(library, recipe.sound);
  const streams = [
    addStream(library, file, picture, recipe.turned),
    ...(sound ? [addStream(library, file, sound)] : []),
  ];
  check(file.writeHeaderSync(null));
  for (const [number, time] of recipe.times.entries()) {
    const frame = await pictureFrame(library, recipe, number);
    frame.pts = BigInt(time);
    send(library, file, picture, frame, streams[0]);
    frame.free();
  }
  send(library, file, picture, null, streams[0]);
  if (sound && recipe.sound) writeSound(library, file, sound, streams[1], recipe);
  check(file.writeTrailerSync());
  output.io.flushSync();
  file.pb = null;
  return output.bytes().slice();
}

function openPicture(library: Library, { codec, pixels, width, height, interlaced, times }: VideoRecipe): CodecContext {
  const { FF_ENCODER_LIBX264, FF_ENCODER_LIBX265, FF_ENCODER_LIBVPX_VP9, FF_ENCODER_MPEG4 } = library;
  const names = {
    libx264: FF_ENCODER_LIBX264,
    libx265: FF_ENCODER_LIBX265,
    'libvpx-vp9': FF_ENCODER_LIBVPX_VP9,
    mpeg4: FF_ENCODER_MPEG4,
  };
  const found = library.Codec.findEncoderByName(names[codec]);
  const encoder = new library.CodecContext();
  encoder.allocContext3(found);
  encoder.width = width;
  encoder.height = height;
  encoder.pixelFormat = library.avGetPixFmtFromName(pixels);
  encoder.timeBase = new library.Rational(1, 1_000);
  encoder.framerate = new library.Rational(25, 1);
  encoder.threadCount = 1;
  encoder.gopSize = Math.min(12, times.length);
  encoder.setFlags(library.AV_CODEC_FLAG_GLOBAL_HEADER);
  if (interlaced) encoder.setFlags(library.AV_CODEC_FLAG_INTERLACED_DCT, library.AV_CODEC_FLAG_INTERLACED_ME);
  if (codec === 'libx264' || codec === 'libx265') encoder.setOption('preset', 'ultrafast');
  if (codec === 'libx265') encoder.setOption('x265-params', 'log-level=none');
  if (codec === 'libvpx-vp9') encoder.setOption('deadline', 'realtime');
  check(encoder.open2Sync(found, null));
  return encoder;
}

function openSound(library: Library, { codec, channels }: NonNullable<VideoRecipe['sound']>): CodecContext {
  const { FF_ENCODER_AAC, FF_ENCODER_LIBOPUS, FF_ENCODER_LIBVORBIS, FF_ENCODER_PCM_S16LE } = library;
  const names = {
    aac: FF_ENCODER_AAC,
    libopus: FF_ENCODER_LIBOPUS,
    libvorbis: FF_ENCODER_LIBVORBIS,
    pcm_s16le: FF_ENCODER_PCM_S16LE,
  };
  const found = library.Codec.findEncoderByName(names[codec]);
  const encoder = new library.CodecContext();
  encoder.allocContext3(found);
  encoder.sampleRate = 48_000;
  encoder.sampleFormat = found?.sampleFormats?.[0] ?? library.AV_SAMPLE_FMT_S16;
  encoder.channelLayout = {
    nbChannels: channels,
    order: library.AV_CHANNEL_ORDER_NATIVE,
    mask: layouts[channels] ?? 4n,
  };
  encoder.timeBase = new library.Rational(1, 48_000);
  encoder.bitRate = 64_000n;
  encoder.setFlags(library.AV_CODEC_FLAG_GLOBAL_HEADER);
  check(encoder.open2Sync(found, null));
  return encoder;
}

/** Channel layouts: centre; left and right; all three and two surround channels. */
const layouts: Readonly<Record<number, bigint>> = { 1: 0x4n, 2: 0x3n, 5: 0x607n };

function addStream(library: Library, file: FormatContext, encoder: CodecContext, turned = false): Stream {
  const stream = file.newStream(null);
  check(stream.codecpar.fromContext(encoder));
  stream.timeBase = encoder.timeBase;
  if (turned) {
    const matrix = new Int32Array([0, 65_536, 0, -65_536, 0, 0, 0, 0, 2 ** 30]);
    stream.codecpar.addCodedSideData(library.AV_PKT_DATA_DISPLAYMATRIX, Buffer.from(matrix.buffer));
  }
  return stream;
}

/** The frame as stored: on its side if the phone was held upright. */
async function storedScene({ scene, width, height, turned }: VideoRecipe, number: number): Promise<Buffer> {
  if (!turned) return Buffer.from(await scene(number, { width, height }));
  const upright = await scene(number, { width: height, height: width });
  return sharp(upright, { raw: { width: height, height: width, channels: 3 } })
    .rotate(270)
    .raw()
    .toBuffer();
}

async function pictureFrame(library: Library, recipe: VideoRecipe, number: number): Promise<Frame> {
  const { width, height, interlaced } = recipe;
  const rgb = await storedScene(recipe, number);
  const from = library.Frame.fromVideoBuffer(rgb, { width, height, format: library.AV_PIX_FMT_RGB24 });
  const frame = new library.Frame();
  frame.alloc();
  frame.width = width;
  frame.height = height;
  frame.format = library.avGetPixFmtFromName(recipe.pixels);
  check(frame.getBuffer(0));
  const scaler = new library.SoftwareScaleContext();
  scaler.allocContext();
  check(scaler.scaleFrameSync(frame, from));
  if (interlaced) frame.setFlags(library.AV_FRAME_FLAG_INTERLACED, library.AV_FRAME_FLAG_TOP_FIELD_FIRST);
  scaler.freeContext();
  from.free();
  return frame;
}

function writeSound(
  library: Library,
  file: FormatContext,
  encoder: CodecContext,
  stream: Stream | undefined,
  { times }: VideoRecipe,
): void {
  const samples = encoder.frameSize || 1_024;
  const end = (((times.at(-1) ?? 0) + 40) / 1_000) * encoder.sampleRate;
  for (let at = 0; at < end; at += samples) {
    const frame = new library.Frame();
    frame.alloc();
    frame.nbSamples = samples;
    frame.format = encoder.sampleFormat;
    frame.sampleRate = encoder.sampleRate;
    frame.channelLayout = encoder.channelLayout;
    check(frame.getBuffer(0));
    const isFloat = encoder.sampleFormat !== library.AV_SAMPLE_FMT_S16;
    for (const plane of frame.data ?? []) hum(plane, isFloat);
    frame.pts = BigInt(at);
    send(library, file, encoder, frame, stream);
    frame.free();
  }
  send(library, file, encoder, null, stream);
}

function hum(samples: Buffer, isFloat: boolean): void {
  for (let i = 0; i + 4 <= samples.length; i += 4) {
    if (isFloat) samples.writeFloatLE(Math.sin(i / 40) / 8, i);
    else samples.writeInt16LE((i * 37) % 900, i);
  }
}

function send(
  library: Library,
  file: FormatContext,
  encoder: CodecContext,
  frame: Frame | null,
  stream: Stream | undefined,
): void {
  const packet: Packet = new library.Packet();
  packet.alloc();
  check(encoder.sendFrameSync(frame));
  while (encoder.receivePacketSync(packet) >= 0) {
    if (!stream) throw new Error('no stream');
    packet.streamIndex = stream.index;
    if (encoder.width > 0) packet.duration = 40n;
    packet.rescaleTs(encoder.timeBase, stream.timeBase);
    check(file.interleavedWriteFrameSync(packet));
  }
  packet.free();
}

function check(result: number): void {
  if (result < 0) throw new Error(`FFmpeg says ${result}`);
}

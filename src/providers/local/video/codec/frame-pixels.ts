import type { Frame, SoftwareScaleContext } from 'node-av/lib';
import type { Box } from '../../mesh/face.ts';
import type { Picture } from '../../pixels/picture.ts';
import type { Library } from './library.ts';

/** Converts frames to pictures, and writes changes of a picture back to the frame. */
export interface FramePixels {
  /** Valid until the next call, which reuses the memory of the pixels. */
  read(frame: Frame): Picture;
  /** Adds the difference of two pictures to the frame. Equal pixels stay bit for bit. */
  write(frame: Frame, before: Picture, after: Picture, boxes: readonly Box[]): void;
  close(): void;
}

/** Weights of red, green and blue for luma, blue difference and red difference, one row each. */
type ColourMatrix = readonly [readonly number[], readonly number[], readonly number[]];

/** For frames in 8-bit YUV 4:2:0 and in BGRA. */
export function createFramePixels(library: Library): FramePixels {
  const scaler: SoftwareScaleContext = new library.SoftwareScaleContext();
  scaler.allocContext();
  const rgb = new library.Frame();
  rgb.alloc();
  let pixels = new Uint8Array();

  return {
    read(frame) {
      const { width, height } = frame;
      if (rgb.width !== width || rgb.height !== height) {
        rgb.unref();
        rgb.format = library.AV_PIX_FMT_RGB24;
        rgb.width = width;
        rgb.height = height;
        rgb.getBuffer(0);
        pixels = new Uint8Array(width * height * 3);
      }
      frame.clearFlags(library.AV_FRAME_FLAG_INTERLACED); // the scaler rejects interlaced frames
      if (scaler.scaleFrameSync(rgb, frame) < 0) throw new Error('a frame cannot be read as a picture');
      copyRows(planeOf(rgb, 0), rgb.linesize[0] ?? 0, pixels, width * 3);
      return { width, height, data: pixels };
    },
    write(frame, before, after, boxes) {
      if (frame.makeWritable() < 0) throw new Error('a frame cannot be written to');
      const isPlanar = frame.format !== library.AV_PIX_FMT_BGRA;
      for (const box of boxes) {
        if (isPlanar) addToPlanes(frame, before, after, box, colourMatrix(library, frame));
        else copyToBgra(frame, after, box);
      }
    },
    close() {
      rgb.free();
      scaler.freeContext();
    },
  };
}

export function planeOf(frame: Frame, index: number): Uint8Array {
  const plane = frame.data?.[index];
  if (!plane) throw new Error('a frame without pixels');
  return plane;
}

/** Whether values of YUV use all of 0 to 255. */
export function isFullRange(library: Library, { colorRange, format }: Frame): boolean {
  return colorRange === library.AVCOL_RANGE_JPEG || format === library.AV_PIX_FMT_YUVJ420P;
}

function copyRows(from: Uint8Array, stride: number, to: Uint8Array, row: number): void {
  for (let at = 0, start = 0; at < to.length; at += row, start += stride) {
    to.set(from.subarray(start, start + row), at);
  }
}

/** The matrix that the scaler uses: BT.601 if the file does not name one. */
function colourMatrix(library: Library, frame: Frame): ColourMatrix {
  const [red, blue] = primaryShares(library, frame.colorSpace);
  const green = 1 - red - blue;
  const isFull = isFullRange(library, frame);
  const luma = isFull ? 1 : 219 / 255;
  const chroma = isFull ? 1 : 224 / 255;
  const toBlue = chroma / (2 * (1 - blue));
  const toRed = chroma / (2 * (1 - red));
  return [
    [luma * red, luma * green, luma * blue],
    [-toBlue * red, -toBlue * green, toBlue * (1 - blue)],
    [toRed * (1 - red), -toRed * green, -toRed * blue],
  ];
}

function primaryShares(library: Library, space: Frame['colorSpace']): readonly [number, number] {
  if (space === library.AVCOL_SPC_BT709) return [0.2126, 0.0722];
  const isWide = space === library.AVCOL_SPC_BT2020_NCL || space === library.AVCOL_SPC_BT2020_CL;
  return isWide ? [0.2627, 0.0593] : [0.299, 0.114];
}

/** The coordinates of the box and the sides of the frame are even. */
function addToPlanes(frame: Frame, before: Picture, after: Picture, box: Box, matrix: ColourMatrix): void {
  const [luma, blue, red] = matrix;
  const [lumaStride = 0, blueStride = 0, redStride = 0] = frame.linesize;
  const planes = [planeOf(frame, 0), planeOf(frame, 1), planeOf(frame, 2)] as const;
  const sums = new Float32Array(3 * ((box.right - box.left) >> 1));
  for (let y = box.top; y < box.bottom; y += 2) {
    sums.fill(0);
    addLumaRow(planes[0], y * lumaStride, before, after, y, box, luma, sums);
    addLumaRow(planes[0], (y + 1) * lumaStride, before, after, y + 1, box, luma, sums);
    addChromaRow(planes[1], (y >> 1) * blueStride + (box.left >> 1), sums, blue);
    addChromaRow(planes[2], (y >> 1) * redStride + (box.left >> 1), sums, red);
  }
}

/** Also adds the differences of red, green and blue to `sums`, one entry for each 2 × 2 pixels. */
function addLumaRow(
  plane: Uint8Array,
  start: number,
  before: Picture,
  after: Picture,
  y: number,
  box: Box,
  weights: readonly number[],
  sums: Float32Array,
): void {
  const [red = 0, green = 0, blue = 0] = weights;
  const old = before.data;
  const now = after.data;
  for (let x = box.left, i = (y * before.width + box.left) * 3; x < box.right; x++, i += 3) {
    const r = at(now, i) - at(old, i);
    const g = at(now, i + 1) - at(old, i + 1);
    const b = at(now, i + 2) - at(old, i + 2);
    if (r === 0 && g === 0 && b === 0) continue;
    plane[start + x] = clamped(at(plane, start + x) + red * r + green * g + blue * b);
    const sum = ((x - box.left) >> 1) * 3;
    sums[sum] = (sums[sum] as number) + r;
    sums[sum + 1] = (sums[sum + 1] as number) + g;
    sums[sum + 2] = (sums[sum + 2] as number) + b;
  }
}

function addChromaRow(plane: Uint8Array, start: number, sums: Float32Array, weights: readonly number[]): void {
  const [red = 0, green = 0, blue = 0] = weights;
  for (let i = 0, o = start; i < sums.length; i += 3, o++) {
    const change = (sums[i] as number) * red + (sums[i + 1] as number) * green + (sums[i + 2] as number) * blue;
    if (change !== 0) plane[o] = clamped(at(plane, o) + change / 4);
  }
}

/** Transparency does not change. */
function copyToBgra(frame: Frame, after: Picture, box: Box): void {
  const plane = planeOf(frame, 0);
  const stride = frame.linesize[0] ?? 0;
  for (let y = box.top; y < box.bottom; y++) {
    let i = (y * after.width + box.left) * 3;
    let o = y * stride + box.left * 4;
    for (let x = box.left; x < box.right; x++, i += 3, o += 4) {
      plane[o] = at(after.data, i + 2);
      plane[o + 1] = at(after.data, i + 1);
      plane[o + 2] = at(after.data, i);
    }
  }
}

function clamped(value: number): number {
  return value < 0 ? 0 : Math.min(255, Math.round(value));
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

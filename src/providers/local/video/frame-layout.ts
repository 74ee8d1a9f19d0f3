import type { Frame, Stream } from 'node-av/lib';
import type { VideoFormat } from './codec/encoded-video.ts';
import type { Library } from './codec/library.ts';
import { exchangesSides, uprightFilter } from './codec/orientation.ts';

/** Size of the frames that are swapped and encoded. */
export interface FrameLayout {
  readonly width: number;
  readonly height: number;
  /** FFmpeg filter that turns a decoded frame into this layout. */
  readonly filterFor: (frame: Frame) => string;
}

/**
 * The layout of upright frames of one size. Videos get 8 bits and even sides: the last row or column of an odd size is
 * dropped. GIFs get BGRA. Interlaced frames are deinterlaced, because viewers expect none and a face torn over two
 * moments cannot be found. `scale` is at most 1.
 */
export function frameLayoutOf(library: Library, { codecpar }: Stream, format: VideoFormat, scale = 1): FrameLayout {
  const matrix = codecpar.getCodedSideData(library.AV_PKT_DATA_DISPLAYMATRIX);
  const upright = uprightFilter(matrix);
  const isTurned = exchangesSides(upright);
  const whole = isTurned
    ? { width: codecpar.height, height: codecpar.width }
    : { width: codecpar.width, height: codecpar.height };
  const isGif = format === 'gif';
  const even = (side: number): number => (isGif ? side : Math.max(2, side - (side % 2)));
  const kept = { width: even(whole.width), height: even(whole.height) };
  const isOdd = kept.width !== whole.width || kept.height !== whole.height;
  const scaled = (side: number): number => even(Math.max(1, Math.round(side * scale)));
  const size = { width: scaled(kept.width), height: scaled(kept.height) };
  const formats = isGif ? [library.AV_PIX_FMT_BGRA] : [library.AV_PIX_FMT_YUV420P, library.AV_PIX_FMT_YUVJ420P];
  return {
    ...size,
    filterFor(frame) {
      const steps = [
        hasFields(library, codecpar.toJSON().fieldOrder) ? 'bwdif=mode=send_frame:deint=interlaced' : '',
        frame.width === codecpar.width && frame.height === codecpar.height
          ? ''
          : `scale=${codecpar.width}:${codecpar.height}`,
        upright,
        isOdd ? `crop=${kept.width}:${kept.height}:0:0` : '',
        scale < 1 ? `scale=${size.width}:${size.height}` : '',
        formats.some((known) => known === frame.format) ? '' : `format=${isGif ? 'bgra' : 'yuv420p'}`,
      ];
      return steps.filter((step) => step !== '').join();
    },
  };
}

function hasFields(library: Library, order: unknown): boolean {
  const { AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT } = library;
  return [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT].some((each) => each === order);
}

import type { Frame, Stream } from 'node-av/lib';
import type { EncodedFrame, EncodedVideo } from './encoded-video.ts';
import { createEncoder, type EncoderOptions } from './encoder.ts';
import type { Library } from './library.ts';
import { withPalette } from './palette.ts';

export interface EncodeOptions extends Pick<EncoderOptions, 'format' | 'bitRate'> {
  /** Colours of a GIF. */
  readonly palette?: Uint8Array | undefined;
}

/** Encodes frames with the times of the stream that they are from. Undefined if there is none. */
export function encodeFrames(
  library: Library,
  { timeBase, avgFrameRate: rate }: Stream,
  { palette, ...options }: EncodeOptions,
  frames: Iterable<Frame>,
): EncodedVideo | undefined {
  const plain = createEncoder(library, { ...options, timeBase, rate });
  const encoder = palette ? withPalette(library, plain, { palette, timeBase }) : plain;
  const encoded: EncodedFrame[] = [];
  try {
    for (const frame of frames) encoded.push(...encoder.add(frame));
    encoded.push(...encoder.finish());
    const header = encoder.header();
    return header && { header, frames: encoded };
  } finally {
    encoder.close();
  }
}

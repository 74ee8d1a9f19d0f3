import { decodeFrames } from '../src/providers/local/video/codec/decoder.ts';
import { createEncoder } from '../src/providers/local/video/codec/encoder.ts';
import { type MovingFile, reading } from '../src/providers/local/video/codec/video-file.ts';
import { shapeOf } from '../src/providers/local/video/frame-layout.ts';

/** Decodes and encodes a video and does nothing to it: frames a second. */
export function copySpeed(bytes: Uint8Array, moving: MovingFile): number {
  const { library } = moving;
  const startedAt = performance.now();
  const frames = reading(moving, bytes, (file) => {
    const { timeBase, avgFrameRate: rate } = file.video;
    const encoder = createEncoder(library, { format: 'h264', timeBase, rate });
    let count = 0;
    for (const frame of decodeFrames(library, file, shapeOf(library, file.video, 'h264'))) {
      encoder.add(frame);
      count++;
    }
    encoder.finish();
    encoder.close();
    return count;
  });
  return (frames * 1_000) / (performance.now() - startedAt);
}

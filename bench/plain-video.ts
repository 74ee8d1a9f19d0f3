import { decodeFrames } from '../src/providers/local/video/codec/decoder.ts';
import { createEncoder } from '../src/providers/local/video/codec/encoder.ts';
import { type VideoFile, withDemuxer } from '../src/providers/local/video/codec/video-file.ts';
import { frameLayoutOf } from '../src/providers/local/video/frame-layout.ts';

/** Decodes and encodes a video and does nothing to it: frames a second. */
export function copySpeed(file: VideoFile): number {
  const { library } = file;
  const startedAt = performance.now();
  const frames = withDemuxer(file, (demuxer) => {
    const { timeBase, avgFrameRate: rate } = demuxer.video;
    const encoder = createEncoder(library, { format: 'h264', timeBase, rate });
    let count = 0;
    for (const frame of decodeFrames(library, demuxer, frameLayoutOf(library, demuxer.video, 'h264'))) {
      encoder.add(frame);
      count++;
    }
    encoder.finish();
    encoder.close();
    return count;
  });
  return (frames * 1_000) / (performance.now() - startedAt);
}

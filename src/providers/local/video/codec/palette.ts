import type { Frame } from 'node-av/lib';
import { decodeFrames, type FrameOptions } from './decoder.ts';
import type { Demuxer } from './demuxer.ts';
import type { EncodedFrame } from './encoded-video.ts';
import type { VideoEncoder } from './encoder.ts';
import { openGraph, sourceFilter, type TimeBase } from './filter.ts';
import type { Library } from './library.ts';

const side = 16;
const mostColours = 256;

/** The best palette for a whole video, with one transparent colour: 256 colours of four bytes each (BGRA). */
export function paletteOf(
  library: Library,
  demuxer: Demuxer,
  options: FrameOptions,
  colours = mostColours,
): Uint8Array | undefined {
  let palette: Uint8Array | undefined;
  let graph: ReturnType<typeof openGraph> | undefined;
  for (const frame of decodeFrames(library, demuxer, options)) {
    graph ??= openGraph(
      library,
      `${sourceFilter(frame, demuxer.video.timeBase)},palettegen=stats_mode=full:max_colors=${colours}`,
    );
    graph.source.buffersrcAddFrameSync(frame);
  }
  graph?.source.buffersrcAddFrameSync(null);
  const out = new library.Frame();
  out.alloc();
  if (graph && graph.sink.buffersinkGetFrameSync(out) >= 0) palette = new Uint8Array(out.toBuffer());
  out.free();
  graph?.graph.free();
  return palette;
}

/** An encoder that first reduces each frame to the colours of the palette. */
export function withPalette(
  library: Library,
  encoder: VideoEncoder,
  { palette, timeBase }: { readonly palette: Uint8Array; readonly timeBase: TimeBase },
): VideoEncoder {
  const painted = new library.Frame();
  painted.alloc();
  let graph: ReturnType<typeof openGraph> | undefined;

  function encodePainted(): EncodedFrame[] {
    const frames: EncodedFrame[] = [];
    while (graph && graph.sink.buffersinkGetFrameSync(painted) >= 0) {
      frames.push(...encoder.add(painted));
      painted.unref();
    }
    return frames;
  }

  return {
    header: encoder.header,
    add(frame) {
      graph ??= openPaletteGraph(library, palette, frame, timeBase);
      graph.source.buffersrcAddFrameSync(frame);
      return encodePainted();
    },
    finish() {
      graph?.source.buffersrcAddFrameSync(null);
      return [...encodePainted(), ...encoder.finish()];
    },
    close() {
      painted.free();
      graph?.graph.free();
      encoder.close();
    },
  };
}

function openPaletteGraph(library: Library, palette: Uint8Array, frame: Frame, timeBase: TimeBase) {
  const colours = library.Frame.fromVideoBuffer(Buffer.from(palette), {
    width: side,
    height: side,
    format: library.AV_PIX_FMT_BGRA,
    pts: 0n,
    timeBase,
  });
  const sources = `${sourceFilter(frame, timeBase)}[video];${sourceFilter(colours, timeBase, 'palette')}[palette]`;
  const graph = openGraph(library, `${sources};[video][palette]paletteuse=dither=sierra2_4a`);
  const source = graph.graph.getFilter('buffer@palette');
  source?.buffersrcAddFrameSync(colours);
  source?.buffersrcAddFrameSync(null);
  colours.free();
  return graph;
}

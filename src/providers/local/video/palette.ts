import type { Frame } from 'node-av/lib';
import type { OpenFile } from './container.ts';
import { openGraph, sourceFilter, type TimeBase } from './filter.ts';
import { decodeFrames, type FrameOptions } from './frames.ts';
import type { Library } from './library.ts';

const side = 16;

/** The colours that serve a whole film best, one of them transparent: 256 of four bytes each. */
export function paletteOf(library: Library, file: OpenFile, options: FrameOptions): Uint8Array | undefined {
  let palette: Uint8Array | undefined;
  let graph: ReturnType<typeof openGraph> | undefined;
  for (const frame of decodeFrames(library, file, options)) {
    graph ??= openGraph(library, `${sourceFilter(frame, file.video.timeBase)},palettegen=stats_mode=full`);
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

/** Paints frames in the colours of a palette. */
export interface Painter {
  paint(frame: Frame): Generator<Frame>;
  rest(): Generator<Frame>;
  close(): void;
}

export function createPainter(library: Library, palette: Uint8Array, timeBase: TimeBase): Painter {
  const out = new library.Frame();
  out.alloc();
  let graph: ReturnType<typeof openGraph> | undefined;

  function* drain(): Generator<Frame> {
    while (graph && graph.sink.buffersinkGetFrameSync(out) >= 0) {
      yield out;
      out.unref();
    }
  }

  return {
    *paint(frame) {
      graph ??= openPainter(library, palette, frame, timeBase);
      graph.source.buffersrcAddFrameSync(frame);
      yield* drain();
    },
    *rest() {
      graph?.source.buffersrcAddFrameSync(null);
      yield* drain();
    },
    close() {
      out.free();
      graph?.graph.free();
    },
  };
}

function openPainter(library: Library, palette: Uint8Array, frame: Frame, timeBase: TimeBase) {
  const colours = library.Frame.fromVideoBuffer(Buffer.from(palette), {
    width: side,
    height: side,
    format: library.AV_PIX_FMT_BGRA,
    pts: 0n,
    timeBase,
  });
  const sources = `${sourceFilter(frame, timeBase)}[film];${sourceFilter(colours, timeBase, 'palette')}[palette]`;
  const graph = openGraph(library, `${sources};[film][palette]paletteuse=dither=sierra2_4a`);
  const source = graph.graph.getFilter('buffer@palette');
  source?.buffersrcAddFrameSync(colours);
  source?.buffersrcAddFrameSync(null);
  colours.free();
  return graph;
}

import type { FilterContext, FilterGraph, Frame } from 'node-av/lib';
import type { Library } from './library.ts';

export interface TimeBase {
  readonly num: number;
  readonly den: number;
}

/** Sends frames through an FFmpeg filter. With an empty filter they pass unchanged. */
export interface FrameFilter {
  through(frame: Frame): Generator<Frame>;
  /** Flushes the filter. */
  rest(): Generator<Frame>;
  close(): void;
}

interface Graph {
  readonly kind: string;
  readonly graph: FilterGraph;
  readonly source: FilterContext;
  readonly sink: FilterContext;
}

/** The filter graph is built for the first frame, and again whenever size or pixel format of the frames change. */
export function createFilter(library: Library, timeBase: TimeBase, filterFor: (frame: Frame) => string): FrameFilter {
  const out = new library.Frame();
  out.alloc();
  let current: Graph | undefined;

  function* drain({ sink }: Graph): Generator<Frame> {
    const { num, den } = sink.buffersinkGetTimeBase();
    const ticks = (num * timeBase.den) / (den * timeBase.num);
    while (sink.buffersinkGetFrameSync(out) >= 0) {
      out.pts = BigInt(Math.round(Number(out.pts) * ticks));
      yield out;
      out.unref();
    }
  }

  function* rest(): Generator<Frame> {
    if (!current) return;
    current.source.buffersrcAddFrameSync(null);
    yield* drain(current);
  }

  return {
    rest,
    *through(frame) {
      const filter = filterFor(frame);
      const kind = `${frame.width} ${frame.height} ${frame.format} ${filter}`;
      if (current && current.kind !== kind) {
        yield* rest();
        current.graph.free();
        current = undefined;
      }
      if (filter === '') return yield frame;
      current ??= { kind, ...openGraph(library, `${sourceFilter(frame, timeBase)},${filter}`) };
      current.source.buffersrcAddFrameSync(frame);
      yield* drain(current);
    },
    close() {
      out.free();
      current?.graph.free();
    },
  };
}

/** Builds a filter graph. The description starts with the source; the sink is added here. */
export function openGraph(library: Library, description: string): Omit<Graph, 'kind'> {
  const graph = new library.FilterGraph();
  graph.alloc();
  graph.nbThreads = 1;
  const parsed = graph.parse2(`${description},buffersink@out`);
  const source = graph.getFilter('buffer@in');
  const sink = graph.getFilter('buffersink@out');
  if (parsed < 0 || !source || !sink || graph.configSync() < 0) throw new Error(`no such filter: ${description}`);
  return { graph, source, sink };
}

/** Description of the graph's source for frames like this one. */
export function sourceFilter(frame: Frame, { num, den }: TimeBase, name = 'in'): string {
  const { width, height, format, sampleAspectRatio, colorSpace, colorRange } = frame;
  const aspect = `${sampleAspectRatio.num}/${Math.max(1, sampleAspectRatio.den)}`;
  const colours = `colorspace=${colorSpace}:range=${colorRange}`;
  return `buffer@${name}=video_size=${width}x${height}:pix_fmt=${format}:time_base=${num}/${den}:pixel_aspect=${aspect}:${colours}`;
}

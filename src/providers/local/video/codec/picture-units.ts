import type { BitStreamFilterContext, CodecParameters, Packet, Rational, Stream } from 'node-av/lib';
import { setOptions } from './encoder.ts';
import type { Library } from './library.ts';

/** The packets of a picture stream, without messages that no decoder needs. */
export interface PictureUnits {
  readonly parameters: CodecParameters;
  /** Valid until the next call. */
  through(packet: Packet): Generator<Packet>;
  close(): void;
}

/**
 * Types of the units that hold pictures and what is needed to decode them: slices and parameter sets (H.264 table 7-1,
 * H.265 table 7-1), sequence, frame and tile data (AV1 6.2.2). Everything else goes: SEI messages and metadata with whatever
 * was written into them, filler, and types without a meaning.
 */
function neededUnits(library: Library): ReadonlyMap<number, string> {
  return new Map<number, string>([
    [library.AV_CODEC_ID_H264, '1-5|7|8|13|19'],
    [library.AV_CODEC_ID_HEVC, '0-9|16-21|32-34'],
    [library.AV_CODEC_ID_AV1, '1|3|4|6|7'],
  ]);
}

/** Undefined for a codec whose messages cannot be told apart: such a stream has to be encoded anew. */
export function openPictureUnits(library: Library, { codecpar, timeBase }: Stream): PictureUnits | undefined {
  const needed = neededUnits(library).get(codecpar.codecId);
  if (needed === undefined) return hasNoMessages(library, codecpar) ? passing(codecpar) : undefined;
  const context = openFilter(library, codecpar, { extradata: codecpar.extradata, timeBase, needed });
  const parameters = context?.outputCodecParameters;
  if (!context || !parameters) return undefined;
  parameters.extradata = withoutMessages(library, parameters, { timeBase, needed });
  return filtering(library, context, parameters);
}

interface FilterOptions {
  readonly timeBase: Rational;
  readonly needed: string;
}

/** Undefined if the filter does not understand the stream. */
function openFilter(
  library: Library,
  parameters: CodecParameters,
  { extradata, timeBase, needed }: FilterOptions & { readonly extradata: Buffer | null },
): BitStreamFilterContext | undefined {
  const filter = library.BitStreamFilter.getByName('filter_units');
  const context = new library.BitStreamFilterContext();
  if (!filter || context.alloc(filter) < 0) throw new Error('no filter for units');
  const { inputCodecParameters: input } = context;
  if (!input) throw new Error('a filter without parameters');
  parameters.copy(input);
  input.extradata = extradata;
  context.inputTimeBase = timeBase;
  setOptions(context, { pass_types: needed });
  if (context.init() >= 0) return context;
  context.free();
  return undefined;
}

/** The filter leaves parameter sets as they are. So they pass through a second one, as if they were a packet. */
function withoutMessages(library: Library, parameters: CodecParameters, options: FilterOptions): Buffer | null {
  const { extradata } = parameters;
  const context = extradata && openFilter(library, parameters, { ...options, extradata: null });
  if (!context) return null;
  const packet = new library.Packet();
  packet.alloc();
  packet.data = extradata;
  const isRead = context.sendPacketSync(packet) >= 0 && context.receivePacketSync(packet) >= 0;
  const clean = isRead && packet.data ? Buffer.from(packet.data) : null;
  packet.free();
  context.free();
  return clean;
}

/** A packet of these codecs is one compressed frame. */
function hasNoMessages(library: Library, { codecId }: CodecParameters): boolean {
  return codecId === library.AV_CODEC_ID_VP8 || codecId === library.AV_CODEC_ID_VP9;
}

function passing(parameters: CodecParameters): PictureUnits {
  return {
    parameters,
    *through(packet) {
      yield packet;
    },
    close: () => undefined,
  };
}

/** A packet that the filter cannot read is left out: what cannot be read cannot be cleaned. */
function filtering(library: Library, context: BitStreamFilterContext, parameters: CodecParameters): PictureUnits {
  const filtered = new library.Packet();
  filtered.alloc();
  return {
    parameters,
    *through(packet) {
      if (context.sendPacketSync(packet) < 0) return;
      while (context.receivePacketSync(filtered) >= 0) {
        yield filtered;
        filtered.unref();
      }
    },
    close() {
      filtered.free();
      context.free();
    },
  };
}

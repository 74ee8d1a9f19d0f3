import { z } from 'zod';

const Attribute = z.object({
  s: z.string().optional(),
  shape: z.object({ dim: z.array(z.object({ size: z.coerce.number() })) }).optional(),
  list: z.object({ s: z.array(z.string()).optional(), i: z.array(z.coerce.number()).optional() }).optional(),
});

const Node = z.object({
  name: z.string(),
  op: z.string(),
  /** Without those that only say what comes first. */
  input: z
    .array(z.string())
    .default([])
    .transform((names) => names.filter((name) => !name.startsWith('^'))),
  attr: z.record(z.string(), Attribute).default({}),
});
export type TfjsNode = z.infer<typeof Node>;

const Weight = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z
    .discriminatedUnion('dtype', [
      z.object({ dtype: z.literal('float16') }),
      z.object({ dtype: z.literal('uint8'), min: z.number(), scale: z.number() }),
    ])
    .optional(),
});

const GraphModel = z.object({
  modelTopology: z.object({ node: z.array(Node) }),
  weightsManifest: z.tuple([z.object({ weights: z.array(Weight) })]),
});

export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** A TensorFlow.js graph model: its nodes, and its constants by name. */
export interface TfjsGraph {
  readonly nodes: readonly TfjsNode[];
  readonly constants: ReadonlyMap<string, Constant>;
}

/** Reads a graph model whose weights are in one file. Throws ZodError on an unknown format, Error on missing weights. */
export function readTfjsGraph(modelJson: string, weightBytes: Uint8Array): TfjsGraph {
  const model = GraphModel.parse(JSON.parse(modelJson));
  const constants = new Map<string, Constant>();
  let offset = 0;
  for (const weight of model.weightsManifest[0].weights) {
    const count = weight.shape.reduce((product, side) => product * side, 1);
    const byteLength = count * bytesPerNumber(weight);
    // A copy, because typed arrays need aligned bytes; `slice` of a Buffer would be a view.
    const bytes = new Uint8Array(weightBytes.subarray(offset, offset + byteLength));
    if (bytes.length < byteLength) throw new Error(`the model's weights end before ${weight.name}`);
    constants.set(weight.name, { shape: weight.shape, values: decodeWeight(weight, bytes) });
    offset += byteLength;
  }
  return { nodes: model.modelTopology.node, constants };
}

function bytesPerNumber({ quantization }: z.infer<typeof Weight>): number {
  if (!quantization) return 4;
  return quantization.dtype === 'float16' ? 2 : 1;
}

function decodeWeight({ dtype, quantization }: z.infer<typeof Weight>, bytes: Uint8Array): Float32Array | Int32Array {
  if (quantization?.dtype === 'uint8') {
    const { min, scale } = quantization;
    return Float32Array.from(bytes, (byte) => byte * scale + min);
  }
  if (quantization) return halvesToFloats(new Uint16Array(bytes.buffer));
  return dtype === 'int32' ? new Int32Array(bytes.buffer) : new Float32Array(bytes.buffer);
}

/**
 * Widens finite half-precision numbers: moves sign, exponent and fraction to their places in 32 bits, then corrects the
 * bias of the exponent with a product.
 */
export function halvesToFloats(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i] as number;
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
    floats[i] = (floats[i] as number) * 2 ** 112;
  }
  return floats;
}

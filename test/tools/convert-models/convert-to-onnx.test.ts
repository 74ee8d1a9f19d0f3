import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { convertToOnnx } from '../../../tools/convert-models/convert-to-onnx.ts';
import { readTfjsGraph, type TfjsGraph } from '../../../tools/convert-models/tfjs-graph.ts';

type Node = { readonly name: string; readonly op: string; readonly input: string[]; readonly attr?: object };

const text = (value: string): { s: string } => ({ s: Buffer.from(value).toString('base64') });
const numbers = (...i: number[]): { list: { i: string[] } } => ({ list: { i: i.map(String) } });

/** A graph as TensorFlow.js stores it. Its input `in` is a picture of `width` × 2 pixels with two channels. */
function graph(
  width: number,
  nodes: readonly Node[],
  weights: Record<string, readonly [number[], number[]]>,
): TfjsGraph {
  const shape = { shape: { dim: ['-1', '2', String(width), '2'].map((size) => ({ size })) } };
  const names = Object.keys(weights);
  const constants = names.map((name) => ({ name, op: 'Const', input: [] }));
  const isInteger = (name: string): boolean => name.startsWith('int_');
  const model = {
    modelTopology: { node: [{ name: 'in', op: 'Placeholder', attr: { shape } }, ...constants, ...nodes] },
    weightsManifest: [
      {
        weights: names.map((name) => ({
          name,
          shape: weights[name]?.[0],
          dtype: isInteger(name) ? 'int32' : 'float32',
        })),
      },
    ],
  };
  const bytes = names.map((name) => {
    const values = weights[name]?.[1] ?? [];
    return Buffer.from((isInteger(name) ? Int32Array.from(values) : Float32Array.from(values)).buffer);
  });
  return readTfjsGraph(JSON.stringify(model), Buffer.concat(bytes));
}

async function run(model: Uint8Array, input: readonly number[]): Promise<number[]> {
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 3 });
  const tensor = new Tensor('float32', Float32Array.from(input), [1, 2, input.length / 4, 2]);
  const outputs = await session.run({ in: tensor });
  return [...((outputs.output_0?.data ?? []) as Float32Array)].map((value) => Math.round(value * 1e4) / 1e4);
}

/** Two rows of two pixels with two channels. */
const picture = [1, -2, 3, -4, -5, 6, 7, -8];

describe('conversion of a TensorFlow.js model', () => {
  it('multiplies negative numbers by the slope of their channel in PReLU', async () => {
    const source = graph(2, [{ name: 'out', op: 'Prelu', input: ['in', 'slopes'] }], {
      slopes: [
        [1, 1, 2],
        [0.5, -2],
      ],
    });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([1, 4, 3, 8, -2.5, 6, 7, 16]);
  });

  it('keeps the order of rows, columns and channels through a convolution and a reshape', async () => {
    // out[0] = channel 0 + 10 x channel 1, out[1] = channel 1, out[2] = 100 x channel 0
    const kernel = [1, 0, 100, 10, 1, 0];
    const attr = { strides: numbers(1, 1, 1, 1), padding: text('SAME') };
    const nodes = [
      { name: 'conv', op: 'Conv2D', input: ['in', 'kernel'], attr },
      { name: 'out', op: 'Reshape', input: ['conv', 'int_shape'] },
    ];
    const source = graph(2, nodes, { kernel: [[1, 1, 2, 3], kernel], int_shape: [[2], [1, 12]] });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([
      ...[-19, -2, 100],
      ...[-37, -4, 300],
      ...[55, 6, -500],
      ...[-73, -8, 700],
    ]);
  });

  it('pads a strided depthwise convolution at the right and bottom edge first, as TensorFlow does', async () => {
    const attr = { strides: numbers(1, 2, 2, 1), padding: text('SAME') };
    const source = graph(2, [{ name: 'out', op: 'DepthwiseConv2dNative', input: ['in', 'kernel'], attr }], {
      // A window of 3 × 3 that reads its last row, which is outside when the padding comes last.
      kernel: [
        [3, 3, 2, 1],
        [...Array(14).fill(0), ...[1, 1], ...[0, 0]],
      ],
    });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([0, 0]);
  });

  it('limits numbers to 0 and 6 where ReLU6 is written as three nodes', async () => {
    const nodes = [
      { name: 'relu', op: 'Relu', input: ['in'] },
      { name: 'low', op: 'Minimum', input: ['relu', 'six'] },
      { name: 'out', op: 'Maximum', input: ['low', 'zero'] },
    ];
    const source = graph(2, nodes, { six: [[], [6]], zero: [[], [0]] });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([1, 0, 3, 0, 0, 6, 6, 0]);
  });

  it('keeps a lower limit of 0 on numbers that can be negative', async () => {
    const source = graph(2, [{ name: 'out', op: 'Maximum', input: ['in', 'zero'] }], { zero: [[], [0]] });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([1, 0, 3, 0, 0, 6, 7, 0]);
  });

  it('adds and multiplies per channel, and concatenates and pads channels', async () => {
    const nodes = [
      { name: 'sum', op: 'AddV2', input: ['in', 'offsets'] },
      { name: 'product', op: 'Mul', input: ['factors', 'sum'] },
      { name: 'joined', op: 'ConcatV2', input: ['product', 'in', 'int_axis'] },
      { name: 'out', op: 'Pad', input: ['joined', 'int_paddings'] },
    ];
    const source = graph(1, nodes, {
      offsets: [[2], [1, 2]],
      factors: [
        [1, 1, 2],
        [10, 100],
      ],
      int_axis: [[], [-1]],
      int_paddings: [
        [4, 2],
        [0, 0, 0, 0, 0, 0, 0, 1],
      ],
    });
    expect(await run(convertToOnnx('m', source, ['out']), [1, 2, 3, 4])).toEqual([20, 400, 1, 2, 0, 40, 600, 3, 4, 0]);
  });

  it('averages a window, drops rows and columns, and makes probabilities of the rest', async () => {
    const attr = { ksize: numbers(1, 2, 2, 1), strides: numbers(1, 1, 1, 1), padding: text('VALID') };
    const nodes = [
      { name: 'low', op: 'Sub', input: ['offsets', 'in'] },
      { name: 'pooled', op: 'AvgPool', input: ['low'], attr },
      { name: 'flat', op: 'Squeeze', input: ['pooled'] },
      { name: 'out', op: 'Softmax', input: ['flat'] },
    ];
    const source = graph(2, nodes, { offsets: [[2], [1.5, -2]] });
    // Means of the channels: 1.5 and -2, so that both differences are 0.
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([0.5, 0.5]);
  });

  it('limits the numbers of a convolution that is fused with ReLU6', async () => {
    const fused = { list: { s: ['BiasAdd', 'Relu6'].map((name) => text(name).s) } };
    const attr = { strides: numbers(1, 1, 1, 1), padding: text('SAME'), fused_ops: fused };
    const nodes = [{ name: 'out', op: 'FusedDepthwiseConv2dNative', input: ['in', 'kernel', 'bias'], attr }];
    const source = graph(2, nodes, {
      kernel: [
        [1, 1, 2, 1],
        [1, -1],
      ],
      bias: [[2], [0.5, 0]],
    });
    expect(await run(convertToOnnx('m', source, ['out']), picture)).toEqual([1.5, 2, 3.5, 4, 0, 0, 6, 6]);
  });

  it('widens weights that are stored as bytes', () => {
    const model = {
      modelTopology: { node: [{ name: 'in', op: 'Placeholder', input: ['^order'] }] },
      weightsManifest: [
        {
          weights: [
            { name: 'w', shape: [3], dtype: 'float32', quantization: { dtype: 'uint8', min: -1, scale: 0.5 } },
            { name: 'v', shape: [1], dtype: 'float32', quantization: { dtype: 'uint8', min: 0, scale: 2 } },
          ],
        },
      ],
    };
    const { constants, nodes } = readTfjsGraph(JSON.stringify(model), Uint8Array.of(0, 2, 255, 3));
    expect([...(constants.get('w')?.values ?? [])]).toEqual([-1, 0, 126.5]);
    expect([...(constants.get('v')?.values ?? [])]).toEqual([6]);
    expect(nodes[0]?.input).toEqual([]);
  });

  it('names an unknown operation in the error', () => {
    const source = graph(1, [{ name: 'out', op: 'Erf', input: ['in'] }], {});
    expect(() => convertToOnnx('m', source, ['out'])).toThrow('Erf');
  });

  it('refuses weights that end too early', () => {
    expect(() => graph(1, [], { slopes: [[9], [1, 2]] })).toThrow('end before slopes');
  });
});

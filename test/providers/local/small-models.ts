import { createOnnxGraph } from '../../../tools/convert-models/onnx-graph.ts';

/** Models with the inputs and outputs of inswapper_128 and ArcFace, small enough to be made by a test. */

const pixels = 128 * 128;

/** The value of the stripes, 0 to 1, if `source` is as the real model wants it. No colour matching can hide stripes. */
export function stripe(row: number): number {
  return row % 16 < 8 ? 0.25 : 0.75;
}

/**
 * Draws stripes over a grey square. Their contrast is the first number of `source`; `target` has no effect. The last
 * initializer, the map, gives each embedding the sum of its numbers in the first place and 0 elsewhere.
 */
export function smallSwapper({ shape = [512, 512] }: { shape?: readonly number[] } = {}): Uint8Array {
  const graph = createOnnxGraph();
  const stripes = Float32Array.from({ length: pixels }, (_, i) => stripe(Math.floor(i / 128)) - 0.5);
  graph.constant('starts', [1], BigInt64Array.of(0n));
  graph.constant('ends', [1], BigInt64Array.of(1n));
  graph.constant('axes', [1], BigInt64Array.of(1n));
  graph.operation('Slice', ['source', 'starts', 'ends', 'axes'], 'contrast');
  graph.constant('stripes', [1, 1, 128, 128], stripes);
  graph.operation('Mul', ['stripes', 'contrast'], 'drawn');
  graph.constant('none', [1], Float32Array.of(0));
  graph.operation('Mul', ['target', 'none'], 'nothing');
  graph.constant('half', [1], Float32Array.of(0.5));
  graph.operation('Add', ['nothing', 'half'], 'grey');
  graph.operation('Add', ['grey', 'drawn'], 'output');
  const [rows = 1, columns = 1] = shape;
  const map = Float32Array.from({ length: rows * columns }, (_, i) => (i % columns === 0 ? 1 : 0));
  graph.constant('emap', shape, map);
  const inputs = [
    { name: 'target', shape: [1, 3, 128, 128] },
    { name: 'source', shape: [1, 512] },
  ];
  return graph.finish('small swapper', inputs, ['output']);
}

/** Mean red, green and blue of the picture, spread over 512 numbers. */
export function smallRecognizer(): Uint8Array {
  const graph = createOnnxGraph();
  graph.operation('GlobalAveragePool', ['picture'], 'means');
  graph.constant('row', [2], BigInt64Array.of(1n, 3n));
  graph.operation('Reshape', ['means', 'row'], 'flat');
  graph.constant('spread', [3, 512], new Float32Array(3 * 512).fill(1));
  graph.operation('MatMul', ['flat', 'spread'], 'mixed');
  graph.constant('lift', [1], Float32Array.of(4));
  graph.operation('Add', ['mixed', 'lift'], 'embedding');
  return graph.finish('small recognizer', [{ name: 'picture', shape: [1, 3, 112, 112] }], ['embedding']);
}

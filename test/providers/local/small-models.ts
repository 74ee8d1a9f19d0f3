import { createOnnxGraph, type OnnxGraph } from '../../../tools/convert-models/onnx-graph.ts';

/** Models with the inputs and outputs of known networks, small enough to be made by a test. What they give can be worked out by hand. */

type Triple = readonly [number, number, number];

export interface SmallSwapper {
  readonly side: number;
  /** The network takes (v - mean) / deviation for a colour v, 0 to 1. */
  readonly takes: { readonly mean: Triple; readonly deviation: Triple };
  /** It gives colours in this range. */
  readonly gives: readonly [least: number, most: number];
  /** Its second output. */
  readonly hasMask?: boolean;
  /** Shape of the map that stands last in the file. Each number goes into the first 128 of 512. */
  readonly map?: readonly number[];
  readonly isHalf?: boolean;
  /**
   * `identity`: red is ten times the mean of the identity, green a quarter of its squared length, blue that of the target.
   * `target`: the target itself. `blurred`: the target, each pixel the mean of 3 × 3.
   */
  readonly draws?: 'identity' | 'target' | 'blurred';
}

/** Takes `target` [1, 3, side, side] and `source` [1, 512], and gives a picture. */
export function smallSwapper(small: SmallSwapper): Uint8Array {
  const { side, isHalf = false, hasMask = false, map, draws = 'identity' } = small;
  const graph = createOnnxGraph();
  const [target, source] = ['target', 'source'].map((name) => (isHalf ? cast(graph, name, 1) : name));
  if (target === undefined || source === undefined) throw new Error('there are two inputs');
  graph.constant('deviation', [1, 3, 1, 1], Float32Array.from(small.takes.deviation));
  graph.constant('mean', [1, 3, 1, 1], Float32Array.from(small.takes.mean));
  graph.operation('Mul', [target, 'deviation'], 'scaled');
  graph.operation('Add', ['scaled', 'mean'], 'colours');
  const drawn = drawing(graph, draws, source);
  const [least, most] = small.gives;
  graph.constant('range', [1], Float32Array.of(most - least));
  graph.constant('least', [1], Float32Array.of(least));
  graph.operation('Mul', [drawn, 'range'], 'ranged');
  graph.operation('Add', ['ranged', 'least'], 'single');
  const output = isHalf ? cast(graph, 'single', 10) : 'single';
  const outputs = [{ name: output, shape: [1, 3, side, side], isHalf }];
  if (hasMask) {
    graph.operation('ReduceMean', ['colours'], 'mask', { axes: [1] });
    outputs.push({ name: 'mask', shape: [1, 1, side, side], isHalf: false });
  }
  if (map) addMap(graph, map);
  const inputs = [
    { name: 'target', shape: [1, 3, side, side], isHalf },
    { name: 'source', shape: [1, 512], isHalf },
  ];
  return graph.finish('small swapper', inputs, outputs);
}

function cast(graph: OnnxGraph, name: string, type: number): string {
  graph.operation('Cast', [name], `${name} cast`, { to: type });
  return `${name} cast`;
}

function drawing(graph: OnnxGraph, draws: NonNullable<SmallSwapper['draws']>, source: string): string {
  if (draws === 'target') return 'colours';
  if (draws === 'blurred') {
    graph.operation('AveragePool', ['colours'], 'blurred', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
    return 'blurred';
  }
  const number = (name: string, value: number): string => graph.constant(name, [1], Float32Array.of(value));
  graph.operation('ReduceMean', [source], 'mean of source', { axes: [1] });
  graph.operation('Mul', ['mean of source', number('ten', 10)], 'red');
  graph.operation('ReduceSumSquare', [source], 'square', { axes: [1] });
  graph.operation('Mul', ['square', number('quarter', 0.25)], 'green');
  graph.operation('Mul', ['red', number('zero', 0)], 'none');
  graph.operation('Concat', ['red', 'green', 'none'], 'flat', { axis: 1 });
  graph.constant('as colours', [4], BigInt64Array.of(1n, 3n, 1n, 1n));
  graph.operation('Reshape', ['flat', 'as colours'], 'tint');
  graph.constant('only blue', [1, 3, 1, 1], Float32Array.of(0, 0, 1));
  graph.operation('Mul', ['colours', 'only blue'], 'blue');
  graph.operation('Add', ['blue', 'tint'], 'tinted');
  return 'tinted';
}

function addMap(graph: OnnxGraph, shape: readonly number[]): void {
  const [rows = 1, columns = 1] = shape;
  graph.constant(
    'emap',
    shape,
    Float32Array.from({ length: rows * columns }, (_, i) => Number(i % columns < 128)),
  );
}

/** Gives half the red of the portrait's pixel in column 38, row 52, 512 times: where ArcFace expects the first eye. */
export function smallRecognizer(): Uint8Array {
  const graph = createOnnxGraph();
  graph.constant('starts', [3], BigInt64Array.of(0n, 52n, 38n));
  graph.constant('ends', [3], BigInt64Array.of(1n, 53n, 39n));
  graph.constant('axes', [3], BigInt64Array.of(1n, 2n, 3n));
  graph.operation('Slice', ['picture', 'starts', 'ends', 'axes'], 'eye');
  graph.constant('row', [2], BigInt64Array.of(1n, 1n));
  graph.operation('Reshape', ['eye', 'row'], 'flat');
  graph.constant('spread', [1, 512], new Float32Array(512).fill(0.5));
  graph.operation('MatMul', ['flat', 'spread'], 'embedding');
  return graph.finish('small recognizer', [{ name: 'picture', shape: [1, 3, 112, 112] }], ['embedding']);
}

/** Gives zeros for the first half of the numbers, and the second half multiplied by 0.12. */
export function smallConverter(length = 512): Uint8Array {
  const graph = createOnnxGraph();
  graph.constant(
    'factors',
    [1, length],
    Float32Array.from({ length }, (_, i) => (i < length / 2 ? 0 : 0.12)),
  );
  graph.operation('Mul', ['input', 'factors'], 'output');
  const shape = [1, length];
  return graph.finish('small converter', [{ name: 'input', shape }], [{ name: 'output', shape }]);
}

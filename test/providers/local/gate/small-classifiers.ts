import { createOnnxGraph } from '../../../../tools/convert-models/onnx-graph.ts';

/** A classifier that answers the same scores for every picture, small enough to be made by a test. */
export function constantClassifier(scores: readonly number[], { side = 224 } = {}): Uint8Array {
  const graph = createOnnxGraph();
  graph.operation('Flatten', ['picture'], 'flat', { axis: 1 });
  graph.constant('none', [3 * side * side, scores.length], new Float32Array(3 * side * side * scores.length));
  graph.operation('MatMul', ['flat', 'none'], 'nothing');
  graph.constant('scores', [1, scores.length], Float32Array.from(scores));
  graph.operation('Add', ['nothing', 'scores'], 'answer');
  return graph.finish('constant classifier', [{ name: 'picture', shape: [1, side, side, 3] }], ['answer']);
}

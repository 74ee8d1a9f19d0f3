import {
  addIntegers,
  addOperation,
  baseName,
  type Conversion,
  constantOf,
  inputOf,
  inSourceOrder,
  layoutOf,
  tensorOf,
} from './conversion.ts';
import type { TfjsNode } from './tfjs-graph.ts';

export function convertPad(conversion: Conversion, node: TfjsNode): void {
  const paddings = constantOf(conversion, inputOf(node, 1)).values;
  // TensorFlow: pairs of before and after, by image, row, column and channel.
  const before = [0, 6, 2, 4].map((index) => paddings[index] ?? 0);
  const after = [1, 7, 3, 5].map((index) => paddings[index] ?? 0);
  const amounts = addIntegers(conversion, `${node.name}_amounts`, [...before, ...after]);
  addOperation(conversion, 'Pad', [tensorOf(conversion, inputOf(node, 0)), amounts], node.name, 'planes', {
    mode: 'constant',
  });
}

export function convertReshape(conversion: Conversion, node: TfjsNode): void {
  const shape = addIntegers(conversion, `${node.name}_shape`, [...constantOf(conversion, inputOf(node, 1)).values]);
  const input = inSourceOrder(conversion, tensorOf(conversion, inputOf(node, 0)));
  addOperation(conversion, 'Reshape', [input, shape], node.name, 'flat');
}

export function convertConcat(conversion: Conversion, node: TfjsNode): void {
  const inputs = node.input.slice(0, -1).map((input) => tensorOf(conversion, baseName(input)));
  const axis = constantOf(conversion, inputOf(node, node.input.length - 1)).values[0] ?? 0;
  if (inputs.every((input) => layoutOf(conversion, input) === 'flat')) {
    addOperation(conversion, 'Concat', inputs, node.name, 'flat', { axis });
    return;
  }
  if (axis !== 3 && axis !== -1) throw new Error(`${node.name} joins along axis ${axis}, not along the channels`);
  addOperation(conversion, 'Concat', inputs, node.name, 'planes', { axis: 1 });
}

/** Twice the rows and columns, measured from the middles of pixels; the models use no other. */
export function convertDoubling(conversion: Conversion, node: TfjsNode): void {
  const factors = conversion.onnx.constant('twice', [4], Float32Array.of(1, 1, 2, 2));
  const input = tensorOf(conversion, inputOf(node, 0));
  addOperation(conversion, 'Resize', [input, '', factors], node.name, 'planes', {
    mode: 'linear',
    coordinate_transformation_mode: 'half_pixel',
  });
}

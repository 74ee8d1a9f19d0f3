import { baseName, type Conversion, inSourceOrder, tensorOf } from './conversion.ts';
import { convertNode } from './convert-node.ts';
import { createOnnxGraph } from './onnx-graph.ts';
import type { TfjsGraph, TfjsNode } from './tfjs-graph.ts';

/** The ONNX file of the part of a graph that leads to its `outputs`. Throws on an unknown operation. */
export function convertToOnnx(name: string, source: TfjsGraph, outputs: readonly string[]): Uint8Array {
  const conversion: Conversion = {
    source,
    onnx: createOnnxGraph(),
    layouts: new Map(),
    aliases: new Map(),
    nonNegative: new Set(),
  };
  const nodes = nodesFor(source, outputs);
  const placeholder = nodes.find((node) => node.op === 'Placeholder');
  if (!placeholder) throw new Error(`the model ${name} has no input`);
  for (const node of nodes) convertNode(conversion, node);
  const names = outputs.map((output, index) => {
    const converted = `output_${index}`;
    conversion.onnx.operation('Identity', [inSourceOrder(conversion, tensorOf(conversion, output))], converted);
    return converted;
  });
  const sides = placeholder.attr.shape?.shape?.dim ?? [];
  const shape = sides.map((side) => Math.max(1, side.size));
  return conversion.onnx.finish(name, [{ name: placeholder.name, shape }], names);
}

/** The nodes that lead to the outputs, each after its inputs. */
function nodesFor(source: TfjsGraph, outputs: readonly string[]): TfjsNode[] {
  const byName = new Map(source.nodes.map((node) => [node.name, node]));
  const ordered = new Set<TfjsNode>();
  function visit(name: string): void {
    const node = byName.get(name);
    if (!node) throw new Error(`the model has no node ${name}`);
    if (ordered.has(node)) return;
    for (const input of node.input) visit(baseName(input));
    ordered.add(node);
  }
  for (const output of outputs) visit(output);
  return [...ordered];
}

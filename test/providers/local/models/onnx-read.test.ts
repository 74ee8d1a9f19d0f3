import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLastInitializer, readPorts } from '../../../../src/providers/local/models/onnx-read.ts';
import { bytesField, integerField, join, textField } from '../../../../tools/convert-models/protobuf.ts';
import { smallRecognizer, smallSwapper } from '../small-models.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'faceswap-onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Uint8Array): string {
  const path = joinPath(folder, 'model.onnx');
  writeFileSync(path, bytes);
  return path;
}

const plain = { takes: { mean: [0, 0, 0], deviation: [1, 1, 1] }, gives: [0, 1] } as const;
const swapper = smallSwapper({ ...plain, side: 128, map: [512, 512] });
const words = new TextEncoder().encode('this is a letter and not a model');

/** A model that holds nothing but these tensors. */
function holding(...tensors: readonly Uint8Array[]): Uint8Array {
  return bytesField(7, join(tensors.map((tensor) => bytesField(5, tensor))));
}

describe('the inputs and outputs of a model', () => {
  it('are read with their shapes', () => {
    const { inputs, outputs } = readPorts(fileOf(smallSwapper({ ...plain, side: 256, hasMask: true, isHalf: true })));
    expect(inputs).toEqual([
      { name: 'target', shape: [1, 3, 256, 256] },
      { name: 'source', shape: [1, 512] },
    ]);
    expect(outputs.map(({ shape }) => shape)).toEqual([
      [1, 3, 256, 256],
      [1, 1, 256, 256],
    ]);
  });

  it('may be left open', () => {
    expect(readPorts(fileOf(smallRecognizer())).outputs).toEqual([{ name: 'embedding', shape: undefined }]);
    const sides = [textField(2, 'batch'), integerField(1, 512)].map((side) => bytesField(1, side));
    const type = bytesField(1, join([integerField(1, 1), bytesField(2, join(sides))]));
    const input = join([textField(1, 'source'), bytesField(2, type)]);
    expect(readPorts(fileOf(bytesField(7, bytesField(11, input)))).inputs).toEqual([
      { name: 'source', shape: [0, 512] },
    ]);
  });

  it('do not include constants, which old files list among them', () => {
    const inputs = ['picture', 'weight'].map((name) => bytesField(11, textField(1, name)));
    const graph = join([bytesField(5, textField(8, 'weight')), ...inputs]);
    expect(readPorts(fileOf(bytesField(7, graph))).inputs.map(({ name }) => name)).toEqual(['picture']);
  });

  it.each([
    { file: 'a letter', bytes: words },
    { file: 'nothing', bytes: new Uint8Array() },
    { file: 'half a model', bytes: swapper.subarray(0, 2_000) },
  ])('cannot be read from $file', ({ bytes }) => {
    expect(() => readPorts(fileOf(bytes))).toThrow();
  });
});

describe('the last constant of a model', () => {
  it('is read without the rest', () => {
    const { shape, values } = readLastInitializer(fileOf(swapper));
    expect(shape).toEqual([512, 512]);
    expect([...values.subarray(126, 130), values[512], values[513]]).toEqual([1, 1, 0, 0, 1, 1]);
  });

  const halves = [0x3c00, 0xc000, 0x3800, 0x0000, 0x7bff];
  const head = [integerField(1, 5), integerField(2, 10)];
  const varints = Uint8Array.from(halves.flatMap((half) => [...integerField(0, half)].slice(1)));

  it.each([
    { kept: 'as bytes', content: bytesField(9, new Uint8Array(Uint16Array.from(halves).buffer)) },
    { kept: 'as numbers', content: bytesField(5, varints) },
  ])('may be half floats, $kept', ({ content }) => {
    const values = Float32Array.of(1, -2, 0.5, 0, 65_504);
    expect(readLastInitializer(fileOf(holding(join([...head, content]))))).toEqual({ shape: [5], values });
  });

  it('may have its shape in one piece', () => {
    const tensor = join([bytesField(1, Uint8Array.of(1, 2)), integerField(2, 1), bytesField(9, new Uint8Array(8))]);
    expect(readLastInitializer(fileOf(holding(tensor))).shape).toEqual([1, 2]);
  });

  it('is reported as missing where there is none, or no floats', () => {
    expect(() => readLastInitializer(fileOf(words))).toThrow();
    expect(() => readLastInitializer(fileOf(swapper.subarray(0, 2_000)))).toThrow('cut off');
    expect(() => readLastInitializer(fileOf(holding()))).toThrow('no constants');
    const integers = join([integerField(1, 1), integerField(2, 7), bytesField(9, new Uint8Array(8))]);
    expect(() => readLastInitializer(fileOf(holding(integers)))).toThrow('no floats');
  });
});

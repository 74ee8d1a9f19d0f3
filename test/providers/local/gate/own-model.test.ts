import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createClassifier, problemOfModel } from '../../../../src/providers/local/gate/classifier.ts';
import { look } from '../../../../src/providers/local/gate/look.ts';
import { sexualScore } from '../../../../src/providers/local/gate/scores.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import { photo } from '../foreign-files.ts';
import { constantClassifier } from './small-classifiers.ts';

const folder = mkdtempSync(join(tmpdir(), 'classifiers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const runtime = await createRuntime();
const options = { maxPixels: 50e6, agesFrom: 0.3 };

function write(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('a classifier of the operator', () => {
  it('can only make the gate see more', async () => {
    const strict = write('strict.onnx', constantClassifier([0, 0, 0.1, 0.9, 0]));
    const mild = write('mild.onnx', constantClassifier([0, 0, 1, 0, 0]));
    const seenBy = async (path?: string) => {
      const classifier = await createClassifier(runtime, path);
      return (await look(photo('collins'), options, { runtime, classifier })).scores;
    };
    expect(sexualScore(await seenBy(strict))).toBeCloseTo(0.9, 5);
    expect(await seenBy(mild)).toEqual(await seenBy());
  });

  it('that calls a picture suggestive has the ages of its faces guessed', async () => {
    const path = write('suggestive.onnx', constantClassifier([0, 0, 0.6, 0, 0.4]));
    const classifier = await createClassifier(runtime, path);
    expect((await look(photo('collins'), options, { runtime, classifier })).youngest).toBeGreaterThan(20);
  });

  it('can be used where its shapes are right', async () => {
    expect(await problemOfModel(write('good.onnx', constantClassifier([0, 0, 1, 0, 0])), runtime)).toBeUndefined();
  });

  it.each<[string, Uint8Array | string, RegExp]>([
    ['text', 'no model', /cannot be read as an ONNX model/],
    ['four scores', constantClassifier([0, 0, 1, 0]), /does not answer/],
    ['scores that are no probabilities', constantClassifier([0, 0, 7, 0, 0]), /does not answer/],
    ['another size of the picture', constantClassifier([0, 0, 1, 0, 0], { side: 64 }), /does not answer/],
  ])('is not used with %s', async (name, bytes, problem) => {
    expect(await problemOfModel(write(`${name}.onnx`, bytes), runtime)).toMatch(problem);
  });

  it('is not used where there is no file', async () => {
    expect(await problemOfModel(join(folder, 'none.onnx'), runtime)).toMatch(/cannot be read/);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embedFace, similarity } from '../../../../src/providers/local/faces/embedding.ts';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import { loadPicture } from '../load-picture.ts';

const native = await createRuntime({ kind: 'onnxruntime-node' }).catch(() => undefined);

describe('runtime', () => {
  it('uses the native library where it is installed and its telemetry can be switched off', async () => {
    const runtime = await createRuntime();
    const isNative = native && process.platform !== 'win32';
    expect(runtime.kind).toBe(isNative ? 'onnxruntime-node' : 'onnxruntime-web');
  });

  it.skipIf(!native)('gives the same faces and embeddings with WebAssembly', async () => {
    if (!native) return;
    const web = await createRuntime({ kind: 'onnxruntime-web' });
    const picture = await loadPicture('couple');
    const faces = await findFaces(picture, native);
    const same = await findFaces(picture, web);
    expect(same).toHaveLength(faces.length);
    for (const [index, face] of faces.entries()) {
      const other = same[index] ?? face;
      expect(other).not.toBe(face);
      const farthest = face.landmarks.reduce(
        (most, at, i) => Math.max(most, Math.abs(at - (other.landmarks[i] ?? 0))),
        0,
      );
      expect(farthest).toBeLessThan(0.5);
      const likeness = similarity(await embedFace(picture, face, native), await embedFace(picture, face, web));
      expect(likeness).toBeGreaterThan(0.999);
    }
    await web.close();
  });

  it('loads a model again after it was closed', async () => {
    const runtime = await createRuntime();
    await runtime.preload(['iris']);
    await runtime.close();
    const outputs = await runtime.run('iris', new Float32Array(64 * 64 * 3), [1, 64, 64, 3]);
    expect(outputs.map((output) => output.length)).toEqual([228]);
  });

  it('tries again after a model could not be loaded', async () => {
    const runtime = await createRuntime({ modelDirectory: '/no/such/folder' });
    await expect(runtime.preload(['iris'])).rejects.toThrow('iris.onnx is missing or damaged');
    await expect(runtime.preload(['iris'])).rejects.toThrow('iris.onnx is missing or damaged');
    await expect(runtime.close()).resolves.toBeUndefined();
  });

  const kinds = ['onnxruntime-web', ...(native ? (['onnxruntime-node'] as const) : [])] as const;
  const damages = [
    ['cut short', (model: Buffer) => model.subarray(0, 70_000)],
    ['empty', () => Buffer.alloc(0)],
    [
      'a pointer of Git LFS',
      () => Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 579205\n'),
    ],
  ] as const;
  it.each(kinds.flatMap((kind) => damages.map(([what, damage]) => ({ kind, what, damage }))))(
    'names a model file that is $what, with $kind',
    async ({ kind, damage }) => {
      const modelDirectory = mkdtempSync(join(tmpdir(), 'models-'));
      onTestFinished(() => rmSync(modelDirectory, { recursive: true }));
      const whole = readFileSync(new URL('../../../../assets/models/blazeface.onnx', import.meta.url));
      writeFileSync(join(modelDirectory, 'blazeface.onnx'), damage(whole));
      const runtime = await createRuntime({ kind, modelDirectory });
      await expect(runtime.preload(['blazeface'])).rejects.toThrow('blazeface.onnx is missing or damaged');
    },
  );
});

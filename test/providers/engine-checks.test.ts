import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type EngineChecksParts, engineChecks, sandboxFound } from '../../src/providers/local/checks.ts';
import type { LocalEngine } from '../../src/providers/local/index.ts';
import { damagedModels, shippedModels } from '../../src/providers/local/models/shipped.ts';
import { sandboxNames } from '../../src/providers/local/pool/sandbox.ts';

/** An engine in which nothing works. */
const dead = {
  intake: { inspect: async () => Promise.reject(new Error('the worker ended')) },
  readsVideos: false,
  sandbox: async () => Promise.reject(new Error('no')),
  gate: { problem: async () => undefined, works: async () => Promise.reject(new Error('no model')) },
} as unknown as LocalEngine;

async function found(engine: LocalEngine, parts: Partial<EngineChecksParts> = {}) {
  const example = { face: new Uint8Array(1), scene: new Uint8Array(1) };
  const checks = engineChecks({ engine, example, threshold: 0.7, clock: { now: () => 0 }, ...parts });
  const { signal } = new AbortController();
  const all = await Promise.all(checks.map(async ({ name, look }) => [name, await look(signal)] as const));
  return Object.fromEntries(all.map(([name, [first]]) => [name, first]));
}

it('says of each part of the engine that it does not work, and what helps', async () => {
  const remedy = expect.stringContaining('npm ci');
  expect(await found(dead)).toEqual({
    Engine: { ok: false, message: 'It does not work: the worker ended.', remedy },
    'GIFs and videos': { ok: true, message: expect.stringContaining('node-av'), remedy },
    Sandbox: { ok: false, message: expect.stringContaining('do not start'), remedy },
    'Content gate': { ok: false, message: expect.stringContaining('every file is refused'), remedy },
  });
});

it('names a model that is missing, or not as it was shipped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sums = readFileSync(join(shippedModels, 'SHA256SUMS'), 'utf8').split('\n');
  const names = ['blazeface', 'iris', 'blendshapes'].map((name) => `${name}.onnx`);
  writeFileSync(
    join(folder, 'SHA256SUMS'),
    sums.filter((line) => names.some((name) => line.includes(name))).join('\n'),
  );
  for (const name of names.slice(0, 2)) copyFileSync(join(shippedModels, name), join(folder, name));
  const bytes = readFileSync(join(folder, 'iris.onnx'));
  bytes[1_000_000] = (bytes[1_000_000] ?? 0) ^ 1;
  writeFileSync(join(folder, 'iris.onnx'), bytes);
  expect(await damagedModels(folder)).toEqual(['blendshapes.onnx', 'iris.onnx']);
  expect(await damagedModels()).toEqual([]);
  expect((await found(dead, { damagedModels: async () => ['iris.onnx'] })).Engine).toEqual({
    ok: false,
    message: 'assets/models/iris.onnx is missing or damaged.',
    remedy: 'Install the program again (npm ci).',
  });
});

it('names the operator’s classifier where it is at fault', async () => {
  const gate = { ...dead.gate, problem: async () => 'is no model' };
  expect((await found({ ...dead, gate }))['Content gate']).toEqual({
    ok: false,
    message: 'GATE_MODEL: the file it names is no model.',
    remedy: expect.stringContaining('unset GATE_MODEL'),
  });
});

it('says in one line what holds the processes that open members’ files', () => {
  const all = sandboxNames.map(sandboxFound);
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(new Set(all.map(({ message }) => message)).size).toBe(sandboxNames.length);
  for (const { message } of all) expect(message).toMatch(/^Members’ files are opened .*\.$/);
  expect(all.map(({ remedy }) => remedy !== undefined)).toEqual([false, false, true, true]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { fillCompileCache } from '../../../../src/providers/local/pool/compile-cache.ts';
import { temporaryFolder } from '../../../e2e/command-line.ts';

it('compiles for workers once, and again after the sources have changed', async () => {
  const folder = temporaryFolder();
  const [worker, runs, filled] = ['worker.mjs', 'runs', 'filled-for-workers'].map((name) => join(folder, name));
  if (!worker || !runs || !filled) throw new Error('there is no folder');
  writeFileSync(worker, `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(runs)}, 'run ');`);
  const fill = () => fillCompileCache(pathToFileURL(worker), [], {}, folder);
  const version = () => readFileSync(filled, 'utf8');
  fill();
  await expect.poll(version, { timeout: 30_000 }).toMatch(/./);
  const current = version();
  fill();
  writeFileSync(filled, 'the version before');
  fill();
  await expect.poll(version, { timeout: 30_000 }).toBe(current);
  expect(readFileSync(runs, 'utf8')).toBe('run run ');
}, 60_000);

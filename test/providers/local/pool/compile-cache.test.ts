import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  await fill().ended;
  const current = version();
  await fill().ended;
  writeFileSync(filled, 'the version before');
  await fill().ended;
  expect(version()).toBe(current);
  expect(readFileSync(runs, 'utf8')).toBe('run run ');
}, 60_000);

it('leaves no process behind when it is stopped early', async () => {
  const folder = temporaryFolder();
  const [worker, started] = ['endless.mjs', 'pid'].map((name) => join(folder, name));
  if (!worker || !started) throw new Error('there is no folder');
  const program = `writeFileSync(${JSON.stringify(started)}, String(process.pid)); setInterval(() => {}, 1_000);`;
  writeFileSync(worker, `import { writeFileSync } from 'node:fs'; ${program}`);
  const filling = fillCompileCache(pathToFileURL(worker), [], {}, folder);
  await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8'), { timeout: 30_000 }).toMatch(/\d/);
  const pid = Number(readFileSync(started, 'utf8'));
  expect(() => process.kill(pid, 0)).not.toThrow();
  await filling.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await filling.stop();
}, 60_000);

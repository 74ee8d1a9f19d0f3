import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './source.ts';

const source = resolve(import.meta.dirname, '../../src');

/** What each layer may import beside itself; packages are listed only where they are restricted. */
const layers: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages?: readonly string[] }>> =
  {
    core: { layers: [], packages: ['zod'] },
    bots: { layers: ['core'] },
    providers: { layers: ['core'] },
    storage: { layers: ['core'] },
    trust: { layers: ['core'] },
    'config.ts': { layers: ['core'] },
    'telemetry.ts': { layers: ['core'] },
    'metrics.ts': { layers: ['core'] },
    'readiness.ts': { layers: ['core'] },
    'http.ts': { layers: ['core'] },
  };

/** Where the parts are put together: these import everything and are imported by one another alone. */
const roots = [
  'main.ts',
  'commands',
  'app.ts',
  'app-api.ts',
  'app-engine.ts',
  'app-parts.ts',
  'app-trust.ts',
  'app-watch.ts',
  'standby.ts',
  'serve.ts',
  'serve-fronts.ts',
  'settings.ts',
];

/** Why `file` (relative to src) may not import `specifier`; undefined where it may. */
function violation(file: string, specifier: string): string | undefined {
  if (specifier.includes('/tools/')) return `${file} imports a developer's tool: ${specifier}`;
  const layer = file.split(sep)[0] ?? '';
  if (roots.includes(layer)) return undefined;
  const rule = layers[layer];
  if (!rule) return `${file} belongs to no layer`;
  if (!specifier.startsWith('.')) {
    if (specifier.startsWith('node:') || !rule.packages || rule.packages.includes(specifier)) return undefined;
    return `${file} imports the package ${specifier}`;
  }
  const target = relative(source, resolve(source, dirname(file), specifier));
  const targetLayer = target.split(sep)[0] ?? '';
  if (roots.includes(targetLayer)) return `${file} imports ${targetLayer}`;
  const front = frontOf(file);
  const otherFront = frontOf(target);
  if (front && otherFront && front !== otherFront) return `${file} imports another front: ${target}`;
  if (targetLayer === layer || rule.layers.includes(targetLayer)) return undefined;
  return `${file} imports ${target}`;
}

/** Folders of bots are fronts, except for the catalogues they share. */
function frontOf(file: string): string | undefined {
  const [layer, front, ...rest] = file.split(sep);
  return layer === 'bots' && rest.length > 0 && front !== 'translations' ? front : undefined;
}

describe('layers', () => {
  it('are crossed nowhere', () => {
    const files = sourceFiles('src');
    const found = files.flatMap(({ path, code }) =>
      importsOf(code).flatMap((specifier) => violation(path.slice('src/'.length), specifier) ?? []),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it.each([
    ['core/swaps.ts', "import { Client } from 'discord.js';"],
    ['core/swaps.ts', "import type { Agent } from 'undici';"],
    ['core/jobs/runner.ts', "import { openDatabase } from '../../storage/sqlite/database.ts';"],
    ['bots/terminal/chat.ts', "import { createFileBlobStore } from '../../storage/files/blob-store.ts';"],
    ['bots/terminal/chat.ts', "export { commandDefinitions } from '../discord/messages/command-definitions.ts';"],
    ['providers/akool/index.ts', "const { x } = await import('../../bots/translations/index.ts');"],
    ['storage/files/blob-store.ts', "import { main } from '../../main.ts';"],
    ['bots/terminal/chat.ts', "import { swap } from '../../commands/swap.ts';"],
    ['providers/local/pool/pool.ts', "fork(new URL('../../../storage/worker.ts', import.meta.url));"],
    ['orphan.ts', "import { z } from 'zod';"],
    ['main.ts', "import { convertModel } from '../tools/convert-models/convert-model.ts';"],
  ])('notice a forbidden import planted in %s', (file, code) => {
    const [specifier = ''] = importsOf(code);
    expect(violation(join(...file.split('/')), specifier)).toBeTypeOf('string');
  });

  it('let core use zod, node and itself', () => {
    for (const specifier of ['zod', 'node:crypto', './ports/job.ts']) {
      expect(violation(join('core', 'swaps.ts'), specifier)).toBeUndefined();
    }
  });
});

describe('what tells one face from another', () => {
  const likeness = /embedding/i;

  it('is known to the offline engine alone', () => {
    const files = sourceFiles('src').filter(({ code }) => likeness.test(code));
    expect(files.length).toBeGreaterThan(5);
    expect(files.map(({ path }) => path).filter((path) => !path.startsWith('src/providers/local/'))).toEqual([]);
  });

  it('reaches no store: the engine has none, and its parts that know it write no file', () => {
    const engine = sourceFiles('src').filter(({ path }) => path.startsWith('src/providers/local/'));
    const stores = engine.filter(({ code }) =>
      importsOf(code).some((specifier) => specifier.endsWith('ports/storage.ts')),
    );
    const writers = engine.filter(
      ({ code }) => likeness.test(code) && /\b(?:write|append|createWriteStream)\w*\(/.test(code),
    );
    expect([...stores, ...writers].map(({ path }) => path)).toEqual([]);
  });
});

describe('tools', () => {
  it('import zod, node and files of their own folder', () => {
    const files = sourceFiles('tools');
    const specifiers = files.flatMap(({ code }) => importsOf(code));
    expect(files.length).toBeGreaterThan(5);
    expect(specifiers.filter((specifier) => !/^(\.\/|node:|zod$)/.test(specifier))).toEqual([]);
  });
});

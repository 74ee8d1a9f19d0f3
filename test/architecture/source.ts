import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A TypeScript file of this repository; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly code: string;
}

/** Every TypeScript file below a folder of the repository. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: relative(root, join(root, folder, name)).replaceAll('\\', '/'),
      code: readFileSync(join(root, folder, name), 'utf8'),
    }));
}

/** Every specifier that a module imports: statically, dynamically, for its types alone, or as a URL of a module. */
export function importsOf(code: string): string[] {
  const withoutComments = code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)['"]([^'"]+)['"]/g;
  return [...withoutComments.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []);
}

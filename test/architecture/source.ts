import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

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

/** The files of this repository that a file imports, as paths relative to its root. */
export function filesImportedBy({ path, code }: SourceFile): string[] {
  return importsOf(code)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(path), specifier)).replaceAll('\\', '/'));
}

/** Groups of nodes of which each reaches every other one along the edges; sorted. */
export function circlesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reachable = new Map([...edges.keys()].map((node) => [node, reachableFrom(node, edges)]));
  const circles = new Map<string, string[]>();
  for (const [node, reached] of reachable) {
    if (!reached.has(node)) continue;
    const circle = [...reached].filter((other) => reachable.get(other)?.has(node)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachableFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(edges.get(start) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    waiting.push(...(edges.get(node) ?? []));
  }
  return reached;
}

export interface LongFunction {
  readonly line: number;
  readonly lines: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const functionTypes = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
/** What makes a function one of several that a closure, an object or a class holds; a callback is part of its caller. */
const holderTypes = ['VariableDeclarator', 'Property', 'MethodDefinition', 'PropertyDefinition'];

/**
 * The functions with more than `most` lines of their own. The lines of the named functions inside a function are not its
 * own: a closure may be long while the functions that it holds are short.
 */
export function longFunctions({ path, code }: SourceFile, most: number): LongFunction[] {
  const lineStarts = [...code.matchAll(/^/gm)].map(({ index }) => index);
  const lineAt = (offset: number): number => lineStarts.findLastIndex((start) => start <= offset);
  const found: LongFunction[] = [];

  function visit(node: SyntaxNode, parent: SyntaxNode | undefined, lines: Set<number> | undefined): void {
    let own = lines;
    if (functionTypes.includes(node.type)) {
      const [first, last] = [lineAt(node.start), lineAt(node.end)];
      const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const isHeld = node.type === 'FunctionDeclaration' || holderTypes.includes(parent?.type ?? '');
      if (isHeld && last > first) for (const line of all) lines?.delete(line);
      own = new Set(all);
    }
    for (const child of childrenOf(node)) visit(child, node, own);
    if (own && own !== lines && own.size > most) found.push({ line: lineAt(node.start) + 1, lines: own.size });
  }

  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  visit(program, undefined, undefined);
  return found;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flat().filter(isSyntaxNode);
}

function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesIn, filesImportedBy, longFunctions, type SourceFile, sourceFiles } from './source.ts';

const source = sourceFiles('src');
const tests = sourceFiles('test');
/** What is not TypeScript too: the page in the browser, texts, numbers. */
const allOfSource = readdirSync(resolve(import.meta.dirname, '../../src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }): SourceFile => ({ path: join(parentPath, name), code: '' }));

const mostFiles = 20;
const mostLines = 250;
const mostFunctionLines = 40;

function fileImports(files: readonly SourceFile[]): Map<string, Set<string>> {
  return new Map(files.map((file) => [file.path, new Set(filesImportedBy(file))]));
}

/** A folder and the folders inside it share files in both directions; everything else points one way. */
function roomImports(files: readonly SourceFile[]): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const file of files) {
    const room = dirname(file.path);
    const imported = rooms.get(room) ?? new Set<string>();
    for (const other of filesImportedBy(file).map(dirname)) {
      const isInside = `${room}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${room}/`);
      if (!isInside) imported.add(other);
    }
    rooms.set(room, imported);
  }
  return rooms;
}

function crowdedFolders(files: readonly SourceFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > mostFiles).map(([folder, count]) => `${folder}: ${count}`);
}

function longFiles(files: readonly SourceFile[]): string[] {
  return files.filter(({ code }) => code.trimEnd().split('\n').length > mostLines).map(({ path }) => path);
}

function functionsTooLong(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    longFunctions(file, mostFunctionLines).map(({ line, lines }) => `${file.path}:${line} has ${lines} lines`),
  );
}

describe('the source', () => {
  it('has files that import each other in one direction', () => {
    expect(source.length).toBeGreaterThan(200);
    expect(circlesIn(fileImports(source))).toEqual([]);
  });

  it('has folders that import each other in one direction', () => {
    expect(circlesIn(roomImports(source))).toEqual([]);
  });

  it(`has at most ${mostFiles} files in a folder, and so have the tests`, () => {
    expect(allOfSource.length).toBeGreaterThan(source.length);
    expect(crowdedFolders([...allOfSource, ...tests])).toEqual([]);
  });

  it(`has at most ${mostLines} lines in a file`, () => {
    expect(longFiles(source)).toEqual([]);
  });

  it(`has at most ${mostFunctionLines} lines in a function`, () => {
    expect(functionsTooLong(source)).toEqual([]);
  });
});

describe('these checks', () => {
  const plant = (path: string, code: string): SourceFile => ({ path, code });

  it('notice files that import each other in a circle', () => {
    const files = [
      plant('src/a.ts', "import './b.ts';"),
      plant('src/b.ts', "import type { C } from './c.ts';"),
      plant('src/c.ts', "await import('./a.ts');"),
      plant('src/d.ts', "import './a.ts';"),
    ];
    expect(circlesIn(fileImports(files))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });

  it('notice folders that import each other in a circle, although no two files do', () => {
    const files = [
      plant('src/x/a.ts', "import '../y/b.ts';"),
      plant('src/y/b.ts', ''),
      plant('src/y/c.ts', "import '../x/d.ts';"),
      plant('src/x/d.ts', ''),
    ];
    expect(circlesIn(fileImports(files))).toEqual([]);
    expect(circlesIn(roomImports(files))).toEqual([['src/x', 'src/y']]);
  });

  it('let a folder and what is inside it import each other', () => {
    const files = [plant('src/x/index.ts', "import './deep/a.ts';"), plant('src/x/deep/a.ts', "import '../base.ts';")];
    expect(circlesIn(roomImports(files))).toEqual([]);
  });

  it('notice a crowded folder', () => {
    const files = Array.from({ length: mostFiles + 1 }, (_, index) => plant(`src/x/${index}.ts`, ''));
    expect(crowdedFolders(files)).toEqual(['src/x: 21']);
    expect(crowdedFolders(files.slice(1))).toEqual([]);
  });

  it('notice a long file', () => {
    expect(longFiles([plant('src/long.ts', 'x();\n'.repeat(mostLines + 1))])).toEqual(['src/long.ts']);
    expect(longFiles([plant('src/long.ts', 'x();\n'.repeat(mostLines))])).toEqual([]);
  });

  const body = (lines: number): string => 'step();\n'.repeat(lines);

  it.each([
    ['a function', `function long() {\n${body(40)}}`],
    ['a method', `class Room { long() {\n${body(40)}} }`],
    ['an arrow function', `const long = () => {\n${body(40)}};`],
    ['a callback', `list.map((each) => {\n${body(40)}});`],
    ['a closure whose own steps are many', `function outer() {\n${body(39)}function inner() {\n${body(9)}}\n}`],
    ['a function that hides its lines in callbacks', `function f() {\n${`g(() => {\n${body(10)}});\n`.repeat(4)}}`],
    ['a long function in a closure', `function outer() {\nfunction inner() {\n${body(40)}}\n}`],
  ])('notice %s that is too long', (_, code) => {
    expect(functionsTooLong([plant('src/long.ts', code)])).toHaveLength(1);
  });

  it.each([
    ['a short function', `function short() {\n${body(38)}}`],
    ['a closure that holds short functions', `function outer() {\n${`function f() {\n${body(30)}}\n`.repeat(5)}}`],
    ['an object of short methods', `function outer() { return {\n${`f() {\n${body(30)}},\n`.repeat(5)}}; }`],
  ])('allow %s', (_, code) => {
    expect(functionsTooLong([plant('src/short.ts', code)])).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { swapOptions } from '../src/bots/terminal/swap-arguments.ts';

const root = resolve(import.meta.dirname, '..');
const decisions = join(root, 'docs/decisions');

function markdownFiles(): string[] {
  const ofDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('docs', name),
  );
  return [...readdirSync(root), ...ofDocs].filter((name) => name.endsWith('.md'));
}

/** The files that a document names: as code, from the root of the repository or from `src`, and as links. */
function namedFiles(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const paths = [...text.matchAll(/`((?:src|test|bench|bin|docs|assets|tools)\/[\w./-]+)`/g)].map(
    ([, path]) => path ?? '',
  );
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) =>
    relative(root, join(root, dirname(file), link ?? '')),
  );
  return [...paths, ...links];
}

describe('documents', () => {
  it.each(markdownFiles())('%s names only files that exist', (file) => {
    expect(namedFiles(file).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('list every option of swap', () => {
    const page = readFileSync(join(root, 'docs/terminal.md'), 'utf8');
    const listed = [...page.matchAll(/^\| `--([\w-]+)/gm)].map(([, name]) => name);
    expect(listed).toEqual(Object.keys(swapOptions([])));
  });

  it('list every decision', () => {
    const records = readdirSync(decisions).filter((name) => /^\d{4}-.*\.md$/.test(name));
    const index = readFileSync(join(decisions, 'README.md'), 'utf8').replaceAll(/ +/g, ' ');
    const rows = records.map((name) => {
      const [title = ''] = readFileSync(join(decisions, name), 'utf8').split('\n');
      const [, number = '', text = ''] = /^# (\d+)\. (.*)$/.exec(title) ?? [];
      return `| [${number}](${name}) | ${text} |`;
    });
    expect(records.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !index.includes(row))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('says of every package that npm may fetch which bytes it must be', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages = Object.entries<{ integrity?: string }>(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, temporaryFolder } from '../command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

const isInstalled = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** A folder with the script for a shell, and files to complete. */
async function folderWith(shell: string): Promise<string> {
  const folder = temporaryFolder();
  const { code, stdout } = await run(folder, ['completion', shell]);
  expect(code).toBe(0);
  writeFileSync(join(folder, 'script'), stdout);
  for (const name of ['anna.jpg', 'anna b.jpg']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'anders'));
  return folder;
}

function inShell(folder: string, shell: string, args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

/** What is offered for the last of these words, as each shell splits them. */
const cases: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
  [['sw'], ['swap']],
  [['swap', '--wh'], ['--which']],
  [
    ['swap', '--which', ''],
    ['all', 'largest', 'reference'],
  ],
  [['swap', '--provider', 'm'], ['modelslab']],
  [
    ['swap', '--face', 'anna'],
    ['anna b.jpg', 'anna.jpg'],
  ],
  [
    ['serve', '--role', ''],
    ['front', 'worker'],
  ],
  [['jobs', 're'], ['retry']],
  [
    ['reports', 'block'],
    ['block', 'block-requester', 'blocks'],
  ],
  [['verify', 'anna.'], ['anna.jpg']],
  [['help', 'com'], ['completion']],
  [
    ['completion', ''],
    ['bash', 'fish', 'zsh'],
  ],
];

describe('completion', () => {
  it('names every command, and the shells there are', async () => {
    const { stdout } = await run(temporaryFolder(), ['completion', 'bash']);
    const { stdout: help } = await run(temporaryFolder(), ['help']);
    const names = [...help.toString().matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(stdout.toString()).toMatch(new RegExp(`^ {4}${name}\\) `, 'm'));
    const other = await run(temporaryFolder(), ['completion', 'powershell']);
    expect(other).toMatchObject({
      code: 2,
      stderr: 'There is no completion for “powershell”. SHELL is bash, zsh, fish.\n',
    });
  });

  it.skipIf(!isInstalled('bash'))('works in bash', async () => {
    const folder = await folderWith('bash');
    const offered = (words: readonly string[]): readonly string[] => {
      const asked = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _faceswap_bot';
      const ask = `source ./script; ${asked}; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return inShell(folder, 'bash', ['--norc', '-c', ask, 'bash', 'faceswap-bot', ...words]);
    };
    for (const [words, expected] of cases) expect([...offered(words)].sort(), words.join(' ')).toEqual(expected);
    expect(offered(['swap', '--which', '=', 'l'])).toEqual(['largest']);
    expect([...offered(['swap', '--which', '='])].sort()).toEqual(['all', 'largest', 'reference']);
    expect(offered(['swap', '--assign', '2', '=', 'anna.'])).toEqual(['anna.jpg']);
    expect(offered(['swap', '--out-dir', 'an'])).toEqual(['anders']);
    expect(offered(['swap', '--fo'])).toEqual(['--force']);
    expect(offered(['doctor', 'x'])).toEqual([]);
  });

  it.skipIf(!isInstalled('zsh'))('is taken by zsh', async () => {
    const folder = await folderWith('zsh');
    inShell(folder, 'zsh', ['-n', 'script']);
    const load = 'autoload -Uz compinit; compinit -u -d ./dump; source ./script; print $_comps[faceswap-bot]';
    expect(inShell(folder, 'zsh', ['-fc', load])).toEqual(['_faceswap_bot']);
  });

  it.skipIf(!isInstalled('fish'))('works in fish', async () => {
    const folder = await folderWith('fish');
    for (const [words, expected] of cases) {
      const ask = `source ./script; complete -C '${['faceswap-bot', ...words].join(' ')}'`;
      const offered = inShell(folder, 'fish', ['--no-config', '-c', ask]).map((line) => line.split('\t')[0] ?? '');
      const plain = offered.map((each) => each.replaceAll('\\', '')).sort();
      expect(plain, words.join(' ')).toEqual(expected);
    }
  });
});

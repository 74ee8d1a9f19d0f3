import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from './command-line.ts';

const bin = resolve(import.meta.dirname, '../../bin');

/** Says its process id, whether its Node seems old, and its arguments; then does its task. */
const program = `
  const [, , task, ...args] = process.argv;
  process.on('SIGTERM', () => { console.log('asked to end'); process.exit(7); });
  console.log(JSON.stringify({ pid: process.pid, isOld: process.versions.node.startsWith('20.'), args }));
  if (task === 'wait') setInterval(() => undefined, 1_000);
  if (task === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (task === 'echo') process.stdin.pipe(process.stdout);
  if (task === 'answer') process.on('message', (message) => { process.send({ heard: message }); process.disconnect(); });
  if (task === 'warn') for (const type of ['ExperimentalWarning', 'DeprecationWarning']) process.emitWarning('of ' + type, type);`;

/** Makes the Node that reads it seem older, and without `process.execve` where the version has none. */
const pretence = `
  const { PRETEND, ...environment } = process.env;
  if (PRETEND) {
    process.env = environment;
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: PRETEND } });
    if (PRETEND.startsWith('20.')) delete process.execve;
  }`;

/** Starts `node bin/node.js program.mjs …` with a Node that seems to have this version. */
function start(version: string, args: readonly string[], { from = bin, stdio }: { from?: string } & SpawnOptions = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'program.mjs'), program);
  writeFileSync(join(folder, 'pretence.mjs'), pretence);
  const options = ['--import', join(folder, 'pretence.mjs'), join(from, 'node.js')];
  const child = spawn(process.execPath, [...options, join(folder, 'program.mjs'), ...args], {
    env: { PATH: process.env.PATH, PRETEND: version },
    stdio: stdio ?? 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const exited = once(child, 'exit');
  return {
    child,
    said: async () => once(child.stdout ?? child, 'data').then(([line]) => JSON.parse(String(line))),
    async ended() {
      const [code, signal] = await exited;
      return { code, signal, stdout: (await stdout) ?? '', stderr: (await stderr) ?? '' };
    },
  };
}

function hasBroughtNode(): boolean {
  try {
    const system = process.platform === 'win32' ? 'win' : process.platform;
    return createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`) !== '';
  } catch {
    return false;
  }
}

describe.skipIf(!hasBroughtNode())('an old Node hands over to the one that npm has brought', () => {
  it('with arguments, standard streams and the exit code', async () => {
    const { child, ended } = start('20.1.0', ['echo', 'a b', '--help']);
    child.stdin?.end('through standard input');
    const { code, stdout } = await ended();
    expect(code).toBe(0);
    const [first = '', second] = stdout.split('\n');
    expect(JSON.parse(first)).toMatchObject({ isOld: false, args: ['a b', '--help'] });
    expect(second).toBe('through standard input');
  });

  it('which takes the place of the process, where a process can be replaced', async () => {
    const { child, said } = start('22.20.0', ['wait']);
    expect(await said()).toMatchObject({ pid: child.pid });
  });

  it('and passes on the signal that asks it to end', async () => {
    const { child, said, ended } = start('20.1.0', ['wait']);
    expect((await said()).pid).not.toBe(child.pid);
    child.kill('SIGTERM');
    expect(await ended()).toMatchObject({ code: 7, stdout: expect.stringMatching(/asked to end\n$/) });
  });

  it('and leaves no orphan when it is killed', async () => {
    const { child, said, ended } = start('20.1.0', ['wait']);
    await said();
    child.kill('SIGKILL');
    expect(await ended()).toMatchObject({ signal: 'SIGKILL', stdout: expect.stringMatching(/asked to end\n$/) });
  });

  it('and dies of the same signal', async () => {
    expect(await start('20.1.0', ['crash']).ended()).toMatchObject({ code: null, signal: 'SIGSEGV' });
  });

  it('and passes on messages of its parent and to it', async () => {
    const { child, said, ended } = start('20.1.0', ['answer'], { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
    await said();
    child.send('a word');
    expect(await once(child, 'message')).toEqual([{ heard: 'a word' }, undefined]);
    expect(await ended()).toMatchObject({ code: 0 });
  });
});

it('says what to do where npm has brought no Node', async () => {
  const from = join(temporaryFolder(), 'bin');
  mkdirSync(from);
  for (const name of ['node.js', 'right-node.js']) copyFileSync(join(bin, name), join(from, name));
  writeFileSync(join(from, '../package.json'), '{ "type": "module" }');
  const { code, stderr } = await start('20.1.0', ['wait'], { from }).ended();
  expect(code).toBe(1);
  expect(stderr).toContain('"npm ci" in the folder of faceswap-bot puts one there');
  expect(stderr).toContain('https://nodejs.org');
});

it('hides what Node says about experiments, and no other warning', async () => {
  const { stderr } = await start('24.1.0', ['warn']).ended();
  expect(stderr).toContain('of DeprecationWarning');
  expect(stderr).not.toContain('of ExperimentalWarning');
});

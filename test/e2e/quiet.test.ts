import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { makeVideo } from '../providers/local/videos.ts';
import { media, temporaryFolder } from './command-line.ts';

const program = resolve(import.meta.dirname, '../../bin/faceswap-bot.js');
const tracer = 'strace -f -qq -s 200 -e trace=connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir'.split(' ');
/** Compiled code lives beside the packages. */
const compileCache = resolve(import.meta.dirname, '../../node_modules/.cache');
const [strace = ''] = tracer;
const canTrace = spawnSync(strace, ['-f', 'true']).status === 0;

/** Runs the program with nothing in its home and its temporary folder. Returns its system calls, where they can be seen. */
function swapQuietly(target: string): { folder: string; left: string[]; calls: string[] } {
  const folder = temporaryFolder();
  const trace = join(folder, 'calls.txt');
  const empty = ['HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'];
  for (const name of empty) mkdirSync(join(folder, name));
  const [command = '', ...args] = [
    ...(canTrace ? [...tracer, '-o', trace] : []),
    ...[process.execPath, program, 'swap', '--face', media('luciano.jpg'), '--target', target],
    ...['--out', `out${extname(target)}`],
  ];
  const { status, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries(empty.map((name) => [name, join(folder, name)])),
    },
  });
  expect(status, stderr).toBe(0);
  return {
    folder,
    left: empty.flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true }).map((file) => `${name}/${file}`),
    ),
    calls: canTrace ? readFileSync(trace, 'utf8').split('\n') : [],
  };
}

function made(calls: readonly string[], folder: string): string[] {
  const paths = calls.flatMap((call) =>
    /(?:O_CREAT|creat\(|mkdir\()/.test(call) ? (/"([^"]+)"/.exec(call)?.[1] ?? []) : [],
  );
  const isIn = (path: string) => (place: string) => path.startsWith(`${place}/`);
  const foreign = [homedir(), tmpdir()];
  const allowed = [folder, compileCache];
  return paths.filter((path) => foreign.some(isIn(path)) && !allowed.some(isIn(path)));
}

const targets = [
  { kind: 'picture', name: 'target.png', bytes: async () => readFileSync(media('collins.jpg')) },
  { kind: 'video', name: 'target.mp4', bytes: () => makeVideo({ times: [0, 40, 80], sound: undefined }) },
];

describe.each(targets)('a swap of a $kind', ({ name, bytes }) => {
  it.runIf(isNight)('calls nobody, and leaves nothing in home and temporary folders', async () => {
    const target = join(temporaryFolder(), name);
    writeFileSync(target, await bytes());
    const { folder, left, calls } = swapQuietly(target);
    expect(left).toEqual([]);
    expect(calls.filter((call) => call.includes('AF_INET'))).toEqual([]);
    expect(made(calls, folder)).toEqual([]);
    expect(calls.length > 100).toBe(canTrace);
  });
});

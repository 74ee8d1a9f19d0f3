import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Instruction, readCopy, readStages, readVariables, readWords, type Stage } from './dockerfile.ts';

/**
 * Carries out the steps of the Dockerfile without a container engine: each stage is a plain folder, which bubblewrap makes
 * the root, with this machine's system in place of the base image. Then it runs the image as its user, on a read-only
 * root, without capabilities and without a network, and swaps a photo and a video in it. Has to be started as root.
 */
const repository = resolve(import.meta.dirname, '../..');
const node = dirname(process.execPath);
const mostMegabytes = 400;
const system = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/etc/ssl',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/alternatives',
];
const users = 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n';
const groups = 'root:x:0:\nnode:x:1000:\n';

interface Built {
  readonly root: string;
  readonly variables: Record<string, string>;
  workingDirectory: string;
  user: string;
  entrypoint: readonly string[];
}

const work = await mkdtemp(join(tmpdir(), 'image-'));
try {
  const dockerfile = await readFile(join(repository, 'Dockerfile'), 'utf8');
  const whole = await build('whole', readStages(dockerfile), {});
  await report(whole);
  expectSwap(whole, 'a photo', ['hopper.jpg', 'couple.jpg', 'photo.jpg']);
  expectSwap(whole, 'a photo with WebAssembly', ['hopper.jpg', 'couple.jpg', 'wasm.jpg'], { LOCAL_RUNTIME: 'wasm' });
  expectSwap(whole, 'a video', ['collins.jpg', 'talk.mp4', 'video.mp4']);
  expectNothingBeside(whole);
  const lean = await build('lean', readStages(dockerfile), { FFMPEG: 'no' });
  await report(lean);
  expectSwap(lean, 'a photo', ['hopper.jpg', 'couple.jpg', 'photo.jpg']);
  const refused = swap(lean, ['collins.jpg', 'talk.mp4', 'video.mp4'], {});
  if (refused.status !== 3) throw new Error(`a video without FFmpeg ended with ${refused.status}: ${refused.stderr}`);
  console.log(`a video is refused: ${refused.stderr.trim().split('\n').at(-1)}`);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** The last of the stages. */
async function build(name: string, stages: readonly Stage[], given: Readonly<Record<string, string>>): Promise<Built> {
  const built = new Map<string, Built>();
  let last: Built | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = join(work, name, String(index));
    await mkdir(join(root, 'etc'), { recursive: true });
    await Promise.all([
      writeFile(join(root, 'etc/passwd'), users),
      writeFile(join(root, 'etc/group'), groups),
      ...['tmp', 'proc', 'dev', 'media', 'root', 'opt/node'].map((folder) =>
        mkdir(join(root, folder), { recursive: true }),
      ),
      ...system.map((path) => mountPoint(path, root)),
    ]);
    last = { root, variables: {}, workingDirectory: '/', user: 'root', entrypoint: [] };
    for (const instruction of stage.instructions) await carryOut(instruction, last, built, given);
    if (stage.name !== undefined) built.set(stage.name, last);
  }
  if (!last) throw new Error('the Dockerfile has no stage');
  return last;
}

async function mountPoint(path: string, root: string): Promise<void> {
  const isFolder = (await lstat(path).catch(() => undefined))?.isFile() === false;
  if (isFolder) await mkdir(join(root, path), { recursive: true });
  else await writeFile(join(root, path), '');
}

async function carryOut(
  { name, text }: Instruction,
  stage: Built,
  built: ReadonlyMap<string, Built>,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  switch (name) {
    case 'WORKDIR':
      stage.workingDirectory = text;
      await mkdir(join(stage.root, text), { recursive: true });
      break;
    case 'ENV':
      Object.assign(stage.variables, readVariables(text));
      break;
    case 'ARG':
      for (const [variable, value] of Object.entries(readVariables(text)))
        stage.variables[variable] = given[variable] ?? value;
      break;
    case 'COPY':
      await copy(text, stage, built);
      break;
    case 'RUN': {
      const ran = inside(stage, ['sh', '-ec', text], { isBuild: true });
      if (ran.status !== 0) throw new Error(`RUN ${text}\n${ran.stdout}${ran.stderr}`);
      break;
    }
    case 'USER':
      stage.user = text;
      break;
    case 'ENTRYPOINT':
      stage.entrypoint = readWords(text);
      break;
    case 'VOLUME':
    case 'HEALTHCHECK':
    case 'CMD':
      break;
    default:
      throw new Error(`this script knows no ${name}`);
  }
}

async function copy(text: string, stage: Built, built: ReadonlyMap<string, Built>): Promise<void> {
  const { from, sources, destination } = readCopy(text);
  const origin = from === undefined ? repository : built.get(from)?.root;
  if (origin === undefined) throw new Error(`there is no stage ${from}`);
  for (const source of sources) {
    const isIntoFolder = destination.endsWith('/');
    const target = isIntoFolder ? join(destination, source) : destination;
    const path = join(stage.root, isAbsolute(target) ? target : join(stage.workingDirectory, target));
    await cp(join(origin, source), path, { recursive: true, verbatimSymlinks: true });
  }
}

interface InsideOptions {
  readonly isBuild?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Runs a command in a stage: while it is built as root, afterwards as a container that may do nothing. */
function inside(stage: Built, command: readonly string[], { isBuild = false, variables = {}, data }: InsideOptions) {
  const { root, workingDirectory } = stage;
  const path = `/opt/node:/usr/local/bin:/usr/bin:/bin`;
  const all = { ...(isBuild ? ofTheNetwork() : {}), PATH: path, HOME: '/tmp', ...stage.variables, ...variables };
  const held = ['--unshare-all', '--cap-drop', 'ALL', '--uid', '1000', '--gid', '1000', '--new-session'];
  return spawnSync(
    'bwrap',
    [
      ...[isBuild ? '--bind' : '--ro-bind', root, '/'],
      ...system.flatMap((one) => ['--ro-bind-try', one, one]),
      ...['--ro-bind', node, '/opt/node', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
      ...(data === undefined ? [] : ['--bind', data, '/data']),
      ...['--ro-bind', join(repository, 'test/fixtures/media'), '/media'],
      ...(isBuild ? [] : held),
      ...['--die-with-parent', '--chdir', workingDirectory, '--clearenv'],
      ...Object.entries(all).flatMap(([name, value]) => ['--setenv', name, value]),
      ...command,
    ],
    { encoding: 'utf8' },
  );
}

/** How this machine reaches the npm registry: what a build is given from outside. */
function ofTheNetwork(): Record<string, string> {
  const isMeant = (name: string): boolean =>
    /^(?:npm_config_\w+|\w*_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i.test(name);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      isMeant(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
}

type Files = readonly [face: string, target: string, out: string];

function swap(image: Built, [face, target, out]: Files, variables: Readonly<Record<string, string>>) {
  if (image.user === 'root') throw new Error('the image runs as root');
  const args = ['swap', '--face', `/media/${face}`, '--target', `/media/${target}`, '--out', `/data/${out}`, '--force'];
  return inside(image, [...image.entrypoint, ...args], { variables, data: dataOf(image) });
}

function expectSwap(image: Built, what: string, files: Files, variables: Readonly<Record<string, string>> = {}): void {
  const begun = performance.now();
  const { status, stdout, stderr } = swap(image, files, variables);
  if (status !== 0) throw new Error(`${what} ended with ${status}: ${stdout}${stderr}`);
  console.log(`${what} was swapped in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}

/** As the README has it: in a folder of photos, where nothing but the result is left. */
function expectNothingBeside(image: Built): void {
  const photos = join(work, 'photos');
  mkdirSync(photos);
  for (const name of ['hopper.jpg', 'couple.jpg'])
    copyFileSync(join(repository, 'test/fixtures/media', name), join(photos, name));
  const args = [...image.entrypoint, 'swap', '--face', 'hopper.jpg', '--target', 'couple.jpg'];
  const { status, stderr } = inside({ ...image, workingDirectory: '/data' }, args, {
    variables: { DATA_DIR: '/tmp/data' },
    data: photos,
  });
  const left = readdirSync(photos).toSorted();
  if (status !== 0 || left.join() !== 'couple-swapped.jpg,couple.jpg,hopper.jpg') throw new Error(`${left}: ${stderr}`);
  console.log(`among the photos there are now: ${left.join(', ')}`);
}

/** The volume: all that the image's user, who is this one outside, may write. */
function dataOf({ root }: Built): string {
  const data = `${root}-data`;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return data;
}

async function report({ root }: Built): Promise<void> {
  const megabytes = Math.round((await bytesIn(join(root, 'app'))) / 1e6);
  console.log(`/app holds ${megabytes} MB`);
  if (megabytes > mostMegabytes) throw new Error(`that is more than ${mostMegabytes} MB`);
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await lstat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

import { accessSync, constants, existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { namespaceScript } from './namespace-script.ts';

/**
 * What holds a worker that foreign bytes have taken over, the strongest first:
 * - `bubblewrap`, `unshare`: its own namespaces. It sees no network, no other process and no file but this program's.
 * - `user`: another user, where this program runs as root. It reads no secret and signals nobody, but has the network.
 * - `process`: Node's permissions, which hold scripts and not machine code.
 */
export const sandboxNames = ['bubblewrap', 'unshare', 'user', 'process'] as const;
export type SandboxName = (typeof sandboxNames)[number];

/** A worker as it would start without a sandbox. */
export interface WorkerCommand {
  /** Options of Node. */
  readonly options: readonly string[];
  /** The script and its arguments. */
  readonly script: readonly string[];
  /** Files and folders that it reads. */
  readonly readable: readonly string[];
  /** Node's compile cache, a folder that it reads as well. */
  readonly cache: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** User and group id. */
  readonly user?: number;
  /** Whether the process is one around the worker, which ends with the worker. */
  readonly isAround?: boolean;
}

export interface Sandbox {
  readonly name: SandboxName;
  /** Undefined where this machine has not what it takes. Whether it works is known once a worker has started. */
  launch(worker: WorkerCommand): Launch | undefined;
}

/** The sandboxes to try, in this order. */
export function sandboxesFor(wanted: SandboxName | 'auto'): readonly Sandbox[] {
  return sandboxes.filter(({ name }) => wanted === 'auto' || name === wanted);
}

const isPosix = process.platform !== 'win32';
const systemFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];
/** Where Node and native packages find the system's libraries. No programs. */
const libraries = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/local/lib', '/lib', '/lib32', '/lib64', '/nix/store']
  .concat(['/gnu/store', '/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/ld-musl-x86_64.path'])
  .filter((path) => existsSync(path));
/** No core dump, which would hold pictures of people, and not one byte into any file. */
const limited = ['-c', 'ulimit -c 0; ulimit -f 0; exec "$@"', 'sh'];
/** Of the range that systemd keeps free of users with files. */
const otherUser = 61_613;

const sandboxes: readonly Sandbox[] = [
  { name: 'bubblewrap', launch: (worker) => bubblewrap(worker, ['--disable-userns']) },
  { name: 'bubblewrap', launch: (worker) => bubblewrap(worker, []) },
  { name: 'unshare', launch: unshare },
  {
    name: 'user',
    launch(worker) {
      if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
      return { ...plain({ ...worker, cache: undefined }), user: otherUser };
    },
  },
  { name: 'process', launch: plain },
];

function bubblewrap(worker: WorkerCommand, more: readonly string[]): Launch | undefined {
  const program = findProgram('bwrap');
  if (!program) return undefined;
  const options = [
    ...['--unshare-user', '--unshare-all', ...more, '--cap-drop', 'ALL', '--die-with-parent', '--new-session'],
    ...libraries.flatMap(mountOrLink),
    ...readableBy(worker).flatMap((path) => ['--ro-bind', path, path]),
    ...['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/', '--chdir', '/'],
  ];
  return { ...withLimits([program, ...options, '--', ...nodeCommand(worker)], environmentOf(worker)), isAround: true };
}

/** On many systems /lib is a link into /usr. */
function mountOrLink(path: string): string[] {
  return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}

/** The same as bubblewrap does, with what most systems have. */
function unshare(worker: WorkerCommand): Launch | undefined {
  const [program, setpriv] = [findProgram('unshare'), findProgram('setpriv')];
  const readable = [...libraries, ...readableBy(worker)];
  const root = ['/mnt', '/media', '/srv', '/opt'].find(
    (path) => existsSync(path) && !readable.some((each) => each.startsWith(path)),
  );
  if (!program || !setpriv || !root) return undefined;
  const namespaces = ['--user', '--map-root-user', '--net', '--pid', '--ipc', '--uts', '--mount', '--fork'];
  const powerless = [setpriv, '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', '--'];
  const inside = ['/bin/sh', '-c', namespaceScript, 'sh', root, ...cacheLink(worker), ...readable];
  const outside = [setpriv, '--pdeathsig', 'KILL', program, ...namespaces, '--kill-child=KILL'];
  const environment = { ...environmentOf(worker), PATH: systemFolders.join(delimiter) };
  const command = [...outside, ...inside, setpriv, '--', ...powerless, ...nodeCommand(worker)];
  return { ...withLimits(command, environment), isAround: true };
}

/** The name of a compile cache ends with the user's id, which is 0 in there. */
function cacheLink({ cache = '' }: WorkerCommand): [link: string, named: string] {
  const name = basename(cache).replace(/-\d+$/, '-0');
  return name === basename(cache) ? ['', ''] : [join(dirname(cache), name), cache];
}

/** As this user. On Windows a worker could write the compile cache, so it has none. */
function plain(worker: WorkerCommand): Launch {
  const readable = new Set([...readableBy(worker), ...libraries].flatMap((path) => [path, realpathSync(path)]));
  const permissions = [
    ...['--permission', '--allow-addons', '--disable-warning=SecurityWarning'],
    ...[...readable].map((path) => `--allow-fs-read=${path}`),
    // Without this Node does not even read the cache. The limit on files forbids writing.
    ...(worker.cache && isPosix ? [`--allow-fs-write=${dirname(worker.cache)}`] : []),
  ];
  const command = nodeCommand({ ...worker, options: [...worker.options, ...permissions] });
  const setpriv = findProgram('setpriv');
  const bound = setpriv ? [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--'] : [];
  if (isPosix) return withLimits([...bound, ...command], environmentOf(worker));
  return { command: process.execPath, args: command.slice(1), environment: worker.environment };
}

function withLimits(command: readonly string[], environment: Launch['environment']): Launch {
  return { command: '/bin/sh', args: [...limited, ...command], environment };
}

function nodeCommand({ options, script }: WorkerCommand): string[] {
  return [process.execPath, ...options, ...script];
}

function readableBy({ readable, cache }: WorkerCommand): string[] {
  return [process.execPath, ...readable, ...(cache !== undefined && existsSync(cache) ? [cache] : [])];
}

function environmentOf({ environment, cache }: WorkerCommand): Launch['environment'] {
  return { ...environment, ...(cache !== undefined && { NODE_COMPILE_CACHE: dirname(cache) }) };
}

function findProgram(name: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folders = [...systemFolders, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

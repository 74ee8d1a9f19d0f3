import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';

/** Every line of this file, and of those that import it, can be read by a Node that cannot run the program. */

const needed = '22.19';
/** A Node below this one prints warnings about what it finds experimental, and the tests do not run on it. */
const preferred = '24.0';
/** Says to a program that its parent is this launcher. */
const marker = 'FACESWAP_BOT_LAUNCHER';
/** The file descriptor of a pipe that is closed when the launcher ends, however it ends. */
const lifelineNumber = 3;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];

/**
 * Runs `start` in this process if its Node is new enough; otherwise runs the same command with the Node that npm has
 * installed as a package.
 */
export function withRightNode(start) {
  const brought = isLaunched() || isAtLeast(preferred) ? undefined : findBroughtNode();
  if (brought) handOver(brought);
  else if (isAtLeast(needed)) startHere(start);
  else complain();
}

function isAtLeast(version) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function isLaunched() {
  return process.env[marker] === String(process.ppid);
}

/** Undefined where npm brought none, or one that this system cannot run. */
function findBroughtNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const path = createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/bin/${file}`);
    return spawnSync(path, ['--version']).status === 0 ? path : undefined;
  } catch {
    return undefined;
  }
}

function handOver(node) {
  const args = process.execArgv.concat(process.argv.slice(1));
  // Nothing but this process can be replaced: where it has a channel to its parent, a child has to take its place.
  if (process.execve && !process.send) process.execve(node, [node].concat(args), process.env);
  else followChild(startChild(node, args));
}

function startChild(node, args) {
  return spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'].concat(process.send ? 'ipc' : []),
    serialization: 'advanced',
    env: Object.assign({}, process.env, { [marker]: String(process.pid) }),
  });
}

/** This process does what its child does, and the child gets what this process gets. */
function followChild(child) {
  for (const signal of forwarded) process.on(signal, () => process.platform !== 'win32' && child.kill(signal));
  child.on('message', (message, handle) => process.connected && process.send(message, handle));
  if (process.send) process.on('message', (message, handle) => child.send(message, handle));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function startHere(start) {
  hideExperimentalWarnings();
  if (isLaunched()) {
    delete process.env[marker];
    const lifeline = new Socket({ fd: lifelineNumber }).resume().unref();
    lifeline.on('close', () => process.kill(process.pid, 'SIGTERM')); // a killed launcher leaves no orphan
  }
  start();
}

/** They are for people who write programs, not for those who use one. */
function hideExperimentalWarnings() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...about) => {
    const type = typeof about[0] === 'object' ? about[0].type : about[0];
    if ((warning.name || type) !== 'ExperimentalWarning') emitWarning.call(process, warning, ...about);
  };
}

function complain() {
  console.error(
    `faceswap-bot needs Node ${needed} or newer. This is ${process.versions.node}, and there is no newer one in node_modules.\n` +
      '"npm ci" in the folder of faceswap-bot puts one there, unless it leaves optional packages out (--omit=optional).\n' +
      'On Apple silicon, Alpine and other systems for which npm has none, install Node 24: https://nodejs.org/en/download',
  );
  process.exitCode = 1;
}

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Of the numbers in /proc/<pid>/stat behind the name of the program, the one that tells where the environment begins. */
const beginning = 47;

/**
 * Other processes of the same user can read the environment that a process was started with, even what it has deleted
 * since. On Linux this overwrites it; `process.env` stays as it is. False where that is not possible.
 */
export function hideEnvironment() {
  let memory;
  try {
    if (process.platform !== 'linux') return false;
    for (const [name, value] of Object.entries(process.env)) process.env[name] = value; // to another place
    const before = readFileSync('/proc/self/environ');
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const start = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[beginning]);
    memory = openSync('/proc/self/mem', 'r+');
    return writeSync(memory, withoutVariables(before), 0, before.length, start) === before.length;
  } catch {
    return false;
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
}

/** The dynamic linker may still read its own variables where they are. */
function withoutVariables(block) {
  const variables = block.toString('latin1').split('\0');
  const hidden = variables.map((each) => (each.startsWith('LD_') ? each : '\0'.repeat(each.length)));
  return Buffer.from(hidden.join('\0'), 'latin1');
}

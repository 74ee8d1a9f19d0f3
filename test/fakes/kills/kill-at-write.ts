import { createRequire, syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * For `node --import`: counts what the program puts on disk, and kills it right before or right after the n-th such
 * write. `KILL_AT` is n and `KILL_SIDE` the side; with `KILL_OF` only writes that begin so are counted.
 */
const { KILL_AT = '0', KILL_SIDE = 'before', KILL_OF = '' } = process.env;
const writes = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|COMMIT)\b|PRAGMA user_version =/i;
let count = 0;

function reach(side: 'before' | 'after', number: number): void {
  if (number === Number(KILL_AT) && side === KILL_SIDE) process.kill(process.pid, 'SIGKILL');
}

function begin(): number {
  count += 1;
  reach('before', count);
  return count;
}

type Method = (this: unknown, ...given: unknown[]) => unknown;

/** Counts the calls of a method that write, where `whatOf` tells what is written. */
function watch(owner: object, name: string, whatOf: (self: unknown, first: unknown) => string | undefined): void {
  const original = Reflect.get(owner, name) as Method;
  Reflect.set(owner, name, function watched(this: unknown, ...given: unknown[]) {
    const what = whatOf(this, given[0]);
    if (!what?.trimStart().startsWith(KILL_OF)) return original.apply(this, given);
    const number = begin();
    const result = original.apply(this, given);
    if (!(result instanceof Promise)) {
      reach('after', number);
      return result;
    }
    return result.finally(() => reach('after', number));
  });
}

const ifWriting = (sql: string): string | undefined => (writes.test(sql) ? sql : undefined);

// the engine's workers inherit this module, and keep nothing
if (process.argv[2] === 'serve') {
  for (const name of ['run', 'get', 'all']) {
    watch(StatementSync.prototype, name, (self) => ifWriting((self as StatementSync).sourceSQL));
  }
  watch(DatabaseSync.prototype, 'exec', (_, sql) => ifWriting(String(sql)));
  const files = createRequire(import.meta.url)('node:fs/promises') as typeof import('node:fs/promises');
  const handle = await files.open(import.meta.filename);
  watch(Object.getPrototypeOf(handle) as object, 'sync', () => 'sync');
  await handle.close();
  for (const name of ['rename', 'link']) watch(files, name, () => name);
  syncBuiltinESMExports();
}

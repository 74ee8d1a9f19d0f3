import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

export interface BackupArguments {
  readonly file: string;
  readonly force: boolean;
}

const usage = {
  backup: 'faceswap-bot backup FILE: writes everything in DATA_DIR into one new file, also while “serve” runs',
  restore: 'faceswap-bot restore FILE [--force]: puts a backup into DATA_DIR; --force replaces what is there',
} as const;

/** The arguments of `backup` or `restore`. Throws UsageError. */
export function parseBackupArguments(argv: readonly string[], command: keyof typeof usage): BackupArguments {
  const { values, positionals } = parse(argv, usage[command]);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(usage[command]);
  if (values.force && command === 'backup') throw new UsageError('A backup never replaces a file.');
  return { file, force: values.force };
}

function parse(argv: readonly string[], help: string) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    });
  } catch {
    throw new UsageError(help);
  }
}

/** What is printed after a backup. */
export function keyInBackup(file: string): string {
  return `Written to ${file}. It holds the key to what it keeps: whoever has the file can read saved faces and pictures.`;
}

/** What is printed after `restore`. `unfinished` is the number of swaps that go on. */
export function restoredInto(directory: string, unfinished: number): string {
  const goOn = `${unfinished} unfinished ${unfinished === 1 ? 'swap goes' : 'swaps go'} on with the next start`;
  const again = 'what was swapped after the backup was made is not known any more, and may be swapped again';
  return `Restored into ${directory}. ${unfinished === 0 ? 'No swap is unfinished' : `${goOn}; ${again}`}.`;
}

import { resolve } from 'node:path';
import { type Loaded, secretsFrom } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { checkFile } from '../bots/terminal/files/input-file.ts';
import { pathFrom } from '../bots/terminal/invocation.ts';
import { ConfigError } from '../config.ts';
import { backUp } from '../storage/backup/backup.ts';
import { restore as putBack } from '../storage/backup/restore.ts';
import type { CommandContext } from './context.ts';

export const backup = defineCommand({
  name: 'backup',
  summary: 'write everything in DATA_DIR into one new file, also while “serve” runs',
  operands: 'FILE',
  async run({ operands: [typed = ''] }, { load, invocation, say }: CommandContext) {
    const config = configOfFolder(load());
    const file = pathFrom(invocation, typed);
    const { holdsKey } = await backUp({ directory: config.DATA_DIR, file, ...secretsFrom(config) });
    const key = holdsKey
      ? 'It holds the key to what it keeps: whoever has the file can read saved faces and pictures.'
      : `It can be read with your ${config.SECRET_KEY_PREVIOUS ? 'SECRET_KEY and SECRET_KEY_PREVIOUS' : 'SECRET_KEY'} alone.`;
    say(`Written to ${file}. ${key}`);
    return 0;
  },
});

export const restore = defineCommand({
  name: 'restore',
  summary: 'put a backup into DATA_DIR',
  operands: 'FILE',
  options: { force: { type: 'boolean', help: 'replace what is there' } },
  async run({ values: { force = false }, operands: [typed = ''] }, { load, invocation, say }: CommandContext) {
    const config = configOfFolder(load());
    const directory = config.DATA_DIR;
    const file = pathFrom(invocation, typed);
    await checkFile(file, typed);
    const { unfinished } = await putBack({ directory, file, force, ...secretsFrom(config) });
    say(restoredInto(resolve(directory), unfinished));
    return 0;
  },
});

function configOfFolder({ config }: Loaded): Loaded['config'] {
  if (!config.REDIS_URL) return config;
  throw new ConfigError('REDIS_URL: what is kept in Redis is backed up and restored with its own tools');
}

/** `unfinished` is the number of swaps that go on. */
function restoredInto(directory: string, unfinished: number): string {
  const goOn = `${unfinished} unfinished ${unfinished === 1 ? 'swap goes' : 'swaps go'} on with the next start`;
  const again = 'what was swapped after the backup was made is not known any more, and may be swapped again';
  return `Restored into ${directory}. ${unfinished === 0 ? 'No swap is unfinished' : `${goOn}; ${again}`}.`;
}

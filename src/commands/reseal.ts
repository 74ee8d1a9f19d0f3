import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder, openStoresOf } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import type { Config } from '../config.ts';
import { secretsOf } from '../core/secret.ts';
import { lockUnserved } from '../storage/files/folder-lock.ts';
import { keyFile } from '../storage/files/secret-key.ts';
import type { Resealed } from '../storage/keys/reseal.ts';
import { databaseFile, StoreError } from '../storage/sqlite/database.ts';
import type { Stores } from '../storage/stores.ts';
import { createTelemetry } from '../telemetry.ts';
import type { CommandContext } from './context.ts';

const toldEvery = 1_000;

export const reseal = defineCommand({
  name: 'reseal',
  summary: 'encrypt everything that is kept with the new SECRET_KEY; SECRET_KEY_PREVIOUS opens it until then',
  async run(_, { parts: { clock }, load, say }: CommandContext) {
    const { config, environment } = load();
    const lock = lockEmbedded(config);
    try {
      const { onEvent } = createTelemetry({ level: config.LOG_LEVEL ?? 'error', secrets: secretsOf(environment) });
      const secretKeys = await openDataFolder(config);
      const stores = await openStoresOf(config, { secretKeys, takesOnKey: true, clock, onEvent });
      try {
        const resealed = await resealAll(stores, say);
        for (const line of resultOf(resealed, config)) say(line);
        return resealed.unreadable === 0 ? 0 : 1;
      } finally {
        await stores.close();
      }
    } finally {
      lock?.release();
    }
  },
});

/** With Redis, there is no folder to lock. Throws StoreError. */
function lockEmbedded({ DATA_DIR: directory, REDIS_URL: redis }: Config): { release(): void } | undefined {
  if (redis) return undefined;
  if (!existsSync(join(directory, databaseFile))) throw new StoreError(`There is nothing to encrypt in ${directory}.`);
  return lockUnserved(directory);
}

/** Throws StoreError. */
async function resealAll(stores: Stores, say: (line: string) => void): Promise<Resealed> {
  if (await stores.shared?.isServed()) throw new StoreError('A serve uses this Redis. Stop all of them first.');
  return stores.reseal((seen) => {
    if (seen % toldEvery === 0) say(`Looked at ${seen} values and files so far.`);
  });
}

function resultOf({ anew, unreadable }: Resealed, config: Config): string[] {
  const generated = join(config.DATA_DIR, keyFile);
  const former = [
    ...(config.SECRET_KEY_PREVIOUS ? ['Take SECRET_KEY_PREVIOUS away now.'] : []),
    ...(config.SECRET_KEY && existsSync(generated) ? [`${generated} is not needed any more; delete it.`] : []),
  ];
  return [
    `${anew} values and files were encrypted anew. The present key opens everything that is kept.`,
    ...(unreadable > 0
      ? [`Except for ${unreadable}, which are damaged: no key opens them. They were left as they are.`]
      : []),
    ...former,
    ...(former.length > 0 ? ['Links and tokens that were given out under the former key end with it.'] : []),
  ];
}

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, openStoresOf, secretsFrom } from '../../app-parts.ts';
import { brokenBy, type Check, type Found } from '../../core/checks.ts';
import type { Clock } from '../../core/clock.ts';
import type { Keys } from '../../core/secret.ts';
import { isFolderLocked, lockFile } from '../../storage/files/folder-lock.ts';
import { loadSecretKeys, operatorsKeys } from '../../storage/files/secret-key.ts';
import { redisFindings } from '../../storage/redis/facts.ts';
import { databaseFile } from '../../storage/sqlite/database.ts';
import type { Stores } from '../../storage/stores.ts';

const ofRedis = 'Start Redis, or correct REDIS_URL.';
const ofFolder = 'Give the data folder to the user that runs this program, or set DATA_DIR to another one.';

/** The stores as they are: where there are none yet, none are made. */
export function lookAtStores({ config }: Loaded, clock: Clock) {
  const { DATA_DIR: directory, REDIS_URL: redis } = config;
  const secrets = secretsFrom(config);
  const isThere = redis !== undefined || existsSync(join(directory, databaseFile));
  const secretKeys: Promise<Keys> = isThere
    ? loadSecretKeys(directory, secrets)
    : Promise.resolve(operatorsKeys(secrets) ?? [randomBytes(32)]);
  const opened: Promise<Stores | undefined> = secretKeys.then((keys) =>
    isThere ? openStoresOf(config, { secretKeys: keys, clock, onEvent: () => undefined }) : undefined,
  );
  opened.catch(() => undefined); // the check tells
  const remedy = redis ? ofRedis : ofFolder;
  return {
    secretKeys: secretKeys.catch((): Keys => [randomBytes(32)]),
    opened,
    check: { name: redis ? 'Redis' : 'Store', look: () => look(opened, remedy) } satisfies Check,
    /** False where nobody can tell. */
    async isServed(): Promise<boolean> {
      if (redis) return opened.then((stores) => stores?.shared?.isServed() ?? false).catch(() => false);
      try {
        return existsSync(lockFile(directory)) && isFolderLocked(directory);
      } catch {
        return false;
      }
    },
    async close(): Promise<void> {
      await opened.then((stores) => stores?.close()).catch(() => undefined);
    },
  };
}

async function look(opened: Promise<Stores | undefined>, remedy: string): Promise<readonly Found[]> {
  try {
    const stores = await opened;
    if (!stores) return [{ ok: true, message: 'Nothing is kept yet.' }];
    const { jobs } = await stores.store.list({ limit: 1 });
    if (stores.shared) return redisFindings(stores.shared.facts);
    return [{ ok: true, message: `It can be read${jobs.length === 0 ? '; no swap is in it' : ''}.` }];
  } catch (error) {
    return [brokenBy(error instanceof Error ? error.message : String(error), remedy)];
  }
}

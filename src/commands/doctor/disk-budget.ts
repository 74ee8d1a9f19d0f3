import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { broken, type Check, type Found } from '../../core/checks.ts';
import { full } from '../../storage/disk-room.ts';
import { diskUse } from '../../storage/files/disk-use.ts';

/** How much of DISK_BUDGET_MB is used. In Redis it bounds what Redis holds, which its own check tells. */
export function budgetChecks({
  DISK_BUDGET_MB: budget,
  DATA_DIR: directory,
  REDIS_URL: redis,
}: Config): readonly Check[] {
  if (budget === undefined || redis || !existsSync(directory)) return [];
  const look = async (): Promise<readonly Found[]> => {
    const { bytes } = await diskUse(directory);
    const megabytes = (count: number): number => Math.ceil(count / 2 ** 20);
    const message = `${megabytes(bytes)} of the ${megabytes(budget)} MB of DISK_BUDGET_MB are used.`;
    if (bytes < full.from * budget) return [{ ok: true, message }];
    return [broken(`${message} New swaps are refused.`, 'Raise DISK_BUDGET_MB, or lower RECORDS_DAYS or LEDGER_DAYS.')];
  };
  return [{ name: 'Disk budget', look }];
}

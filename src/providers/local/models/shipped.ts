import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the models that come with this program. */
export const shippedModels = join(import.meta.dirname, '../../../../assets/models');

/** The names of models that are missing, or are not as they were shipped. A damaged model may well run, and be wrong. */
export async function damagedModels(directory = shippedModels): Promise<readonly string[]> {
  const sums = await readFile(join(directory, 'SHA256SUMS'), 'utf8');
  const listed = sums.split('\n').flatMap((line) => {
    const [sum, name] = line.split('  ');
    return sum && name ? [{ sum, name }] : [];
  });
  const looked = listed.map(async ({ sum, name }) => {
    const bytes = await readFile(join(directory, name)).catch(() => undefined);
    return bytes && createHash('sha256').update(bytes).digest('hex') === sum ? [] : [name];
  });
  return (await Promise.all(looked)).flat();
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../../src/storage/sqlite/database.ts';

/** The records of jobs, and the values beside them but for saved faces, of a data folder; encrypted ones as they are. */
export function storedValues(folder: string): string[] {
  const database = new DatabaseSync(join(folder, databaseFile), { readOnly: true });
  try {
    const rows = [
      ...database.prepare('SELECT record AS value FROM jobs').all(),
      ...database.prepare("SELECT value FROM kept WHERE namespace <> 'faces'").all(),
    ];
    return rows.map(({ value }) => String(value));
  } finally {
    database.close();
  }
}

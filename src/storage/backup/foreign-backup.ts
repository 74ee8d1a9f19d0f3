import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createDatabase, isIntact, StoreError, schemaVersion } from '../sqlite/database.ts';
import { hashOf } from './backup.ts';

/** A file of a backup. */
export interface BackupEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A backup is a foreign file. Only rows of our own tables are taken from it, one at a time and by the names of their
 * columns; nothing that is defined in it ever runs.
 */
export interface ForeignBackup {
  entries(): Iterable<BackupEntry>;
  entry(name: string): BackupEntry | undefined;
  /** Writes the rows into a database that is made here. No process holds the jobs any more. */
  copyTo(path: string): void;
  close(): void;
}

const Row = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), sha256: z.string() });
const mostBytes = { file: 512 * 2 ** 20, value: 16 * 2 ** 20 } as const;
const files = { name: 'backup', columns: ['name', 'bytes', 'sha256'] } as const;
/** What a table of ours never has, and what runs when it is read or checked. */
const runs = /\b(?:virtual|check|generated|as|collate)\b/i;

/** Opens a backup and checks it page by page. Throws StoreError. */
export function openBackup(path: string): ForeignBackup {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new StoreError(`There is no file ${path}.`);
  const backup = new DatabaseSync(path, { readOnly: true });
  try {
    backup.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
    const tables = checked(backup, path);
    return {
      *entries() {
        for (const row of rowsOf(backup, files)) yield read(row, path);
      },
      entry(name) {
        const row = backup.prepare('SELECT name, bytes, sha256 FROM backup WHERE name = ?').get(name);
        return row && read(row, path);
      },
      copyTo: (to) => explained(path, () => copyRows(backup, tables, to)),
      close: () => backup.close(),
    };
  } catch (error) {
    backup.close();
    throw error;
  }
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

interface Tables {
  readonly version: number;
  readonly ours: readonly Table[];
}

/** Returns the tables to copy. Throws StoreError where the file is damaged, or holds anything else than our own tables. */
function checked(backup: DatabaseSync, path: string): Tables {
  return explained(path, () => {
    const version = Number(backup.prepare('PRAGMA user_version').get()?.user_version);
    if (version > schemaVersion) throw new StoreError(`${path} was written by a newer version of this program.`);
    const model = createDatabase(':memory:', Math.max(0, version));
    const known = schemaOf(model);
    const ours = [...known].filter(([, { type }]) => type === 'table').map(([name]) => tableOf(model, name));
    model.close();
    known.set(files.name, { type: 'table', sql: '' });
    const found = schemaOf(backup);
    const isOurs = [...found].every(
      ([name, { type, sql }]) => known.get(name)?.type === type && !(type === 'table' && runs.test(sql)),
    );
    const all = [files, ...ours];
    if (version < 1 || !isOurs || !all.every((table) => isComplete(backup, found, table))) {
      throw new StoreError(`${path} is no backup of this program.`);
    }
    if (!isIntact(backup)) throw new StoreError(`${path} is damaged.`);
    for (const table of all) checkSizes(backup, table, path);
    return { version, ours };
  });
}

function schemaOf(database: DatabaseSync): Map<string, { readonly type: string; readonly sql: string }> {
  const rows = database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'")
    .all();
  return new Map(rows.map(({ name, type, sql }) => [String(name), { type: String(type), sql: String(sql) }]));
}

/** Columns that are computed are hidden, and are not among them. */
function tableOf(database: DatabaseSync, name: string): Table {
  const columns = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(name);
  return { name, columns: columns.map((column) => String(column.name)) };
}

function isComplete(backup: DatabaseSync, found: ReadonlyMap<string, unknown>, { name, columns }: Table): boolean {
  if (!found.has(name)) return false;
  const there = tableOf(backup, name).columns;
  return columns.every((column) => there.includes(column));
}

/** Reads only how long each value is. */
function checkSizes(backup: DatabaseSync, { name, columns }: Table, path: string): void {
  const most = name === files.name ? mostBytes.file : mostBytes.value;
  const isTooLong = columns.map((column) => `octet_length("${column}") > ${most}`).join(' OR ');
  const row = backup.prepare(`SELECT 1 FROM "${name}" NOT INDEXED WHERE ${isTooLong} LIMIT 1`).get();
  if (row) throw new StoreError(`${path} is damaged: a value in it is larger than this program writes.`);
}

function rowsOf(backup: DatabaseSync, { name, columns }: Table) {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return backup.prepare(`SELECT ${list} FROM "${name}" NOT INDEXED`).iterate();
}

function read(row: unknown, path: string): BackupEntry {
  const { name, bytes, sha256 } = Row.parse(row);
  if (hashOf(bytes) !== sha256) throw new StoreError(`${path} is damaged: ${name} in it was changed.`);
  return { name, bytes };
}

function copyRows(backup: DatabaseSync, { version, ours }: Tables, to: string): void {
  const copy = createDatabase(to, version);
  try {
    copy.exec('BEGIN');
    for (const table of ours) {
      const places = table.columns.map(() => '?').join(', ');
      const insert = copy.prepare(`INSERT INTO "${table.name}" (${table.columns.join(', ')}) VALUES (${places})`);
      for (const row of rowsOf(backup, table)) insert.run(...table.columns.map((column) => row[column] ?? null));
    }
    copy.exec('UPDATE jobs SET owner = NULL, lease_until = 0; COMMIT;');
  } finally {
    copy.close();
  }
}

/** Runs the work. Throws StoreError where SQLite cannot read the file, or the rows do not fit. */
function explained<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${path} is damaged, or no backup of this program.`, { cause: error });
  }
}

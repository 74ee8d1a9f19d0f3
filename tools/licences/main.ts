import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeLicences, licencesIn } from './licences.ts';

/** Writes the page of all licences from the lock file. */
const root = resolve(import.meta.dirname, '../..');
const lock: unknown = JSON.parse(await readFile(resolve(root, 'package-lock.json'), 'utf8'));
await writeFile(resolve(root, 'docs/licences.md'), describeLicences(licencesIn(lock)));

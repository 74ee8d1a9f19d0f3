import { readdir } from 'node:fs/promises';

const ENDING = '.bench.ts';

const files = await readdir(import.meta.dirname);
const names = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));
const [wanted = ''] = process.argv.slice(2);

if (names.includes(wanted)) {
  await import(`./${wanted}${ENDING}`);
} else {
  console.error(`npm run bench -- ${names.sort().join(' | ')}`);
  process.exitCode = 2;
}

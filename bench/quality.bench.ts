import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRuntime } from '../src/providers/local/models/runtime.ts';
import type { Picture } from '../src/providers/local/pixels/picture.ts';
import { createScratch } from '../src/providers/local/pixels/scratch.ts';
import { wearsGlasses } from '../src/providers/local/swap/glasses.ts';
import { measure, type Swapped, swap } from './quality/figures.ts';
import { type Person, peopleIn } from './quality/people.ts';
import { worstMeasures } from './quality/score.ts';
import { drawSheets, type SheetRow, tileOf } from './quality/sheet.ts';
import { header, line, type Row, rowOf, summary, toneTable } from './quality/table.ts';

/** Pairs on the sheets: the worst. */
const SHOWN = 60;

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    pictures: { type: 'string', default: fileURLToPath(new URL('../test/fixtures/media', import.meta.url)) },
    json: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../out', import.meta.url)) },
  },
});
const runtime = await createRuntime();
const scratch = createScratch();

interface Pair {
  readonly row: Row;
  readonly source: Person;
  readonly target: Person;
  /** A tile of the result. */
  readonly tile: Uint8Array;
}

async function pairOf(source: Person, target: Person, swapped: Swapped): Promise<Pair> {
  const figures = await measure(source, target, swapped, runtime, scratch);
  const tones = `${source.tone} -> ${target.tone}`;
  const row = rowOf(figures, { source: source.name, target: target.name, tones });
  return { row, source, target, tile: tileOf(swapped.picture, target.window) };
}

function sheetRow({ row, source, target, tile }: Pair): SheetRow {
  return {
    caption: `${row.source} -> ${row.target}: ${row.badness.toFixed(2)} (${worstMeasures(row, 3)})`,
    tiles: [tileOf(source.picture, source.window), tileOf(target.picture, target.window), tile],
  };
}

function digest({ data }: Picture): string {
  return createHash('sha256').update(data).digest('hex');
}

async function isRepeated(source: Person, target: Person, before: string): Promise<boolean> {
  const again = await swap(source, target, scratch);
  return again !== undefined && digest(again.picture) === before;
}

/** Decibels of likeness between a face and the same face put on itself, over the hull. */
async function decibelsOnItself(person: Person): Promise<string> {
  const swapped = await swap(person, person, scratch);
  if (!swapped) return `${person.name} -`;
  const { covered } = swapped.hull;
  const squares = person.picture.data.reduce((sum, byte, i) => sum + (byte - (swapped.picture.data[i] ?? 0)) ** 2, 0);
  const inside =
    covered.reduce((sum, pixel) => sum + pixel, 0) / (swapped.hull.patch.scaleX * swapped.hull.patch.scaleY);
  return `${person.name} ${(10 * Math.log10(65_025 / Math.max(squares / (3 * inside), 1e-9))).toFixed(1)}`;
}

const { people, refused } = await peopleIn(options.pictures, runtime, scratch);
console.log(`${people.length} people; refused: ${refused.join(', ') || 'nobody'}`);
const wearers = people.filter(({ picture, face }) => wearsGlasses(picture, face));
console.log(`glasses: ${wearers.map(({ name }) => name).join(', ')}`);
console.log(header());
const pairs: Pair[] = [];
let repeatable = true;
for (const source of people) {
  let isFirst = true;
  for (const target of people.filter((person) => person !== source)) {
    const swapped = await swap(source, target, scratch);
    if (!swapped) {
      console.log(`${source.name} -> ${target.name}: not swapped`);
      continue;
    }
    const pair = await pairOf(source, target, swapped);
    pairs.push(pair);
    console.log(line(pair.row));
    if (isFirst) repeatable &&= await isRepeated(source, target, digest(swapped.picture));
    isFirst = false;
  }
}
const rows = pairs.map(({ row }) => row);
console.log(`\n${rows.length} pairs\n${header()}\n${summary(rows).join('\n')}\n\n${toneTable(rows).join('\n')}`);
console.log(`a face on itself, dB inside the hull: ${(await Promise.all(people.map(decibelsOnItself))).join(', ')}`);
console.log(`same bytes a second time: ${repeatable ? 'yes' : 'NO'}`);
if (options.json) await writeFile(options.json, JSON.stringify(rows, null, 2));
await mkdir(options.out, { recursive: true });
const worst = pairs.toSorted((a, b) => b.row.badness - a.row.badness).slice(0, SHOWN);
const sheets = await drawSheets(worst.map(sheetRow), (number) => `${options.out}/quality-${number}.png`);
console.log(`${options.out}/quality-1.png to ${sheets}: source, target and result, the worst first`);
await runtime.close();

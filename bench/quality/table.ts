import { mean, median } from '../numbers.ts';
import type { Figures } from './figures.ts';
import { badness } from './score.ts';

export interface Row extends Figures {
  readonly source: string;
  readonly target: string;
  /** Tone of the source's skin, then of the target's. */
  readonly tones: string;
  readonly badness: number;
}

interface Column {
  readonly head: string;
  readonly value: (row: Row) => number;
  readonly digits: number;
  /** Whether more is worse; otherwise less is. */
  readonly more?: boolean;
}

const COLUMNS: readonly Column[] = [
  { head: 'badness', value: (row) => row.badness, digits: 2, more: true },
  { head: 'source', value: (row) => row.toSource, digits: 2 },
  { head: 'target', value: (row) => row.toTarget, digits: 2, more: true },
  { head: 'express', value: (row) => row.expression, digits: 3, more: true },
  { head: '(source)', value: (row) => row.sourceExpression, digits: 3, more: true },
  { head: 'gaze', value: (row) => row.gaze, digits: 3, more: true },
  { head: 'lids', value: (row) => row.lids, digits: 3, more: true },
  { head: 'brows', value: (row) => row.brows, digits: 3, more: true },
  { head: 'm.width', value: (row) => row.mouthWidth, digits: 3, more: true },
  { head: 'm.open', value: (row) => row.mouthOpening, digits: 3, more: true },
  { head: 'm.curve', value: (row) => row.mouthCurve, digits: 3, more: true },
  { head: 'range', value: (row) => row.range, digits: 2 },
  { head: '(target)', value: (row) => row.targetRange, digits: 0 },
  { head: 'angle', value: (row) => row.lightAngle, digits: 0, more: true },
  { head: 'shading', value: (row) => row.shading, digits: 1, more: true },
  { head: 'blotches', value: (row) => row.blotches, digits: 1, more: true },
  { head: 'chroma', value: (row) => row.chroma, digits: 1, more: true },
  { head: '(target)', value: (row) => row.targetChroma, digits: 1, more: true },
  { head: 'seam', value: (row) => row.seam, digits: 3, more: true },
  { head: '(target)', value: (row) => row.targetSeam, digits: 2, more: true },
  { head: 'lines', value: (row) => row.linesOnFace, digits: 3, more: true },
  { head: 'stains', value: (row) => row.stains, digits: 1, more: true },
  { head: 'tone', value: (row) => row.tone, digits: 1, more: true },
  { head: 'outside', value: (row) => row.outside, digits: 0, more: true },
];
const NAME_WIDTH = 34;
const WIDTH = 9;

export function rowOf(figures: Figures, names: Pick<Row, 'source' | 'target' | 'tones'>): Row {
  return { ...figures, ...names, badness: badness(figures) };
}

export function header(): string {
  return 'pair'.padEnd(NAME_WIDTH) + COLUMNS.map(({ head }) => head.padStart(WIDTH)).join('');
}

export function line(row: Row): string {
  const name = `${row.source} -> ${row.target}`.padEnd(NAME_WIDTH);
  return name + COLUMNS.map(({ value, digits }) => value(row).toFixed(digits).padStart(WIDTH)).join('');
}

/** Mean and worst of every column, and what only the whole tells. A pair without a face afterwards is only counted. */
export function summary(all: readonly Row[]): string[] {
  const rows = all.filter(({ found }) => found);
  const summed = (name: string, of: (column: Column) => number): string =>
    name.padEnd(NAME_WIDTH) + COLUMNS.map((column) => of(column).toFixed(column.digits).padStart(WIDTH)).join('');
  const values = ({ value }: Column): number[] => rows.map(value);
  return [
    summed('mean', (column) => mean(values(column))),
    summed('median', (column) => median(values(column))),
    summed('worst', (column) => (column.more ? Math.max : Math.min)(...values(column))),
    '',
    `nearer to the source: ${percent(rows, (row) => row.toSource > row.toTarget)}`,
    `lightness range within 0.85 to 1.15 of the target's: ${percent(rows, ({ range }) => range >= 0.85 && range <= 1.15)}`,
    `pose kept: yaw within ${mean(rows.map(({ yaw }) => yaw)).toFixed(2)}, pitch within ${mean(rows.map(({ pitch }) => pitch)).toFixed(2)} degrees (mean)`,
    `no face found afterwards: ${all.length - rows.length}`,
    `a swap: ${median(rows.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms (median), ${Math.max(...rows.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms (longest)`,
  ];
}

/** Every skin tone on every other. */
export function toneTable(rows: readonly Row[]): string[] {
  const groups = Map.groupBy(
    rows.filter(({ found }) => found),
    ({ tones }) => tones,
  );
  const heads = ['pairs', 'badness', 'source', 'express', 'tone', 'range', 'least', 'most', 'shading', 'blotches'];
  return [
    'skin (source -> target)'.padEnd(NAME_WIDTH) + heads.map((head) => head.padStart(WIDTH)).join(''),
    ...[...groups].sort().map(([tones, group]) => {
      const ranges = group.map(({ range }) => range);
      const numbers = [
        group.length.toFixed(0),
        mean(group.map((row) => row.badness)).toFixed(2),
        mean(group.map((row) => row.toSource)).toFixed(2),
        mean(group.map((row) => row.expression)).toFixed(3),
        median(group.map((row) => row.tone)).toFixed(1),
        mean(ranges).toFixed(2),
        Math.min(...ranges).toFixed(2),
        Math.max(...ranges).toFixed(2),
        mean(group.map((row) => row.shading)).toFixed(1),
        mean(group.map((row) => row.blotches)).toFixed(1),
      ];
      return tones.padEnd(NAME_WIDTH) + numbers.map((number) => number.padStart(WIDTH)).join('');
    }),
  ];
}

function percent(rows: readonly Row[], holds: (row: Row) => boolean): string {
  return `${((100 * rows.filter(holds).length) / Math.max(1, rows.length)).toFixed(0)} %`;
}

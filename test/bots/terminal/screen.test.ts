import { expect, it } from 'vitest';
import { columnsOf, cutTo } from '../../../src/bots/terminal/screen.ts';

it.each([
  ['Swapping…', 9],
  ['顔を入れ替え', 12],
  ['얼굴', 4],
  ['गति', 3],
  ['\u2068Akool\u2069', 5],
])('“%s” takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('a text is cut where the next letter would be too wide', () => {
  expect(cutTo('顔を替え', 5)).toBe('顔を');
  expect(cutTo('Swapping', 4)).toBe('Swap');
  expect(cutTo('a顔b', 2)).toBe('a');
});

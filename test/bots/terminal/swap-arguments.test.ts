import { expect, it } from 'vitest';
import { type OneSwapValues, parseSwapArguments } from '../../../src/bots/terminal/swap-arguments.ts';
import { UsageError } from '../../../src/bots/terminal/usage.ts';

const invocation = { folder: '/home/anna' };

function parse(values: Partial<OneSwapValues>) {
  return parseSwapArguments({ target: 'party.jpg', ...values }, invocation);
}

it('takes up to five photos of one person, in their order', () => {
  const five = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'];
  expect(parse({ face: five }).photos).toEqual(five.map((name) => `/home/anna/${name}`));
  expect(() => parse({ face: [...five, 'f.jpg'] })).toThrow(
    new UsageError('--face takes up to 5 photos of one person, not 6.'),
  );
});

it('takes no photos of one person where each face has its own', () => {
  expect(parse({ assign: ['1=a.jpg'] }).photos).toEqual([]);
  expect(() => parse({ face: ['a.jpg'], assign: ['1=b.jpg'] })).toThrow(
    new UsageError('--assign names its own faces; leave --face out.'),
  );
  expect(() => parse({})).toThrow(new UsageError('--face FILE is missing: the face that is put on.'));
});

it('reads one of several photos from standard input, and not two', () => {
  expect(parse({ face: ['a.jpg', '-'] }).photos).toEqual(['/home/anna/a.jpg', '-']);
  expect(() => parse({ face: ['-', '-'] })).toThrow('Only one file can be read from standard input.');
});

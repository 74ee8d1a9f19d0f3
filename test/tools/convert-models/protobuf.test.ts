import { describe, expect, it } from 'vitest';
import { bytesField, integerField, join, textField } from '../../../tools/convert-models/protobuf.ts';

/** The expected bytes are the examples of https://protobuf.dev/programming-guides/encoding/ */
describe('protobuf fields', () => {
  it('writes small and large numbers', () => {
    expect([...integerField(1, 150)]).toEqual([0x08, 0x96, 0x01]);
    expect([...integerField(20, 7)]).toEqual([0xa0, 0x01, 0x07]);
  });

  it('writes negative numbers in ten bytes', () => {
    expect([...integerField(1, -2)]).toEqual([0x08, 0xfe, ...Array(8).fill(0xff), 0x01]);
  });

  it('writes text, and messages inside messages', () => {
    expect([...textField(2, 'testing')]).toEqual([0x12, 0x07, ...Buffer.from('testing')]);
    expect([...bytesField(3, join([integerField(1, 150)]))]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  });
});

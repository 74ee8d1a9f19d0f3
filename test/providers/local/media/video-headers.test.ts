import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMp4Header } from '../../../../src/providers/local/media/containers/mp4.ts';
import { readPng } from '../../../../src/providers/local/media/containers/png.ts';
import type { VideoFacts } from '../../../../src/providers/local/media/containers/video-facts.ts';
import { readWebmHeader } from '../../../../src/providers/local/media/containers/webm.ts';
import { mp4, webm } from '../foreign-files.ts';

const videoFacts = { width: 854, height: 480, seconds: 5 };

function isPlausible(facts: VideoFacts | undefined): boolean {
  if (!facts) return true;
  const { width, height, seconds = 1 } = facts;
  const sides = [width, height].every((side) => Number.isInteger(side) && side > 0 && side <= 65_535);
  return sides && Number.isFinite(seconds) && seconds > 0;
}

const damage = fc.array(fc.record({ at: fc.nat(2_000), value: fc.nat(255) }), { maxLength: 8 });

describe.each([
  { name: 'MP4', read: readMp4Header, whole: mp4(videoFacts) },
  { name: 'WebM', read: readWebmHeader, whole: webm(videoFacts) },
])('the header of $name', ({ read, whole }) => {
  it('gives size and length', () => {
    expect(read(whole)).toEqual(videoFacts);
  });

  it('is read if the bytes are part of a larger buffer', () => {
    const larger = new Uint8Array(whole.length + 14).fill(255);
    larger.set(whole, 7);
    expect(read(larger.subarray(7, 7 + whole.length))).toEqual(videoFacts);
  });

  it('never throws, however it is truncated and damaged', () => {
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const { at, value } of changes) if (at < bytes.length) bytes[at] = value;
        expect(isPlausible(read(bytes))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is not found in noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => isPlausible(read(noise))));
  });
});

describe('hostile headers', () => {
  it('are refused after a bounded number of boxes or elements, although a million follow', () => {
    const boxes = new Uint8Array(8 * 1_000_000);
    const view = new DataView(boxes.buffer);
    for (let at = 0; at < boxes.length; at += 8) view.setUint32(at, 8);
    expect(() => readMp4Header(boxes)).toThrow('damaged-media');
    expect(() => readWebmHeader(new Uint8Array(1_000_000).fill(0x81))).toThrow('damaged-media');
  });

  it('of a live recording have a size but no length', () => {
    expect(readWebmHeader(webm({ ...videoFacts, seconds: 0 }))).toEqual({ width: 854, height: 480 });
    expect(readMp4Header(mp4({ ...videoFacts, seconds: 0 }))).toEqual({ width: 854, height: 480 });
  });

  it('of PNG files are read to their end and not beyond', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => readPng(noise).frames >= 1));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestIn, uncoveredIn, withXmp } from '../../src/trust/containers/formats.ts';
import { activeSignature } from '../../src/trust/containers/jumbf.ts';
import { Unspliceable } from '../../src/trust/containers/splice.ts';
import { fileOf, markingRig, signedTypes, xmpTypes } from './marking-rig.ts';

const { mark, read } = markingRig();

/** A whole file, with some bytes exchanged, cut off, or doubled. */
function damagedBy(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.oneof(fc.nat(Math.min(200, bytes.length - 1)), fc.nat(bytes.length - 1));
  const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 });
  const cut = fc.tuple(place, fc.nat(bytes.length));
  return fc.tuple(changes, fc.option(cut)).map(([list, range]) => {
    const damaged = Uint8Array.from(bytes);
    for (const [at, value] of list) damaged[at] = value;
    if (!range) return damaged;
    return Buffer.concat([damaged.subarray(0, range[0]), damaged.subarray(range[1])]);
  });
}

describe('a file that is not what it says', () => {
  it.each(xmpTypes)('is refused, or gets its XMP, and nothing else happens: %s', async (mimeType) => {
    const { bytes } = await fileOf(mimeType);
    fc.assert(
      fc.property(fc.oneof(damagedBy(bytes), fc.uint8Array({ maxLength: 400 })), (file) => {
        try {
          const spliced = withXmp(file, mimeType);
          expect(spliced.length).toBeLessThan(file.length + 2_000);
          expect(Buffer.from(spliced).includes('DigitalSourceType')).toBe(true);
        } catch (error) {
          expect(error).toSatisfy((thrown) => thrown instanceof Unspliceable || thrown instanceof RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(signedTypes)('has a manifest or none, and takes no time: %s', async (mimeType) => {
    const { bytes } = await mark(await fileOf(mimeType));
    fc.assert(
      fc.property(fc.oneof(damagedBy(bytes), fc.uint8Array({ maxLength: 400 })), (file) => {
        const { jumbf = new Uint8Array() } = manifestIn(file, mimeType) ?? {};
        activeSignature(jumbf);
        uncoveredIn(file, mimeType);
      }),
      { numRuns: 200 },
    );
  });

  it('never counts as made here, whatever is done to it', async () => {
    const { bytes, mimeType } = await mark(await fileOf('image/png'));
    await fc.assert(
      fc.asyncProperty(damagedBy(bytes), async (file) => {
        const isSame = Buffer.from(file).equals(bytes);
        expect((await read({ bytes: file, mimeType })).state === 'valid').toBe(isSame);
      }),
      { numRuns: 60 },
    );
  });
});

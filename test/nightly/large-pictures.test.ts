import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createIntake } from '../../src/providers/local/intake.ts';
import { intakeUnderTest, limits } from '../providers/local/intake-rig.ts';

const under = intakeUnderTest();

describe('a picture of 48 megapixels', () => {
  it('fits into the 5 MB of a vendor', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
    const blank = { create: { width: 8_064, height: 6_048, channels: 3, background: '#000', noise } } as const;
    const phone = await sharp(blank).jpeg({ quality: 90 }).toBuffer();
    const intake = createIntake(under.pool, { ...limits, maxBytes: 2 ** 26 });
    const { bytes } = await intake.clean(phone, AbortSignal.timeout(120_000), { maxBytes: 5_000_000 });
    expect(bytes.byteLength).toBeLessThanOrEqual(5_000_000);
    expect(bytes.byteLength).toBeGreaterThan(3_500_000);
  }, 150_000);
});

import { createHash } from 'node:crypto';
import { UserError } from '../../src/core/errors.ts';
import type { Intake } from '../../src/core/ports/media.ts';

/** Takes any text for a picture; texts with "broken" are damaged, with "video" are videos, with "unshrinkable" never get smaller. */
export const fakeIntake: Intake = {
  async inspect(bytes, role) {
    const text = Buffer.from(bytes).toString();
    if (text.includes('broken')) throw new UserError('damaged-media', role === 'result' ? {} : { subject: role });
    const video = text.includes('video');
    return {
      kind: video ? 'video' : 'image',
      mimeType: video ? 'video/mp4' : 'image/png',
      byteLength: bytes.byteLength,
      width: 100,
      height: 80,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(video && { seconds: 5 }),
    };
  },
  clean: async (bytes) => ({ bytes, mimeType: 'image/png' }),
  portrait: async (bytes) => bytes,
  convert: async (bytes) => bytes,
  async fit(bytes, maxBytes) {
    const text = Buffer.from(bytes).toString();
    if (text.includes('unshrinkable') && bytes.byteLength > maxBytes) return undefined;
    return { bytes: bytes.subarray(0, maxBytes), mimeType: text.includes('video') ? 'video/mp4' : 'image/png' };
  },
};

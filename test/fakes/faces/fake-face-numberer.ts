import { UserError } from '../../../src/core/errors.ts';
import type { FaceNumberer, NumberedFace } from '../../../src/core/ports/faces.ts';
import type { EncodedMedia } from '../../../src/core/ports/media.ts';

const side = 100;

function cut(bytes: Uint8Array, number: number): EncodedMedia {
  return { mimeType: 'image/jpeg', bytes: Buffer.concat([bytes, new TextEncoder().encode(` cut ${number}`)]) };
}

/** Numbers the faces that `facesIn` counts in a file, side by side; undefined is no picture. */
export function createFakeFaceNumberer(facesIn: (bytes: Uint8Array) => number | undefined): FaceNumberer {
  async function numbered(bytes: Uint8Array, signal: AbortSignal): Promise<readonly NumberedFace[]> {
    signal.throwIfAborted();
    const count = facesIn(bytes);
    if (count === undefined) throw new UserError('damaged-media');
    return Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      box: { left: index * side, top: 0, right: (index + 1) * side, bottom: side },
      landmarks: [
        [30, 40],
        [70, 40],
        [50, 60],
        [35, 80],
        [65, 80],
      ].map(([x = 0, y = 0]) => ({ x: index * side + x, y })),
      quality: 1,
    }));
  }
  return {
    number: numbered,
    async draw(bytes, signal, mimeType = 'image/jpeg') {
      const faces = await numbered(bytes, signal);
      const numbers = new TextEncoder().encode(faces.map((face) => ` ${face.number}`).join(''));
      return { faces, mimeType, bytes: Buffer.concat([bytes, numbers]) };
    },
    async cropAll(bytes, signal) {
      const faces = await numbered(bytes, signal);
      return faces.map((face) => ({
        ...face,
        crop: { ...cut(bytes, face.number), left: face.box.left, top: 0, width: side, height: side },
      }));
    },
    async frameWithFace(bytes, signal) {
      const count = (await numbered(bytes, signal)).length;
      return count === 0 ? undefined : { mimeType: 'image/jpeg', bytes };
    },
    async crop(bytes, number, signal) {
      const faces = await numbered(bytes, signal);
      return faces.length < number ? undefined : cut(bytes, number);
    },
  };
}

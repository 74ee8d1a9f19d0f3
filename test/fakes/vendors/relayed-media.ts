import { type Media, readAll, streamOf } from '../../../src/core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../../src/core/ports/provider.ts';

/** A picture on the relay that shows the person of that name. Opening its raw bytes throws. */
export function relayed(name: string, facts: Partial<Media> = {}): Media {
  const bytes = Buffer.from(`picture of ${name}`);
  return {
    kind: 'image',
    mimeType: 'image/jpeg',
    byteLength: bytes.byteLength,
    width: 640,
    height: 480,
    sha256: name,
    open() {
      throw new Error('a provider may not have the bytes as they came');
    },
    async clean() {
      return { mimeType: 'image/jpeg', byteLength: bytes.byteLength, open: () => streamOf(bytes) };
    },
    publicUrl: async () => new URL(`https://relay.example/media/${name}`),
    ...facts,
  };
}

/** A swap of pictures on the relay: by default Zoe's face for the only one of Alice's picture. */
export function input(overrides: Partial<SwapInput> = {}): SwapInput {
  return { target: relayed('alice'), source: relayed('zoe'), faces: { which: 'largest' }, ...overrides };
}

/** Recognises people by the last word of a text. */
export const wordDetector: FaceDetector = {
  async detect(bytes) {
    return bytes.byteLength === 0 ? [] : [{ box: { left: 0, top: 0, right: 1, bottom: 1 }, score: 1 }];
  },
  async crop(bytes, choice) {
    const person = lastWord(bytes);
    if (choice.which === 'reference' && lastWord(choice.reference) !== person) return undefined;
    return person === 'nobody' ? undefined : { bytes: Buffer.from(`face of ${person}`), mimeType: 'image/jpeg' };
  },
};

/** A whole result as text, which is what the fakes make. */
export async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return Buffer.from((await readAll(stream, 2 ** 20)) ?? []).toString();
}

function lastWord(bytes: Uint8Array): string | undefined {
  return Buffer.from(bytes).toString().split(' ').at(-1);
}

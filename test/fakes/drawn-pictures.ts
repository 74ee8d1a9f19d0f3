import { type Media, readAll, streamOf } from '../../src/core/ports/media.ts';
import type { DetectedFace, FaceDetector, SwapInput, SwapStatus } from '../../src/core/ports/provider.ts';

/** Somebody in a picture: `size` pixels square, `left` from its left edge. `bob#2` looks like `bob`, but is not him. */
export interface Member {
  readonly name: string;
  readonly left: number;
  readonly size: number;
}

export const alice: Member = { name: 'alice', left: 20, size: 150 };
export const bob: Member = { name: 'bob', left: 400, size: 90 };
export const carol: Member = { name: 'carol', left: 250, size: 60 };
export const zoe: Member = { name: 'zoe', left: 0, size: 200 };
export const yan: Member = { name: 'yan', left: 0, size: 200 };

/** A file that shows these people and nothing else. */
export function drawn(people: readonly Member[]): Uint8Array {
  return Buffer.from(JSON.stringify({ people }));
}

export function peopleIn(bytes: Uint8Array): readonly Member[] {
  return (JSON.parse(Buffer.from(bytes).toString()) as { people: readonly Member[] }).people;
}

export function largestOf(people: readonly Member[]): Member | undefined {
  return [...people].sort((one, other) => other.size - one.size)[0];
}

/** The people in a result, in the order of the file. Throws for any other status. */
export async function shownIn(status: SwapStatus): Promise<readonly string[]> {
  if (status.state !== 'done') throw new Error(`the swap is ${JSON.stringify(status)}`);
  const bytes = await readAll(await status.result.open(new AbortController().signal), 2 ** 20);
  return peopleIn(bytes ?? new Uint8Array()).map(({ name }) => name);
}

/** A picture or video of these people. Its raw bytes may never be asked for. */
export function mediaOf(people: readonly Member[], facts: Partial<Media> = {}): Media {
  const bytes = drawn(people);
  const mimeType = facts.kind === 'video' ? 'video/mp4' : 'image/png';
  return {
    kind: 'image',
    mimeType,
    byteLength: bytes.byteLength,
    width: 640,
    height: 480,
    sha256: people.map(({ name }) => name).join(),
    open() {
      throw new Error('a provider may not have the bytes as they came');
    },
    async clean(signal) {
      signal.throwIfAborted();
      return { mimeType, byteLength: bytes.byteLength, open: () => streamOf(bytes) };
    },
    ...facts,
  };
}

/** A swap of drawn pictures: by default Zoe's face for the only one of Alice's picture. */
export function input(overrides: Partial<SwapInput> = {}): SwapInput {
  return { target: mediaOf([alice]), source: mediaOf([zoe]), faces: { which: 'largest' }, ...overrides };
}

/** Recognises the people that `drawn` draws. The most similar face counts, as with the real detector. */
export const drawnDetector: FaceDetector = {
  async detect(bytes) {
    return [...peopleIn(bytes)].sort((one, other) => other.size - one.size).map(faceOf);
  },
  async crop(bytes, choice) {
    const people = peopleIn(bytes);
    const cut = (person: Member | undefined) => person && { bytes: drawn([person]), mimeType: 'image/jpeg' };
    if (choice.which === 'largest') return cut(largestOf(people));
    const fromLeft = [...people].sort((one, other) => one.left - other.left);
    if (choice.which === 'nth') return cut(fromLeft[choice.fromLeft - 1]);
    const wanted = largestOf(peopleIn(choice.reference))?.name ?? '';
    return cut(
      people.find(({ name }) => name === wanted) ?? people.find(({ name }) => family(name) === family(wanted)),
    );
  },
  async frameWithFace(bytes) {
    return peopleIn(bytes).length > 0 ? { bytes, mimeType: 'image/jpeg' } : undefined;
  },
};

/** Misses every face of a picture. */
export const blindDetector: FaceDetector = {
  ...drawnDetector,
  detect: async () => [],
  crop: async () => undefined,
};

function family(name: string): string {
  return name.split('#')[0] ?? '';
}

function faceOf({ left, size }: Member): DetectedFace {
  return { box: { left, top: 0, right: left + size, bottom: size }, score: 1 };
}

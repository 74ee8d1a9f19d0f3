import { portraitIdentity } from '../src/providers/local/faces/source-identity.ts';
import type { Runtime } from '../src/providers/local/models/runtime.ts';
import { cropRotated } from '../src/providers/local/pixels/crop.ts';
import type { Picture } from '../src/providers/local/pixels/picture.ts';
import { createSequence } from '../src/providers/local/tracking/sequence.ts';
import { createTargetSearch } from '../src/providers/local/tracking/target-identities.ts';
import type { SourceFace } from './one-photo.ts';
import { decode } from './photos.ts';

const WIDTH = 854;
const HEIGHT = 480;
const FRAMES = 60;

/** Milliseconds for each frame of a video of one person, 480 pixels high: tracking and swapping, without decoding and encoding. */
export async function swapVideoFrames(source: SourceFace, runtime: Runtime): Promise<number[]> {
  const photo = await decode('bluejacket', 1024);
  const frames = Array.from({ length: FRAMES }, (_, index) => handheld(photo, index));
  const search = createTargetSearch({ which: 'largest' }, { runtime });
  for (const frame of frames) if (await search.look(frame)) break;
  const sources = [await portraitIdentity(source)];
  const sequence = createSequence({ targets: search.targets(), sources, runtime, threshold: 0.66 });
  const times: number[] = [];
  for (const frame of frames) {
    const before = performance.now();
    await sequence.swapFrame(frame);
    times.push(performance.now() - before);
  }
  return times;
}

/** What a camera in somebody's hand shows of a photo. */
function handheld(photo: Picture, index: number): Picture {
  const sway = Math.sin(index / 7);
  const window = { centreX: 400 + 30 * sway, centreY: 240 + 12 * Math.cos(index / 5), scale: 0.8, angle: 0.06 * sway };
  const pixels = cropRotated(photo, window, WIDTH, HEIGHT, { multiply: 1, add: 0 });
  return { width: WIDTH, height: HEIGHT, data: Uint8Array.from(pixels, Math.round) };
}

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findFaces } from '../src/providers/local/faces/find-faces.ts';
import { portraitIdentity } from '../src/providers/local/faces/source-identity.ts';
import type { Face } from '../src/providers/local/mesh/face.ts';
import { createRuntime } from '../src/providers/local/models/runtime.ts';
import type { Picture } from '../src/providers/local/pixels/picture.ts';
import { identifyForVideo } from '../src/providers/local/swap/photos/person-identity.ts';
import { createSequence } from '../src/providers/local/tracking/sequence.ts';
import { createTargetSearch } from '../src/providers/local/tracking/target-identities.ts';
import { openVideoFile } from '../src/providers/local/video/codec/video-file.ts';
import { readFrames } from '../src/providers/local/video/read-frames.ts';
import { decode, decodeFile } from './photos.ts';
import { type ClipFigures, createClipMeasure } from './quality/clip-figures.ts';
import { movingClip } from './quality/moving-clip.ts';
import { portraitIn, windowAround } from './quality/portraits.ts';

/** Of a frame. Clips are measured as a chat shows them. */
const MOST_PIXELS = 480 * 640;
const MOST_FRAMES = 200;
const LONGEST_SIDE = 640;
const OWN_CLIPS = ['collins', 'bluejacket', 'street'];
const HEADS = ['frames', 'gaze', 'opening', 'brows', 'mouth', 'blinks', 'lost', 'flicker', 'source', 'target', 'fps'];

const { values: options, positionals: files } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    source: { type: 'string', default: fileURLToPath(new URL('../test/fixtures/media/luciano.jpg', import.meta.url)) },
    json: { type: 'string' },
  },
});
const runtime = await createRuntime();

async function* framesOf(path: string): AsyncGenerator<Picture> {
  let count = 0;
  for (const frame of readFrames(await openVideoFile(await readFile(path)), { mostPixels: MOST_PIXELS })) {
    if (count++ === MOST_FRAMES) return;
    const picture = frame.picture();
    yield { ...picture, data: picture.data.slice() };
  }
}

async function measureClip(frames: AsyncGenerator<Picture>, source: { picture: Picture; face: Face }) {
  const portrait = await portraitIn(source.picture, windowAround(source.face), runtime);
  if (!portrait) throw new Error('the source shows no face');
  const measure = createClipMeasure(portrait, runtime);
  const identity = await identifyForVideo([source], portraitIdentity);
  const search = createTargetSearch({ which: 'largest' }, { runtime });
  let swapping: { sequence: ReturnType<typeof createSequence>; face: Face } | undefined;
  let milliseconds = 0;
  for await (const frame of frames) {
    if (!swapping) {
      const [face] = await findFaces(frame, runtime);
      if (!face || !(await search.look(frame))) continue;
      const sequence = createSequence({ targets: search.targets(), sources: [identity], runtime, threshold: 0.66 });
      swapping = { sequence, face };
    }
    const startedAt = performance.now();
    const { picture } = await swapping.sequence.swapFrame(frame);
    milliseconds += performance.now() - startedAt;
    swapping.face = await measure.add(frame, picture, swapping.face);
  }
  const figures = measure.figures();
  return { ...figures, fps: (1_000 * figures.frames) / milliseconds };
}

function row(name: string, figures: ClipFigures & { fps: number }): string {
  const { frames, gaze, opening, brows, mouth, blinks, blinksLost, flicker, toSource, toTarget, fps } = figures;
  const numbers = [gaze, opening, brows, mouth].map((value) => value?.toFixed(2) ?? '-');
  const rest = [blinks, blinksLost, ...[flicker, toSource, toTarget].map((value) => value.toFixed(2)), fps.toFixed(0)];
  return name.padEnd(24) + [frames, ...numbers, ...rest].map((value) => String(value).padStart(9)).join('');
}

const picture = await decodeFile(options.source, 1_024);
const [face] = await findFaces(picture, runtime);
if (!face) throw new Error(`no face in ${options.source}`);
console.log(
  `source: ${basename(options.source)}. Correlations with the original over the frames; - where it hardly moves`,
);
console.log(`${'clip'.padEnd(24)}${HEADS.map((head) => head.padStart(9)).join('')}`);
const clips = files.length > 0 ? files : OWN_CLIPS;
const rows: object[] = [];
for (const clip of clips) {
  const frames = files.length > 0 ? framesOf(clip) : movingClip(await decode(clip, LONGEST_SIDE), runtime);
  const figures = await measureClip(frames, { picture, face });
  rows.push({ clip: basename(clip), ...figures });
  console.log(row(basename(clip), figures));
}
if (options.json) await writeFile(options.json, JSON.stringify(rows, null, 2));
await runtime.close();

import type { Frame } from 'node-av/lib';
import { findFaces } from '../faces/find-faces.ts';
import { readHeader } from '../media/decode.ts';
import type { Box } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { EncodedPicture } from '../protocol.ts';
import { decodeFrames } from '../video/codec/decoder.ts';
import type { Demuxer } from '../video/codec/demuxer.ts';
import { encodeFrames } from '../video/codec/encode-frames.ts';
import type { EncodedVideo } from '../video/codec/encoded-video.ts';
import type { Library } from '../video/codec/library.ts';
import { muxVideo } from '../video/codec/muxer.ts';
import { mimeTypes } from '../video/codec/output-format.ts';
import { paletteOf } from '../video/codec/palette.ts';
import { type VideoFile, withDemuxer } from '../video/codec/video-file.ts';
import { type FrameLayout, frameLayoutOf } from '../video/frame-layout.ts';
import { readFrames } from '../video/read-frames.ts';
import { surveyWhole } from '../video/survey-file.ts';
import type { Survey } from '../video-protocol.ts';
import { findBadge } from './find-badge.ts';
import { type BadgePixel, badgePixels } from './paint.ts';
import { paintFrame } from './paint-frame.ts';
import { badgePlaces, clearPlace } from './place.ts';

/** Frames that are searched for faces, spread over the whole video. */
const searched = 12;
/** Of the palette of a GIF: colours for the badge, BGRA, and where they stand. The last colour is the transparent one. */
const badgeColours = [255, 160, 90, 24].map((grey) => [grey, grey, grey, 255]);
const ownColours = 251;

/**
 * The GIF or video with the badge, encoded anew in good quality, with its sound and its times; undefined where it has a
 * badge already. Throws where no frame can be read.
 */
export async function badgeIntoVideo(
  file: VideoFile,
  mimeType: string,
  runtime: Runtime,
): Promise<EncodedPicture | undefined> {
  const { library, bytes, container } = file;
  const survey = surveyWhole(file, mimeType);
  if (!survey) throw new Error('a video without frames');
  const faces = await facesIn(file, survey, runtime);
  if (!faces) return undefined;
  const video = withDemuxer(file, (demuxer) => encode(file, demuxer, survey, faces));
  if (!video) throw new Error('a video of which no frame can be read');
  const loop = container === 'gif' ? (await readHeader(bytes)).loop : undefined;
  const extras = { lastDuration: survey.lastDuration, loop };
  const muxed = withDemuxer(file, (original) => muxVideo(library, video, original, survey.container, extras));
  return { bytes: muxed, mimeType: mimeTypes[survey.container] };
}

/** The faces of all searched frames; undefined where the badge is there already. */
async function facesIn(file: VideoFile, { format, frames }: Survey, runtime: Runtime): Promise<Box[] | undefined> {
  const step = Math.max(1, Math.floor(frames / searched));
  const faces: Box[] = [];
  let [number, looked, withBadge] = [0, 0, 0];
  for (const frame of readFrames(file, { format })) {
    if (number++ % step !== 0) continue;
    const picture = frame.picture();
    looked++;
    if (findBadge(picture)) withBadge++;
    faces.push(...(await findFaces(picture, runtime)).map(({ box }) => box));
  }
  return withBadge * 2 > looked ? undefined : faces;
}

/** With the badge in a place that is clear of the faces. */
function encode(
  file: VideoFile,
  demuxer: Demuxer,
  { format }: Survey,
  faces: readonly Box[],
): EncodedVideo | undefined {
  const { library } = file;
  const layout = frameLayoutOf(library, demuxer.video, format);
  const palette = format === 'gif' ? withDemuxer(file, (again) => paletteFor(file, again, layout)) : undefined;
  const pixels = badgePixels(clearPlace(badgePlaces(layout), faces), layout);
  const frames = painted(library, decodeFrames(library, demuxer, layout), pixels);
  return encodeFrames(library, demuxer.video, { format, palette }, frames);
}

function* painted(library: Library, frames: Iterable<Frame>, pixels: readonly BadgePixel[]): Generator<Frame> {
  for (const frame of frames) {
    paintFrame(library, frame, pixels);
    yield frame;
  }
}

function paletteFor({ library }: VideoFile, demuxer: Demuxer, layout: FrameLayout): Uint8Array | undefined {
  const palette = paletteOf(library, demuxer, layout, ownColours);
  for (const [index, colour] of badgeColours.entries()) palette?.set(colour, (ownColours + index) * 4);
  return palette;
}

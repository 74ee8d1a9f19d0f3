import { readHeader } from '../media/decode.ts';
import type { EncodedPicture, JoinWork } from '../protocol.ts';
import { muxVideo } from './codec/muxer.ts';
import { mimeTypes } from './codec/output-format.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';

/** Joins the encoded parts and adds the sound of the original. */
export async function joinParts(work: JoinWork, file: VideoFile): Promise<EncodedPicture> {
  const { bytes, survey, videos } = work;
  const header = videos[0]?.header;
  if (!header) throw new Error('a video without parts');
  if (videos.some((video) => !isSame(video.header.extradata, header.extradata)))
    throw new Error('parts that do not fit');
  const video = { header, frames: videos.flatMap(({ frames }) => frames) };
  const extras = {
    lastDuration: survey.lastDuration,
    ...(file.container === 'gif' && { loop: (await readHeader(bytes)).loop }),
  };
  const joined = withDemuxer(file, (demuxer) => muxVideo(file.library, video, demuxer, survey.container, extras));
  return { bytes: joined, mimeType: mimeTypes[survey.container] };
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return Buffer.from(one ?? []).equals(Buffer.from(other ?? []));
}

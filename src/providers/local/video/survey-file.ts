import type { Survey, VideoPart } from '../video-protocol.ts';
import type { Demuxer, InputContainer } from './codec/demuxer.ts';
import type { Library } from './codec/library.ts';
import { outputFormatOf } from './codec/output-format.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';

/** A frame as listed in the file. */
interface Listed {
  readonly pts: number;
  readonly duration: number;
  /** Index of its packet among the video packets. */
  readonly packet: number;
  readonly isKey: boolean;
}

export interface SurveyOptions {
  readonly container: InputContainer;
  /** Wanted MIME type of the result. */
  readonly wanted?: string | undefined;
  /** Most frames of a part. */
  readonly partFrames: number;
  /** Least number of parts, if there are enough frames. */
  readonly workers: number;
}

/** Frames before a part that the tracker sees, so that it knows the faces when the part begins. */
const lookBefore = 8;
const fewestFrames = 24;
const commonRate = 25;

/** Reads the packets without decoding. Undefined if there is no frame. */
export function surveyFile(
  library: Library,
  demuxer: Demuxer,
  options: SurveyOptions,
): { readonly survey: Survey; readonly parts: VideoPart[] } | undefined {
  const listed = listFrames(library, demuxer);
  const [first] = listed;
  const last = listed.at(-1);
  if (!first || !last) return undefined;
  const { num, den } = demuxer.video.timeBase;
  const usual = (last.pts - first.pts) / (listed.length - 1) || den / num / commonRate;
  const lastDuration = Math.max(1, Math.round(last.duration || usual));
  const { width, height } = demuxer.video.codecpar;
  const survey = {
    frames: listed.length,
    seconds: ((last.pts - first.pts + lastDuration) * num) / den,
    lastDuration,
    width,
    height,
    ...outputFormatOf(library, demuxer, options),
  };
  return { survey, parts: split(listed, options) };
}

/** Of a file that stays in one part. */
export function surveyWhole(file: VideoFile, wanted?: string): Survey | undefined {
  const { library, container } = file;
  const options = { container, wanted, partFrames: Number.MAX_SAFE_INTEGER, workers: 1 };
  return withDemuxer(file, (demuxer) => surveyFile(library, demuxer, options)?.survey);
}

function listFrames(library: Library, demuxer: Demuxer): Listed[] {
  const listed: Listed[] = [];
  let packets = 0;
  for (const { streamIndex, pts, duration, isKeyframe, flags } of demuxer.packets()) {
    if (streamIndex !== demuxer.video.index) continue;
    const packet = packets++;
    const isShown = pts !== library.AV_NOPTS_VALUE && (flags & library.AV_PKT_FLAG_DISCARD) === 0;
    if (isShown) listed.push({ pts: Number(pts), duration: Number(duration), packet, isKey: isKeyframe });
  }
  return listed.toSorted((a, b) => a.pts - b.pts);
}

function split(listed: readonly Listed[], { container, partFrames, workers }: SurveyOptions): VideoPart[] {
  const enough = Math.min(workers, Math.floor(listed.length / fewestFrames));
  const count = Math.max(1, enough, Math.ceil(listed.length / partFrames));
  const starts = Array.from({ length: count }, (_, part) => Math.floor((part * listed.length) / count));
  const ptsAt = (place: number): number => listed[Math.max(0, place)]?.pts ?? 0;
  return starts.map((start, part) => {
    const end = starts[part + 1] ?? listed.length;
    const lookFrom = ptsAt(start - lookBefore);
    const keys = listed.filter(({ isKey, pts }) => isKey && pts <= lookFrom);
    const firstPacket = container === 'gif' ? 0 : keys.reduce((latest, { packet }) => Math.max(latest, packet), 0);
    const to = end < listed.length ? ptsAt(end) : ptsAt(listed.length - 1) + 1;
    return { firstPacket, lookFrom, from: ptsAt(start), to, frames: end - start };
  });
}

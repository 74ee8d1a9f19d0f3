import { z } from 'zod';
import { ForeignUrl } from '../http/foreign-url.ts';
import { type AkoolApi, providerError, readReply } from './api.ts';

/** A face that the vendor found. Positions are pixels of the picture or of the frame. */
export interface FoundFace {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** The vendor's string, in pixels of the whole picture. It is passed on as it is. */
  readonly landmarks: string | undefined;
  readonly crop: { readonly url: string; readonly landmarks: string | undefined } | undefined;
}

/** The faces of each frame that was searched. A picture is one frame. */
export type Frames = readonly (readonly FoundFace[])[];

export interface DetectOptions {
  /** Whether the vendor also stores a picture of each face. */
  readonly crops: boolean;
  /** How many frames are searched, spread over the whole video. */
  readonly frames: number;
  readonly signal: AbortSignal;
}

const Numbers = z.array(z.array(z.number())).nullish();
const Strings = z.array(z.string()).nullish();
const Frame = z.object({ region: Numbers, landmarks_str: Strings, face_urls: Strings, crop_landmarks: Strings });
/** This endpoint alone has `error_code` where the others have `code`. */
const Answer = z.object({ error_code: z.number(), faces_obj: z.record(z.string(), Frame).nullish() });

const landmarkString = /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?::-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?)+$/;

/** Free of charge. A frame without faces is a normal answer. */
export async function detectFaces(api: AkoolApi, url: URL, options: DetectOptions): Promise<Frames> {
  const answer = await api.send({
    method: 'POST',
    path: '/interface/detect-api/detect_faces',
    json: { url: url.href, num_frames: options.frames, return_face_url: options.crops },
    signal: options.signal,
  });
  const parsed = Answer.safeParse(answer.json);
  if (!parsed.success || answer.status === 429 || answer.status >= 500) {
    readReply(answer); // throws where the answer has the vendor's usual envelope
    throw providerError({ problem: 'bad-answer' });
  }
  if (parsed.data.error_code !== 0) throw providerError({ problem: 'rejected-request', answer: 'rejected' });
  return Object.entries(parsed.data.faces_obj ?? {})
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, frame]) => facesOf(frame));
}

/**
 * The lists of a frame belong together by index. Lists of different lengths could give a face the landmarks of
 * another.
 */
function facesOf({ region, landmarks_str, face_urls, crop_landmarks }: z.infer<typeof Frame>): FoundFace[] {
  const regions = region ?? [];
  for (const list of [landmarks_str, face_urls, crop_landmarks]) {
    if (list && list.length !== regions.length) throw providerError({ problem: 'bad-answer' });
  }
  return regions.map(([left, top, width, height], index) => {
    if (left === undefined || top === undefined || !width || !height) {
      throw providerError({ problem: 'bad-answer' });
    }
    const url = ForeignUrl.safeParse(face_urls?.[index]).data;
    const crop = url === undefined ? undefined : { url, landmarks: readable(crop_landmarks?.[index]) };
    return { left, width, height, landmarks: readable(landmarks_str?.[index]), crop };
  });
}

function readable(landmarks: string | undefined): string | undefined {
  return landmarks !== undefined && landmarkString.test(landmarks) ? landmarks : undefined;
}

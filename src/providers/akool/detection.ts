import { z } from 'zod';
import { type AkoolApi, providerError, readReply } from './api.ts';

/** A face as the vendor found it. Pixels of the picture or frame. */
export interface FoundFace {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** The vendor's own string, in the frame of the whole picture. Passed on, never computed. */
  readonly landmarks: string | undefined;
  readonly crop: { readonly url: string; readonly landmarks: string | undefined } | undefined;
}

/** Faces of each frame that was looked at; one frame for a picture. */
export type Frames = readonly (readonly FoundFace[])[];

export interface DetectOptions {
  /** Whether the vendor also stores a picture of each face. */
  readonly crops: boolean;
  /** How many frames are looked at, spread over the length. */
  readonly frames: number;
  readonly signal: AbortSignal;
}

const Numbers = z.array(z.array(z.number())).nullish();
const Strings = z.array(z.string()).nullish();
const Frame = z.object({ region: Numbers, landmarks_str: Strings, face_urls: Strings, crop_landmarks: Strings });
/** Unlike everything else, this endpoint has `error_code` where others have `code`. */
const Answer = z.object({ error_code: z.number(), faces_obj: z.record(z.string(), Frame).nullish() });

const landmarkString = /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?::-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?)+$/;

/** No faces is a normal answer. Free of charge. */
export async function detectFaces(api: AkoolApi, url: URL, options: DetectOptions): Promise<Frames> {
  const answer = await api.send({
    method: 'POST',
    path: '/interface/detect-api/detect_faces',
    json: { url: url.href, num_frames: options.frames, return_face_url: options.crops },
    signal: options.signal,
  });
  const parsed = Answer.safeParse(answer.json);
  if (!parsed.success || answer.status === 429 || answer.status >= 500) {
    readReply(answer, false); // throws in the vendor's usual words, if these are they
    throw providerError({ problem: 'bad-answer', sent: 'no', retryable: true });
  }
  if (parsed.data.error_code !== 0) throw providerError({ problem: 'rejected-request', sent: 'no', retryable: false });
  return Object.entries(parsed.data.faces_obj ?? {})
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, frame]) => facesOf(frame));
}

/** Lists of one frame go by index; landmarks that do not go with the regions could belong to anyone. */
function facesOf({ region, landmarks_str, face_urls, crop_landmarks }: z.infer<typeof Frame>): FoundFace[] {
  const regions = region ?? [];
  for (const list of [landmarks_str, face_urls, crop_landmarks]) {
    if (list && list.length !== regions.length)
      throw providerError({ problem: 'bad-answer', sent: 'no', retryable: true });
  }
  return regions.map(([left, top, width, height], index) => {
    if (left === undefined || top === undefined || !width || !height) {
      throw providerError({ problem: 'bad-answer', sent: 'no', retryable: true });
    }
    const url = face_urls?.[index];
    const crop = url === undefined ? undefined : { url, landmarks: readable(crop_landmarks?.[index]) };
    return { left, width, height, landmarks: readable(landmarks_str?.[index]), crop };
  });
}

function readable(landmarks: string | undefined): string | undefined {
  return landmarks !== undefined && landmarkString.test(landmarks) ? landmarks : undefined;
}

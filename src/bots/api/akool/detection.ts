import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CroppedFace, FaceCrop } from '../../../core/ports/faces.ts';
import type { ApiContext } from '../context.ts';
import { isClearCrop } from '../crops.ts';
import type { ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { largestOf, pointsOf, regionOf, textOf } from './landmarks.ts';
import { type AboutCrop, createLooks } from './looks.ts';
import { AkoolRefusal, codes, refusalOf } from './refusals.ts';

const Detect = z.object({
  url: z.string().nullish(),
  img: z.string().nullish(),
  return_face_url: z.boolean().nullish(),
  single_face: z.boolean().nullish(),
});
const DetectLegacy = z.object({
  image_url: z.string().nullish(),
  img: z.string().nullish(),
  single_face: z.boolean().nullish(),
});
const AnalyzeFrames = z.object({ frame_urls: z.array(z.string()).min(1).max(100) });

/** So many frames are looked at. */
const mostFrames = 5;
/** What concerns the key and its limits is answered in the words of the other routes. */
const ofKey: readonly number[] = [codes.tooFrequent, codes.quota, codes.banned];

interface Detection {
  detect(fields: unknown, request: ApiRequest, context: ApiContext): Promise<object>;
  /** What a refusal looks like, and its HTTP status. */
  refused(msg: string): object;
  readonly status: 200 | 400;
}

function detectionRoute({ detect, refused, status }: Detection) {
  return (request: ApiRequest, context: ApiContext): Promise<Response> => {
    const { requester, translation } = request.var;
    return context.bodies
      .read(request.req.raw, requester, async ({ fields }) => request.json(await detect(fields, request, context)))
      .catch((error) => {
        const refusal = refusalOf(error, translation);
        if (!refusal || ofKey.includes(refusal.code)) throw error;
        return request.json(refused(refusal.msg), status);
      });
  };
}

/** The faces of a picture, from left to right; of a GIF or video those of one frame. */
export const detectFaces = detectionRoute({
  async detect(fields, request, context) {
    const { url, img, return_face_url: withCrops, single_face } = parseFields(Detect, fields, request.var.translation);
    const picture = pictureIn(url, img, 'url');
    const { faces, crops } = await look(picture, { single: single_face, withCrops }, request, context);
    const frame = {
      ...described(faces),
      removed: [],
      frame_time: null,
      face_urls: crops?.map(({ url }) => url) ?? null,
      crop_region: crops?.map(({ crop: { left, top, width, height } }) => [left, top, width, height]) ?? null,
      crop_landmarks: crops?.map(({ face, crop }) => textOf(pointsOf(face, crop))) ?? null,
    };
    return { error_code: 0, error_msg: 'SUCCESS', faces_obj: { 0: frame } };
  },
  refused: (error_msg) => ({ error_code: 1, error_msg, faces_obj: {} }),
  status: 400,
});

/** The same without crops. */
export const detectLegacy = detectionRoute({
  async detect(fields, request, context) {
    const { image_url, img, single_face: single } = parseFields(DetectLegacy, fields, request.var.translation);
    const begunAt = context.clock.now();
    const { faces } = await look(pictureIn(image_url, img, 'image_url'), { single }, request, context);
    const seconds = (context.clock.now() - begunAt) / 1_000;
    return { error_code: 0, error_msg: 'SUCCESS', ...described(faces), seconds, trx_id: randomUUID() };
  },
  refused: (error_msg) => ({ error_code: 1, error_msg, landmarks: [], landmarks_str: [], region: [] }),
  status: 200,
});

/** The persons of that frame which shows most of them: nobody compares the frames. */
export const analyzeFrames = detectionRoute({
  async detect(fields, request, context) {
    const { frame_urls } = parseFields(AnalyzeFrames, fields, request.var.translation);
    let most: readonly KeptCrop[] = [];
    for (const url of frame_urls.slice(0, mostFrames)) {
      const { crops } = await look(pictureOf(url, 'frame_urls'), { withCrops: true }, request, context);
      if (crops && crops.length > most.length) most = crops;
    }
    const persons = most.map(({ face: { box, quality }, url }, index) => ({
      person_id: `person_${index}`,
      index,
      face_url: url,
      bbox: [box.left, box.top, box.right, box.bottom],
      confidence: quality,
    }));
    return { success: true, frame_count: frame_urls.length, persons };
  },
  refused: (error) => ({ success: false, error, frame_count: 0, persons: [] }),
  status: 200,
});

interface KeptCrop {
  readonly face: CroppedFace;
  readonly crop: FaceCrop;
  readonly url: string;
}

interface LookOptions {
  readonly single?: boolean | null | undefined;
  /** Faces that cannot be swapped are left out then: they have no crop. */
  readonly withCrops?: boolean | null | undefined;
}

async function look(
  picture: Picture,
  { single, withCrops }: LookOptions,
  request: ApiRequest,
  context: ApiContext,
): Promise<{ readonly faces: readonly CroppedFace[]; readonly crops: readonly KeptCrop[] | null }> {
  const { requester } = request.var;
  const { media, faces } = await createLooks(context, requester, request.req.raw.signal).at(picture);
  const listed = faces.filter(({ crop }) => crop || !withCrops);
  const largest = single ? largestOf(listed) : undefined;
  const shown = largest ? [largest] : listed;
  if (!withCrops) return { faces: shown, crops: null };
  const crops = shown.flatMap((face) => (face.crop ? { face, crop: face.crop } : []));
  const kept = crops.map(async ({ face, crop }) => {
    const about: AboutCrop = { scene: media.sha256, number: face.number, isClear: isClearCrop(face, faces) };
    return { face, crop, url: `${request.var.baseUrl}${await context.links.keep(crop, about)}` };
  });
  return { faces: shown, crops: await Promise.all(kept) };
}

function described(faces: readonly CroppedFace[]): object {
  const points = faces.map((face) => pointsOf(face));
  return { landmarks: points, landmarks_str: points.map(textOf), region: faces.map(regionOf) };
}

/** A picture at a URL, or its bytes as base64, with or without the head of a `data:` URL. */
function pictureIn(url: string | null | undefined, img: string | null | undefined, field: string): Picture {
  if (url) return pictureOf(url, field);
  if (!img) throw new AkoolRefusal(codes.parameter, 'akool-no-picture', { field });
  return img.startsWith('data:') ? pictureOf(img, 'img') : Buffer.from(img, 'base64');
}

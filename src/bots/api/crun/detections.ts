import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FacesSeen } from '../../../core/admission/look-at-faces.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import type { ApiContext } from '../context.ts';
import { isClearCrop } from '../crops.ts';
import { pictureOf } from '../pictures.ts';

/** The faces that were found in a file. They hold for an hour, for the same URL and key. */
const Detection = z.object({
  requester: z.string(),
  kind: z.enum(['image', 'video']),
  /** A digest of the URL that was searched. */
  url: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** The place of a face in this list is its id. `number` counts all faces from the left, `path` leads to its crop. */
  faces: z.array(z.object({ number: z.int(), path: z.string(), isClear: z.boolean() })),
});
export type Detection = z.infer<typeof Detection>;

/** What is remembered of a crop. It stands for its face where it is clear. */
const Crop = z.object({ detection: z.string(), face: z.int(), isClear: z.boolean() });
type Crop = z.infer<typeof Crop>;

const idKind = 'crun detection';
const validMs = 60 * 60 * 1_000;

export interface Searched {
  readonly kind: Detection['kind'];
  readonly url: string;
}

/** Searches a file for faces that can be swapped. Resolves to the id of the detection. Throws UserError and ApiProblem. */
export async function detectFaces(
  { kind, url }: Searched,
  requester: Requester,
  signal: AbortSignal,
  { swaps, pictures, links, ids, clock }: ApiContext,
): Promise<string> {
  const picture = pictureOf(url, `${kind}_url`);
  const options = { crops: true, fromVideos: kind === 'video' };
  const seen: FacesSeen = await pictures.hold((refOf) => swaps.faces(refOf(picture), requester, signal, options));
  const id = randomBytes(9).toString('base64url');
  const faces: Detection['faces'] = [];
  for (const { crop, ...face } of seen.faces) {
    if (!crop) continue;
    const isClear = isClearCrop({ crop, ...face }, seen.faces);
    const about: Crop = { detection: id, face: faces.length, isClear };
    faces.push({ number: face.number, path: await links.keep(crop, about), isClear });
  }
  const detection: Detection = { requester: requester.id, kind, url: digestOf(url), at: clock.now(), faces };
  await ids.put(idKind, id, detection, requester);
  return id;
}

/** Undefined where there is none of this requester that holds. */
export async function findDetection(
  id: string,
  requester: Requester,
  { ids, clock }: Pick<ApiContext, 'ids' | 'clock'>,
): Promise<Detection | undefined> {
  const detection = Detection.optional().parse(await ids.get(idKind, id));
  const holds = detection?.requester === requester.id && detection.at + validMs > clock.now();
  return holds ? detection : undefined;
}

export function wasSearched(detection: Detection, { kind, url }: Searched): boolean {
  return detection.kind === kind && detection.url === digestOf(url);
}

/** What is remembered of the crop at a URL; undefined for every other URL. */
export async function cropAt(text: string, { links }: Pick<ApiContext, 'links'>): Promise<Crop | undefined> {
  const url = URL.parse(text);
  return Crop.safeParse(url && (await links.aboutOf(url))).data;
}

function digestOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url');
}

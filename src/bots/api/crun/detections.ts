import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FacesSeen } from '../../../core/admission/look-at-faces.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import type { ApiContext } from '../context.ts';
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
  faces: z.array(z.object({ number: z.int(), path: z.string() })),
});
export type Detection = z.infer<typeof Detection>;

const Crop = z.object({ detection: z.string(), face: z.int() });

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
  const seen = await pictures.hold((refOf) => swaps.faces(refOf(picture), requester, signal, options));
  const id = randomBytes(9).toString('base64url');
  const faces: Detection['faces'] = [];
  for (const { number, crop } of croppedFaces(seen)) {
    const about = { detection: id, face: faces.length } satisfies z.infer<typeof Crop>;
    faces.push({ number, path: await links.keep(crop, about) });
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

/** Whether a URL is that of the crop of this very face, which then stays as it is. */
export async function isOwnCrop(
  text: string,
  face: z.infer<typeof Crop>,
  { links }: Pick<ApiContext, 'links'>,
): Promise<boolean> {
  const url = URL.parse(text);
  const crop = Crop.safeParse(url && (await links.aboutOf(url))).data;
  return crop?.detection === face.detection && crop.face === face.face;
}

function croppedFaces({ faces }: FacesSeen) {
  return faces.flatMap(({ number, crop }) => (crop ? [{ number, crop }] : []));
}

function digestOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url');
}

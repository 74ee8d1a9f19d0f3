import { z } from 'zod';
import type { Translation } from '../../translations/index.ts';
import type { AskedSwap } from '../begin-swap.ts';
import type { Fields } from '../http/bodies.ts';
import { OptionalWebhookUrl } from '../http/dialect.ts';
import { parseFields } from '../http/parse-fields.ts';
import { pictureOf } from '../pictures.ts';
import { faceIn } from './landmarks.ts';
import { cropOf, FaceImage, faceOf, type Looks } from './looks.ts';
import { AkoolRefusal, codes } from './refusals.ts';
import { type Row, readSceneFace, type Scene, type SceneFace, sceneFace, sceneFaceOfCrop, swapOf } from './rows.ts';

const mostFaces = 8;

const FaceImages = z.array(FaceImage).min(1);
const Pairs = { sourceImage: FaceImages, targetImage: FaceImages };
const SpecifyImage = z.object({ ...Pairs, modifyImage: z.string() });
const SpecifyVideo = z.object({ ...Pairs, modifyVideo: z.string() });
const ByImage = z.object(Pairs);
const FaceInfo = z.object({ face_url: z.string().nullish(), bbox: z.array(z.number()).length(4).nullish() });
type FaceInfo = z.infer<typeof FaceInfo>;
const PlusByImage = z.object({
  source_url: z.string(),
  target_url: z.string(),
  single_face_mode: z.boolean().nullish(),
  face_mapping: z.array(z.object({ source_face_info: FaceInfo, target_face_info: FaceInfo })).nullish(),
});
const Webhook = z.object({ webhookUrl: OptionalWebhookUrl });

/** What a request asks for. Throws ApiProblem, UserError, AkoolRefusal. */
export type ReadRequest = (fields: Fields, looks: Looks, translation: Translation) => Promise<AskedSwap>;

export const readSpecifyImage: ReadRequest = async (fields, looks, translation) => {
  const { modifyImage, ...pairs } = parseFields(SpecifyImage, fields, translation);
  return readPairs(pairs, sceneIn(modifyImage, 'modifyImage'), looks);
};

export const readSpecifyVideo: ReadRequest = async (fields, looks, translation) => {
  const { modifyVideo, ...pairs } = parseFields(SpecifyVideo, fields, translation);
  return readPairs(pairs, sceneIn(modifyVideo, 'modifyVideo', true), looks);
};

/** One pair: the scene is the target image itself. */
export const readByImage: ReadRequest = async (fields, looks, translation) => {
  const { sourceImage, targetImage } = parseFields(ByImage, fields, translation);
  const [source] = sourceImage;
  const [target] = targetImage;
  if (!source || !target || sourceImage.length + targetImage.length > 2) {
    throw new AkoolRefusal(codes.parameter, 'akool-one-pair');
  }
  return readPairs({ sourceImage, targetImage }, sceneIn(target.path, 'targetImage'), looks);
};

/** The faces that are mapped; without a mapping all of them, or in single face mode the largest. */
export const readPlusByImage: ReadRequest = async (fields, looks, translation) => {
  const asked = parseFields(PlusByImage, fields, translation);
  const target = sceneIn(asked.target_url, 'target_url');
  const mapping = asked.face_mapping ?? [];
  if (mapping.length > mostFaces) throw tooManyFaces();
  if (mapping.length === 0 || asked.single_face_mode) {
    const photos = [pictureOf(asked.source_url, 'source_url')];
    return { photos, target: target.picture, faces: { which: asked.single_face_mode ? 'largest' : 'all' } };
  }
  const rows: Row[] = [];
  for (const { source_face_info: source, target_face_info: info } of mapping) {
    const scene = await mappedSceneFace(info, target, looks);
    rows.push({ ...(await mappedSource(source, asked.source_url, looks)), scene });
  }
  return swapOf(rows, target.picture, looks);
};

/** Where the answer is told, if anywhere. */
export function readWebhookUrl(fields: Fields, translation: Translation): string | undefined {
  return parseFields(Webhook, fields, translation).webhookUrl || undefined;
}

async function readPairs(
  { sourceImage, targetImage }: z.infer<typeof ByImage>,
  scene: Scene,
  looks: Looks,
): Promise<AskedSwap> {
  if (Math.max(sourceImage.length, targetImage.length) > mostFaces) throw tooManyFaces();
  if (sourceImage.length !== targetImage.length) throw new AkoolRefusal(codes.parameter, 'akool-uneven');
  const all = [...sourceImage, ...targetImage];
  if (all.length > 2 && all.some(({ opts }) => !opts)) throw new AkoolRefusal(codes.parameter, 'akool-opts-missing');
  const rows: Row[] = [];
  for (const [index, image] of sourceImage.entries()) {
    const face = await readSceneFace(targetImage[index] ?? image, scene, looks);
    const source = await faceOf(image, 'sourceImage', looks);
    rows.push({ source, sourceName: JSON.stringify([image.path, image.opts]), scene: face });
  }
  return swapOf(rows, scene.picture, looks);
}

async function mappedSource(
  { face_url: url, bbox }: FaceInfo,
  sourceUrl: string,
  looks: Looks,
): Promise<Pick<Row, 'source' | 'sourceName'>> {
  const field = 'source_face_info';
  if (url) return { source: await faceOf({ path: url }, field, looks), sourceName: url };
  const source = pictureOf(sourceUrl, field);
  if (!bbox) return { source, sourceName: sourceUrl };
  const { faces } = await looks.at(source);
  const meant = faces.length > 1 ? cropOf(faceIn(faces, bbox), faces, field) : source;
  return { source: meant, sourceName: JSON.stringify([sourceUrl, bbox]) };
}

async function mappedSceneFace({ face_url: url, bbox }: FaceInfo, target: Scene, looks: Looks): Promise<SceneFace> {
  const field = 'target_face_info';
  const picture = url ? pictureOf(url, field) : undefined;
  const known = picture && (await sceneFaceOfCrop(picture, target, field, looks));
  if (known) return known;
  if (bbox) {
    const seen = await looks.at(target.picture);
    return sceneFace(faceIn(seen.faces, bbox), seen, field);
  }
  if (picture) return { reference: picture };
  throw new AkoolRefusal(codes.parameter, 'akool-no-face-there', { field });
}

function sceneIn(text: string, field: string, isVideo = false): Scene {
  return { picture: pictureOf(text, field), text, isVideo };
}

function tooManyFaces(): AkoolRefusal {
  return new AkoolRefusal(codes.tooManyFaces, 'akool-too-many-faces', { most: mostFaces });
}

import { z } from 'zod';
import { mostPhotos } from '../../../core/ports/media.ts';
import type { Translation } from '../../translations/index.ts';
import type { AskedFaces, AskedSwap } from '../begin-swap.ts';
import type { Body } from '../http/bodies.ts';
import { parseFields } from '../http/parse-fields.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { ApiProblem } from '../problems.ts';

/** A picture in a request: its bytes, or a text with its URL. */
type Part = Uint8Array | string;

const mostNamed = 32;
const urlText = z.string().min(1).meta({ description: 'An https URL, or a data: URL.' });
const file = z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({ type: 'string', format: 'binary' });
const formPart: z.ZodType<Part> = z.union([file, urlText]);
const numberText = z.string().regex(/^[1-9]\d{0,2}$/);
const whichWord = z.enum(['largest', 'all']);
const Assign = z.record(numberText, z.string().min(1)).meta({
  description: 'For faces of the target, by their numbers from the left: the name of another field with the new face.',
});
const assignText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'invalid_format', format: 'json', input: text });
    return z.NEVER;
  }
});

function swapFields<
  Which extends z.ZodType<'largest' | 'all' | number>,
  Named extends z.ZodType<Record<string, string>>,
>(picture: z.ZodType<Part>, which: Which, assign: Named) {
  return z
    .object({
      face: z
        .union([picture, z.array(picture).min(1).max(mostPhotos)])
        .optional()
        .meta({ description: 'The face that is put on: one photo of a person, or several.' }),
      target: picture.meta({ description: 'The picture, GIF or video that receives the face.' }),
      reference: picture.optional().meta({ description: 'A picture of the person in the target who is replaced.' }),
      which: which
        .optional()
        .meta({ description: 'Which face of the target: largest (default), all, or its number from the left.' }),
      assign: assign.optional(),
      webhook_url: z.url({ protocol: /^https?$/ }).optional(),
      provider: z.string().min(1).optional(),
    })
    .catchall(picture);
}

/** What a request for a swap holds, as JSON and as a form. */
export const SwapJson = swapFields(urlText, z.union([whichWord, z.int().min(1).max(999)]), Assign);
export const SwapForm = swapFields(
  formPart,
  z.union([whichWord, numberText.transform(Number)]),
  assignText.pipe(Assign),
);
export const PictureJson = z.strictObject({ picture: urlText });
export const PictureForm = z.strictObject({ picture: formPart });

export interface ReadSwap {
  readonly asked: AskedSwap;
  readonly webhookUrl: string | undefined;
}

/** The swap that the fields of a request ask for. Throws ApiProblem. */
export function readSwap({ fields, isForm }: Body, translation: Translation): ReadSwap {
  const given = parseFields(isForm ? SwapForm : SwapJson, fields, translation);
  const { face, target, reference, which, assign, webhook_url: webhookUrl, provider, ...named } = given;
  const no = (field: string, problem: string): never => {
    throw new ApiProblem('bad-field', { field, problem });
  };
  const photos = [face ?? []].flat().map((part) => pictureIn(part, 'face'));
  if (assign && (photos.length > 0 || reference !== undefined || which !== undefined)) {
    no('assign', translation.text('api-field-alone'));
  }
  if (reference !== undefined && which !== undefined) no('reference', translation.text('api-field-alone'));
  if (!assign && photos.length === 0) no('face', translation.text('api-field-missing'));
  const unknown = Object.keys(named).find((name) => !Object.values(assign ?? {}).includes(name));
  if (unknown !== undefined || Object.keys(named).length > mostNamed) {
    no(unknown ?? 'assign', translation.text('api-field-unknown'));
  }
  return { asked: { photos, target: pictureIn(target, 'target'), faces: facesOf(), provider }, webhookUrl };

  function facesOf(): AskedFaces {
    if (assign) return { which: 'assigned', assignments: Object.entries(assign).map(assignmentOf) };
    if (reference !== undefined) return { which: 'reference', reference: pictureIn(reference, 'reference') };
    if (typeof which === 'number') return { which: 'nth', fromLeft: which };
    return { which: which ?? 'largest' };
  }

  function assignmentOf([number, name]: readonly [string, string]) {
    const part = named[name] ?? no(name, translation.text('api-field-missing'));
    return { fromLeft: Number(number), source: pictureIn(part, name) };
  }
}

/** The picture that a request is about. Throws ApiProblem. */
export function readPicture({ fields, isForm }: Body, translation: Translation): Picture {
  return pictureIn(parseFields(isForm ? PictureForm : PictureJson, fields, translation).picture, 'picture');
}

function pictureIn(part: Part, field: string): Picture {
  return typeof part === 'string' ? pictureOf(part, field) : part;
}

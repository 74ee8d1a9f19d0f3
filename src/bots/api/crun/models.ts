import { z } from 'zod';
import { OptionalWebhookUrl } from '../http/dialect.ts';

const url = z.string().min(1);
const plain = { new_face: url, disable_safety_checker: z.boolean().nullish() };
const multi = {
  detect_id: z.union([z.string().min(1), z.int().transform(String)]),
  faces: z
    .array(z.object({ face_id: z.int().min(0), target: url }))
    .min(1)
    .max(64),
  disable_safety_checker: z.boolean().nullish(),
};
const image = { image_url: url };
const video = { video_url: url };

/** The models of the vendor's documents, and their inputs. `disable_safety_checker` is never obeyed. */
const inputs = {
  'image-face-swap': z.object({ ...image, ...plain }),
  'image-face-swap-multi': z.object({ ...image, ...multi }),
  'video-face-swap': z.object({ ...video, ...plain }),
  'video-face-swap-multi': z.object({ ...video, ...multi }),
} as const;

const Model = z.enum(Object.keys(inputs) as (keyof typeof inputs)[]);
export type Model = z.infer<typeof Model>;

const task = <Name extends Model>(model: Name) => z.object({ model: z.literal(model), input: inputs[model] });

/** A request for a swap. */
export const Task = z
  .object({ callback_url: OptionalWebhookUrl })
  .and(
    z.discriminatedUnion('model', [
      task('image-face-swap'),
      task('image-face-swap-multi'),
      task('video-face-swap'),
      task('video-face-swap-multi'),
    ]),
  );
export type Task = z.infer<typeof Task>;

/** What is told of a model: its input as a JSON Schema. Undefined where there is no such model. */
export function describedModel(name: string) {
  const model = Model.safeParse(name).data;
  if (model === undefined) return undefined;
  const { $schema, ...input } = z.toJSONSchema(inputs[model], { io: 'input' });
  return { model, modality: model.split('-')[0], operation: 'face-swap', input };
}

export const models: readonly Model[] = Model.options;

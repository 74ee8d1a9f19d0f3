import { z } from 'zod';
import { mostPhotos } from '../../../core/ports/media.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { readPicture } from './fields.ts';

export const Limits = z.object({
  max_bytes: z.int().meta({ description: 'Of each file.' }),
  max_megapixels: z.number().meta({ description: 'Width × height × frames.' }),
  max_seconds: z.number(),
  max_photos: z.int().meta({ description: 'Of one person in a request.' }),
  media_types: z.array(z.string()),
  providers: z.array(z.string()).meta({ description: 'What swaps, best first. `local` is this machine.' }),
  of_this_key: z.object({
    swaps_at_once: z.int(),
    swaps_a_day: z.int().optional(),
    requests_a_minute: z.int().meta({ description: 'That bring pictures, whatever comes of them.' }),
  }),
});

const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'video/mp4',
  'video/quicktime',
  'video/webm',
];

/** The faces of a picture, as `faces --json` tells them. */
export function numberFaces(request: ApiRequest, context: ApiContext): Promise<Response> {
  const { requester, translation } = request.var;
  const { signal } = request.req.raw;
  return context.bodies.read(request.req.raw, requester, async (body) => {
    const picture = readPicture(body, translation);
    const { media, faces } = await context.pictures.hold((refOf) =>
      context.swaps.faces(refOf(picture), requester, signal),
    );
    return request.json({ width: media.width, height: media.height, faces });
  });
}

/** Whether a file was made here, as `verify --json` tells it. */
export function verifyPicture(request: ApiRequest, context: ApiContext): Promise<Response> {
  const { requester, translation } = request.var;
  const { signal } = request.req.raw;
  return context.bodies.read(request.req.raw, requester, async (body) => {
    const picture = readPicture(body, translation);
    const known = await context.pictures.hold((refOf) => context.swaps.verify(refOf(picture), requester, signal));
    const { verdict, at, provider } = known;
    return request.json({
      verdict,
      ...(at !== undefined && { at: new Date(at).toISOString() }),
      ...(provider !== undefined && { provider }),
    });
  });
}

export async function readLimits(request: ApiRequest, { limits, keyLimits, providers }: ApiContext): Promise<Response> {
  return request.json({
    max_bytes: limits.maxBytes,
    max_megapixels: limits.maxPixels / 1e6,
    max_seconds: limits.maxSeconds,
    max_photos: mostPhotos,
    media_types: mediaTypes,
    providers,
    of_this_key: {
      swaps_at_once: keyLimits.atOnce,
      ...(keyLimits.aDay !== undefined && { swaps_a_day: keyLimits.aDay }),
      requests_a_minute: keyLimits.aMinute,
    },
  });
}

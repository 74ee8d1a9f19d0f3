import { z } from 'zod';
import { NumberedFace } from '../../../core/ports/faces.ts';
import type { ApiRequest } from '../http/environment.ts';
import { PictureForm, PictureJson, SwapForm, SwapJson } from './fields.ts';
import type { NamedSchemas, Operation } from './operation.ts';
import { Limits, numberFaces, readLimits, verifyPicture } from './pictures.ts';
import { Problem } from './problem.ts';
import { Swap } from './swap-view.ts';
import { createSwap, deleteSwap, followSwap, readResult, readSwapState } from './swaps.ts';

const FacesFound = z
  .object({ width: z.int(), height: z.int(), faces: z.array(NumberedFace) })
  .meta({ description: 'Positions are pixels of the upright picture.' });
const Verified = z.object({
  verdict: z.enum(['made-here', 'altered', 'looks-like', 'unknown']),
  at: z.iso.datetime().optional(),
  provider: z.string().optional(),
});

/** Every schema of the document, by its name there. */
export const schemas: NamedSchemas = {
  input: { SwapRequest: SwapJson, SwapForm, PictureRequest: PictureJson, PictureForm },
  output: { Swap, Faces: FacesFound, Verification: Verified, Limits, Problem },
};

const picture = { json: PictureJson, form: PictureForm };
const pictureErrors = [400, 413, 415, 422, 503];

export const operations: readonly Operation[] = [
  {
    id: 'createSwap',
    method: 'POST',
    path: '/v1/swaps',
    summary: 'Request a swap',
    body: { json: SwapJson, form: SwapForm },
    isIdempotent: true,
    success: { status: 202, description: 'It is admitted and waits for its turn.', schema: Swap },
    errors: [400, 403, 409, 413, 415, 422, 503],
    handle: (request: ApiRequest, context) => createSwap(request, context),
  },
  {
    id: 'getSwap',
    method: 'GET',
    path: '/v1/swaps/{id}',
    summary: 'How far a swap is',
    success: { status: 200, description: 'The swap.', schema: Swap },
    errors: [404, 410],
    handle: readSwapState,
  },
  {
    id: 'deleteSwap',
    method: 'DELETE',
    path: '/v1/swaps/{id}',
    summary: 'Cancel a swap, or delete its result',
    success: { status: 204, description: 'It is cancelled, or its result is deleted.' },
    errors: [404, 410],
    handle: deleteSwap,
  },
  {
    id: 'followSwap',
    method: 'GET',
    path: '/v1/swaps/{id}/events',
    summary: 'Follow a swap: an event each time it changes, until it has ended',
    success: { status: 200, description: 'Each `data:` is a swap as JSON.', type: 'text/event-stream' },
    errors: [404, 410],
    handle: followSwap,
  },
  {
    id: 'getResult',
    method: 'GET',
    path: '/v1/swaps/{id}/result',
    summary: 'The picture, GIF or video that a swap made',
    success: { status: 200, description: 'The file.', type: '*/*' },
    errors: [404, 410, 422, 503],
    handle: readResult,
  },
  {
    id: 'numberFaces',
    method: 'POST',
    path: '/v1/faces',
    summary: 'Number the faces of a picture, as `which` and `assign` take them',
    body: picture,
    success: { status: 200, description: 'The faces, from the left.', schema: FacesFound },
    errors: pictureErrors,
    handle: numberFaces,
  },
  {
    id: 'verify',
    method: 'POST',
    path: '/v1/verify',
    summary: 'Tell whether a file was made here',
    body: picture,
    success: { status: 200, description: 'What is known of it.', schema: Verified },
    errors: pictureErrors,
    handle: verifyPicture,
  },
  {
    id: 'getLimits',
    method: 'GET',
    path: '/v1/limits',
    summary: 'What this server takes',
    success: { status: 200, description: 'Its limits.', schema: Limits },
    errors: [],
    handle: readLimits,
  },
];

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { UserError } from '../../../core/errors.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { ApiProblem, retryAfterOf } from '../problems.ts';
import { type PictureNames, refusalText } from '../refusal-words.ts';

/** The codes of the vendor's documents, and their messages. They are the HTTP statuses too. */
const messages = {
  401: 'Unauthorized',
  404: 'Not Found',
  422: 'Validation Error',
  429: 'Rate Limited',
  455: 'Service Unavailable',
  500: 'Internal Server Error',
} as const;
type Code = keyof typeof messages;

interface Refused {
  readonly code: Code;
  readonly sentence?: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** What messages call the pictures. Programs that know the vendor tell a new face by these words. */
export const pictureNames: PictureNames = { target: 'image_url', source: 'new_face', reference: 'faces' };

/** `{ code, message, data: null }`. */
export function answerError(error: unknown, request: ApiRequest, context: ApiContext): Response {
  const { code, sentence, retryAfter } = refusedWith(error, context);
  if (code === 500 && !request.req.raw.signal.aborted) context.onError(error);
  if (retryAfter !== undefined) request.header('retry-after', String(retryAfter));
  request.header('cache-control', 'no-store');
  const message = [messages[code], ...(sentence === undefined ? [] : [sentence])].join(': ');
  return request.json({ code, message, data: null }, code as ContentfulStatusCode);
}

function refusedWith(error: unknown, { translations }: ApiContext): Refused {
  const translation = translations('en');
  if (error instanceof UserError) {
    const retryAfter = retryAfterOf(error);
    switch (error.code) {
      case 'quota-used-up':
      case 'line-too-long':
        return { code: 429, sentence: translation.error(error), retryAfter };
      case 'unchecked':
      case 'no-room':
        return { code: 455, sentence: translation.error(error), retryAfter };
      case 'member-blocked':
        return { code: 401, sentence: translation.error(error) };
      default:
        return { code: 422, sentence: refusalText(error, pictureNames, translation) };
    }
  }
  if (!(error instanceof ApiProblem) || error.code === 'internal') return { code: 500 };
  const sentence = translation.text(`api-${error.code}`, { ...error.values });
  switch (error.code) {
    case 'unauthorized':
      return { code: 401 };
    case 'not-found':
    case 'gone':
      return { code: 404, sentence };
    default:
      return { code: 422, sentence };
  }
}

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { UserError } from '../../../core/errors.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { ApiProblem, retryAfterOf } from '../problems.ts';
import { refusalText } from '../refusal-words.ts';
import { endpoints, pictureNames } from './endpoints.ts';

interface Refused {
  readonly status: number;
  readonly message: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** The messages of the vendor's documents, where they have one. */
const documented = {
  key: 'Invalid API key',
  unreachable: 'Unable to fetch image from provided URL',
  tooMany: 'Rate limit exceeded.',
  unavailable: 'Service temporarily unavailable.',
  internal: 'Internal server error. Please try again.',
};

/** `{ status: 'error', message }` with the status of the documents. */
export function answerError(error: unknown, request: ApiRequest, context: ApiContext): Response {
  const { status, message, retryAfter } = refusedWith(error, request, context);
  if (status === 500 && !request.req.raw.signal.aborted) context.onError(error);
  if (retryAfter !== undefined) request.header('retry-after', String(retryAfter));
  request.header('cache-control', 'no-store');
  const body = { status: 'error', message, ...(retryAfter !== undefined && { retry_after: retryAfter }) };
  return request.json(body, status as ContentfulStatusCode);
}

function refusedWith(error: unknown, request: ApiRequest, { translations }: ApiContext): Refused {
  const translation = translations('en');
  const endpoint = endpoints[request.req.path.split('/').at(-1) ?? ''];
  if (error instanceof UserError) {
    const retryAfter = retryAfterOf(error);
    const sentence = translation.error(error);
    switch (error.code) {
      case 'media-unreachable':
        return { status: 400, message: documented.unreachable };
      case 'quota-used-up':
      case 'line-too-long':
      case 'no-room':
        return { status: 429, message: `${documented.tooMany} ${sentence}`, retryAfter };
      case 'unchecked':
        return { status: 503, message: `${documented.unavailable} ${sentence}`, retryAfter };
      case 'member-blocked':
        return { status: 403, message: sentence };
      default:
        return { status: 400, message: refusalText(error, pictureNames(endpoint), translation) };
    }
  }
  if (!(error instanceof ApiProblem) || error.code === 'internal') return { status: 500, message: documented.internal };
  const message = translation.text(`api-${error.code}`, { ...error.values });
  switch (error.code) {
    case 'unauthorized':
      return { status: 401, message: documented.key };
    case 'not-found':
    case 'gone':
      return { status: 404, message: `Not found. ${message}` };
    default:
      return { status: 400, message };
  }
}

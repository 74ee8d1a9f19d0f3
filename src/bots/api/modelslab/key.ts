import type { Requester } from '../../../core/ports/chat.ts';
import type { ApiContext } from '../context.ts';
import { requesterOf } from '../context.ts';
import type { Fields } from '../http/bodies.ts';
import type { ApiRequest } from '../http/environment.ts';
import { ApiProblem } from '../problems.ts';

/**
 * Runs the work on the fields of a request, whose key stands among them. Until it is read, the request is that of an address;
 * those of one `kind` do not wait for another's. Throws ApiProblem without a key that is known.
 */
export function withKey(
  request: ApiRequest,
  kind: string,
  { bodies, keys }: ApiContext,
  work: (fields: Fields, requester: Requester) => Promise<Response>,
): Promise<Response> {
  const { remoteAddress = '' } = request.env.incoming.socket;
  const nobody = { platform: 'api', id: JSON.stringify([kind, remoteAddress]) };
  return bodies.read(request.req.raw, nobody, async ({ fields }) => {
    const name = typeof fields.key === 'string' ? await keys.nameOf(fields.key) : undefined;
    if (name === undefined) throw new ApiProblem('unauthorized');
    return work(fields, requesterOf(name));
  });
}

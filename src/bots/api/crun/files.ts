import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { ApiProblem } from '../problems.ts';

const Upload = z.object({ content_type: z.string().regex(/^(?:image|video)\/[\w.+-]+$/i), ext: z.string().optional() });

/** Where a file can be sent, and where it is then. */
export async function uploadUrls(
  query: Readonly<Record<string, string>>,
  { requester, baseUrl }: ApiRequest['var'],
  context: ApiContext,
) {
  const { content_type: mimeType } = parseFields(Upload, query, context.translations('en'));
  const { to, link } = await context.links.forUpload(mimeType.toLowerCase(), requester);
  return { presigned_url: `${baseUrl}/crun${to}`, file_url: `${baseUrl}${link}` };
}

/** Keeps a file that is sent to such a URL, which stands for a key. Throws ApiProblem and UserError. */
export function receiveFile(request: ApiRequest, { bodies, links, limits }: ApiContext): Promise<Response> {
  const { remoteAddress = '' } = request.env.incoming.socket;
  const nobody = { platform: 'api', id: JSON.stringify(['uploads', remoteAddress]) };
  return bodies.readFile(request.req.raw, nobody, async (bytes) => {
    const limitMb = Math.floor(limits.maxBytes / 2 ** 20);
    if (bytes.byteLength > limits.maxBytes) throw new UserError('too-many-bytes', { limitMb });
    const mimeType = (request.req.header('content-type') ?? '').toLowerCase();
    if (!(await links.receive(request.req.path, { bytes, mimeType }))) throw new ApiProblem('not-found');
    return request.body(null, 200);
  });
}

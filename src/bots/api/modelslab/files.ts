import { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import type { ApiContext } from '../context.ts';
import type { Fields } from '../http/bodies.ts';
import type { ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { fileIn } from './base64.ts';
import { newId } from './ids.ts';

/** The uploads of the vendor's documents, and what each calls the file. */
export const uploads: Readonly<Record<string, string>> = {
  '/api/v6/base64_to_url': 'base64_string',
  '/api/v6/image_editing/base64_to_url': 'init_image',
  '/api/v6/video/base64_to_url': 'init_obj',
};

interface Upload {
  /** What the call names the file. */
  readonly field: string;
  readonly fields: Fields;
  readonly requester: Requester;
}

/** Keeps a file for a day. Answers with a link to it. */
export async function upload(request: ApiRequest, sent: Upload, context: ApiContext): Promise<Response> {
  const url = await keep(request, sent, context);
  return request.json({ status: 'success', id: newId(), output: [url] });
}

/** The same in the words of the older upload, which the vendor's documents call a crop. The picture stays whole. */
export async function uploadWhole(request: ApiRequest, sent: Upload, context: ApiContext): Promise<Response> {
  const link = await keep(request, sent, context);
  return request.json({ status: 'success', messege: 'image uploaded', link, request_id: newId() });
}

async function keep(request: ApiRequest, { field, fields, requester }: Upload, context: ApiContext): Promise<string> {
  const { [field]: text = '' } = parseFields(
    z.object({ [field]: z.string().min(1) }),
    fields,
    context.translations('en'),
  );
  const path = await context.links.keepUpload(fileIn(text, field, context.limits), requester);
  return `${request.var.baseUrl}${path}`;
}

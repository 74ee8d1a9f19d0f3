import { UserError } from '../../../core/errors.ts';
import type { EncodedMedia, MediaLimits } from '../../../core/ports/media.ts';
import { ApiProblem } from '../problems.ts';

const dataUrl = /^data:([\w.+/-]*)(?:;[\w.+-]+=[\w.+-]+)*;base64,/i;
const base64 = /^[\w+/-]+={0,2}$/;

/** The file in a text, which is base64 by itself or in a `data:` URL. Throws ApiProblem; UserError where it is too large. */
export function fileIn(text: string, field: string, { maxBytes }: Pick<MediaLimits, 'maxBytes'>): EncodedMedia {
  const [head = '', mimeType = ''] = dataUrl.exec(text) ?? [];
  const content = text.slice(head.length).replaceAll(/\s/g, ''); // lines are often broken
  if (!base64.test(content)) throw new ApiProblem('not-a-picture', { field });
  const bytes = Buffer.from(content, 'base64');
  if (bytes.byteLength > maxBytes) throw new UserError('too-many-bytes', { limitMb: Math.floor(maxBytes / 2 ** 20) });
  return { bytes, mimeType: mimeType.toLowerCase() };
}

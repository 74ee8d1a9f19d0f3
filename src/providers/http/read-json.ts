import type { Dispatcher } from 'undici';
import { FetchBlocked } from './transport-error.ts';

/** The JSON of an answer; undefined where it is none. Throws FetchBlocked where it is larger than `maxBytes`. */
export async function readJson({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of body) {
      total += chunk.byteLength;
      if (total > maxBytes) throw new FetchBlocked('BODY_TOO_LARGE'); // leaving the loop destroys the body
      chunks.push(chunk);
    }
  } catch (error) {
    const json = error instanceof FetchBlocked ? undefined : parseJson(chunks);
    if (json !== null && typeof json === 'object') return json; // whole, although its end was not announced
    throw error;
  }
  return parseJson(chunks);
}

/** `TextDecoder` skips a byte order mark, which `JSON.parse` does not take. */
function parseJson(chunks: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(Buffer.concat(chunks)));
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import { readAll } from '../../../core/ports/media.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { AkoolRefusal, codes } from './refusals.ts';
import { openToken, sealToken } from './tokens.ts';

/** The key is client secret and API key at once, its name the client id. */
const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });

const mostBytes = 16 * 2 ** 10;

/** A key that came with a request, and its name. */
export interface Holder {
  readonly name: string;
  readonly key: string;
}

/** Exchanges the name of a key and the key for a token, which stands beside the code. */
export async function giveToken(request: ApiRequest, { keys, tokenKeys }: ApiContext): Promise<Response> {
  const bytes = await readAll(request.req.raw.body ?? ReadableStream.from([]), mostBytes);
  const { clientId: name, clientSecret: key } = credentialsIn(bytes);
  if ((await keys.nameOf(key)) !== name) throw badToken();
  return request.json({ code: codes.ok, msg: 'OK', token: sealToken(key, tokenKeys) });
}

/**
 * Whose key came with a request, in a token or by itself. Where both came the key is not looked at. Throws AkoolRefusal where
 * it is missing or not known any more.
 */
export async function holderOf({ req }: ApiRequest, { keys, tokenKeys }: ApiContext): Promise<Holder> {
  const authorization = req.header('authorization');
  const given = authorization === undefined ? req.header('x-api-key') : authorization.replace(/^Bearer\b */i, '');
  if (given === undefined || given === '') throw new AkoolRefusal(codes.noToken, 'akool-no-token');
  const key = authorization === undefined ? given : openToken(given, tokenKeys);
  const name = key === undefined ? undefined : await keys.nameOf(key);
  if (key === undefined || name === undefined) throw badToken();
  return { name, key };
}

function credentialsIn(bytes: Uint8Array | undefined): z.infer<typeof Credentials> {
  try {
    return Credentials.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new AkoolRefusal(codes.parameter, 'akool-credentials');
  }
}

function badToken(): AkoolRefusal {
  return new AkoolRefusal(codes.badToken, 'akool-bad-token');
}

import type { IncomingHttpHeaders } from 'node:http';
import { fetchLent } from './accepted.ts';
import { AkoolStudio } from './akool-state.ts';
import { type Asked, fileReply, jsonOf, startVendorServer, type VendorServer } from './vendor-server.ts';

const operations = {
  '/api/open/v3/getToken': 'token',
  '/api/open/v3/faceswap/highquality/specifyimage': 'submit',
  '/api/open/v3/faceswap/highquality/specifyvideo': 'submit',
  '/api/open/v4/faceswap/faceswapPlusByImage': 'submit',
  '/api/open/v3/faceswap/result/listbyids': 'list',
  '/api/open/v3/faceswap/result/delbyids': 'delete',
  '/api/open/v3/faceswap/quota/info': 'credit',
  '/interface/detect-api/detect_faces': 'detect',
} as const;
export type Operation = (typeof operations)[keyof typeof operations] | 'file' | 'unknown';

export interface AkoolServer extends VendorServer<Operation> {
  readonly studio: AkoolStudio;
}

/** Akool on a loopback socket. */
export async function startAkoolServer(): Promise<AkoolServer> {
  const studio = new AkoolStudio();
  const server = await startVendorServer<Operation>({
    contract: 'akool.openapi.yaml',
    billed: 'submit',
    operationOf,
    bodyOf: (_, bytes) => jsonOf(bytes),
    async answer(asked, check, violations) {
      const { operation, method, path, url, headers, json } = asked;
      if (operation === 'file') return fileReply(await studio.file(path), 'image/jpeg');
      violations.push(...check.request(method, path, url.searchParams, json));
      if (headers['x-api-key'] && headers.authorization) violations.push('both authorisation headers');
      if (studio.painter && operation === 'detect') await fetchLent(json, (link, bytes) => studio.hosts(link, bytes));
      const answer = answerOf(studio, asked);
      violations.push(...check.answer(method, path, 200, answer));
      return { status: 200, json: answer };
    },
  });
  studio.url = server.url;
  return Object.assign(server, { studio });
}

function answerOf(studio: AkoolStudio, { operation, path, headers, url, json }: Asked<Operation, unknown>): unknown {
  if (operation === 'token') return studio.token(json);
  const rejection = rejectionOf(studio, operation, headers);
  if (rejection) return rejection;
  switch (operation) {
    case 'submit':
      return studio.submit(path, json);
    case 'list':
      return studio.list((url.searchParams.get('_ids') ?? '').split(','));
    case 'delete':
      return studio.remove(json);
    case 'credit':
      return { code: 1000, msg: 'OK', data: { credit: studio.credit } };
    case 'detect':
      return studio.detect(json);
    default:
      return { code: 1014, msg: 'The requested resource does not exist' };
  }
}

function rejectionOf(studio: AkoolStudio, operation: Operation, headers: IncomingHttpHeaders): object | undefined {
  const rejection = studio.authorise(headers);
  if (!rejection || operation !== 'detect') return rejection;
  return { error_code: 0, error_msg: '', faces_obj: {}, ...rejection };
}

function operationOf(path: string): Operation {
  const known = Object.entries(operations).find(([each]) => each === path);
  if (known) return known[1];
  return path.startsWith('/files/') ? 'file' : 'unknown';
}

import type { IncomingHttpHeaders } from 'node:http';
import { fetchRelayed } from './accepted-swap.ts';
import { AkoolState } from './akool-state.ts';
import { fileReply, jsonOf, startVendorServer, type VendorRequest, type VendorServer } from './vendor-server.ts';

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
  readonly state: AkoolState;
}

/** Akool on a loopback socket. */
export async function startAkoolServer(): Promise<AkoolServer> {
  const state = new AkoolState();
  const server = await startVendorServer<Operation>({
    contract: 'akool.openapi.yaml',
    billed: 'submit',
    operationOf,
    bodyOf: (_, bytes) => jsonOf(bytes),
    async answer(request, check, violations) {
      const { operation, method, path, url, headers, json } = request;
      if (operation === 'file') return fileReply(await state.file(path), 'image/jpeg');
      violations.push(...check.request(method, path, url.searchParams, json));
      if (headers['x-api-key'] && headers.authorization) violations.push('both authorisation headers');
      if (state.renderResult && operation === 'detect')
        await fetchRelayed(json, (link, bytes) => state.hosts(link, bytes));
      const answer = answerOf(state, request);
      violations.push(...check.answer(method, path, 200, answer));
      return { status: 200, json: answer };
    },
  });
  state.url = server.url;
  return Object.assign(server, { state });
}

function answerOf(
  state: AkoolState,
  { operation, path, headers, url, json }: VendorRequest<Operation, unknown>,
): unknown {
  if (operation === 'token') return state.token(json);
  const rejection = rejectionOf(state, operation, headers);
  if (rejection) return rejection;
  switch (operation) {
    case 'submit':
      return state.submit(path, json);
    case 'list':
      return state.list((url.searchParams.get('_ids') ?? '').split(','));
    case 'delete':
      return state.remove(json);
    case 'credit':
      return { code: 1000, msg: 'OK', data: { credit: state.credit } };
    case 'detect':
      return state.detect(json);
    default:
      return { code: 1014, msg: 'The requested resource does not exist' };
  }
}

function rejectionOf(state: AkoolState, operation: Operation, headers: IncomingHttpHeaders): object | undefined {
  const rejection = state.authorise(headers);
  if (!rejection || operation !== 'detect') return rejection;
  return { error_code: 0, error_msg: '', faces_obj: {}, ...rejection };
}

function operationOf(path: string): Operation {
  const known = Object.entries(operations).find(([each]) => each === path);
  if (known) return known[1];
  return path.startsWith('/files/') ? 'file' : 'unknown';
}

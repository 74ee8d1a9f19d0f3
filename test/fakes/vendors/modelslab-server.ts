import { fetchRelayed } from './accepted-swap.ts';
import { type Answer, ModelsLabState } from './modelslab-state.ts';
import { fileReply, jsonOf, startVendorServer, type VendorServer } from './vendor-server.ts';

export type Operation = 'upload' | 'submit' | 'fetch' | 'balance' | 'count' | 'delete' | 'file' | 'unknown';
type Body = Readonly<Record<string, unknown>>;

export interface ModelsLabServer extends VendorServer<Operation, Body> {
  readonly state: ModelsLabState;
}

/** ModelsLab on a loopback socket; its `url` is the base URL, `/api/v6` included. */
export async function startModelsLabServer(): Promise<ModelsLabServer> {
  const state = new ModelsLabState();
  const server = await startVendorServer<Operation, Body>({
    contract: 'modelslab.openapi.yaml',
    billed: 'submit',
    operationOf: (path) => placeOf(path).operation,
    bodyOf: (_, bytes) => (jsonOf(bytes) ?? {}) as Body,
    inspect({ operation, url, headers, bytes }, violations) {
      const outside = JSON.stringify([url, headers]) + (operation === 'file' ? bytes : '');
      if (outside.includes(state.key)) violations.push('the key stands where it may be logged');
    },
    async answer({ operation, method, path, url, json }, check, violations) {
      if (operation === 'file') return fileReply(await state.file(path), 'image/png');
      const { contractPath, id } = placeOf(path);
      if (id !== undefined) url.searchParams.set('id', id); // the check counts every parameter
      violations.push(...check.request(method, contractPath, url.searchParams, json));
      if (state.renderResult && operation === 'submit')
        await fetchRelayed(json, (link, bytes) => state.hosts(link, bytes));
      const answer = json.key === state.key ? answerOf(state, operation, contractPath, id, json) : wrongKey;
      if (answer.status === 200) violations.push(...check.answer('POST', contractPath, 200, answer.json));
      return answer;
    },
  });
  state.url = server.url;
  return Object.assign(server, { state, url: `${server.url}/api/v6` });
}

const wrongKey: Answer = { status: 401, json: { status: 'error', message: 'Invalid API key' } };

/** Balance and deletion do not stand beside the rest. */
const places: Readonly<Record<string, { readonly operation: Operation; readonly contractPath: string }>> = {
  '/api/v6/base64_to_url': { operation: 'upload', contractPath: '/base64_to_url' },
  '/api/wallet_balance': { operation: 'balance', contractPath: '/wallet_balance' },
  '/api/v6/processing/request_count': { operation: 'count', contractPath: '/processing/request_count' },
  '/api/v3/delete_image': { operation: 'delete', contractPath: '/delete_image' },
};

function placeOf(path: string): { operation: Operation; contractPath: string; id?: string } {
  const known = places[path];
  if (known) return known;
  if (path.startsWith('/files/')) return { operation: 'file', contractPath: path };
  const [, family, endpoint = '', id] = /^\/api\/v6\/(faceswap|deepfake)\/(\w+)(?:\/(\d+))?$/.exec(path) ?? [];
  if (endpoint.endsWith('_swap')) return { operation: 'submit', contractPath: `/${family}/${endpoint}` };
  if (endpoint === 'fetch' && id) return { operation: 'fetch', contractPath: `/${family}/fetch/{id}`, id };
  return { operation: 'unknown', contractPath: path };
}

function answerOf(
  state: ModelsLabState,
  operation: Operation,
  path: string,
  id: string | undefined,
  json: Readonly<Record<string, unknown>>,
): Answer {
  switch (operation) {
    case 'upload':
      return state.upload(json);
    case 'submit':
      return state.submit(path, json);
    case 'fetch':
      return state.fetch(Number(id));
    case 'balance':
      return state.wallet();
    case 'count':
      return state.count();
    case 'delete':
      return state.remove(json);
    default:
      return { status: 404, json: { status: 'error', message: 'Not Found' } };
  }
}

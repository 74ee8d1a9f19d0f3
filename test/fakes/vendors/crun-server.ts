import { CrunState, type Envelope } from './crun-state.ts';
import { fileReply, jsonOf, startVendorServer, type VendorServer } from './vendor-server.ts';

const client = '/api/v1/client';
const operations: Readonly<Record<string, Operation>> = {
  [`${client}/files/upload-url`]: 'upload-url',
  [`${client}/job/detect-face-image`]: 'detect',
  [`${client}/job/detect-face-video`]: 'detect',
  [`${client}/job/detect-face-result`]: 'detection',
  [`${client}/job/EstimateTask`]: 'estimate',
  [`${client}/job/CreateTask`]: 'create',
  [`${client}/job/TaskInfo`]: 'task',
  [`${client}/account/balance`]: 'balance',
};
export type Operation =
  | 'upload-url'
  | 'upload'
  | 'detect'
  | 'detection'
  | 'estimate'
  | 'create'
  | 'task'
  | 'balance'
  | 'file'
  | 'unknown';

export interface CrunServer extends VendorServer<Operation> {
  readonly state: CrunState;
}

/** Crun on a loopback socket. */
export async function startCrunServer(): Promise<CrunServer> {
  const state = new CrunState();
  const server = await startVendorServer<Operation>({
    contract: 'crun.openapi.yaml',
    billed: 'create',
    operationOf,
    bodyOf: (operation, bytes) => (isFile(operation) ? undefined : jsonOf(bytes)),
    inspect({ operation, headers }, violations) {
      const hasKey = headers['x-api-key'] !== undefined;
      if (isFile(operation) && hasKey) violations.push('the key went to a file server');
    },
    async answer({ operation, method, path, url, headers, json, bytes }, check, violations) {
      if (operation === 'file') return fileReply(await state.file(path.slice('/files/'.length)), 'image/png');
      if (operation === 'upload') {
        const isStored = state.store(path.slice('/upload/'.length), headers['content-type'], bytes);
        return { status: isStored ? 200 : 403 };
      }
      violations.push(...check.request(method, path, url.searchParams, json));
      const isKey = headers['x-api-key'] === state.key;
      const answer = isKey ? answerOf(state, operation, url, json) : { code: 401, message: 'Unauthorized', data: null };
      if (answer.code === 200) violations.push(...check.answer(method, path, 200, answer));
      return { status: answer.code, json: answer };
    },
  });
  state.url = server.url;
  return Object.assign(server, { state });
}

function isFile(operation: Operation): boolean {
  return operation === 'upload' || operation === 'file';
}

function answerOf(state: CrunState, operation: Operation, { searchParams: query }: URL, json: unknown): Envelope {
  const body = json as Readonly<Record<string, string>> | undefined;
  switch (operation) {
    case 'upload-url':
      return state.uploadUrl(query.get('content_type') ?? '', query.get('ext') ?? '');
    case 'detect':
      return state.detect(body?.image_url ?? body?.video_url ?? '');
    case 'detection':
      return state.detection(query.get('detect_task_id') ?? '');
    case 'estimate':
      return state.estimate();
    case 'create':
      return state.create(json);
    case 'task':
      return state.task(query.get('task_id') ?? '');
    case 'balance':
      return { code: 200, message: 'success', data: { balance: state.credit } };
    default:
      return { code: 404, message: 'Not Found', data: null };
  }
}

function operationOf(path: string): Operation {
  if (path.startsWith('/upload/')) return 'upload';
  if (path.startsWith('/files/')) return 'file';
  return operations[path] ?? 'unknown';
}

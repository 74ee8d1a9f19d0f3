import { z } from 'zod';
import {
  type Reply,
  startVendorServer,
  type VendorRequest,
  type VendorServer,
} from '../../fakes/vendors/vendor-server.ts';

export type Operation = 'submit' | 'poll' | 'credit' | 'file';

const Submit = z.strictObject({ scene_url: z.url(), face_url: z.url() });

/** How the vendor answers. */
class ExampleState {
  readonly key = 'example-key-51c09e7d';
  credit = 10;
  pendingPolls = 1;
  /** URLs of pictures without a face. */
  readonly empty = new Set<string>();
  readonly polls = new Map<string, number>();
  /** What a finished swap is called, and where its result lies. */
  end: { state: string; result_url: string };

  constructor(url: string) {
    this.end = { state: 'done', result_url: `${url}/files/result` };
  }

  submit(json: unknown): Reply {
    const { scene_url } = Submit.parse(json);
    if (this.credit <= 0) return { status: 402, json: { error: 'no credit' } };
    if (this.empty.has(scene_url)) return { status: 422, json: { error: 'no face in scene' } };
    this.credit -= 1;
    const id = `swap${this.polls.size}`;
    this.polls.set(id, 0);
    return { status: 200, json: { id } };
  }

  poll(id: string): Reply {
    const polls = this.polls.get(id);
    if (polls === undefined) return { status: 404, json: { error: 'no such swap' } };
    this.polls.set(id, polls + 1);
    return { status: 200, json: polls < this.pendingPolls ? { state: 'working' } : this.end };
  }
}

export interface ExampleServer extends VendorServer<Operation> {
  readonly state: ExampleState;
}

export async function startExampleServer(): Promise<ExampleServer> {
  const server = await startVendorServer<Operation>({
    billed: 'submit',
    operationOf(path) {
      if (path === '/swaps') return 'submit';
      if (path === '/credit') return 'credit';
      return path.startsWith('/swaps/') ? 'poll' : 'file';
    },
    bodyOf: (_, bytes) => (bytes.byteLength > 0 ? JSON.parse(bytes.toString()) : undefined),
    answer: async (request) => answer(request),
  });
  const state = new ExampleState(server.url);

  function answer({ operation, path, headers, json }: VendorRequest<Operation, unknown>): Reply {
    if (operation === 'file') return { status: 200, file: { bytes: Buffer.from('swapped'), mimeType: 'image/png' } };
    if (headers.authorization !== `Bearer ${state.key}`) return { status: 401, json: { error: 'wrong key' } };
    if (operation === 'submit') return state.submit(json);
    if (operation === 'credit') return { status: 200, json: { credit: state.credit } };
    return state.poll(path.slice('/swaps/'.length));
  }

  return Object.assign(server, { state });
}

import { streamSSE } from 'hono/streaming';
import { readAll } from '../../../core/ports/media.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import { beginSwap } from '../begin-swap.ts';
import { callOf } from '../calls.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { deleteOwnSwap, findOwnSwap, isDeleted } from '../own-swaps.ts';
import { ApiProblem } from '../problems.ts';
import { isFinal, resultOf, stateOf } from '../swap-state.ts';
import { readSwap } from './fields.ts';
import { once } from './idempotency.ts';
import { type Swap, swapOf } from './swap-view.ts';

type OfSwap = ApiRequest<'/v1/swaps/:id'>;

const lookEveryMs = 500;
const keepAliveMs = 15_000;

/** Admits a swap and answers with it: 202. */
export function createSwap(request: ApiRequest, context: ApiContext): Promise<Response> {
  const { requester, translation, baseUrl } = request.var;
  return context.bodies.read(request.req.raw, requester, async (body) => {
    const { asked, webhookUrl } = readSwap(body, translation);
    const key = request.req.header('idempotency-key');
    const id = await once({ requester, key, fields: body.fields, translation }, context, async (callId) => {
      const call = { dialect: 'native' as const, baseUrl, ...(webhookUrl !== undefined && { webhookUrl }) };
      const options = { requester, locale: translation.language, call, callId, signal: request.req.raw.signal };
      return (await beginSwap(asked, options, context)).id;
    });
    const swap = await viewOf(id, request.var, context);
    return request.json(swap, 202, { location: `/v1/swaps/${id}` });
  });
}

export async function readSwapState(request: OfSwap, context: ApiContext): Promise<Response> {
  const view = await find(request, context);
  return request.json(await swapIn(view, request.var, context), 200, { 'cache-control': 'no-store' });
}

/** Server-sent events: the swap each time it has changed, until it has ended. */
export async function followSwap(request: OfSwap, context: ApiContext): Promise<Response> {
  const { clock, onError } = context;
  let view = await find(request, context); // before anything is sent
  request.header('x-accel-buffering', 'no');
  return streamSSE(
    request,
    async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      let sent = '';
      let sentAt = clock.now();
      for (;;) {
        const swap = await swapIn(view, request.var, context);
        const data = JSON.stringify(swap);
        const isNew = data !== sent;
        if (isNew || clock.now() - sentAt > keepAliveMs) {
          await (isNew ? stream.writeSSE({ data }) : stream.write(': still there\n\n'));
          sentAt = clock.now();
        }
        sent = data;
        if (isFinal(swap.state) || gone.signal.aborted) return;
        await clock.sleep(lookEveryMs, gone.signal).catch(() => undefined);
        if (gone.signal.aborted) return;
        view = await find(request, context);
      }
    },
    async (error) => {
      if (!(error instanceof ApiProblem)) onError(error); // deleted meanwhile
    },
  );
}

export async function readResult(request: OfSwap, context: ApiContext): Promise<Response> {
  const view = await find(request, context);
  const result = resultOf(view, context.clock.now());
  if (!result) throw new ApiProblem(view.job.state === 'done' ? 'gone' : 'no-result');
  const bytes = await readAll(result.open(request.req.raw.signal), result.byteLength);
  if (!bytes) throw new ApiProblem('gone');
  return new Response(bytes, {
    headers: {
      'content-type': result.mimeType,
      'content-length': String(bytes.byteLength),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Cancels a swap that has not ended, or deletes its result. */
export async function deleteSwap(request: OfSwap, context: ApiContext): Promise<Response> {
  const { job } = await find(request, context);
  await deleteOwnSwap(job.id, request.var.requester, context);
  return request.body(null, 204);
}

/** The swap with the id of the path. Throws ApiProblem where it is none of this key, or was deleted. */
async function find(request: OfSwap, context: ApiContext): Promise<JobView> {
  const id = request.req.param('id');
  const view = await findOwnSwap(id, request.var.requester, context);
  if (!view) throw new ApiProblem('not-found');
  if (await isDeleted(id, context)) throw new ApiProblem('gone', { state: stateOf(view.job) });
  return view;
}

async function viewOf(id: string, shown: Shown, context: ApiContext): Promise<Swap> {
  const view = await context.swaps.find(id);
  if (!view) throw new ApiProblem('gone');
  return swapIn(view, shown, context);
}

interface Shown {
  readonly translation: Translation;
  readonly baseUrl: string;
}

/** A swap as a client is told of it now. */
export async function swapIn(view: JobView, { translation, baseUrl }: Shown, context: ApiContext): Promise<Swap> {
  const call = callOf(view.job);
  const progress = call === undefined ? {} : await context.calls.progressOf(call);
  return swapOf(view, { progress, translation, baseUrl, now: context.clock.now() });
}

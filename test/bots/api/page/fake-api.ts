import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { createPage } from '../../../../src/bots/api/page/page.ts';
import { createTranslations } from '../../../../src/bots/translations/index.ts';
import { picture } from './pictures.ts';

/** What the API tells of a swap. */
export type Told = Record<string, unknown> & { readonly state: string };

interface KnownSwap {
  told: Told & { readonly id: string };
  /** The names of the files of each field, or its text. */
  readonly fields: Record<string, string[]>;
  result?: Buffer;
  isDeleted?: boolean;
}

/** A picture and the faces in it. */
export interface KnownPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  /** Left, top, right and bottom of each face, from the left. */
  readonly boxes: readonly (readonly [number, number, number, number])[];
  /** Numbers of faces that cannot be swapped. */
  readonly unfit: readonly number[];
}

const problem = (context: Context, status: number, code: string, detail: string) =>
  context.body(JSON.stringify({ type: `urn:faceswap-bot:${code}`, title: code, status, detail }), status as 401, {
    'content-type': 'application/problem+json',
  });

/** The API of `docs/api.md` as far as the page uses it, with swaps that go on as the test says, and the page itself. */
export function createFakeApi(options: { readonly key?: string; readonly known: readonly KnownPicture[] }) {
  const swaps = new Map<string, KnownSwap>();
  const streams = new Set<{ send(told: Told): void; cut(): void; readonly id: string }>();
  let refusal: { status: number; detail: string } | undefined;
  let opened = 0;

  const latest = (): KnownSwap => {
    const swap = [...swaps.values()].at(-1);
    if (!swap) throw new Error('no swap was asked for');
    return swap;
  };

  const api = new Hono();
  api.use('/v1/*', async (context, next) => {
    if (options.key && context.req.header('authorization') !== `Bearer ${options.key}`) {
      return problem(context, 401, 'unauthorized', 'This key is not known.');
    }
    return next();
  });
  api.get('/v1/limits', (context) => context.json({ max_bytes: 32 * 2 ** 20, providers: ['local'] }));
  api.post('/v1/faces', async (context) => {
    const { picture: file } = await context.req.parseBody();
    if (!(file instanceof File)) return problem(context, 422, 'bad-field', 'There is no picture.');
    if (file.type === 'image/gif') return problem(context, 422, 'moving-face', 'The picture moves.');
    const bytes = Buffer.from(await file.arrayBuffer());
    const found = options.known.find((one) => one.bytes.equals(bytes));
    if (!found) return problem(context, 415, 'unsupported-format', 'I cannot read this picture.');
    const { width, height, boxes, unfit } = found;
    const faces = boxes.map(([left, top, right, bottom], index) => ({
      number: index + 1,
      box: { left, top, right, bottom },
      quality: unfit.includes(index + 1) ? 0 : 0.5,
      landmarks: [],
    }));
    return context.json({ width, height, faces });
  });
  api.post('/v1/swaps', async (context) => {
    if (refusal) {
      const { status, detail } = refusal;
      refusal = undefined;
      return problem(context, status, 'refused', detail);
    }
    const form = await context.req.formData();
    const namesOf = (name: string) => form.getAll(name).map((value) => (value instanceof File ? value.name : value));
    const fields = Object.fromEntries([...form.keys()].map((name) => [name, namesOf(name)]));
    const id = `swap${swaps.size + 1}`;
    const told = { id, state: 'queued', created_at: '2026-11-29T12:00:00Z', place: 2, warnings: [] };
    swaps.set(id, { told, fields });
    return context.json(told, 202, { location: `/v1/swaps/${id}` });
  });
  api.use('/v1/swaps/:id/*', async (context, next) => {
    const swap = swaps.get(context.req.param('id'));
    if (!swap) return problem(context, 404, 'not-found', 'There is no such swap.');
    if (swap.isDeleted) return problem(context, 410, 'gone', 'This swap was deleted.');
    return next();
  });
  api.get('/v1/swaps/:id', (context) => context.json(swaps.get(context.req.param('id'))?.told));
  api.delete('/v1/swaps/:id', (context) => {
    const swap = swaps.get(context.req.param('id'));
    if (swap) swap.isDeleted = true;
    return context.body(null, 204);
  });
  api.get('/v1/swaps/:id/result', (context) => {
    const swap = swaps.get(context.req.param('id'));
    if (!swap?.result) return problem(context, 404, 'no-result', 'There is no result yet.');
    const { mime_type } = swap.told.result as { mime_type: string };
    return context.body(new Uint8Array(swap.result), 200, { 'content-type': mime_type });
  });
  api.get('/v1/swaps/:id/events', (context) => {
    opened += 1;
    const id = context.req.param('id');
    return streamSSE(context, async (stream) => {
      const over = Promise.withResolvers<void>();
      const entry = {
        id,
        send(told: Told) {
          void stream.writeSSE({ data: JSON.stringify(told) });
          if (['done', 'refused', 'failed', 'cancelled'].includes(told.state)) over.resolve();
        },
        cut: over.resolve,
      };
      streams.add(entry);
      stream.onAbort(over.resolve);
      const told = swaps.get(id)?.told;
      if (told) entry.send(told);
      await over.promise;
      streams.delete(entry);
    });
  });
  api.post('/v1/verify', async (context) => {
    const { picture: file } = await context.req.parseBody();
    const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
    const isOurs = [...swaps.values()].some(({ result }) => result?.equals(bytes));
    return context.json(isOurs ? { verdict: 'made-here', at: '2026-11-29T12:00:00Z' } : { verdict: 'unknown' });
  });
  api.route('/', createPage({ asksForKey: options.key !== undefined, translations: createTranslations() }));

  return {
    fetch: api.fetch,
    /** What came with the newest request for a swap. */
    asked: () => latest().fields,
    isDeleted: () => latest().isDeleted === true,
    /** How often a page opened a stream of events. */
    streamsOpened: () => opened,
    /** The newest swap goes on, or ends. */
    tell(told: Told) {
      const swap = latest();
      swap.told = { id: swap.told.id, warnings: [], ...told };
      for (const stream of streams) if (stream.id === swap.told.id) stream.send(swap.told);
    },
    /** The newest swap is done, with the bytes of a test picture as its result. */
    finish(name: string, size: { width: number; height: number }, more: Record<string, unknown> = {}) {
      const swap = latest();
      swap.result = picture(name);
      const mime_type = name.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg';
      const url = `/v1/swaps/${swap.told.id}/result`;
      this.tell({ state: 'done', result: { url, mime_type, ...size, expires_at: '2026-11-30T12:00:00Z' }, ...more });
    },
    /** Ends every open stream of events, as a proxy does. */
    cutStreams() {
      for (const stream of streams) stream.cut();
    },
    /** The next request for a swap gets this answer. */
    refuseNext(status: number, detail: string) {
      refusal = { status, detail };
    },
  };
}

export type FakeApi = ReturnType<typeof createFakeApi>;

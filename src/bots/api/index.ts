import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Clock } from '../../core/clock.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { Keys, Secret } from '../../core/secret.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import { createAkool } from './akool/index.ts';
import { type ApiContext, type KeyLimits, requesterOf } from './context.ts';
import { createCrun } from './crun/index.ts';
import { createBodies } from './http/bodies.ts';
import type { ApiEnvironment } from './http/environment.ts';
import { preferredLanguage } from './http/preferred-language.ts';
import type { KeyRing } from './keys.ts';
import { createModelsLab } from './modelslab/index.ts';
import { openApiOf } from './native/openapi.ts';
import { operations, schemas } from './native/operations.ts';
import { problemOf } from './native/problem.ts';
import { nativeWebhook } from './native/webhook.ts';
import { createPage } from './page/page.ts';
import type { ApiParts } from './parts.ts';
import { ApiProblem } from './problems.ts';
import { type SenderParts, sendWebhooks } from './webhooks/sender.ts';

export interface ApiFrontOptions {
  readonly parts: ApiParts;
  readonly swaps: Swaps;
  readonly clock: Clock;
  readonly limits: MediaLimits;
  readonly keyLimits: KeyLimits;
  readonly translations: (locale: string | undefined) => Translation;
  readonly providers: readonly string[];
  /** Whose keys are taken, or the one requester of a listener that only this machine reaches. */
  readonly access: KeyRing | { readonly onlyRequester: string };
  /** Where clients reach this program; the address that they used where it is absent. */
  readonly publicUrl?: URL | undefined;
  /** Web pages of these origins may use it. */
  readonly origins: readonly string[];
  readonly webhookSecret?: Secret | undefined;
  /** Encrypts the tokens that dialects give out. 32 bytes. */
  readonly tokenKeys: Keys;
  /** What this installation says of itself in its own calls. */
  readonly hop: { readonly header: string; readonly value: string };
  readonly version: string;
  readonly post: SenderParts['post'];
  onError(error: unknown): void;
}

/** The HTTP API as a front: a route for every path that is nobody else's. */
export interface ApiFront {
  readonly route: { readonly prefix: string; readonly handle: ReturnType<typeof getRequestListener> };
  /** Sends webhooks until the signal is aborted. Never rejects. */
  sendWebhooks(signal: AbortSignal): Promise<void>;
}

/** The largest request holds a scene, a reference and some photos. */
const filesInBody = 3;

export function createApiFront(options: ApiFrontOptions): ApiFront {
  const { parts, swaps, clock, limits, onError, access } = options;
  const bodies = createBodies({ maxBytes: filesInBody * limits.maxBytes });
  const keys = 'nameOf' in access ? access : nobodysKeys;
  const context: ApiContext = { ...options, ...parts, swaps, clock, keys, bodies };
  const [modelslab, akool, crun] = [createModelsLab(context), createAkool(context), createCrun(context)];
  const app = createServer(context, options);
  if ('nameOf' in access) {
    app.route('/modelslab', modelslab.app);
    app.route('/akool', akool.app);
    app.route('/crun', crun.app);
  }
  const dialects: SenderParts['dialects'] = {
    native: nativeWebhook(context, options.webhookSecret),
    modelslab: modelslab.webhook,
    akool: akool.webhook,
    crun: crun.webhook,
  };
  return {
    route: { prefix: '/', handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }) },
    sendWebhooks: (signal) => sendWebhooks({ ...parts, swaps, clock, dialects, post: options.post, onError }, signal),
  };
}

const nobodysKeys: KeyRing = { nameOf: async () => undefined, isEmpty: async () => true };

function createServer(context: ApiContext, options: ApiFrontOptions): Hono<ApiEnvironment> {
  const { access, origins, version, hop } = options;
  const app = new Hono<ApiEnvironment>();
  app.onError((error, request) => answerProblem(error, request, context));
  app.notFound((request) => answerProblem(new ApiProblem('not-found'), request, context));
  app.use(async (request, next) => {
    request.set('translation', translationOf(request, context));
    request.set('baseUrl', baseUrlOf(request, options.publicUrl));
    if (request.req.header(hop.header) === hop.value) throw new ApiProblem('calls-itself');
    await next();
  });
  if (origins.length > 0) app.use(cors({ origin: [...origins], exposeHeaders: ['location', 'retry-after'] }));
  app.use('/v1/*', async (request, next) => {
    const name = 'onlyRequester' in access ? access.onlyRequester : await nameOfBearer(request, access);
    if (name === undefined) throw new ApiProblem('unauthorized');
    request.set('requester', requesterOf(name));
    await next();
  });
  for (const { method, path, handle } of operations) {
    app.on(method, path.replace('{id}', ':id'), (request) => handle(request, context));
  }
  app.get('/openapi.json', (request) =>
    request.json(openApiOf(operations, schemas, { version, baseUrl: request.var.baseUrl })),
  );
  app.get(`${context.links.prefix}*`, async (request) => {
    const file = await context.links.open(request.req.path, request.req.raw.signal);
    if (!file) throw new ApiProblem('not-found');
    return new Response(Uint8Array.from(file.bytes), {
      headers: { 'content-type': file.mimeType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  });
  app.route('/', createPage({ asksForKey: 'nameOf' in access, translations: context.translations }));
  return app;
}

function answerProblem(
  error: unknown,
  request: Context<ApiEnvironment>,
  { onError, ...context }: ApiContext,
): Response {
  const { problem, status, retryAfter } = problemOf(error, request.var.translation ?? translationOf(request, context));
  if (status >= 500 && problem.type.endsWith(':internal') && !request.req.raw.signal.aborted) onError(error);
  if (retryAfter !== undefined) request.header('retry-after', String(retryAfter));
  if (status === 401) request.header('www-authenticate', 'Bearer');
  request.header('cache-control', 'no-store');
  return request.json(problem, status as ContentfulStatusCode, { 'content-type': 'application/problem+json' });
}

async function nameOfBearer(request: Context<ApiEnvironment>, keys: KeyRing): Promise<string | undefined> {
  const [, key] = /^Bearer +(\S+)$/i.exec(request.req.header('authorization') ?? '') ?? [];
  return key === undefined ? undefined : keys.nameOf(key);
}

function translationOf(
  request: Context<ApiEnvironment>,
  { translations }: Pick<ApiContext, 'translations'>,
): Translation {
  return translations(preferredLanguage(request));
}

function baseUrlOf({ req }: Context<ApiEnvironment>, publicUrl: URL | undefined): string {
  return (publicUrl?.href ?? new URL(req.url).origin).replace(/\/+$/, '');
}

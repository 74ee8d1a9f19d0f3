import { type Context, Hono } from 'hono';
import { type ApiContext, requesterOf } from '../context.ts';
import type { DialectFront } from '../http/dialect.ts';
import type { ApiEnvironment, ApiRequest } from '../http/environment.ts';
import { giveToken, holderOf } from './access.ts';
import { analyzeFrames, detectFaces, detectLegacy } from './detection.ts';
import { AkoolRefusal, codes, refusalOf } from './refusals.ts';
import { readByImage, readPlusByImage, readSpecifyImage, readSpecifyVideo } from './requests.ts';
import { deleteResults, listResults } from './results.ts';
import { submitRoute } from './submit.ts';
import { akoolWebhook } from './webhook.ts';

/** It costs nothing here. */
const credit = 1_000_000;

type Handle = (request: ApiRequest, context: ApiContext) => Promise<Response>;

const routes: readonly (readonly ['GET' | 'POST', string, Handle])[] = [
  ['POST', '/api/open/v3/faceswap/highquality/specifyimage', submitRoute(readSpecifyImage, { hasEarlyUrl: true })],
  ['POST', '/api/open/v3/faceswap/highquality/specifyvideo', submitRoute(readSpecifyVideo, { hasEarlyUrl: true })],
  ['POST', '/api/open/v4/faceswap/faceswapByImage', submitRoute(readByImage, { hasEarlyUrl: false })],
  ['POST', '/api/open/v4/faceswap/faceswapPlusByImage', submitRoute(readPlusByImage, { hasEarlyUrl: false })],
  ['GET', '/api/open/v3/faceswap/result/listbyids', listResults],
  ['POST', '/api/open/v3/faceswap/result/delbyids', deleteResults],
  ['GET', '/api/open/v3/faceswap/quota/info', async (request) => request.json(ok({ credit }))],
  ['POST', '/interface/detect-api/detect_faces', detectFaces],
  ['POST', '/interface/detect-api/faceswap/analyze_frames', analyzeFrames],
  ['POST', '/detect', detectLegacy],
];

/** The calls of Akool's documents, below the path where it is mounted. */
export function createAkool(context: ApiContext): DialectFront {
  const app = new Hono<ApiEnvironment>();
  app.onError((error, request) => answerError(error, request, context));
  app.post('/api/open/v3/getToken', (request) => giveToken(request, context));
  app.use(async (request, next) => {
    const { name, key } = await holderOf(request, context);
    request.set('requester', requesterOf(name));
    request.set('key', key);
    await next();
  });
  for (const [method, path, handle] of routes) app.on(method, path, (request) => handle(request, context));
  app.all('*', () => {
    throw new AkoolRefusal(codes.noResource, 'api-not-found');
  });
  return { app, webhook: akoolWebhook(context) };
}

function ok(data: object): object {
  return { code: codes.ok, msg: 'OK', data };
}

/** Every refusal has the HTTP status 200. */
function answerError(error: unknown, request: Context<ApiEnvironment>, { onError }: ApiContext): Response {
  const { translation } = request.var;
  const refusal = refusalOf(error, translation);
  if (!refusal && !request.req.raw.signal.aborted) onError(error);
  return request.json(refusal ?? { code: codes.broken, msg: translation.text('api-internal') });
}

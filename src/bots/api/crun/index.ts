import { Hono } from 'hono';
import { z } from 'zod';
import { type ApiContext, requesterOf } from '../context.ts';
import type { DialectFront } from '../http/dialect.ts';
import type { ApiEnvironment, ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { ApiProblem } from '../problems.ts';
import { detectFaces, findDetection } from './detections.ts';
import { answerError } from './errors.ts';
import { receiveFile, uploadUrls } from './files.ts';
import { describedModel, models, Task } from './models.ts';
import { createTask, taskInfo, webhookOf } from './tasks.ts';

const root = '/api/v1/client';
/** Swaps cost nothing here, and programs look whether something is left. */
const balance = 1_000_000;

/** The calls of Crun's documents, below the path where it is mounted. The key is the header `x-api-key`. */
export function createCrun(context: ApiContext): DialectFront {
  const app = new Hono<ApiEnvironment>();
  app.onError((error, request) => answerError(error, request, context));
  app.put(`${context.links.prefix}*`, (request) => receiveFile(request, context));
  app.use(async (request, next) => {
    const name = await context.keys.nameOf(request.req.header('x-api-key') ?? '');
    if (name === undefined) throw new ApiProblem('unauthorized');
    request.set('requester', requesterOf(name));
    await next();
  });
  addTasks(app, context);
  addDetections(app, context);
  app.get(`${root}/account/balance`, (request) => answer(request, { balance }));
  app.get(`${root}/files/upload-url`, async (request) =>
    answer(request, await uploadUrls(request.req.query(), request.var, context)),
  );
  app.all('*', () => {
    throw new ApiProblem('not-found');
  });
  return { app, webhook: webhookOf(context) };
}

function addTasks(app: Hono<ApiEnvironment>, context: ApiContext): void {
  app.post(`${root}/job/CreateTask`, (request) =>
    withFields(request, context, async (fields) => {
      const { requester, baseUrl } = request.var;
      return { task_id: await createTask(fields, { requester, baseUrl, signal: request.req.raw.signal }, context) };
    }),
  );
  app.get(`${root}/job/TaskInfo`, async (request) =>
    answer(request, await taskInfo(request.req.query('task_id') ?? '', request.var.requester, context)),
  );
  app.post(`${root}/job/EstimateTask`, (request) =>
    withFields(request, context, async (fields) => {
      parseFields(Task, fields, context.translations('en'));
      return { estimated_credits: 0, balance, affordable: true };
    }),
  );
  app.post(`${root}/job/estimate-credits`, (request) =>
    withFields(request, context, async (fields) => {
      parseFields(Task, fields, context.translations('en'));
      return { credits: 0, estimated: true };
    }),
  );
  app.get(`${root}/job/Models`, (request) => answer(request, { models: modelsFor(request) }));
  app.get(`${root}/job/Models/:model`, (request) => {
    const described = describedModel(request.req.param('model'));
    if (!described) throw new ApiProblem('not-found');
    return answer(request, described);
  });
}

function modelsFor({ req }: ApiRequest) {
  const { modality, operation } = req.query();
  return models
    .flatMap((model) => describedModel(model) ?? [])
    .filter((model) => modality === undefined || model.modality === modality)
    .filter((model) => operation === undefined || model.operation === operation);
}

function addDetections(app: Hono<ApiEnvironment>, context: ApiContext): void {
  for (const kind of ['image', 'video'] as const) {
    const field = `${kind}_url` as const;
    const Search = z.object({ [field]: z.string().min(1) });
    app.post(`${root}/job/detect-face-${kind}`, (request) =>
      withFields(request, context, async (fields) => {
        const { [field]: url = '' } = parseFields(Search, fields, context.translations('en'));
        const { requester } = request.var;
        return { detect_task_id: await detectFaces({ kind, url }, requester, request.req.raw.signal, context) };
      }),
    );
  }
  app.get(`${root}/job/detect-face-result`, async (request) => {
    const id = request.req.query('detect_task_id') ?? '';
    const detection = await findDetection(id, request.var.requester, context);
    if (!detection) throw new ApiProblem('not-found');
    const at = new Date(detection.at).toISOString().slice(0, 19).replace('T', ' ');
    const faces = detection.faces.map(({ path }, face) => ({ id: face, link: `${request.var.baseUrl}${path}` }));
    const said = { type: 'face_detect', hair_id: null, faces, started_at: at, finished_at: at, error: null };
    // the vendor has a word of its own for “done” at each level
    const result = { id, status: 'succeed', ...said };
    return answer(request, { detect_task_id: id, result, status: 'succeeded', error: null });
  });
}

/** Answers with what the work makes of the fields of a body. */
function withFields(
  request: ApiRequest,
  { bodies }: ApiContext,
  work: (fields: unknown) => Promise<object>,
): Promise<Response> {
  return bodies.read(request.req.raw, request.var.requester, async ({ fields }) => answer(request, await work(fields)));
}

function answer(request: ApiRequest, data: object): Response {
  request.header('cache-control', 'no-store');
  return request.json({ code: 200, message: 'success', data });
}

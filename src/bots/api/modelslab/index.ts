import { Hono } from 'hono';
import type { ApiContext } from '../context.ts';
import type { DialectFront } from '../http/dialect.ts';
import type { ApiEnvironment } from '../http/environment.ts';
import { ApiProblem } from '../problems.ts';
import { webhookOf } from './answers.ts';
import { endpoints, families } from './endpoints.ts';
import { answerError } from './errors.ts';
import { upload, uploads, uploadWhole } from './files.ts';
import { withKey } from './key.ts';
import { countSwaps, deleteSwap, fetchSwap, submit } from './swaps.ts';

/** The calls of ModelsLab's documents, below the path where it is mounted. All are POST, with the key in the body. */
export function createModelsLab(context: ApiContext): DialectFront {
  const app = new Hono<ApiEnvironment>();
  app.onError((error, request) => answerError(error, request, context));
  for (const family of families) {
    for (const name of Object.keys(endpoints)) {
      app.post(`/api/v6/${family}/${name}`, (request) =>
        withKey(request, 'swaps', context, (fields, requester) =>
          submit(request, { family, name }, { fields, requester }, context),
        ),
      );
    }
    app.post(`/api/v6/${family}/fetch/:id{[0-9]+}`, (request) =>
      withKey(request, 'questions', context, (_, requester) =>
        fetchSwap(request, request.req.param('id'), requester, context),
      ),
    );
  }
  addUploads(app, context);
  app.post('/api/v6/processing/request_count', (request) =>
    withKey(request, 'questions', context, (_, requester) => countSwaps(request, requester, context)),
  );
  app.post('/api/v3/delete_image', (request) =>
    withKey(request, 'questions', context, (fields, requester) => deleteSwap(request, fields, requester, context)),
  );
  app.post('/api/wallet_balance', (request) =>
    withKey(request, 'questions', context, async () => request.json(balance)),
  );
  app.all('*', () => {
    throw new ApiProblem('not-found');
  });
  return { app, webhook: webhookOf(context) };
}

function addUploads(app: Hono<ApiEnvironment>, context: ApiContext): void {
  for (const [path, field] of Object.entries(uploads)) {
    app.post(path, (request) =>
      withKey(request, 'files', context, (fields, requester) => upload(request, { field, fields, requester }, context)),
    );
  }
  app.post('/api/v3/base64_crop', (request) =>
    withKey(request, 'files', context, (fields, requester) =>
      uploadWhole(request, { field: 'image', fields, requester }, context),
    ),
  );
}

/** Swaps cost nothing here, and programs look whether something is left. */
const balance = { status: 'success', data: { balance: 1_000_000, currency: 'USD' } };

import fc from 'fast-check';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { alice, bob } from '../../fakes/drawn-pictures.ts';
import { webUrl } from '../../fakes/vendors/web-url.ts';

const link = 'https://files.example/';
const faces = [alice, bob].map(({ name }, id) => ({ id, link: `${link}${name}` }));
const ok = (data: unknown) => ({ code: 200, message: 'success', data });
/** What each endpoint answers when all is well, by the end of its path. */
export const wellFormed: Readonly<Record<string, unknown>> = {
  'upload-url': ok({ presigned_url: `${link}up`, file_url: `${link}up` }),
  'detect-face-image': ok({ detect_task_id: 'x' }),
  'detect-face-result': ok({ status: 'succeeded', result: { id: 'd', status: 'succeed', faces } }),
  EstimateTask: ok({ affordable: true }),
  CreateTask: ok({ task_id: 't' }),
  TaskInfo: ok({ status: 'running' }),
};
const code = fc.oneof(
  fc.constantFrom<unknown>(200, 200, '200', 402, 422, 429, 455, 501, 505, 418, -1, 3.5, ''),
  fc.jsonValue(),
);
const id = fc.oneof(fc.constantFrom<unknown>('abc', '', 0, 17, null), fc.jsonValue());
const word = fc.oneof(fc.constantFrom('success', 'succeeded', 'succeed', 'failed', 'running'), fc.jsonValue());
const face = fc.record({ id: fc.oneof(fc.nat(3), fc.jsonValue()), link: fc.oneof(webUrl, fc.jsonValue()) });
const result = fc.record(
  {
    id,
    status: word,
    message: fc.oneof(fc.constantFrom('no face detected', 'NSFW content'), fc.jsonValue()),
    media_urls: fc.oneof(fc.array(webUrl), fc.jsonValue()),
    faces: fc.oneof(fc.array(face), fc.jsonValue()),
    error: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const data = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      task_id: id,
      detect_task_id: id,
      status: word,
      error: fc.jsonValue(),
      result: fc.oneof(result, fc.jsonValue()),
      affordable: fc.oneof(fc.boolean(), fc.jsonValue()),
      presigned_url: fc.oneof(webUrl, fc.jsonValue()),
      file_url: fc.oneof(webUrl, fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
);
const json = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.record({ code, message: fc.jsonValue(), data }, { requiredKeys: [] }),
  fc.record({ code: fc.constant(200), message: fc.constant('success'), data }),
);
export const answers = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 402, 404, 408, 422, 429, 455, 500, 501, 503, 505),
  json,
});

/** Whether the vendor itself said no, so that nothing can have been accepted. */
export function isRejection({ status, json: said }: VendorAnswer): boolean {
  const spoken = said !== null && typeof said === 'object' && 'code' in said ? Number(said.code) : undefined;
  if (spoken === undefined) return status === 429;
  if (!Number.isInteger(spoken) || spoken === 200 || spoken === 501) return status === 429;
  return status < 500 ? status !== 408 : status === spoken;
}

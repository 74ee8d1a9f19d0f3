import fc from 'fast-check';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { webUrl } from '../../fakes/vendors/web-url.ts';

const file = 'https://files.example/x';
/** What each endpoint answers when all is well, by a part of its path. */
export const wellFormed: Readonly<Record<string, unknown>> = {
  base64_to_url: { status: 'success', id: 1, output: [file] },
  single_face_swap: { status: 'processing', id: 7, output: [] },
  fetch: { status: 'success', id: 7, output: [file] },
  wallet_balance: { status: 'success', data: { balance: 1, currency: 'USD' } },
  request_count: { status: 'success', processing_count: 0 },
  delete_image: { status: 'success', messege: 'image deleted' },
};
export const paths =
  /^(?:base64_to_url|faceswap\/(?:single_face_swap|fetch\/[A-Za-z0-9-]{1,64})|\.\.\/wallet_balance|processing\/request_count|\.\.\/v3\/delete_image)$/;

const words = fc.oneof(
  fc.constantFrom<unknown>('Try Again', 'Invalid API key', 'No face detected', 'Internal server error', '', null),
  fc.jsonValue(),
);
const id = fc.oneof(fc.constantFrom<unknown>('abc', '', 0, 17, -1, 3.5, '../x', null), fc.jsonValue());
const state = fc.oneof(fc.constantFrom<unknown>('success', 'processing', 'error', 'failed', ''), fc.jsonValue());
const output = fc.oneof(fc.constantFrom<unknown>('', null), fc.array(webUrl), webUrl, fc.jsonValue());
const json = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.record({ status: state, id, output }, { requiredKeys: ['status'] }),
  fc.record(
    {
      status: state,
      id,
      output,
      proxy_links: output,
      message: words,
      messege: words,
      retry_after: fc.jsonValue(),
      data: fc.oneof(fc.record({ balance: fc.jsonValue(), currency: fc.jsonValue() }), fc.jsonValue()),
      processing_count: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);
export const answers = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 402, 403, 404, 408, 413, 429, 500, 503),
  json,
});

export const webhookBodies = fc.oneof(fc.jsonValue(), fc.record({ id }));

/** Whether the vendor itself said no, so that nothing can have been accepted. */
export function isRejection({ status, json: said }: VendorAnswer): boolean {
  if (status === 429) return true;
  if (status === 408 || status >= 500 || said === null || typeof said !== 'object') return false;
  const { status: spoken, message, messege } = said as Readonly<Record<string, unknown>>;
  if (spoken === 'error' || spoken === 'failed') return true;
  return status >= 400 && [message, messege].some((each) => each !== undefined && each !== null && each !== '');
}

import fc from 'fast-check';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { webUrl } from '../../fakes/vendors/web-url.ts';

const face = { region: [[1, 2, 3, 4]], landmarks_str: ['1,2:3,4:5,6:7,8'], face_urls: null, crop_landmarks: null };
/** What each endpoint answers when all is well, by the end of its path. */
export const wellFormed: Readonly<Record<string, unknown>> = {
  getToken: { code: 1000, token: 'token' },
  detect_faces: { error_code: 0, faces_obj: { '0': face } },
  faceswapPlusByImage: { code: 1000, data: { _id: 'abc' } },
  listbyids: { code: 1000, data: { result: [] } },
};
const code = fc.oneof(fc.constantFrom<unknown>(1000, '1000', 1005, 1007, 1101, 9_999, 0, -1, 3.5, ''), fc.jsonValue());
const id = fc.oneof(fc.constantFrom<unknown>('abc', '', 0, 17, 'a,b', '../x', null), fc.jsonValue());
const results = fc.array(
  fc.record(
    { _id: id, faceswap_status: fc.oneof(fc.nat(5), fc.jsonValue()), url: fc.oneof(webUrl, fc.jsonValue()) },
    { requiredKeys: [] },
  ),
);
const data = fc.oneof(
  fc.jsonValue(),
  fc.record({ _id: id, result: fc.oneof(results, fc.jsonValue()) }, { requiredKeys: [] }),
);
const lists = fc.oneof(fc.jsonValue(), fc.array(fc.array(fc.nat())), fc.array(fc.string()));
const frame = fc.record(
  { region: lists, landmarks_str: lists, face_urls: lists, crop_landmarks: lists },
  { requiredKeys: [] },
);
const json = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.record({ code, msg: fc.jsonValue(), data, token: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ error_code: fc.constantFrom<unknown>(0, 1, '0'), faces_obj: fc.dictionary(fc.string(), frame) }),
);
export const answers = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 404, 408, 429, 500, 503),
  json,
});

/** Whether the vendor itself said no, so that nothing can have been accepted. */
export function isRejection({ status, json: said }: VendorAnswer): boolean {
  if (status === 429) return true;
  const spoken = said !== null && typeof said === 'object' && 'code' in said ? said.code : undefined;
  const number = typeof spoken === 'string' && spoken !== '' ? Number(spoken) : spoken;
  const says = typeof number === 'number' && (status >= 400 || (number !== 1000 && number !== 9_999));
  return says && status < 500 && status !== 408;
}

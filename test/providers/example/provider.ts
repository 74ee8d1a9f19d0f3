import { z } from 'zod';
import { ProviderError, type ProviderErrorOptions, type ProviderProblem } from '../../../src/core/errors.ts';
import type { Media } from '../../../src/core/ports/media.ts';
import type {
  Account,
  SubmitOptions,
  SwapInput,
  SwapProvider,
  SwapStatus,
  Ticket,
  UnfitReason,
  WithSignal,
} from '../../../src/core/ports/provider.ts';
import { accountOrProblem } from '../../../src/providers/account.ts';
import type { VendorAnswer, VendorHttp } from '../../../src/providers/http/vendor-http.ts';
import { baseUrlVariable, defineVendor, type VendorParts, variable } from '../../../src/providers/vendor.ts';

const providerName = 'example';
const defaultBaseUrl = 'https://api.vendor.example';

const ExampleSettings = z.object({
  EXAMPLE_API_KEY: variable(z.string('is needed')),
  EXAMPLE_BASE_URL: baseUrlVariable(defaultBaseUrl),
});

/** A made-up vendor: it takes the URLs of two pictures and answers the URL of one, on which every face is swapped. */
export const example = defineVendor({
  name: providerName,
  displayName: 'Example',
  keys: [['EXAMPLE_API_KEY']],
  settings: ExampleSettings,
  create: createExample,
});

/** An id stands in a path, so nothing else may pass for one. */
const Id = z.union([z.string(), z.number().int().transform(String)]).pipe(z.string().regex(/^\w{1,64}$/));
const ExampleTicket = z.object({ id: Id });
const Accepted = z.object({ id: Id });
const Swap = z.object({ state: z.string(), result_url: z.url().nullish() });
const Credit = z.object({ credit: z.number() });
const ErrorBody = z.object({ error: z.string() });

function createExample(
  { EXAMPLE_API_KEY: key, EXAMPLE_BASE_URL: baseUrl }: z.infer<typeof ExampleSettings>,
  parts: VendorParts,
): SwapProvider {
  const http = parts.http({
    provider: providerName,
    baseUrl,
    overridden: baseUrl !== defaultBaseUrl,
    headers: () => ({ authorization: `Bearer ${key}` }),
  });
  return {
    name: providerName,
    bills: true,
    pollEveryMs: 2_000,
    unfit,
    submit: (input, options) => submit(http, input, options),
    poll: (ticket, options) => poll(http, ticket, options),
    account: (options) => account(http, options),
  };
}

/** The vendor swaps every face, so no other choice may be offered: the wrong person would be swapped. */
function unfit({ target, source, faces }: SwapInput): UnfitReason | undefined {
  if (target.kind !== 'image') return 'kind';
  if (faces.which !== 'all' || !source) return 'face-choice';
  return target.publicUrl && source.publicUrl ? undefined : 'needs-public-url';
}

async function submit(
  http: VendorHttp,
  { target, source }: SwapInput,
  { signal, beforePaid }: SubmitOptions,
): Promise<SwapStatus> {
  const json = { scene_url: await urlOf(target, signal), face_url: await urlOf(source, signal) };
  await beforePaid();
  const answer = await http.call({ method: 'POST', path: '/swaps', json, paid: true, signal });
  if (isRejection(answer, 'no face in scene')) {
    return { state: 'refused', reason: 'no-face', subject: 'target', charged: false };
  }
  const accepted = Accepted.safeParse(read(answer));
  if (!accepted.success) throw providerError({ problem: 'bad-answer' });
  return { state: 'pending', ticket: { id: accepted.data.id } };
}

async function poll(http: VendorHttp, ticket: Ticket, { signal }: WithSignal): Promise<SwapStatus> {
  const { id } = ExampleTicket.parse(ticket);
  const swap = Swap.safeParse(read(await http.call({ method: 'GET', path: `/swaps/${id}`, signal })));
  if (!swap.success) throw providerError({ problem: 'bad-answer' });
  const { state, result_url: url } = swap.data;
  if (state === 'failed') return { state: 'failed', charged: false, retryable: true }; // its price list says so
  if (state !== 'done' || !url) return { state: 'pending', ticket };
  return { state: 'done', result: http.remote(url) };
}

function account(http: VendorHttp, { signal }: WithSignal): Promise<Account> {
  return accountOrProblem(async () => {
    const account = Credit.safeParse(read(await http.call({ method: 'GET', path: '/credit', signal })));
    if (!account.success) throw providerError({ problem: 'bad-answer' });
    const { credit } = account.data;
    return { credit, unit: 'credits', problems: credit > 0 ? [] : [{ severity: 'error', code: 'out-of-credit' }] };
  });
}

/** A rejection is a 4xx with the vendor's own error in it: nothing was accepted, so nothing can have been charged. */
const rejections: Readonly<Record<number, ProviderProblem>> = {
  401: 'bad-key',
  402: 'out-of-credit',
  404: 'gone',
};

/** The JSON of a success. Throws ProviderError for every other answer. */
function read(answer: VendorAnswer): unknown {
  const { status, json, retryAfterMs } = answer;
  if (status >= 200 && status < 300) return json;
  if (status === 429) throw providerError({ problem: 'rate-limited', answer: 'busy', retryAfterMs });
  if (isRejection(answer)) {
    throw providerError({ problem: rejections[status] ?? 'rejected-request', answer: 'rejected' });
  }
  const problem = status >= 500 ? 'overloaded' : 'bad-answer';
  throw providerError({ problem, retryAfterMs });
}

function isRejection({ status, json }: VendorAnswer, message?: string): boolean {
  const { data } = ErrorBody.safeParse(json);
  return (
    status >= 400 && status < 500 && status !== 408 && data !== undefined && (message ?? data.error) === data.error
  );
}

async function urlOf(media: Media | undefined, signal: AbortSignal): Promise<string> {
  if (!media?.publicUrl) throw new Error('the input is unfit');
  return (await media.publicUrl(signal)).href;
}

function providerError(options: Omit<ProviderErrorOptions, 'provider'>): ProviderError {
  return new ProviderError({ provider: providerName, ...options });
}

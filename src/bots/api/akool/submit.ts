import { beginSwap } from '../begin-swap.ts';
import type { Call } from '../calls.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { createLooks } from './looks.ts';
import { AkoolRefusal, codes } from './refusals.ts';
import { type ReadRequest, readWebhookUrl } from './requests.ts';
import { resultUrl } from './results.ts';
import { cipherOf, type WebhookFacts } from './webhook.ts';

const patience = 'Please be patient! If your results are not generated in three hours, please check your input image.';

/** A route that begins a swap. The older ones answer with the address of the result, before there is one. */
export function submitRoute(read: ReadRequest, { hasEarlyUrl }: { readonly hasEarlyUrl: boolean }) {
  return (request: ApiRequest, context: ApiContext): Promise<Response> => {
    const { requester, key, translation, baseUrl } = request.var;
    const { signal } = request.req.raw;
    return context.bodies.read(request.req.raw, requester, async ({ fields }) => {
      const webhookUrl = readWebhookUrl(fields, translation);
      const call = { dialect: 'akool' as const, baseUrl, ...(webhookUrl && webhookOf(webhookUrl, key)) };
      const asked = await read(fields, createLooks(context, requester, signal), translation);
      const job = await beginSwap(asked, { requester, locale: 'en', call, signal }, context);
      const early = hasEarlyUrl ? { url: resultUrl({ job }, baseUrl, context) } : {};
      return request.json({ code: codes.ok, msg: patience, data: { _id: job.id, ...early, job_id: job.id } });
    });
  };
}

/** Webhooks are encrypted with the key. Throws AkoolRefusal for a key that cannot. */
function webhookOf(webhookUrl: string, key: string): Pick<Call, 'webhookUrl' | 'facts'> {
  if (!cipherOf(key)) throw new AkoolRefusal(codes.parameter, 'akool-webhook-key');
  return { webhookUrl, facts: { clientSecret: key } satisfies WebhookFacts };
}

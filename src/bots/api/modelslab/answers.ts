import { z } from 'zod';
import { readAll } from '../../../core/ports/media.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { ApiContext } from '../context.ts';
import { endText } from '../refusal-words.ts';
import { resultOf } from '../swap-state.ts';
import type { WebhookOf } from '../webhooks/sender.ts';
import { endpoints, pictureNames } from './endpoints.ts';

/** What is said again of a request later. */
export const Facts = z.object({
  id: z.int(),
  endpoint: z.string(),
  trackId: z.union([z.number(), z.string()]).nullable(),
  /** Whether the result itself is answered, and no link to it. */
  base64: z.boolean(),
});
export type Facts = z.infer<typeof Facts>;

/** What the vendor echoes of a request. */
export function metaOf({ id, endpoint, trackId, base64 }: Facts): Readonly<Record<string, string | null>> {
  const said = { watermark: 'no', watermark_image: null, base64: base64 ? 'yes' : 'no' };
  const trackedBy = trackId === null ? null : String(trackId);
  const format = endpoints[endpoint]?.kind === 'video' ? { output_format: 'mp4' } : {};
  return { ...said, ...format, track_id: trackedBy, id: String(id) };
}

export type End =
  | { readonly status: 'success'; readonly output: readonly string[]; readonly links: readonly string[] | null }
  | { readonly status: 'failed'; readonly message: string };

interface EndOptions {
  readonly baseUrl: string;
  readonly facts: Facts;
  readonly signal: AbortSignal;
}

/** How a swap has ended; undefined while it has not, and `gone` where its result is kept no longer. */
export async function endOf(
  view: JobView,
  { baseUrl, facts, signal }: EndOptions,
  { clock, links, translations }: ApiContext,
): Promise<End | 'gone' | undefined> {
  const { job } = view;
  const message = endText(job, pictureNames(endpoints[facts.endpoint]), translations('en'));
  if (message !== undefined) return { status: 'failed', message };
  if (job.state !== 'done') return undefined;
  const result = resultOf(view, clock.now());
  if (!result) return 'gone';
  if (!facts.base64) {
    const output = [`${baseUrl}${links.ofResult(job.id, result.mimeType)}`];
    return { status: 'success', output, links: output };
  }
  const bytes = await readAll(result.open(signal), result.byteLength).catch(() => undefined);
  if (!bytes) return 'gone';
  return { status: 'success', output: [Buffer.from(bytes).toString('base64')], links: null };
}

/** The end of a swap as the vendor posts it: unsigned. */
export function webhookOf(context: ApiContext): WebhookOf {
  return async (view, call) => {
    const facts = Facts.parse(call.facts);
    const { signal } = new AbortController();
    const end = await endOf(view, { baseUrl: call.baseUrl, facts, signal }, context);
    if (!end || end === 'gone') return undefined;
    const { finishedAt, begunAt } = { finishedAt: view.job.begunAt, ...view.job };
    const body = JSON.stringify({
      status: end.status,
      id: facts.id,
      output: end.status === 'success' ? end.output : [],
      generationTime: (finishedAt - begunAt) / 1_000,
      ...(end.status === 'failed' && { message: end.message }),
      track_id: facts.trackId,
      meta: metaOf(facts),
    });
    return { headers: { 'content-type': 'application/json' }, body };
  };
}

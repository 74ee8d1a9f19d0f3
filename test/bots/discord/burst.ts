import type { Bot } from './bot.ts';
import { DiscordFixture } from './fixture.ts';

export interface Burst {
  readonly jobs: number;
  /** Discord's limit: requests of one route, per channel. */
  readonly window: { readonly requests: number; readonly perMs: number };
  /** How much longer than Discord's window the bot's own window is, as a part of it: allows for the network. */
  readonly slack: number;
  readonly editMs: number;
}

export interface BurstEnd {
  /** From the first member's message to the last result. */
  readonly tookMs: number;
  /** The shortest possible time: each job needs one message and one edit of it. */
  readonly boundMs: number;
  readonly tooMany: number;
  readonly delivered: number;
  readonly edits: number;
  readonly mostEditsInFlight: number;
  readonly problems: readonly unknown[];
  readonly bot: Bot;
}

const routes = ['POST /channels/{channel_id}/messages', 'PATCH /channels/{channel_id}/messages/{message_id}'];

/** Requests many swaps at once in one channel, where all messages and edits count towards the same limits. */
export async function burst({ jobs, window, slack, editMs }: Burst): Promise<BurstEnd> {
  const perMs = Math.ceil(window.perMs * (1 + slack));
  const pace = { editMs, limits: [{ sends: window.requests, perMs }] };
  const fixture = await new DiscordFixture({ pace, concurrency: jobs }).start();
  const { server } = fixture;
  for (const route of routes) server.buckets.limits.set(route, window);
  await fixture.saveFace(fixture.ann);
  const begunAt = Date.now();
  for (let job = 0; job < jobs; job++) {
    fixture.mention(`scene ${job}`, `${job}.png`);
  }
  const delivered = () => fixture.ours().filter(({ attachments }) => attachments.length > 0).length;
  await server.until(() => delivered() === jobs, 300_000);
  const tookMs = Date.now() - begunAt;
  const { bot, ours } = { bot: fixture.bot, ours: delivered() };
  const problems = await fixture.end();
  return {
    tookMs,
    boundMs: (Math.ceil(jobs / window.requests) - 1) * window.perMs,
    tooMany: server.requests.filter(({ status }) => status === 429).length,
    delivered: ours,
    edits: server.requests.filter(({ method }) => method === 'PATCH').length,
    mostEditsInFlight: server.mostEditsInFlight,
    problems,
    bot,
  };
}

import { z } from 'zod';
import { finishOptions } from '../../../../core/messages/chat-rate-limiter.ts';
import { Undeliverable } from '../../../../core/ports/chat.ts';
import type { ReportsDesk } from '../../../../core/ports/reports.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import { createProgressMessage } from '../../messages/progress-message.ts';
import { replyAbout } from '../../messages/reply-ref.ts';
import { ReportedRef, reportBody } from '../../messages/report.ts';
import type { MessageBody } from '../../transport/api.ts';
import { DiscordError, errorCodes, isPermanent } from '../../transport/errors.ts';
import { defaultLimitBytes, sendRateLimit } from '../../transport/limits.ts';
import { platform } from '../../transport/payloads.ts';

const Reporter = z.object({ user: z.string() });

/** Does on Discord what reports ask for. `contextNow` throws before the bot is started. */
export function createReportsDesk(contextNow: () => DiscordContext): ReportsDesk {
  /** Waits for its turn. False where Discord would refuse the same request every time. */
  async function done(channel: string, request: () => Promise<unknown>, signal: AbortSignal): Promise<boolean> {
    const { rateLimiter, pace } = contextNow();
    try {
      await rateLimiter.send(sendRateLimit(channel, pace), request, { isFinal: true, signal });
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      return false;
    }
  }

  function replace({ channel, message }: ReportedRef, body: MessageBody, signal: AbortSignal): Promise<boolean> {
    return done(channel, () => contextNow().api.edit(channel, message, body, signal), signal);
  }

  async function send(channel: string, body: MessageBody, once: string, signal: AbortSignal) {
    let message = '';
    const isSent = await done(
      channel,
      async () => {
        message = await contextNow().api.send(channel, body, { once });
      },
      signal,
    );
    return isSent ? message : undefined;
  }

  /** The operator's channel is read by nobody whose language is known. */
  const sentence = (key: string): MessageBody => ({ content: markdown(contextNow().translations(undefined), key) });

  return {
    platform,
    async post(channel, report, posted, signal) {
      const body = reportBody(report, contextNow().translations(undefined));
      const earlier = ReportedRef.safeParse(posted).data;
      if (earlier?.channel === channel && (await replace(earlier, body, signal))) return earlier;
      const message = await send(channel, body, `report ${report.id} ${earlier?.message ?? ''}`, signal);
      if (message === undefined) throw new Undeliverable(`the bot may not write to the channel ${channel}`);
      return { platform, channel, message, guild: null };
    },
    hide(message, signal) {
      const { channel, message: id } = ReportedRef.parse(message);
      const hide = () => contextNow().api.edit(channel, id, sentence('report-hidden-result'), signal);
      return done(channel, () => unlessGone(hide), signal);
    },
    async show(message, [shown], signal) {
      const { channel, message: id, guild } = ReportedRef.parse(message);
      const context = contextNow();
      const look = () => context.api.message(channel, id); // one that was deleted meanwhile is not sent anew
      if (!shown || !(await done(channel, look, signal))) return false;
      const place = { platform, channel, message: id, guild, limitBytes: defaultLimitBytes } as const;
      const own = {
        isPrivate: false,
        isHere: true,
        tokenUntil: null,
        bot: context.me.name,
        isSpoiler: false,
        isGuessed: false,
      };
      const ref = replyAbout(shown.job.request.target, { ...place, ...own });
      const result = createProgressMessage(ref, context.translations(shown.job.request.locale), context);
      const options = finishOptions(context.rateLimiter, result.rateLimit, signal);
      return result.finish(shown.outcome, options).then(
        () => true,
        (error) => {
          if (error instanceof Undeliverable) return false;
          throw error;
        },
      );
    },
    async remove(message, signal) {
      const ref = ReportedRef.parse(message);
      const remove = () => unlessGone(() => contextNow().api.remove(ref.channel, ref.message));
      if (await done(ref.channel, remove, signal)) return true;
      return replace(ref, sentence('report-removed-result'), signal);
    },
    async answer(to, { report, verdict, locale }, signal) {
      const { user } = Reporter.parse(to);
      const { api, translations } = contextNow();
      let channel = '';
      const open = async () => {
        channel = await api.directChannel(user);
      };
      if (!(await done(`@${user}`, open, signal))) return false;
      const body = { content: markdown(translations(locale), `report-answer-${verdict}`) };
      return (await send(channel, body, `answer ${report} ${user}`, signal)) !== undefined;
    },
  };
}

/** Also where a member takes no direct messages, which Discord answers in several ways. */
function isRefused(error: unknown): boolean {
  return isPermanent(error) || (error instanceof DiscordError && error.status === 400);
}

/** In a message that is not there any more nothing is to be seen. */
async function unlessGone(request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (!(error instanceof DiscordError) || error.code !== errorCodes.unknownMessage) throw error;
  }
}

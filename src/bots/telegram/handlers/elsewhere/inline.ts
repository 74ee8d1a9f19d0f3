import type { InlineQueryResult } from 'grammy/types';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { findShownFile, inlineResult } from '../../messages/elsewhere/shown-file.ts';
import { replyRefOf } from '../../messages/reply-ref.ts';
import { type Author, authorOfUser, type InlineQuery, memberOf } from '../../transport/update.ts';
import { translationFor } from '../actor.ts';
import { startWords } from '../start/welcome.ts';

const jobsSeen = 20;

/** Answers what a person types after the bot's name in any chat: with their latest results, and a way to a new one. */
export async function onInlineQuery(context: TelegramContext, { id, from }: InlineQuery): Promise<void> {
  const author = authorOfUser(from);
  const translation = await translationFor(context, from.id, author);
  const payload = {
    inline_query_id: id,
    results: await latestResults(context, author, translation),
    button: { text: translation.text('inline-swap'), start_parameter: startWords.home },
    is_personal: true,
    cache_time: 0,
  };
  await context.api
    .call((raw, inner) => raw.answerInlineQuery(payload, inner), context.stopping)
    .catch((error) => context.onError(error)); // the question may be too old
}

/** Those of single pictures and videos that are still kept. */
async function latestResults(
  context: TelegramContext,
  author: Author,
  translation: Translation,
): Promise<InlineQueryResult[]> {
  const views = await context.swaps.findOf(memberOf(author), jobsSeen);
  const results: InlineQueryResult[] = [];
  for (const { job } of views) {
    const replyRef = job.state === 'done' ? replyRefOf(job) : undefined;
    const shown = replyRef && !replyRef.album && (await findShownFile(context, replyRef.key));
    if (shown) results.push(inlineResult(replyRef.key, shown, context, translation));
  }
  return results;
}

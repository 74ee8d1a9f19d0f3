import { createHash } from 'node:crypto';
import { UserError } from '../../../../core/errors.ts';
import type { JobView } from '../../../../core/swaps.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { findMessage } from '../../messages/message-index.ts';
import type { TelegramReplyRef } from '../../messages/reply-ref.ts';
import { repeatJobs } from '../job-requests.ts';
import { RequestOrigin } from '../request-origin.ts';
import { once } from './once.ts';

interface AgainPress {
  readonly key: string;
  readonly update: number;
}

/** Requests the swaps of a message again, each new way once. Returns the answer to the press, if any. */
export async function again(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  views: readonly JobView[],
  { key, update, translation }: AgainPress & { readonly translation: Translation },
): Promise<string | undefined> {
  const [first] = views;
  if (!first) throw new UserError('job-gone');
  const repeatable = views.filter((view) => view.again !== undefined);
  if (repeatable.length === 0) throw new UserError('nothing-new');
  const jobs = repeatable.map(({ job }) => job);
  const way = createHash('sha256').update(JSON.stringify(repeatable.map((view) => view.again)));
  const origin = await originOf(context, replyRef, { key, update });
  const isFirst = await once(context, `again ${key} ${way.digest('base64url')}`, update, () =>
    repeatJobs(context, origin, jobs, first.job.request.locale),
  );
  return isFirst ? undefined : translation.text('asked-for-already');
}

/** The origin of a swap that is requested on the message of another: where that message is by now. */
export async function originOf(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  { update, key }: AgainPress,
): Promise<RequestOrigin> {
  const chat = (await findMessage(context, key))?.chat ?? replyRef.chat;
  return RequestOrigin.parse({
    ...replyRef,
    chat,
    update,
    guest: undefined,
    command: undefined,
    ...(chat !== replyRef.chat && { replyTo: undefined }),
  });
}

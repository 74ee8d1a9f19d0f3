import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import { DiscordError, errorCodes, isPermanent, mayPass } from '../transport/errors.ts';
import type { Actor } from '../transport/payloads.ts';
import { forgetCopies, publicMessagesOf, type ShownMessage } from './job-index.ts';

/** Deletes the public messages of the job except for `pressed`, which is gone. Returns how many are left. */
export async function deleteOthers(
  { job }: JobView,
  pressed: string,
  { member, guild }: Pick<Actor, 'member' | 'guild'>,
  context: DiscordContext,
): Promise<number> {
  const isOwn = isSameMember(job.request.requester, member);
  const isMeant = (shown: ShownMessage): boolean =>
    shown.message !== pressed && (isOwn || (shown.guild ?? undefined) === guild);
  const others = (await publicMessagesOf(job, context)).filter(isMeant);
  const gone: string[] = [];
  for (const { channel, message } of others) if (await isDeleted(channel, message, context)) gone.push(message);
  await forgetCopies(job.id, [pressed, ...gone], context);
  return others.length - gone.length;
}

/** False where the bot may not delete it, or Discord fails for long. */
async function isDeleted(
  channel: string,
  message: string,
  { api, clock, stopping: signal, onEvent }: DiscordContext,
): Promise<boolean> {
  try {
    await patiently(() => api.remove(channel, message), { clock, signal, mayPass });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DiscordError && error.code === errorCodes.unknownMessage) return true;
    if (!isPermanent(error)) onEvent({ kind: 'bug', error });
    return false;
  }
}

import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { forgetCopies, publicMessagesOf, type ShownMessage } from '../messages/job-index.ts';
import { DiscordError, errorCodes, isPermanent, mayPass } from '../transport/errors.ts';
import type { Interaction } from '../transport/payloads.ts';
import { type Actor, mayManageMessages } from '../transport/payloads.ts';
import { checkJobRights } from './access.ts';

/**
 * Deletes the message, the stored result, and the other messages in which everybody can see it: the requester all of
 * them, others those in their own place. Says how many are left that the bot cannot reach.
 */
export async function deleteResult(
  view: JobView | undefined,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (view) await checkJobRights(view, interaction, context);
  else if (!mayManageMessages(interaction.permissions ?? 0n)) throw new UserError('job-gone');
  await response.takeOver(true);
  if (view) await context.swaps.forget(view.job.id);
  await context.api.removeReply(interaction);
  if (!view) return;
  const left = await deleteOthers(view, interaction.message?.id ?? '', interaction, context);
  if (left === 0) return;
  const translation = context.translations(interaction.locale);
  await response.tell({ content: markdown(translation, 'delete-left', { count: left }) });
}

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

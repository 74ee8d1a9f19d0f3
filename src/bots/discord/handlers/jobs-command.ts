import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { DiscordContext } from '../context.ts';
import { deleteOthers } from '../messages/delete-copies.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { findIndexedJob } from '../messages/job-index.ts';
import { jobListBody } from '../messages/job-list.ts';
import type { MessageBody } from '../transport/api.ts';
import { type SlashCommand, textOf } from '../transport/interaction-data.ts';
import type { Actor, Interaction } from '../transport/payloads.ts';
import { mayManageMessages } from '../transport/payloads.ts';
import { checkJobRights } from './access.ts';

const mostListed = 100;

/** `/jobs`: a member's own jobs, newest first. */
export async function jobsCommand(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  await response.tell(await jobsPage(0, interaction, context));
}

/** Shows another page of the list in the same message. */
export async function turnJobsPage(
  page: number,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.replace(await jobsPage(page, interaction, context));
}

async function jobsPage(page: number, { member, locale }: Interaction, context: DiscordContext): Promise<MessageBody> {
  const [views, faces] = await Promise.all([context.swaps.findOf(member, mostListed), context.faces.list(member)]);
  return jobListBody({ views, faces }, page, context.translations(locale));
}

function isRunning({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

export function isCancellable({ job }: JobView): boolean {
  return isRunning(job) || job.state === 'parked';
}

/** `/cancel`: the named job, else the member's newest job that still runs. */
export async function cancelCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  const named = textOf(command, 'job');
  const jobs = await context.swaps.findOf(interaction.member, 25);
  const isMeant = ({ job }: JobView): boolean => (named === undefined ? isRunning(job) : job.id === named);
  const view = jobs.find(isMeant);
  const translation = context.translations(interaction.locale);
  if (!view) return response.tell({ content: markdown(translation, 'jobs-none-to-cancel') });
  await response.tell({ content: markdown(translation, await cancelJob(view, interaction, context)) });
}

/** Returns the key of the text that says what happened. Throws UserError when the actor may not cancel the job. */
export async function cancelJob(
  view: JobView,
  actor: Actor,
  context: DiscordContext,
): Promise<'cancelling' | 'cancel-too-late'> {
  await checkJobRights(view, actor, context);
  return (await context.swaps.cancel(view.job.id)) ? 'cancelling' : 'cancel-too-late';
}

const DeletedMessages = z.union([
  z.object({ id: z.string() }).transform(({ id }) => [id]),
  z.object({ ids: z.array(z.string()) }).transform(({ ids }) => ids),
]);

/** Who deletes the message of a job that still runs does not want its result there. */
export async function cancelDeleted(payload: unknown, context: DiscordContext): Promise<void> {
  for (const message of DeletedMessages.catch([]).parse(payload)) {
    const shown = await findIndexedJob(message, context);
    if (shown) await context.swaps.cancel(shown.job);
  }
}

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

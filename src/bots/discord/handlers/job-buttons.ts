import { UserError } from '../../../core/errors.ts';
import { outcomeOf } from '../../../core/jobs/job-outcome.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { VerbName } from '../../verbs.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { createProgressMessage } from '../messages/progress-message.ts';
import type { DiscordReplyRef } from '../messages/reply-ref.ts';
import { type Interaction, mayManageMessages } from '../transport/payloads.ts';
import { cancelJob, checkRights } from './jobs-command.ts';
import { repeatSwap } from './swap-request.ts';

type JobVerb = Extract<VerbName, 'cancel' | 'again' | 'retry' | 'show' | 'publish' | 'delete'>;

/** A button that is about a job. `named` is the job's id where it stands in a list, and empty on its own message. */
export async function handleJobButton(
  verb: JobVerb,
  named: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (verb === 'delete') return remove(interaction, response, context);
  const view = await findJobView(named, interaction, context);
  const isListed = named !== '';
  switch (verb) {
    case 'cancel':
      return cancel(view, isListed, interaction, response, context);
    case 'again':
      return again(view, interaction, response, context);
    case 'retry':
      return retry(view, isListed, interaction, response, context);
    case 'show':
      return isListed
        ? showFromList(view, interaction, response, context)
        : showInPlace(view, interaction, response, context);
    case 'publish':
      return publish(view, interaction, response, context);
    default:
      return verb satisfies never;
  }
}

/** Throws UserError where it is not known any more. */
async function findJobView(named: string, interaction: Interaction, context: DiscordContext): Promise<JobView> {
  const job = named === '' ? (await context.jobIndex.get(interaction.message?.id ?? ''))?.job : named;
  const view = job === undefined ? undefined : await context.swaps.find(job);
  if (!view) throw new UserError('job-gone');
  return view;
}

function checkIsRequester({ job }: JobView, { member }: Interaction): void {
  if (!isSameMember(job.request.requester, member)) throw new UserError('not-yours');
}

async function cancel(
  view: JobView,
  isListed: boolean,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const said = await cancelJob(view, interaction, context);
  if (said === 'cancelling' && !isListed)
    await response.takeOver(false); // its message will say so
  else await response.tell({ content: markdown(context.translations(interaction.locale), said) });
}

/** Who sees the answers about a job: as its own was, and what comes from a person's list is theirs. */
async function isPrivateAnswer(interaction: Interaction, context: DiscordContext): Promise<boolean> {
  return (await context.jobIndex.get(interaction.message?.id ?? ''))?.isPrivate ?? true;
}

async function again(
  view: JobView,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  checkIsRequester(view, interaction);
  const replyRef = await response.defer(await isPrivateAnswer(interaction, context));
  await repeatSwap(view.job, interaction, replyRef, context);
}

/** The button says what it may cost. */
async function retry(
  view: JobView,
  isListed: boolean,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await checkRights(view, interaction, context);
  if (!isListed) await response.takeOver(false);
  const isStarted = await context.swaps.choose(view.job.id, 'try-again');
  await tellUnlessVisible(isStarted, isListed, interaction, response, context);
}

/** What was chosen shows in the job's own message; elsewhere, and where it came too late, that is said. */
async function tellUnlessVisible(
  isStarted: boolean,
  isListed: boolean,
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (isStarted && !isListed) return;
  await response.tell({ content: markdown(context.translations(locale), isStarted ? 'going-on' : 'asking-over') });
}

/** The message goes on with the token of this press, wherever it stands: as it is, or to its end. */
async function showInPlace(
  view: JobView,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  checkIsRequester(view, interaction);
  const replyRef = await response.takeOver(await isPrivateAnswer(interaction, context));
  if (view.job.state === 'late') {
    const isStarted = await context.swaps.choose(view.job.id, 'show-result');
    return tellUnlessVisible(isStarted, false, interaction, response, context);
  }
  if (!(await showOutcome(view, replyRef, interaction, context))) await tellState(view, interaction, response, context);
}

async function showFromList(
  view: JobView,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  checkIsRequester(view, interaction);
  if (view.job.state !== 'late') {
    if (!outcomeOf(view.job, view.result)) return tellState(view, interaction, response, context);
    return showInNewReply(view, interaction, await response.defer(true), context);
  }
  const replyRef = await response.defer(true);
  const isStarted = await context.swaps.choose(view.job.id, 'show-result');
  const ended = isStarted ? await waitUntilDone(view.job.id, context) : undefined;
  if (ended) await showInNewReply(ended, interaction, replyRef, context);
  else await tellUnlessVisible(isStarted, true, interaction, response, context);
}

const lookEveryMs = 500;
const mostLooks = 40;

/** The job's own message may be out of reach, so what goes there is waited for; undefined where that takes long. */
async function waitUntilDone(job: string, { swaps, clock, stopping }: DiscordContext): Promise<JobView | undefined> {
  for (let looks = 0; looks < mostLooks; looks++) {
    const view = await swaps.find(job);
    if (view?.job.state === 'done') return view;
    await clock.sleep(lookEveryMs, stopping);
  }
  return undefined;
}

async function publish(
  view: JobView,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  checkIsRequester(view, interaction);
  if (!outcomeOf(view.job, view.result)) throw new UserError('result-gone');
  await showInNewReply(view, interaction, await response.defer(false), context);
}

async function tellState(
  { job, position = 0 }: JobView,
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.tell({ content: markdown(context.translations(locale), 'job-state', { state: job.state, position }) });
}

/** The end of a job once more, as an answer of its own. */
async function showInNewReply(
  view: JobView,
  interaction: Interaction,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await showOutcome(view, replyRef, interaction, context);
  const { message, isPrivate } = replyRef;
  await context.jobIndex.put(message, { job: view.job.id, person: interaction.member.id, isPrivate });
}

/** False where it has not ended. Throws UserError where the result is no longer kept. */
async function showOutcome(
  { job, result }: JobView,
  replyRef: DiscordReplyRef,
  { locale }: Interaction,
  context: DiscordContext,
): Promise<boolean> {
  const outcome = outcomeOf(job, result);
  if (!outcome) return false;
  const parts = { ...context, onError: (error: unknown) => context.onEvent({ kind: 'bug', error }) };
  try {
    await createProgressMessage(replyRef, context.translations(locale), parts).finish(outcome, context.stopping);
  } catch {
    throw new UserError('result-gone');
  }
  return true;
}

/** Deletes the result: the message, and what is kept of it here. */
async function remove(interaction: Interaction, response: InteractionResponse, context: DiscordContext): Promise<void> {
  const view = await findJobView('', interaction, context).catch(() => undefined);
  if (view) await checkRights(view, interaction, context);
  else if (!mayManageMessages(interaction.permissions ?? 0n)) throw new UserError('job-gone');
  await response.takeOver(true);
  if (view) await context.swaps.forget(view.job.id);
  await context.api.removeReply(interaction);
}

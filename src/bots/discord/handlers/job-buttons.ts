import { UserError } from '../../../core/errors.ts';
import { outcomeOf } from '../../../core/jobs/job-outcome.ts';
import { finishOptions } from '../../../core/messages/chat-rate-limiter.ts';
import type { JobView } from '../../../core/swaps.ts';
import { patiently } from '../../patience.ts';
import type { VerbName } from '../../verbs.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { findIndexedJob, indexJob, rememberCopy } from '../messages/job-index.ts';
import { createProgressMessage } from '../messages/progress-message.ts';
import { type DiscordReplyRef, parseReplyRef, replyAbout } from '../messages/reply-ref.ts';
import { originalLink } from '../messages/result-file.ts';
import { mayPass } from '../transport/errors.ts';
import { type Interaction, isForOne } from '../transport/payloads.ts';
import { checkAccess, checkIsRequester, checkJobRights, isPrivateByDefault } from './access.ts';
import { findOtherObstacle, removeQuestion } from './begin-swap.ts';
import { cancelJob, deleteResult } from './jobs-command.ts';
import { questionAbout, type SwapIntent } from './open-questions.ts';
import { askAbout } from './refusals.ts';
import { intentOfJob, repeatSwap, swapInTurn } from './swap-request.ts';
import { tellIfWaiting } from './trust/likeness.ts';
import { leaveTurn, takeTurn } from './turns.ts';

type JobVerb = Extract<VerbName, 'cancel' | 'again' | 'retry' | 'show' | 'original' | 'publish' | 'delete'> | 'roles';

/** A button that was pressed, and the job it is about. */
interface JobPress {
  readonly view: JobView;
  /** Whether the button is in a list of jobs, not on the job's own message. */
  readonly isListed: boolean;
  readonly interaction: Interaction;
  readonly response: InteractionResponse;
  readonly context: DiscordContext;
}

/** A button about a job. `named` is the job's id when the button is in a list, and empty on the job's own message. */
export async function handleJobButton(
  verb: JobVerb,
  named: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (verb === 'delete') {
    const shown = await findJobView('', interaction, context).catch(() => undefined);
    return deleteResult(shown, interaction, response, context);
  }
  if (verb === 'show' && named === '' && (await tellIfWaiting(interaction, response, context))) return;
  const view = await findJobView(named, interaction, context);
  const press = { view, isListed: named !== '', interaction, response, context };
  switch (verb) {
    case 'cancel':
      return cancel(press);
    case 'again':
      return repeat(press);
    case 'roles':
      return exchangeRoles(press);
    case 'retry':
      return retry(press);
    case 'show':
      return press.isListed ? showFromList(press) : showInPlace(press);
    case 'original':
      return sendOriginal(press);
    case 'publish':
      return publish(press);
    default:
      return verb satisfies never;
  }
}

/** Throws UserError when the job is no longer stored. */
async function findJobView(named: string, interaction: Interaction, context: DiscordContext): Promise<JobView> {
  const job = named === '' ? (await findIndexedJob(interaction.message?.id ?? '', context))?.job : named;
  const view = job === undefined ? undefined : await context.swaps.find(job);
  if (!view) throw new UserError('job-gone');
  return view;
}

function tell(
  { interaction, response, context }: JobPress,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  return response.tell({ content: markdown(context.translations(interaction.locale), key, values) });
}

async function cancel(press: JobPress): Promise<void> {
  const said = await cancelJob(press.view, press.interaction, press.context);
  const isShownInPlace = said === 'cancelling' && !press.isListed; // core edits the job's message
  await (isShownInPlace ? press.response.takeOver(false) : tell(press, said));
}

/** Answers about a job are as private as its message; answers to a list are private. */
async function isPrivateAnswer({ interaction, context }: JobPress): Promise<boolean> {
  return (await findIndexedJob(interaction.message?.id ?? '', context))?.isPrivate ?? true;
}

async function repeat(press: JobPress): Promise<void> {
  const { job, again } = press.view;
  checkIsRequester(press.view, press.interaction);
  if (!again) throw new UserError('nothing-new');
  await repeatAs(intentOfJob(job), press, (replyRef) => repeatSwap(job, press.interaction, replyRef, press.context));
}

/** The same swap with the two pictures in each other's place. */
async function exchangeRoles(press: JobPress): Promise<void> {
  const { job } = press.view;
  const { target, source, provider } = job.request;
  if (!source) throw new UserError('job-gone');
  const intent = { target: source, source: target, provider };
  await repeatAs(intent, press, (replyRef) => swapInTurn(job.id, intent, press.interaction, replyRef, press.context));
}

/** Begins another job for the requester of this one, as private as this one at least. Pressed twice, it is one. */
async function repeatAs(
  intent: SwapIntent,
  press: JobPress,
  begin: (replyRef: DiscordReplyRef) => Promise<void>,
): Promise<void> {
  const { view, isListed, interaction, response, context } = press;
  const { message } = interaction;
  checkIsRequester(view, interaction);
  const isOffer = isListed && message !== undefined && !isForOne(message);
  const wasPrivate = !isOffer && (await isPrivateAnswer(press));
  const isPrivate = wasPrivate || (await isPrivateByDefault(interaction, context));
  if (!(await takeTurn(view.job.id, interaction.id, context))) return tell(press, 'asked-already');
  const obstacle = await findOtherObstacle(intent, interaction, context);
  if (!obstacle) {
    const replyRef = await response.defer(isPrivate);
    if (isOffer) await removeQuestion(interaction, false, context);
    return begin(replyRef);
  }
  await leaveTurn(view.job.id, context);
  const question = { ...questionAbout(intent, interaction), isPrivate };
  await response.ask(await askAbout(obstacle, { question }, interaction, context));
  if (isOffer) await removeQuestion(interaction, false, context);
}

async function retry(press: JobPress): Promise<void> {
  const { view, isListed, interaction, response, context } = press;
  await checkJobRights(view, interaction, context);
  if (!isListed) await response.takeOver(false);
  await tellUnlessVisible(await context.swaps.choose(view.job.id, 'try-again'), press);
}

/** A choice that was accepted shows in the job's own message. Elsewhere, and when it came too late, a text says so. */
async function tellUnlessVisible(isAccepted: boolean, press: JobPress): Promise<void> {
  if (isAccepted && !press.isListed) return;
  await tell(press, isAccepted ? 'going-on' : 'asking-over');
}

/** Re-renders the message with this interaction's fresh token, in progress or finished. */
async function showInPlace(press: JobPress): Promise<void> {
  const { view, interaction, response, context } = press;
  checkIsRequester(view, interaction);
  const replyRef = await response.takeOver(await isPrivateAnswer(press));
  if (view.job.state === 'late') {
    await tellUnlessVisible(await context.swaps.choose(view.job.id, 'show-result'), press);
  } else if (!(await showOutcome(view, replyRef, press))) {
    await tellState(press);
  }
}

async function showFromList(press: JobPress): Promise<void> {
  const { view, interaction, response, context } = press;
  checkIsRequester(view, interaction);
  if (view.job.state !== 'late') {
    if (!outcomeOf(view.job, view)) return tellState(press);
    return showInNewReply(view, await response.defer(true), press);
  }
  const replyRef = await response.defer(true);
  const isAccepted = await context.swaps.choose(view.job.id, 'show-result');
  const ended = isAccepted ? await waitUntilDone(view.job.id, context) : undefined;
  if (ended) await showInNewReply(ended, replyRef, press);
  else await tellUnlessVisible(isAccepted, press);
}

const checkEveryMs = 500;
const mostChecks = 40;

/** Waits for the result, because the job's own message may be out of reach; undefined when it takes over 20 s. */
async function waitUntilDone(job: string, { swaps, clock, stopping }: DiscordContext): Promise<JobView | undefined> {
  for (let checks = 0; checks < mostChecks; checks++) {
    const view = await swaps.find(job);
    if (view?.job.state === 'done') return view;
    await clock.sleep(checkEveryMs, stopping);
  }
  return undefined;
}

async function publish(press: JobPress): Promise<void> {
  const { view, interaction, response, context } = press;
  checkIsRequester(view, interaction);
  if (!outcomeOf(view.job, view)) throw new UserError('result-gone');
  await checkAccess(interaction, context);
  await showInNewReply(view, await response.defer(false), press);
}

function tellState(press: JobPress): Promise<void> {
  const { job, position = 0 } = press.view;
  return tell(press, 'job-state', { state: job.state, position });
}

/** Shows the end of a job again, in a new message. */
async function showInNewReply(view: JobView, replyRef: DiscordReplyRef, press: JobPress): Promise<void> {
  const { interaction, context } = press;
  await showOutcome(view, replyRef, press);
  const { message, channel, isPrivate } = replyRef;
  await indexJob(message, { job: view.job.id, person: interaction.member.id, isPrivate }, context);
  const { guild = null } = interaction;
  if (!isPrivate) await rememberCopy(view.job.id, { channel, message, guild }, context);
}

/** False when the job has not ended. Throws UserError when the result is no longer stored. */
async function showOutcome(
  view: JobView,
  replyRef: DiscordReplyRef,
  { interaction, context }: JobPress,
): Promise<boolean> {
  const { job } = view;
  const outcome = outcomeOf(job, view);
  if (!outcome) return false;
  const { isGuessed } = parseReplyRef(job.request.replyRef);
  const shown = { ...replyAbout(job.request.target, replyRef), isGuessed };
  const message = createProgressMessage(shown, context.translations(interaction.locale), context);
  const { rateLimiter, clock, stopping: signal } = context;
  const finish = () => message.finish(outcome, finishOptions(rateLimiter, message.rateLimit, signal));
  await patiently(finish, { clock, signal, mayPass }).catch(() => {
    signal.throwIfAborted();
    throw new UserError('result-gone');
  });
  return true;
}

/** Tells the requester where the result can be fetched as it is. */
async function sendOriginal(press: JobPress): Promise<void> {
  const { view, interaction, response, context } = press;
  checkIsRequester(view, interaction);
  await response.defer(true);
  const { shareLinks, stopping, translations } = context;
  const said =
    view.result &&
    shareLinks &&
    (await originalLink(view.result, translations(interaction.locale), shareLinks, stopping));
  if (said === undefined) throw new UserError('result-gone');
  await response.tell({ content: said });
}

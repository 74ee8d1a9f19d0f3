import { UserError } from '../../../core/errors.ts';
import type { Job } from '../../../core/ports/job.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import { type DiscordContext, permissionsOf } from '../context.ts';
import { type ButtonSpec, buttonRow, verbButton } from '../messages/components.ts';
import { escapeMarkdown, markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { MessageBody } from '../transport/api.ts';
import { type Actor, type Interaction, mayManageMessages } from '../transport/payloads.ts';
import { type SlashCommand, textOf } from './swap-command.ts';

/** Discord takes five rows of buttons: one for each job, or for four and the way to others. */
const mostRows = 5;
/** More are not looked for. */
const mostListed = 100;

/** `/jobs`: a person's own swaps, each with what can be done with it. */
export async function jobsCommand(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  await response.tell(await jobsPage(0, interaction, context));
}

/** Another page of the list. */
export async function turnJobsPage(
  page: number,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.replace(await jobsPage(page, interaction, context));
}

async function jobsPage(
  wanted: number,
  { member, locale }: Interaction,
  context: DiscordContext,
): Promise<MessageBody> {
  const translation = context.translations(locale);
  const views = await context.swaps.findOf(member, mostListed);
  if (views.length === 0) return { content: markdown(translation, 'jobs-none') };
  const perPage = views.length > mostRows ? mostRows - 1 : mostRows;
  const last = Math.ceil(views.length / perPage) - 1;
  const page = Math.min(Math.max(0, Math.floor(wanted) || 0), last);
  const first = page * perPage;
  const shown = views.slice(first, first + perPage).map((view, index) => ({ view, number: first + index + 1 }));
  const lines = shown.map(({ view, number }) => `${number}. ${jobMarkdown(view, translation)}`);
  const rows = shown.map(({ view, number }) => buttonRow(...buttonsOf(view, number, translation)));
  const turn = last === 0 ? [] : [buttonRow(...turnButtons(page, last))];
  return {
    content: [`**${escapeMarkdown(translation.text('jobs-title'))}**`, ...lines].join('\n'),
    rows: [...rows, ...turn],
  };
}

function turnButtons(page: number, last: number): readonly ButtonSpec[] {
  return [
    { id: `jobs:${page - 1}`, text: '◀', isDisabled: page === 0 },
    { id: `jobs:${page + 1}`, text: '▶', isDisabled: page === last },
  ];
}

function buttonsOf({ job }: JobView, number: number, translation: Translation): readonly ButtonSpec[] {
  const numbered = (verb: 'cancel' | 'retry' | 'show' | 'again', style?: ButtonSpec['style']): ButtonSpec => {
    const button = verbButton(translation, verb, style, job.id);
    return { ...button, text: `${number} · ${button.text}` };
  };
  switch (job.state) {
    case 'queued':
    case 'running':
      return [numbered('cancel', 'danger')];
    case 'parked':
      return [numbered('retry', 'danger'), numbered('cancel')];
    case 'done':
    case 'late':
      return [numbered('show', 'primary'), numbered('again')];
    default:
      return [numbered('again')];
  }
}

function isRunning({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

/** Whether it may still be cancelled. */
export function isCancellable({ job }: JobView): boolean {
  return isRunning(job) || job.state === 'parked';
}

function jobMarkdown(view: JobView, translation: Translation): string {
  const when = `<t:${Math.floor(view.job.requestedAt / 1_000)}:R>`;
  const { key, values } = jobText(view);
  return markdown(translation, key, values, { when });
}

/** A job in one line, where Discord reads no markup. */
export function jobLine(view: JobView, translation: Translation): string {
  const when = new Date(view.job.requestedAt).toISOString().slice(0, 16).replace('T', ' ');
  const { key, values } = jobText(view);
  return translation.text(key, { ...values, when });
}

function jobText({ job, position = 0 }: JobView) {
  const provider = 'attempt' in job ? job.attempt?.provider : undefined;
  const values = { state: job.state, position, ...(provider !== undefined && { provider }) };
  return { key: provider === undefined ? 'job-line' : 'job-line-with', values };
}

/** `/cancel`: the swap that is named, else the newest that still runs. */
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

/** Returns the key of what there is to say. Throws UserError where it is somebody else's. */
export async function cancelJob(
  view: JobView,
  actor: Actor,
  context: DiscordContext,
): Promise<'cancelling' | 'cancel-too-late'> {
  await checkRights(view, actor, context);
  return (await context.swaps.cancel(view.job.id)) ? 'cancelling' : 'cancel-too-late';
}

/** A job is its requester's, and of those who may manage the messages of the place it belongs to. Throws UserError. */
export async function checkRights({ job }: JobView, actor: Actor, context: DiscordContext): Promise<void> {
  const { requester } = job.request;
  if (isSameMember(requester, actor.member)) return;
  const isTheirPlace = actor.guild !== undefined && actor.guild === requester.place;
  if (isTheirPlace && mayManageMessages(await permissionsOf(context, actor))) return;
  throw new UserError('not-yours');
}

import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../../../../core/errors.ts';
import type { Reported } from '../../../../core/reports/reports.ts';
import { contentRefusal, thanksFor, thanksForMistake } from '../../../report-text.ts';
import type { DiscordContext } from '../../context.ts';
import { menuEntries } from '../../messages/command-definitions.ts';
import { escapeMarkdown, markdown } from '../../messages/escape.ts';
import { reportForm } from '../../messages/forms.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { copiesOf, findIndexedJob, publicMessagesOf } from '../../messages/job-index.ts';
import { linkTo, type ReportedRef } from '../../messages/report.ts';
import { isPermanent } from '../../transport/errors.ts';
import { type SlashCommand, textOf } from '../../transport/interaction-data.ts';
import { type Interaction, platform } from '../../transport/payloads.ts';
import { placeOf } from '../access.ts';

/** A report that waits for its form. The form's id names it, since members could forge the id of a message. */
const OpenReport = z.object({ channel: z.string(), message: z.string(), job: z.string() });
type OpenReport = z.infer<typeof OpenReport>;

const openMs = 60 * 60 * 1_000;

/** Names the member who may send the form. */
function keyOf(key: string, { member }: Interaction): string {
  return `${platform}:report:${member.id}:${key}`;
}

/** The button below a result, or the entry of its context menu: asks what is wrong with it. Throws UserError. */
export async function openReport(
  message: { readonly id: string } | undefined,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const shown = message && (await findIndexedJob(message.id, context));
  if (!message || !shown) throw new UserError('nothing-to-report');
  const open: OpenReport = { channel: interaction.channel, message: message.id, job: shown.job };
  const key = randomBytes(12).toString('base64url');
  const { expiringStore, clock } = context;
  await expiringStore.put(keyOf(key, interaction), open, { expiresAt: clock.now() + openMs, secret: true });
  await response.form(reportForm(key, context.translations(interaction.locale)));
}

/** The form was sent. */
export async function submitReport(
  key: string,
  reason: string | undefined,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  const open = OpenReport.safeParse(await context.expiringStore.get(keyOf(key, interaction))).data;
  if (!open) {
    return response.tell({ content: markdown(context.translations(interaction.locale), 'asking-over') });
  }
  await send(open, reason, interaction, response, context);
  await context.expiringStore.delete(keyOf(key, interaction));
}

/** `/report` with the link to a message; without a link, tells how to report. Throws UserError. */
export async function reportCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  const link = textOf(command, 'message');
  if (link === undefined) {
    const translation = context.translations(interaction.locale);
    const menu = menuEntries('menus').find((entry) => entry.menu === 'result');
    const values = { menu: menu ? translation.text(menu.key) : '' };
    return response.tell({ content: markdown(translation, 'report-how-discord', values) });
  }
  const named = await findLinked(link, interaction, context);
  const shown = named && (await findIndexedJob(named.message, context));
  if (!named || !shown) throw new UserError('nothing-to-report');
  await send({ ...named, job: shown.job }, textOf(command, 'reason'), interaction, response, context);
}

const linkPattern =
  /^<?https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(@me|\d{17,20})\/(\d{17,20})\/(\d{17,20})\/?>?$/;

/** The message that a link names, where the member can see it. */
async function findLinked(
  link: string,
  { member, guild, channel: here }: Interaction,
  { api }: DiscordContext,
): Promise<{ readonly channel: string; readonly message: string } | undefined> {
  const [, place, channel = '', message = ''] = linkPattern.exec(link.trim()) ?? [];
  if (place === undefined || place !== (guild ?? '@me')) return undefined;
  if (guild === undefined) return channel === here ? { channel, message } : undefined;
  try {
    const may = await api.permissionsOf(guild, channel, member.id);
    if ((may & (PermissionFlagsBits.ViewChannel | PermissionFlagsBits.Administrator)) === 0n) return undefined;
    await api.message(channel, message); // otherwise it is of another channel than the link says
    return { channel, message };
  } catch (error) {
    if (isPermanent(error)) return undefined;
    throw error;
  }
}

async function send(
  { channel, message, job }: OpenReport,
  reason: string | undefined,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { guild = null } = interaction;
  const ref: ReportedRef = { platform, channel, message, guild };
  const taken = await context.reports.report({
    ...reporterOf(interaction),
    message: shownIn(ref, job),
    copies: (await otherMessagesOf(job, context)).map((copy) => shownIn(copy, job)),
    reason,
    place: placeOf(interaction),
  });
  await response.tell({ content: escapeMarkdown(thanksFor(taken, context.translations(interaction.locale))) });
}

function shownIn(ref: ReportedRef, job: string): Reported['message'] {
  const link = linkTo(ref);
  return { ref, jobs: [job], ...(link !== undefined && { link }) };
}

async function otherMessagesOf(job: string, context: DiscordContext): Promise<readonly ReportedRef[]> {
  const view = await context.swaps.find(job);
  if (view) return (await publicMessagesOf(view.job, context)).map((shown): ReportedRef => ({ ...shown, platform }));
  return (await copiesOf(job, context)).map((copy): ReportedRef => ({ platform, ...copy }));
}

function reporterOf({ member, locale }: Interaction): Pick<Reported, 'by' | 'locale' | 'answerTo'> {
  return { by: member, locale, answerTo: { platform, user: member.id } };
}

/** The button below a refusal. */
export async function reportMistake(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { channel, message } = interaction;
  const refusal: ReportedRef = { platform, channel, message: message?.id ?? '', guild: null };
  const job = (await findIndexedJob(refusal.message, context))?.job;
  const taken = await context.reports.reportMistake({
    ...reporterOf(interaction),
    refusal,
    code: contentRefusal,
    job,
  });
  await response.tell({ content: escapeMarkdown(thanksForMistake(taken, context.translations(interaction.locale))) });
}

import { UserError } from '../../../../core/errors.ts';
import type { Reported } from '../../../../core/reports/reports.ts';
import { contentRefusal, decisionsOf, thanksFor, thanksForMistake } from '../../../report-text.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { findMessage, findReplyRef, type MessageRef, messageKeyAt, partKeyAt } from '../../messages/message-index.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { linkTo } from '../../messages/report.ts';
import { isPerson, memberOf, platform, type TelegramMessage } from '../../transport/update.ts';
import { type Actor, sentenceOf } from '../actor.ts';
import { jobsOf } from '../job-buttons.ts';

export const reportActions = ['report', 'mistake', 'decide'] as const;
type ReportAction = (typeof reportActions)[number];

interface ReportPress {
  readonly action: ReportAction;
  /** The key of jobs, or the id of a report. */
  readonly key: string;
  readonly choice: string;
  readonly messageRef: MessageRef;
}

/** A button about reports. Anybody may press it. Returns the answer to the press. */
export async function answerReport(
  context: TelegramContext,
  actor: Actor,
  { action, key, choice, messageRef }: ReportPress,
): Promise<string> {
  try {
    switch (action) {
      case 'report':
        return await reportJobs(context, actor, key, { messageRef });
      case 'mistake':
        return await reportMistake(context, actor, key, messageRef);
      case 'decide':
        return await decide(context, actor, key, choice);
      default:
        return action satisfies never;
    }
  } catch (error) {
    return sentenceOf(error, actor.translation);
  }
}

/** `/report`, in reply to a result. */
export async function runReportCommand(
  context: TelegramContext,
  actor: Actor,
  { chat, reply_to_message: replied }: TelegramMessage,
  reason: string,
): Promise<void> {
  const messageRef = replied ? { chat: chat.id, message: replied.message_id } : undefined;
  const reporting = reportReplied(context, actor, messageRef, reason);
  const said = await reporting.catch((error) => sentenceOf(error, actor.translation));
  await sayBriefly(context, actor.messageTarget, escaped(said));
}

async function reportReplied(
  context: TelegramContext,
  actor: Actor,
  messageRef: MessageRef | undefined,
  reason: string,
): Promise<string> {
  if (!messageRef) return actor.translation.text('report-how-telegram', { report: '/report' });
  const key = (await messageKeyAt(context, messageRef)) ?? (await partKeyAt(context, messageRef));
  if (key === undefined) throw new UserError('nothing-to-report');
  return reportJobs(context, actor, key, { reason });
}

/** `messageRef` is the message whose button was pressed: a key alone could have been sent from anywhere. */
async function reportJobs(
  context: TelegramContext,
  actor: Actor,
  key: string,
  { messageRef, reason }: { readonly messageRef?: MessageRef; readonly reason?: string },
): Promise<string> {
  const replyRef = await findReplyRef(context, key);
  const shown = replyRef && (await findMessage(context, key));
  const isElsewhere = messageRef && (shown?.chat !== messageRef.chat || shown.message !== messageRef.message);
  if (!shown || isElsewhere) throw new UserError('nothing-to-report');
  const jobs = (await jobsOf(context, replyRef, key)).map(({ job }) => job.id);
  const link = linkTo(shown);
  const { chat, message } = shown;
  const taken = await context.reports.report({
    ...reporterOf(actor),
    message: { ref: { platform, chat, message, key }, jobs, ...(link !== undefined && { link }) },
    reason,
    place: chat < 0 ? { platform, id: String(chat) } : undefined,
  });
  return thanksFor(taken, actor.translation);
}

/** A channel or group that acts as itself has no private chat in which it could be answered. */
function reporterOf({ author, locale }: Actor): Pick<Reported, 'by' | 'locale' | 'answerTo'> {
  return { by: memberOf(author), locale, answerTo: isPerson(author.id) ? { platform, user: author.id } : undefined };
}

async function reportMistake(
  context: TelegramContext,
  actor: Actor,
  key: string,
  messageRef: MessageRef,
): Promise<string> {
  const replyRef = await findReplyRef(context, key);
  const views = replyRef ? await jobsOf(context, replyRef, key) : [];
  const refused = views.find(({ job }) => job.state === 'refused');
  const refusal = { platform, ...messageRef };
  const mistake = { ...reporterOf(actor), refusal, code: contentRefusal, job: refused?.job.id };
  return thanksForMistake(await context.reports.reportMistake(mistake), actor.translation);
}

/** The chat is the operator's, so that everybody who can press there decides, and nobody who presses elsewhere. */
async function decide(
  context: TelegramContext,
  { translation, messageTarget }: Actor,
  id: string,
  choice: string,
): Promise<string> {
  if (!context.reports.isChannel(platform, String(messageTarget.chat))) return translation.text('decide-not-here');
  for (const decision of decisionsOf(choice) ?? []) {
    if (!(await context.reports.decide(id, decision))) return translation.text('decide-gone');
  }
  return translation.text('decide-done');
}

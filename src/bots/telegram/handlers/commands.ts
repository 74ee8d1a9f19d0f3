import { isFinished } from '../../../core/ports/job.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import { jobList } from '../messages/lists/job-list.ts';
import { findMessage, type MessageRef, messageKeyAt } from '../messages/message-index.ts';
import { sayBriefly } from '../messages/quiet/brief.ts';
import { messageKeyOf, replyRefOf } from '../messages/reply-ref.ts';
import { memberOf, type TelegramMessage } from '../transport/update.ts';
import type { Actor } from './actor.ts';
import { attachmentIn, attachmentProblem } from './attachments.ts';
import { endDraft } from './drafts/draft.ts';
import { keepOrAsk } from './drafts/keep-photo.ts';
import { askForFace } from './drafts/questions.ts';
import { showLanguages, showPrivacy, showSettings } from './menus.ts';
import { showFaces } from './saved-faces/menu.ts';
import { runStart } from './start/resume.ts';
import { showHelp } from './start/welcome.ts';
import { runForget } from './trust/forget.ts';
import { optIn, optOut } from './trust/opt-out.ts';
import { runReportCommand } from './trust/report.ts';
import { verifyFrom } from './trust/verify.ts';

const jobsShown = 10;

/** Runs a command. `rest` is the text after it. */
type Run = (context: TelegramContext, actor: Actor, message: TelegramMessage, rest: string) => Promise<unknown>;

const commands: Readonly<Record<string, Run>> = {
  start: runStart,
  help: showHelp,
  face: saveFrom,
  faces: showFaces,
  jobs: showJobs,
  cancel: cancelAll,
  settings: showSettings,
  language: showLanguages,
  privacy: showPrivacy,
  forget: runForget,
  optin: optIn,
  optout: optOut,
  report: runReportCommand,
  verify: verifyFrom,
};

/** Runs a command other than /swap. False if there is no such command. `rest` is the text after it. */
export async function runCommand(
  context: TelegramContext,
  actor: Actor,
  { name, rest }: { name: string; rest: string },
  message: TelegramMessage,
): Promise<boolean> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  await run?.(context, actor, message, rest);
  return run !== undefined;
}

async function saveFrom(context: TelegramContext, actor: Actor, message: TelegramMessage, name: string): Promise<void> {
  const { translation, messageTarget } = actor;
  const attachment = attachmentIn(message) ?? attachmentIn(message.reply_to_message);
  const problem = attachment && attachmentProblem([attachment], translation, context.api.largestDownload);
  if (problem !== undefined) return void (await sayBriefly(context, messageTarget, escaped(problem)));
  if (typeof attachment === 'object') {
    return keepOrAsk(context, actor, { photo: attachment.ref, ...(name !== '' && { name }) });
  }
  if (messageTarget.chat > 0) return askForFace(context, actor);
  await sayBriefly(context, messageTarget, escaped(translation.text('nothing-to-swap')));
}

async function showJobs(context: TelegramContext, { author, translation, messageTarget }: Actor): Promise<void> {
  const member = memberOf(author);
  const views = await context.swaps.findOf(member, jobsShown);
  const jobs = await Promise.all(views.map(async (view) => ({ view, message: await messageOf(context, view) })));
  const faces = await context.faces.list(member);
  const { html, keyboard } = jobList(jobs, faces, context.clock.now(), translation);
  await sayBriefly(context, messageTarget, html, keyboard);
}

async function messageOf(context: TelegramContext, { job }: JobView): Promise<MessageRef | undefined> {
  const replyRef = replyRefOf(job);
  return replyRef && findMessage(context, messageKeyOf(replyRef));
}

/** Cancels the swap whose message is replied to; without a reply, the open question and all running swaps. */
async function cancelAll(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  message: TelegramMessage,
): Promise<void> {
  const dropped = await endDraft(context, { author, translation });
  const views = await context.swaps.findOf(memberOf(author), 100);
  const replied = message.reply_to_message;
  const key = replied && (await messageKeyAt(context, { chat: messageTarget.chat, message: replied.message_id }));
  const isMeant = ({ job }: JobView): boolean => {
    const replyRef = replyRefOf(job);
    return !isFinished(job) && (!key || (replyRef !== undefined && messageKeyOf(replyRef) === key));
  };
  const cancelled = await Promise.all(views.filter(isMeant).map(({ job }) => context.swaps.cancel(job.id)));
  const hasEnded = cancelled.some(Boolean) || dropped;
  await sayBriefly(context, messageTarget, escaped(translation.text(hasEnded ? 'stopped' : 'jobs-none-to-cancel')));
}

import { isFinished } from '../../../core/ports/job.ts';
import type { JobView } from '../../../core/swaps.ts';
import { languages } from '../../translations/index.ts';
import { commandsOf, verbs } from '../../verbs.ts';
import { type Bot, personOf } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { cardOf, messageKeyOf } from '../messages/reply-ref.ts';
import { say } from '../messages/send.ts';
import type { TelegramMessage } from '../transport/update.ts';
import { pictureIn } from './attachments.ts';
import { askForFace, dropDraft, saveFace, type Writer } from './drafts.ts';
import { showFaces, showLanguages, showPrivacy, showSettings } from './menus.ts';
import { helpWays } from './swap-request.ts';

const jobsShown = 10;

/** Every command but /swap. False where there is no such command. */
export async function runCommand(
  bot: Bot,
  writer: Writer,
  { name, rest }: { name: string; rest: string },
  message: TelegramMessage,
): Promise<boolean> {
  const { messages, spot } = writer;
  switch (name) {
    case 'start':
      await say(bot, spot, [escaped(messages.text('start-text')), help(bot, writer)].join('\n\n'));
      return true;
    case 'help':
      await say(bot, spot, help(bot, writer));
      return true;
    case 'face':
      await saveFrom(bot, writer, message, rest);
      return true;
    case 'faces':
      await showFaces(bot, writer);
      return true;
    case 'jobs':
      await showJobs(bot, writer);
      return true;
    case 'cancel':
      await cancelAll(bot, writer, message);
      return true;
    case 'settings':
      await showSettings(bot, writer, message);
      return true;
    case 'language':
      await showLanguages(bot, writer);
      return true;
    case 'privacy':
      await showPrivacy(bot, writer);
      return true;
    default:
      return false;
  }
}

function help(bot: Bot, { messages, locale, spot }: Writer): string {
  const commands = commandsOf('telegram').map(({ name }) => `/${name} – ${escaped(messages.text(`verb-${name}`))}`);
  const reactions = verbs.flatMap((verb) => {
    if (!('reaction' in verb)) return [];
    const text = messages.text(`verb-${verb.name}`);
    return [escaped(messages.text('help-reaction', { emoji: verb.reaction.telegram, verb: text }))];
  });
  const inGroups = [
    bold(messages.text('help-reactions')),
    ...reactions,
    escaped(messages.text('reactions-need-admin')),
  ];
  return [
    bold(messages.text('help-title')),
    escaped(messages.text('help-intro')),
    escaped(helpWays(bot, locale)),
    escaped(messages.text('help-which-telegram', { swap: '/swap' })),
    '',
    bold(messages.text('help-commands')),
    ...commands,
    ...(spot.chat < 0 ? ['', ...inGroups] : []),
  ].join('\n');
}

async function saveFrom(bot: Bot, writer: Writer, message: TelegramMessage, name: string): Promise<void> {
  const { messages, spot } = writer;
  const picture = pictureIn(message) ?? pictureIn(message.reply_to_message);
  if (picture === 'sticker-moving') return void (await say(bot, spot, escaped(messages.text(picture))));
  if (picture) return saveFace(bot, writer, picture.ref, name);
  if (spot.chat > 0) return askForFace(bot, writer);
  await say(bot, spot, escaped(messages.text('nothing-to-swap')));
}

async function showJobs(bot: Bot, { author, messages, spot }: Writer): Promise<void> {
  const views = await bot.swaps.findOf(personOf(author), jobsShown);
  const when = new Intl.DateTimeFormat(messages.language, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });
  const lines = views.map(({ job, position = 0 }) => {
    const provider = 'attempt' in job ? job.attempt?.provider : undefined;
    const values = {
      when: `${when.format(job.requestedAt)} UTC`,
      state: job.state,
      position,
      provider: provider ?? '',
    };
    return messages.text(provider === undefined ? 'job-line' : 'job-line-with', values);
  });
  const html =
    lines.length === 0
      ? escaped(messages.text('jobs-none'))
      : [bold(messages.text('jobs-title')), ...lines.map(escaped)].join('\n');
  await say(bot, spot, html);
}

/** In answer to a swap's message that one; else what is asked, and every swap of the person that runs. */
async function cancelAll(bot: Bot, { author, messages, spot }: Writer, message: TelegramMessage): Promise<void> {
  const dropped = await dropDraft(bot, author);
  const views = await bot.swaps.findOf(personOf(author), 100);
  const replied = message.reply_to_message;
  const key = replied && (await bot.cards.keyAt({ chat: spot.chat, message: replied.message_id }));
  const isMeant = ({ job }: JobView): boolean => {
    const card = cardOf(job);
    return !isFinished(job) && (!key || (card !== undefined && messageKeyOf(card) === key));
  };
  const cancelled = await Promise.all(views.filter(isMeant).map(({ job }) => bot.swaps.cancel(job.id)));
  const hasEnded = cancelled.some(Boolean) || dropped;
  await say(bot, spot, escaped(messages.text(hasEnded ? 'stopped' : 'jobs-none-to-cancel')));
}

/** The list that Telegram offers when somebody types a slash: by place and language. */
export async function publishCommands(bot: Bot): Promise<void> {
  for (const language of [undefined, ...languages]) {
    const messages = bot.translations(language);
    const commands = commandsOf('telegram').map((verb) => ({
      command: verb.name,
      description: messages.text(`verb-${verb.name}`),
      isForAdmins: verb.isForAdmins ?? false,
    }));
    for (const type of ['all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const) {
      const offered = commands
        .filter(
          ({ isForAdmins, command }) => (type === 'all_chat_administrators' || !isForAdmins) && fits(command, type),
        )
        .map(({ command, description }) => ({ command, description }));
      const payload = { commands: offered, scope: { type }, ...(language && { language_code: language }) };
      await bot.api.call((raw, inner) => raw.setMyCommands(payload as never, inner), bot.stopping);
    }
  }
}

function fits(command: string, type: string): boolean {
  return command !== 'start' || type === 'all_private_chats';
}

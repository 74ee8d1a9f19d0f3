import { UserError } from '../../../../core/errors.ts';
import type { LikenessAnswer, LikenessQuestion } from '../../../../core/likeness/questions.ts';
import { ConsentNeeded } from '../../../../core/likeness/rules.ts';
import type { SwapRequest } from '../../../../core/ports/chat.ts';
import type { Translation } from '../../../translations/index.ts';
import { isolated } from '../../../translations/isolation.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { button } from '../../messages/keyboard.ts';
import { findMessage, MessageRef } from '../../messages/message-index.ts';
import { messageKeyOf, TelegramReplyRef } from '../../messages/reply-ref.ts';
import { editText, sendText } from '../../messages/send.ts';
import { memberOf } from '../../transport/update.ts';
import { nameOf } from '../access.ts';
import { type Actor, translationIn } from '../actor.ts';

export const consentActions = ['once', 'always', 'never'] as const satisfies readonly LikenessAnswer[];

const dayMs = 24 * 60 * 60 * 1_000;

/** Whether a request may go on once a depicted member agrees, or waits for that since before a restart. */
export function isAboutConsent(error: unknown): error is UserError {
  return error instanceof UserError && (error.code === 'likeness-unasked' || error.code === 'likeness-asked');
}

/**
 * Asks the depicted member about all requests together, in the group. Undefined once they are asked; otherwise what the
 * requester has to be told.
 */
export async function askDepicted(
  context: TelegramContext,
  waiting: readonly { readonly replyRef: TelegramReplyRef; readonly error: UserError }[],
): Promise<UserError | undefined> {
  const [first] = waiting;
  if (!first) return undefined;
  const { replyRef, error } = first;
  const event = `telegram ${replyRef.update}`; // without the chat, which may be the requester's own
  const requests = waiting.flatMap((one) => (one.error instanceof ConsentNeeded ? [one.error.request] : []));
  try {
    const asked = await context.likenesses.findAsked(event);
    if (!asked && requests.length === 0) return error;
    const question = asked ?? (await context.likenesses.ask(requests, event, replyRef.ownerName));
    const isOpen = !question.answered && (await showQuestion(context, question, replyRef));
    return isOpen ? undefined : error;
  } catch (problem) {
    if (problem instanceof UserError) return problem;
    throw problem;
  }
}

/** Shows the question in reply to the command, once. False where the bot may not write there. */
async function showQuestion(
  context: TelegramContext,
  question: LikenessQuestion,
  { chat, place = chat, thread, replyTo }: TelegramReplyRef,
): Promise<boolean> {
  if ((await shownAt(context, question)) !== undefined) return true;
  const translation = await translationIn(context, String(place), question.requests[0]?.locale);
  const messageTarget = place === chat ? { chat, thread, replyTo } : { chat: place };
  const values = { as: question.as, place: place === chat ? 'here' : 'private' };
  const html = await withLinks(context, question, 'likeness-question', values, translation);
  const buttons = consentActions.map((action) =>
    button(translation.text(`likeness-question-${action}`), action, question.key),
  );
  const sent = await sendText(context, messageTarget, html, [buttons]);
  if (!sent) {
    await context.likenesses.unask(question);
    return false;
  }
  await context.expiringStore.put(shownKey(question), sent, { expiresAt: context.clock.now() + dayMs });
  await tellRequester(context, question, 'likeness-waiting');
  return true;
}

/** Where the swap has its message already, that message tells what has become of the question in the group. */
async function tellRequester(
  context: TelegramContext,
  { requests: [request], depicted }: LikenessQuestion,
  key: string,
): Promise<void> {
  const replyRef = TelegramReplyRef.safeParse(request?.replyRef).data;
  if (!replyRef) return;
  const { chat, place = chat } = replyRef;
  const messageRef = await findMessage(context, messageKeyOf(replyRef));
  if (!messageRef) return;
  const name = (await nameOf(context, place, depicted.id)) ?? depicted.id;
  await editText(context, messageRef, escaped(context.translations(request?.locale).text(key, { name })));
}

function shownKey({ key }: LikenessQuestion): string {
  return `telegram likeness ${key}`;
}

async function shownAt(
  { expiringStore }: TelegramContext,
  question: LikenessQuestion,
): Promise<MessageRef | undefined> {
  return MessageRef.safeParse(await expiringStore.get(shownKey(question))).data;
}

/** A text with links to both people. Telegram tells a person who is linked to. */
async function withLinks(
  context: TelegramContext,
  { depicted, requester, name }: LikenessQuestion,
  key: string,
  values: Readonly<Record<string, string>>,
  translation: Translation,
): Promise<string> {
  const apart = (named: string): string => isolated(named, translation.language);
  const [marks, place] = [{ depicted: '\ue000', requester: '\ue001' }, Number(requester.place)];
  const links = {
    [marks.depicted]: linkTo(depicted.id, apart((await nameOf(context, place, depicted.id)) ?? depicted.id)),
    [marks.requester]: linkTo(requester.id, apart(name ?? requester.id)),
  };
  const html = escaped(translation.text(key, { ...values, ...marks, privacy: '/privacy' }));
  return html.replaceAll(/[\ue000\ue001]/g, (mark) => links[mark] ?? '');
}

function linkTo(id: string, name: string): string {
  const isPerson = /^\d+$/.test(id);
  return isPerson ? `<a href="tg://user?id=${id}">${escaped(name)}</a>` : escaped(name);
}

interface ConsentPress {
  readonly action: LikenessAnswer;
  readonly key: string;
  readonly messageRef: MessageRef;
  /** Answers the press before its work is done. */
  answerNow(text: string): void;
  /** Requests the swaps that waited. */
  begin(requests: readonly SwapRequest[]): Promise<void>;
}

/** Handles a button of a question. Returns the answer to the press, unless `answerNow` was called with it. */
export async function answerQuestion(
  context: TelegramContext,
  { author, translation, update }: Actor,
  { action, key, messageRef, answerNow, begin }: ConsentPress,
): Promise<string | undefined> {
  const answered = await context.likenesses.answer(key, memberOf(author), action, `telegram ${update}`);
  if (answered.kind === 'over') return translation.text('asking-over');
  if (answered.kind === 'not-yours') return translation.text('likeness-only-depicted');
  answerNow('');
  const { question } = answered;
  const given = question.answered?.answer ?? action;
  await showEnd(context, question, 'likeness-answered', { answer: given }, messageRef);
  if (answered.kind === 'yes') await begin(answered.requests);
  else await tellRequester(context, question, 'likeness-declined');
  return undefined;
}

async function showEnd(
  context: TelegramContext,
  question: LikenessQuestion,
  key: string,
  values: Readonly<Record<string, string>>,
  messageRef: MessageRef,
): Promise<void> {
  const { requester, requests } = question;
  const translation = await translationIn(context, requester.place ?? '', requests[0]?.locale);
  await editText(context, messageRef, await withLinks(context, question, key, values, translation));
}

/** Ends the messages of questions that were open when their member opted out. */
export async function endQuestions(context: TelegramContext, questions: readonly LikenessQuestion[]): Promise<void> {
  for (const question of questions) {
    const messageRef = await shownAt(context, question);
    if (messageRef) await showEnd(context, question, 'likeness-ended', {}, messageRef);
    if (messageRef) await tellRequester(context, question, 'likeness-declined');
  }
}

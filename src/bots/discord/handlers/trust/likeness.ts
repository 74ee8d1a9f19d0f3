import { UserError } from '../../../../core/errors.ts';
import type { LikenessAnswer, LikenessQuestion } from '../../../../core/likeness/questions.ts';
import { ConsentNeeded } from '../../../../core/likeness/rules.ts';
import type { MediaRef, SwapRequest } from '../../../../core/ports/chat.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown, writtenCommand } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { aboutDepicted, answeredBody, questionBody, waitingBody } from '../../messages/likeness.ts';
import { findPosted, post } from '../../messages/post.ts';
import { type DiscordReplyRef, parseReplyRef, showInReply } from '../../messages/reply-ref.ts';
import type { NamedMember } from '../../transport/interaction-data.ts';
import { type Interaction, platform } from '../../transport/payloads.ts';

/** The avatar of a member as a source, or a saved face where there is no avatar. Throws UserError. */
export async function referToMember(
  { id, isBot, hasAvatar }: NamedMember,
  { likenesses }: DiscordContext,
): Promise<MediaRef> {
  if (isBot) throw new UserError('likeness-nobody');
  return likenesses.refer({ platform, id }, hasAvatar);
}

/**
 * Runs `request`. Where a depicted member has to agree first, asks them in the channel, and the reply waits. Throws
 * UserError.
 */
export async function orAskDepicted(
  replyRef: DiscordReplyRef,
  request: () => Promise<void>,
  context: DiscordContext,
): Promise<void> {
  try {
    await request();
  } catch (error) {
    const open = error instanceof UserError && (await findQuestion(error, replyRef, context));
    if (!open) throw error;
    await showQuestion(open, replyRef, context);
  }
}

/** A new question, or the one that was asked for this very reply before a restart. */
async function findQuestion(
  error: UserError,
  { message }: DiscordReplyRef,
  { likenesses }: DiscordContext,
): Promise<LikenessQuestion | undefined> {
  const event = eventOf(message);
  if (error instanceof ConsentNeeded) return likenesses.ask([error.request], event);
  const asked = error.code === 'likeness-asked' ? await likenesses.findAsked(event) : undefined;
  return asked?.answered ? undefined : asked;
}

function eventOf(message: string): string {
  return `${platform} ${message}`;
}

async function showQuestion(
  question: LikenessQuestion,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const { requester } = question;
  const locale = localeOf(question);
  const { locale: ofPlace } = await context.settings.get({ platform, id: requester.place ?? '' });
  const { channel, message, isPrivate } = replyRef;
  const translation = context.translations(locale);
  await showInReply(replyRef, waitingBody(question, isPrivate, translation), context); // first: an answer replaces it
  const asker = { member: requester, channel, guild: requester.place, event: postedAs(question) };
  const body = questionBody(question, isPrivate, context.translations(ofPlace ?? locale));
  if (await post(asker, isPrivate ? undefined : message, body, context)) return;
  await context.likenesses.unask(question);
  await showInReply(replyRef, { content: markdown(translation, 'likeness-not-shown') }, context);
}

function localeOf({ requests: [first] }: LikenessQuestion): string {
  return first?.locale ?? 'en';
}

function postedAs({ key }: LikenessQuestion): string {
  return `likeness:${key}`;
}

/** A button of a question was pressed. `begin` requests a swap that waited for it. */
export async function answerQuestion(
  answer: LikenessAnswer,
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
  begin: (request: SwapRequest) => Promise<void>,
): Promise<void> {
  const translation = context.translations(interaction.locale);
  const answered = await context.likenesses.answer(key, interaction.member, answer, interaction.id);
  if (answered.kind === 'over') return response.tell({ content: markdown(translation, 'asking-over') });
  if (answered.kind === 'not-yours') return response.tell({ content: markdown(translation, 'likeness-only-depicted') });
  const { question } = answered;
  const given = question.answered?.answer ?? answer;
  await response.replace(answeredBody(question, given, context.translations(localeOf(question)))).catch((error) => {
    context.stopping.throwIfAborted();
    context.onEvent({ kind: 'bug', error }); // what was answered holds all the same
  });
  if (answered.kind === 'no') return showDeclined(question, context);
  for (const request of answered.requests) await begin(request);
}

/** Ends the messages of the requesters who wait for the answer. */
async function showDeclined(question: LikenessQuestion, context: DiscordContext): Promise<void> {
  for (const { replyRef, locale } of question.requests) {
    const body = aboutDepicted('likeness-declined', question, context.translations(locale));
    await showInReply(parseReplyRef(replyRef), body, context);
  }
}

/** `/optout`. */
export async function optOut(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const ended = await context.likenesses.optOut(interaction.member);
  const translation = context.translations(interaction.locale);
  await response.tell({
    content: markdown(translation, 'likeness-opted-out', {}, { optin: writtenCommand('optin', translation) }),
  });
  for (const question of ended) {
    const posted = await findPosted({ event: postedAs(question) }, context);
    const body = answeredBody(question, 'ended', context.translations(localeOf(question)));
    if (posted) await showInReply(posted, body, context);
    await showDeclined(question, context);
  }
}

/** `/optin`. */
export async function optIn(
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await context.likenesses.optIn(member);
  await response.tell({ content: markdown(context.translations(locale), 'likeness-opted-in') });
}

/** Tells the requester that the answer is still missing, or a no. False where nothing waits at the message. */
export async function tellIfWaiting(
  { message, member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<boolean> {
  const question = message && (await context.likenesses.findAsked(eventOf(message.id)));
  if (!question || question.requester.id !== member.id) return false;
  const answer = question.answered?.answer ?? 'none';
  if (answer === 'once' || answer === 'always') return false;
  const key = answer === 'never' ? 'likeness-declined' : 'likeness-waiting-still';
  await response.tell(aboutDepicted(key, question, context.translations(locale)));
  return true;
}

import { UserError } from '../../../core/errors.ts';
import { savedFaceOf } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { addFaceForm } from '../messages/forms.ts';
import { type InteractionResponse, resolveInTime } from '../messages/interaction-response.ts';
import { preparingBody, showPreparing } from '../messages/post.ts';
import { type DiscordReplyRef, removeReply } from '../messages/reply-ref.ts';
import { kindOf } from '../transport/attachments.ts';
import { isPermanent } from '../transport/errors.ts';
import { type Actor, type Interaction, isForOne } from '../transport/payloads.ts';
import { checkAccess, isPrivateByDefault } from './access.ts';
import {
  findQuestion,
  intentOf,
  type OpenQuestion,
  openQuestion,
  questionAbout,
  type SwapIntent,
  takeQuestion,
} from './open-questions.ts';
import { askAbout } from './refusals.ts';
import { requestSwap } from './swap-request.ts';
import { referToMember } from './trust/likeness.ts';

/**
 * Why a swap would be refused, as far as that is known before its files are looked at; undefined where nothing stands in
 * its way, and when that is not found out within a second.
 */
export function findObstacle(
  intent: SwapIntent | Promise<SwapIntent>,
  actor: Actor,
  context: DiscordContext,
): Promise<UserError | undefined> {
  const look = async (): Promise<UserError | undefined> => {
    try {
      await lookAhead(await intent, actor, context);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  };
  return resolveInTime(look(), undefined, context.clock);
}

/** The same, whatever face is put on: a swap that is repeated may take another one. */
export function findOtherObstacle(
  { target, provider }: SwapIntent,
  actor: Actor,
  context: DiscordContext,
): Promise<UserError | undefined> {
  return findObstacle({ target, source: target, provider }, actor, context);
}

/** Throws UserError. */
async function lookAhead(intent: SwapIntent, actor: Actor, context: DiscordContext): Promise<void> {
  const { target, source, depicted, faces, provider } = intent;
  const { providers } = await checkAccess(actor, context);
  const outline = { requester: actor.member, provider, providers, kind: kindOf(target) };
  await context.swaps.foresee(outline);
  if (depicted) await referToMember(depicted, context);
  const saved = source ? savedFaceOf(source) : 'default';
  if (saved !== undefined && !depicted && faces?.which !== 'assigned') await context.faces.open(actor.member, saved);
}

/** A swap that an interaction asks for. `isPrivate`: whether only the member sees it; as the place has it when absent. */
export interface AskedSwap {
  readonly intent: SwapIntent | Promise<SwapIntent>;
  readonly isPrivate?: boolean | undefined;
  /** Whether a missing face is asked for by a form at once, not by a button. */
  readonly takesForm?: boolean;
}

/** Begins a swap in a new message; where something stands in its way, only the member is told. */
export async function beginSwap(
  asked: AskedSwap,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [obstacle, isPrivate] = await Promise.all([
    findObstacle(asked.intent, interaction, context),
    asked.isPrivate ?? isPrivateByDefault(interaction, context),
  ]);
  if (obstacle) {
    const intent = await asked.intent; // throws what is wrong with the request itself
    if (asked.takesForm && obstacle.code === 'no-saved-face')
      return openAddFaceForm(intent, interaction, response, context);
    const question = { ...questionAbout(intent, interaction), isPrivate: asked.isPrivate };
    return response.ask(await askAbout(obstacle, { question }, interaction, context));
  }
  const replyRef = await response.defer(isPrivate);
  await requestSwap(await asked.intent, interaction, replyRef, context);
}

/** Opens the form that saves a first face and then goes on with the swap. */
async function openAddFaceForm(
  intent: SwapIntent,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const key = await openQuestion(questionAbout(intent, interaction), context);
  await response.form(addFaceForm(key, context.translations(interaction.locale)));
}

/** The question that a component is about. Undefined where the member was told that it is over. Throws UserError. */
export async function questionFor(
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<OpenQuestion | undefined> {
  const question = await findQuestion(key, context);
  if (question && question.person !== interaction.member.id) throw new UserError('not-yours');
  const isOpen = question && (question.takenBy ?? interaction.id) === interaction.id;
  if (isOpen) return question;
  await response.tell(overBody(question, interaction, context));
  return undefined;
}

function overBody(question: OpenQuestion | undefined, { locale }: Actor, { translations }: DiscordContext) {
  return { content: markdown(translations(locale), question ? 'asked-already' : 'asking-over') };
}

export interface Answered {
  readonly key: string;
  /** With the pictures that are swapped. */
  readonly question: OpenQuestion;
}

/** Goes on with the swaps that wait for a question, or asks about what still stands in their way. */
export async function goOnWith(
  { key, question }: Answered,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [first, ...others] = question.pictures.map((target) => intentOf(question, target));
  if (!first) throw new UserError('media-unreachable', { subject: 'target' });
  if (await askIfObstructed(first, { key, question }, interaction, response, context)) return;
  const isPrivate = question.isPrivate ?? (await isPrivateByDefault(interaction, context));
  const replyRef = await answerQuestion(key, { ...question, isPrivate }, interaction, response, context);
  if (!replyRef) return;
  const begun = [requestSwap(first, interaction, replyRef, context)];
  for (const [index, intent] of others.entries()) {
    const another = await response.another(index, preparingBody(interaction, context), isPrivate);
    begun.push(requestSwap(intent, interaction, another, context));
  }
  await Promise.all(begun);
}

/** True where something stands in the way, which the member alone is asked about; what everybody sees goes. */
export async function askIfObstructed(
  intent: SwapIntent,
  answered: Answered,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<boolean> {
  const obstacle = await findObstacle(intent, interaction, context);
  if (!obstacle) return false;
  await response.ask(await askAbout(obstacle, answered, interaction, context));
  const { message } = interaction;
  if (message && !isForOne(message) && !answered.question.isInPlace) await removeQuestion(interaction, false, context);
  return true;
}

/**
 * Takes a question and opens the message of its swap: where the question was, if the answer is as private as that, or
 * else a new one, and the question goes. Undefined when it was answered already, which the member is told.
 */
export async function answerQuestion(
  key: string,
  { isPrivate = false, isInPlace }: Pick<OpenQuestion, 'isPrivate' | 'isInPlace'>,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<DiscordReplyRef | undefined> {
  const { message } = interaction;
  if (!(await takeQuestion(key, interaction, context))) {
    await response.tell(overBody(await findQuestion(key, context), interaction, context));
    return undefined;
  }
  const isAlone = message !== undefined && isForOne(message);
  const staysHere = message !== undefined && (isAlone ? isPrivate : isInPlace && !isPrivate);
  const replyRef = await (staysHere ? response.takeOver(isPrivate) : response.defer(isPrivate));
  if (staysHere) await showPreparing(replyRef, interaction, context);
  else if (message) await removeQuestion(interaction, isAlone, context);
  return replyRef;
}

/** A question that cannot be removed does no harm: it is answered. */
export async function removeQuestion(
  { message, channel }: Interaction,
  isAlone: boolean,
  context: DiscordContext,
): Promise<void> {
  const id = message?.id ?? '';
  try {
    await (isAlone ? removeReply(id, context) : context.api.remove(channel, id));
  } catch (error) {
    context.stopping.throwIfAborted();
    if (!isPermanent(error)) context.onEvent({ kind: 'bug', error });
  }
}

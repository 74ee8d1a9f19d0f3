import type { SwapRequest } from '../../../core/ports/chat.ts';
import type { TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { authorOfUser, type Press } from '../transport/update.ts';
import { createActor } from './actor.ts';
import { answerDraft, draftActions } from './drafts/presses.ts';
import { answerFaces, faceActions } from './faces/presses.ts';
import { actOnJobs, jobActions } from './job-buttons.ts';
import { requestAgreed } from './job-requests.ts';
import { answerMenu, menuActions } from './menus.ts';
import { addFace } from './repeats/add-face.ts';
import { tryAgain } from './repeats/try-again.ts';
import { answerPhoto, photoActions } from './saved-faces/photo-question.ts';
import { answerWelcome } from './start/welcome.ts';
import { answerPromise } from './swap-request.ts';
import { answerQuestion, consentActions } from './trust/likeness.ts';
import { answerReport, reportActions } from './trust/report.ts';

/** A press is answered after this time at the latest, even if its work goes on. */
const patienceMs = 8_000;
/** Longest answer to a press, characters. */
const longestAnswer = 200;

/** Handles a press of a button. Every press is answered: the button shows that it is busy until then. */
export async function onPress(context: TelegramContext, albums: Albums, press: Press, update: number): Promise<void> {
  const early = Promise.withResolvers<string>();
  const work = runPress(context, albums, press, update, early.resolve);
  const tooLong = new AbortController();
  const either = AbortSignal.any([context.stopping, tooLong.signal]);
  const timeout = context.clock.sleep(patienceMs, either).catch(() => undefined);
  const text = await Promise.race([early.promise, work.catch(() => undefined), timeout]);
  tooLong.abort();
  const answer = { callback_query_id: press.id, ...(text && { text: text.slice(0, longestAnswer) }) };
  await context.api
    .call((raw, inner) => raw.answerCallbackQuery(answer, inner), context.stopping)
    .catch((error) => context.onError(error)); // the press may be too old to be answered
  await work;
}

/** Returns the answer to the press, unless `answerNow` was called with it. */
async function runPress(
  context: TelegramContext,
  albums: Albums,
  press: Press,
  update: number,
  answerNow: (text: string) => void,
): Promise<string | undefined> {
  const [action = '', key = '', choice = ''] = (press.data ?? '').split('.');
  const author = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? press.from.id;
  const actor = await createActor(context, author, { chat }, update);
  if (!press.message) return actor.translation.text('asking-over');
  const messageRef = { chat, message: press.message.message_id };
  if (action === 'agree' || action === 'decline') {
    return answerPromise(context, actor, { isGiven: action === 'agree', key, messageRef, answerNow });
  }
  if (action === 'try') return tryAgain(context, actor, { key, messageRef });
  if (action === 'add-face') return addFace(context, actor, { key, messageRef });
  if (action === 'start') return void (await answerWelcome(context, actor, { key, messageRef }));
  if (isOneOf(consentActions, action)) {
    const agreed = (requests: readonly SwapRequest[]) => requestAgreed(context, requests);
    return answerQuestion(context, actor, { action, key, messageRef, answerNow, begin: agreed });
  }
  if (isOneOf(reportActions, action)) return answerReport(context, actor, { action, key, choice, messageRef });
  if (isOneOf(jobActions, action)) return actOnJobs(context, albums, { action, key, author, ...messageRef, update });
  if (isOneOf(draftActions, action)) return answerDraft(context, actor, { action, key, choice, messageRef });
  if (isOneOf(faceActions, action)) return answerFaces(context, actor, { action, key, choice, messageRef });
  if (isOneOf(photoActions, action)) return answerPhoto(context, actor, { action, key, choice, messageRef });
  if (isOneOf(menuActions, action)) return answerMenu(context, actor, { action, key, choice, messageRef, answerNow });
  return actor.translation.text('asking-over');
}

function isOneOf<Action extends string>(actions: readonly Action[], action: string): action is Action {
  return actions.some((one) => one === action);
}

import { createHash } from 'node:crypto';
import { savedFaceRef } from '../../../../core/ports/members.ts';
import { readSwapWords, repeated } from '../../../swap-words.ts';
import type { TelegramContext } from '../../context.ts';
import { openGuestAnswer, showToGuest } from '../../messages/elsewhere/guest-answer.ts';
import { linkHome } from '../../messages/elsewhere/start-link.ts';
import { escaped } from '../../messages/html.ts';
import { type Keyboard, urlButton } from '../../messages/keyboard.ts';
import { authorOf, isPerson, memberOf, type TelegramMessage } from '../../transport/update.ts';
import { type Actor, createActor } from '../actor.ts';
import { attachmentIn, attachmentProblem, mediaRefsOf } from '../attachments.ts';
import { startWords } from '../start/welcome.ts';
import { intentOf, type SwapIntent } from '../swap-intent.ts';
import { linkToGoOn, tryToRequest } from '../swap-request.ts';

/** A result that is there by then is the answer. After that, the answer says that it comes. */
const patienceMs = 8_000;

interface Said {
  readonly text: string;
  readonly keyboard?: Keyboard;
}

/**
 * Handles a message that mentions the bot in a chat that it is not in: a swap for its author. The result goes to their
 * private chat first, which gives it an id, and then into the answer.
 */
export async function onGuestMessage(
  context: TelegramContext,
  message: TelegramMessage,
  update: number,
  release: () => void,
): Promise<void> {
  const author = authorOf(message);
  const query = message.guest_query_id;
  if (!author || !query) return;
  const guest = createHash('sha256').update(query).digest('base64url').slice(0, 16); // the same after a restart
  await openGuestAnswer(context, guest, query);
  const actor = await createActor(context, author, { chat: Number(author.id) }, update);
  const { translation } = actor;
  const answer = ({ text, keyboard = [] }: Said, isFirst = false): Promise<void> =>
    showToGuest(context, guest, { html: escaped(text), keyboard }, translation, { isFirst });
  if (!isPerson(author.id)) return answer({ text: translation.text('promise-not-by-channel') });
  const wanted = await readWish(context, actor, message);
  if ('text' in wanted) return answer(wanted);
  const problem = await begin(context, actor, { ...wanted, guest });
  if (problem) return answer(problem);
  release();
  await context.clock.sleep(patienceMs, context.stopping);
  await answer({ text: translation.text('guest-working', { name: author.name }) }, true);
}

/** What is to be swapped, or why nothing can be. */
async function readWish(context: TelegramContext, actor: Actor, message: TelegramMessage): Promise<SwapIntent | Said> {
  const { author, translation } = actor;
  const bot = `@${context.me.username}`;
  const words = wordsOf(message, bot);
  const wanted = readSwapWords(words, await context.faces.list(memberOf(author)), translation);
  if (!wanted) return { text: translation.text('guest-words', { words: repeated(words), bot }) };
  const [own, replied] = [attachmentIn(message), attachmentIn(message.reply_to_message)];
  const isFaceNamed = wanted.source !== undefined || wanted.faces.which === 'assigned';
  const pictures = [own, replied].filter((one) => one !== undefined);
  const problem = attachmentProblem(pictures, translation, context.api.largestDownload);
  if (problem !== undefined) return { text: problem };
  const [scene] = mediaRefsOf([isFaceNamed ? (own ?? replied) : (replied ?? own)].filter((one) => one !== undefined));
  if (!scene) return { text: translation.text('guest-no-picture', { bot }) };
  const [face] = own && replied && !isFaceNamed ? mediaRefsOf([own]) : [];
  const source = wanted.faces.which === 'assigned' ? undefined : (face ?? wanted.source ?? savedFaceRef());
  return { ...intentOf(actor), faces: wanted.faces, source, targets: [scene] };
}

/** The text without the mention of the bot and without `/swap`. */
function wordsOf({ text, caption }: TelegramMessage, bot: string): string {
  const said = (text ?? caption ?? '').replaceAll(new RegExp(`${bot}\\b`, 'gi'), ' ');
  return said
    .trim()
    .replace(/^\/swap\b/i, '')
    .trim();
}

/** Undefined once the swap is under way; otherwise what is missing. */
async function begin(context: TelegramContext, { translation }: Actor, intent: SwapIntent): Promise<Said | undefined> {
  const tried = await tryToRequest(context, intent);
  const name = intent.ownerName;
  const home = (text: string, word: string): Keyboard => [[urlButton(translation.text(text), linkHome(context, word))]];
  switch (tried.kind) {
    case 'requested':
      return undefined;
    case 'asked':
      return { text: translation.text('guest-asked', { name }), keyboard: home('button-open-chat', startWords.home) };
    case 'closed': {
      const open = urlButton(translation.text('button-open-chat'), await linkToGoOn(context, intent));
      return { text: translation.text('guest-closed', { name }), keyboard: [[open]] };
    }
    case 'refused':
      return { text: tried.text, keyboard: home('start-save-face', startWords.face) };
    default:
      return tried satisfies never;
  }
}

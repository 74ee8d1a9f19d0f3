import type { UserError } from '../../../core/errors.ts';
import type { Again } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { menuEntries } from './command-definitions.ts';
import { againButtons, buttonRow, buttonRows, mistakeButtons, verbButton } from './components.ts';
import { escapeMarkdown, markdown } from './escape.ts';

/** A button that helps against a refusal. */
export type Remedy = 'agree' | 'add-face' | 'go' | 'other-face' | 'other-picture';

/** Why a swap is refused, with the button that goes on with it. `key` names the open question. */
export function refusalBody(
  error: UserError,
  { remedy, key, canDelete }: { remedy: Remedy | undefined; key: string | undefined; canDelete: boolean },
  translation: Translation,
): MessageBody {
  if (remedy === 'agree') return promiseBody(key ?? '', translation);
  const buttons = [
    ...(remedy
      ? [{ id: `${remedy}:${key}`, text: translation.text(`remedy-${remedy}`), style: 'primary' as const }]
      : []),
    ...mistakeButtons({ kind: 'rejected', error }, translation),
    ...(canDelete ? [{ ...verbButton(translation, 'delete', 'danger'), id: `discard:${key}` }] : []),
  ];
  return {
    content: escapeMarkdown(translation.error(error)),
    ...(buttons.length > 0 && { rows: [buttonRow(...buttons)] }),
  };
}

/** Asks for the promise, before a member's first swap. */
function promiseBody(key: string, translation: Translation): MessageBody {
  const title = escapeMarkdown(translation.text('promise-title'));
  const agree = { id: `agree:${key}`, text: translation.text('promise-agree'), style: 'success' as const };
  const decline = { id: `decline:${key}`, text: translation.text('promise-decline') };
  return {
    content: `**${title}**\n${escapeMarkdown(translation.text('promise-text'))}`,
    rows: [buttonRow(agree, decline)],
  };
}

/** Discord takes five rows of five buttons; the last one is for all pictures together. */
const mostPictures = 24;

/** As many swaps begin at one press at most: Discord lets an app that only a member has installed answer so often. */
export const mostSwaps = 5;

/**
 * Asks which of `count` pictures is meant. `key` names the open question. `isFaceFirst`: the first picture of the same
 * message is the source face, so that the others are counted from 2. `canAll`: whether all of them may be swapped.
 */
export function whichPictureBody(
  key: string,
  count: number,
  translation: Translation,
  { isFaceFirst = false, canAll = true }: { isFaceFirst?: boolean; canAll?: boolean } = {},
): MessageBody {
  const first = isFaceFirst ? 2 : 1;
  const numbers = Array.from({ length: Math.min(count, mostPictures) }, (_, index) => ({
    id: `pick:${key}.${index}`,
    text: `${index + first}`,
  }));
  const text = count <= mostSwaps ? translation.text('pictures-all') : `${first}–${first + mostSwaps - 1}`;
  const all = { id: `pick:${key}.all`, text, style: 'primary' as const };
  return {
    content: markdown(translation, isFaceFirst ? 'ask-which-scene' : 'ask-which-picture'),
    rows: buttonRows(canAll ? [...numbers, all] : numbers),
  };
}

/** What is offered to one member in a message that everybody sees; the rest is for that member alone. */
export type OfferReason = 'private' | 'question';

/** Offers a swap that goes on where only its requester sees it. `key` names the open question. */
export function offerBody(key: string, why: OfferReason, translation: Translation): MessageBody {
  const start = { id: `go:${key}`, text: translation.text('private-here-button'), style: 'primary' as const };
  return { content: offerText(why, translation), rows: [buttonRow(start)] };
}

/** Offers to repeat a swap in the same way. */
export function offerAgainBody(job: string, again: Again, why: OfferReason, translation: Translation): MessageBody {
  return { content: offerText(why, translation), rows: [buttonRow(...againButtons(again, translation, job))] };
}

function offerText(why: OfferReason, translation: Translation): string {
  return markdown(translation, why === 'private' ? 'private-here' : 'offer-question');
}

export function movingStickerBody(translation: Translation): MessageBody {
  return { content: markdown(translation, 'sticker-moving') };
}

export function nothingToSwapBody(translation: Translation): MessageBody {
  return { content: markdown(translation, 'nothing-to-swap') };
}

/** Discord hides the picture from the bot; names the menu entry that shows it. */
export function hiddenPictureBody(translation: Translation): MessageBody {
  const entry = menuEntries('menus').find(({ menu }) => menu === 'my-face');
  return { content: markdown(translation, 'picture-hidden', { menu: entry ? translation.text(entry.key) : '' }) };
}

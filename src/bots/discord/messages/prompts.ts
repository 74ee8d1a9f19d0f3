import type { Again } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { menuEntries } from './command-definitions.ts';
import { againButtons, buttonRow, selectRow } from './components.ts';
import { escapeMarkdown, markdown } from './escape.ts';

/** Asks for the promise, before a member's first swap. */
export function promiseBody(translation: Translation): MessageBody {
  const title = escapeMarkdown(translation.text('promise-title'));
  const agree = { id: 'agree', text: translation.text('promise-agree'), style: 'success' as const };
  const decline = { id: 'decline', text: translation.text('promise-decline') };
  return {
    content: `**${title}**\n${escapeMarkdown(translation.text('promise-text'))}`,
    rows: [buttonRow(agree, decline)],
  };
}

/**
 * Asks which of `count` pictures is meant. `key` names the open question. `isFaceFirst`: the first picture of the same
 * message is the source face, so that the others are counted from 2.
 */
export function whichPictureBody(
  key: string,
  count: number,
  translation: Translation,
  isFaceFirst = false,
): MessageBody {
  const first = isFaceFirst ? 2 : 1;
  const choices = Array.from({ length: count }, (_, index) => ({ value: String(index), text: `${index + first}` }));
  return {
    content: markdown(translation, isFaceFirst ? 'ask-which-scene' : 'ask-which-picture'),
    rows: [selectRow({ id: `pick:${key}`, choices })],
  };
}

/** Offers the swap of one picture where only the requester sees results. `key` names the open question. */
export function startBody(key: string, translation: Translation): MessageBody {
  const start = { id: `pick:${key}`, text: translation.text('private-here-button'), style: 'primary' as const };
  return { content: markdown(translation, 'private-here'), rows: [buttonRow(start)] };
}

/** Offers to repeat a swap where only the requester sees results. */
export function startAgainBody(job: string, again: Again, translation: Translation): MessageBody {
  return {
    content: markdown(translation, 'private-here'),
    rows: [buttonRow(...againButtons(again, translation, job))],
  };
}

export function nothingToSwapBody(translation: Translation): MessageBody {
  return { content: markdown(translation, 'nothing-to-swap') };
}

/** Discord hides the picture from the bot; names the menu entry that shows it. */
export function hiddenPictureBody(translation: Translation): MessageBody {
  const entry = menuEntries('menus').find(({ menu }) => menu === 'my-face');
  return { content: markdown(translation, 'picture-hidden', { menu: entry ? translation.text(entry.key) : '' }) };
}

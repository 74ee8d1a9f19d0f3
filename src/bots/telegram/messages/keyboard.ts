import type { InlineKeyboardButton } from 'grammy/types';
import type { Translation } from '../../translations/index.ts';

/** Rows of buttons below a message. */
export type Keyboard = readonly (readonly (InlineKeyboardButton.CallbackButton | InlineKeyboardButton.UrlButton)[])[];

/** `action` is what a press of the button does, `key` names the job or draft it applies to. */
export function button(text: string, action: string, key: string): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: `${action}.${key}` };
}

/** A button that opens a link. */
export function urlButton(text: string, url: string): InlineKeyboardButton.UrlButton {
  return { text, url };
}

/** Rows of at most `width` buttons. */
export function inRows(buttons: Keyboard[number], width: number): Keyboard {
  return buttons.flatMap((_, index) => (index % width === 0 ? [buttons.slice(index, index + width)] : []));
}

/** One row of buttons for verbs; none for no verbs. `isElsewhere`: swapped again, another provider does it. */
export function verbButtons(
  verbs: readonly string[],
  key: string,
  translation: Translation,
  { isElsewhere = false }: { readonly isElsewhere?: boolean } = {},
): Keyboard {
  if (verbs.length === 0) return [];
  const label = (verb: string): string => (verb === 'again' && isElsewhere ? 'button-elsewhere' : 'button');
  return [verbs.map((verb) => button(translation.text(`verb-${verb}.${label(verb)}`), verb, key))];
}

/** The keyboard as a field of a request to the Bot API. */
export function keyboardPayload(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

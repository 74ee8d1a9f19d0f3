import type { InlineKeyboardButton } from 'grammy/types';
import type { Again } from '../../../core/ports/chat.ts';
import { againText } from '../../again-text.ts';
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

/** One row of buttons for verbs; none for no verbs. */
export function verbButtons(verbs: readonly string[], key: string, translation: Translation): Keyboard {
  if (verbs.length === 0) return [];
  return [verbs.map((verb) => button(translation.text(`verb-${verb}.button`), verb, key))];
}

/** The button that repeats a swap. */
export function againButton(again: Again, key: string, translation: Translation): Keyboard[number][number] {
  return button(againText(again, translation), 'again', key);
}

/** The button that requests again what was refused for now. */
export function retryButton(key: string, translation: Translation): Keyboard[number][number] {
  return button(translation.text('button-try-again'), 'try', key);
}

/** The keyboard as a field of a request to the Bot API. */
export function keyboardPayload(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

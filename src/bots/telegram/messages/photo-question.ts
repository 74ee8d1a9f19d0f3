import type { PhotoQuestion } from '../../saved-photos.ts';
import type { Translation } from '../../translations/index.ts';
import { bold, escaped } from './html.ts';
import { button, inRows, type Keyboard } from './keyboard.ts';

/** Asks which face of a photo is kept, as HTML below the picture. `name` is that of the saved face that gets the photo. */
export function whichFaceHtml(
  { count, numbers }: PhotoQuestion,
  name: string | undefined,
  translation: Translation,
): string {
  const lines = [
    ...(numbers.length < count ? [translation.text('picks-some', { count: numbers.length })] : []),
    name === undefined ? translation.text('photo-ask') : translation.text('photo-ask-more', { name }),
  ];
  return [bold(translation.text('faces-seen', { count })), ...lines.map(escaped)].join('\n');
}

export function whichFaceKeyboard(key: string, { numbers }: PhotoQuestion, translation: Translation): Keyboard {
  const buttons = numbers.map((number) => button(`${number}`, 'photo-keep', `${key}.${number}`));
  return [...inRows(buttons, 5), [button(translation.text('verb-cancel.button'), 'photo-stop', key)]];
}

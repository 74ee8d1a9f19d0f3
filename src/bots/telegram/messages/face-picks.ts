import type { SavedFace } from '../../../core/ports/members.ts';
import { type FacePicks, labelOf } from '../../face-picks.ts';
import type { Translation } from '../../translations/index.ts';
import { joinNames } from '../../translations/joining.ts';
import { bold, escaped } from './html.ts';
import { button, inRows, type Keyboard } from './keyboard.ts';

/** The question about the faces of a picture, as HTML below the picture. `hint` says what is waited for besides. */
export function facePicksHtml(
  { count, numbers, current, before }: FacePicks,
  translation: Translation,
  hint?: string,
): string {
  const ask = current === undefined ? 'picks-ask' : 'picks-ask-face';
  const lines = [hint ?? translation.text(ask, { number: current ?? 0 })];
  if (numbers.length < count) lines.push(translation.text('picks-some', { count: numbers.length }));
  if (before.length > 0) {
    const labels = before.map((pick) => labelOf(pick, translation));
    const picks = joinNames(labels, translation.language);
    lines.push(translation.text('picks-before', { picks }));
  }
  return [bold(translation.text('faces-seen', { count })), ...lines.map(escaped)].join('\n');
}

/** Its buttons. Saved faces are offered for the face that is being decided about. */
export function facePicksKeyboard(
  key: string,
  { request, numbers, picks, current, before }: FacePicks,
  saved: readonly SavedFace[],
  translation: Translation,
): Keyboard {
  const numbered = numbers.map((number) => {
    const pick = picks.find((one) => one.number === number);
    return button(pick ? labelOf(pick, translation) : `${number}`, 'face-turn', `${key}.${number}`);
  });
  const faces = saved.map(({ name }, position) => button(name, 'face-give', `${key}.${position}`));
  const others = [
    button(translation.text('picks-photo'), 'face-photo', key),
    button(translation.text('picks-leave'), 'face-leave', key),
  ];
  const start =
    picks.length === 0 ? [] : [[button(translation.text('picks-swap', { count: picks.length }), 'face-start', key)]];
  const quick = [
    ...(request.source ? [button(translation.text('picks-all'), 'face-all', key)] : []),
    ...(before.length > 0 ? [button(translation.text('picks-same'), 'face-same', key)] : []),
  ];
  return [
    ...inRows(numbered, picks.length > 0 ? 3 : 5),
    ...(current === undefined ? [] : [...inRows(faces, 3), others]),
    ...start,
    ...(quick.length > 0 ? [quick] : []),
    [button(translation.text('verb-cancel.button'), 'face-stop', key)],
  ];
}

import type { APIMessageTopLevelComponent } from 'discord.js';
import type { EncodedMedia } from '../../../core/ports/media.ts';
import { type SavedFace, savedFaceOf } from '../../../core/ports/members.ts';
import { type FacePicks, type FacePicksStart, labelOf } from '../../face-picks.ts';
import { repeated } from '../../swap-words.ts';
import type { Translation } from '../../translations/index.ts';
import { joinNames, joinSentences } from '../../translations/joining.ts';
import type { MessageBody, Upload } from '../transport/api.ts';
import { spoilerPrefix } from '../transport/payloads.ts';
import { type ButtonSpec, buttonRow, buttonRows, selectRow } from './components.ts';
import { markdown } from './escape.ts';

/** What the menu of a face offers beside the saved faces, whose values are `saved-` and their id. */
export const otherFace = { photo: 'photo', leave: 'leave' } as const;

/**
 * Asks which faces of the numbered picture are swapped and whose face each of them gets. `faces` are those that the
 * requester has saved.
 */
export function facePicksBody(picks: FacePicks, faces: readonly SavedFace[], translation: Translation): MessageBody {
  return {
    content: textOf(picks, translation),
    rows: [...numberRows(picks, translation), ...faceRows(picks, faces, translation), startRow(picks, translation)],
    keepsFiles: true,
  };
}

function textOf({ count, numbers, current, before }: FacePicks, translation: Translation): string {
  const seen = [
    markdown(translation, 'faces-seen', { count }),
    ...(numbers.length < count ? [markdown(translation, 'picks-some', { count: numbers.length })] : []),
  ];
  const ask =
    current === undefined
      ? markdown(translation, 'picks-ask')
      : markdown(translation, 'picks-ask-face', { number: current });
  const labels = before.map((pick) => labelOf(pick, translation));
  const last = joinNames(labels, translation.language);
  const lines = [
    joinSentences([...seen, numbers.length > 0 ? ask : ''], translation.language),
    ...(before.length > 0 ? [markdown(translation, 'picks-before', { picks: last })] : []),
  ];
  return lines.join('\n');
}

function numberRows({ numbers, picks, current }: FacePicks, translation: Translation): APIMessageTopLevelComponent[] {
  const buttons = numbers.map((number): ButtonSpec => {
    const pick = picks.find((one) => one.number === number);
    const text = pick ? labelOf(pick, translation) : `${number}`;
    return { id: `faces:${number}`, text, ...(number === current && { style: 'primary' }) };
  });
  return buttonRows(buttons);
}

/** The menu of the face that is being decided about. */
function faceRows(
  { picks, current }: FacePicks,
  faces: readonly SavedFace[],
  translation: Translation,
): APIMessageTopLevelComponent[] {
  if (current === undefined) return [];
  const source = picks.find(({ number }) => number === current)?.source;
  const given = source && savedFaceOf(source);
  const saved = faces.map(({ id, name, isDefault }) => ({
    value: `saved-${id}`,
    text: name,
    isChosen: given === id || (given === 'default' && isDefault),
  }));
  const others = [
    { value: otherFace.photo, text: translation.text('picks-photo') },
    { value: otherFace.leave, text: translation.text('picks-leave') },
  ];
  const placeholder = translation.text('picks-ask-face', { number: current });
  return [selectRow({ id: `faces:give-${current}`, placeholder, choices: [...saved, ...others] })];
}

function startRow(
  { request, numbers, picks, before }: FacePicks,
  translation: Translation,
): APIMessageTopLevelComponent {
  const start = (what: FacePicksStart, text: string): ButtonSpec => ({ id: `faces:${what}`, text });
  const swap = start('picked', translation.text('picks-swap', { count: picks.length }));
  return buttonRow(
    ...(picks.length > 0 ? [{ ...swap, style: 'success' as const }] : []),
    ...(request.source && numbers.length > 0 ? [start('all', translation.text('picks-all'))] : []),
    ...(before.length > 0 ? [start('before', translation.text('picks-same'))] : []),
    { id: 'faces:cancel', text: translation.text('verb-cancel.button'), style: 'danger' },
  );
}

/** Nobody knows what `words` after `faces:` mean. */
export function unknownWordsBody(words: string, translation: Translation): MessageBody {
  const option = `\`${translation.text('option-faces.name')}:\``;
  return {
    content: markdown(translation, 'swap-words-unknown-discord', { words: repeated(words) }, { faces: option }),
  };
}

/** The picture with the numbers, as the file of the question. */
export function numberedFile(
  { bytes, mimeType }: EncodedMedia,
  { count, isSpoiler }: { count: number; isSpoiler: boolean },
  translation: Translation,
): Upload {
  const name = `${isSpoiler ? spoilerPrefix : ''}faces.jpg`;
  return { name, bytes, mimeType, description: translation.text('picks-alt', { count }) };
}

import { FacesToPick } from '../../../../core/admission/pick-faces.ts';
import type { UserError } from '../../../../core/errors.ts';
import type { Keeping, PhotoQuestion } from '../../../saved-photos.ts';
import type { Translation } from '../../../translations/index.ts';
import { joinSentences } from '../../../translations/joining.ts';
import type { MessageBody } from '../../transport/api.ts';
import { type ButtonSpec, buttonRow, buttonRows, mistakeButtons } from '../components.ts';
import { escapeMarkdown, label, markdown } from '../escape.ts';
import { numberedFile } from '../face-picks.ts';
import { type Form, field, newFaceForm, upload } from '../forms.ts';

/** Why a photo was not kept, and what goes on from there. `key` names the open question, `name` the face it is for. */
export function photoQuestionBody(
  error: UserError,
  {
    key,
    question,
    name,
  }: { readonly key: string; readonly question: PhotoQuestion; readonly name: string | undefined },
  translation: Translation,
): MessageBody {
  if (error instanceof FacesToPick) return whichFaceBody(error, { key, question, name }, translation);
  return {
    content: escapeMarkdown(translation.error(error)),
    rows: [buttonRow(remedyOf(error, key, translation), ...mistakeButtons({ kind: 'rejected', error }, translation))],
  };
}

const listHelps: readonly string[] = ['too-many-faces', 'too-many-photos', 'no-such-face'];

function remedyOf({ code }: UserError, key: string, translation: Translation): ButtonSpec {
  if (listHelps.includes(code)) return { id: 'saved:list', text: translation.text('face-list-title') };
  return { id: `photo:${key}.other`, text: translation.text('photo-another'), style: 'primary' };
}

function whichFaceBody(
  { picture }: FacesToPick,
  {
    key,
    question,
    name,
  }: { readonly key: string; readonly question: PhotoQuestion; readonly name?: string | undefined },
  translation: Translation,
): MessageBody {
  const { count, numbers } = question;
  const sentences = [
    markdown(translation, 'faces-seen', { count }),
    ...(numbers.length < count ? [markdown(translation, 'picks-some', { count: numbers.length })] : []),
    name === undefined ? markdown(translation, 'photo-ask') : markdown(translation, 'photo-ask-more', { name }),
  ];
  const cancel = { id: `photo:${key}.cancel`, text: translation.text('verb-cancel.button'), style: 'danger' as const };
  const buttons = numbers.map((number) => ({ id: `photo:${key}.${number}`, text: `${number}` }));
  return {
    content: joinSentences(sentences, translation.language),
    rows: [...buttonRows(buttons), buttonRow(cancel)],
    file: numberedFile(picture, { count, isSpoiler: false }, translation),
  };
}

/** Takes the photo of a new face, or one more photo of a saved face. */
export function keepPhotoForm(key: string, { face, name }: Keeping, translation: Translation): Form {
  const id = `keep-photo:${key}`;
  if (face === undefined) return newFaceForm(id, name, translation);
  const fields = [field(translation.text('photo-field'), upload('face', true))];
  return { custom_id: id, title: label(translation.text('photo-add'), 45), components: fields };
}

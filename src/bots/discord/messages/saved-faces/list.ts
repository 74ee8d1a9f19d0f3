import { mostPhotos } from '../../../../core/ports/media.ts';
import type { SavedFace } from '../../../../core/ports/members.ts';
import type { Translation } from '../../../translations/index.ts';
import { isolated } from '../../../translations/isolation.ts';
import type { MessageBody, Upload } from '../../transport/api.ts';
import { type ButtonSpec, buttonRow, buttonRows, verbButton } from '../components.ts';
import { escapeMarkdown, label, markdown } from '../escape.ts';
import { type Form, field, nameInput } from '../forms.ts';

/** Faces on one page of the list: Discord takes ten files in a message. */
export const facesOnPage = 10;

export function renameForm({ id, name }: SavedFace, translation: Translation): Form {
  return {
    custom_id: `rename-face:${id}`,
    title: label(translation.text('verb-face-rename.button'), 45),
    components: [field(translation.text('face-new-name'), nameInput(true, name))],
  };
}

/** A picture of a saved face, as its stored bytes. */
function photoFile(bytes: Uint8Array, index: number, description: string): Upload {
  return { name: `face-${index + 1}.jpg`, bytes, mimeType: 'image/jpeg', description };
}

/** A page of the list. */
interface ListPage {
  /** The place of the face that is turned to. */
  readonly at: number;
  /** The pictures of the page, by the ids of the faces. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** What was done before. */
  readonly notice?: string;
}

/** A member's saved faces, with a picture and a button for each, and what can be done with the one that is turned to. */
export function faceListBody(
  faces: readonly SavedFace[],
  { at, pictures, notice }: ListPage,
  translation: Translation,
): MessageBody {
  const add: ButtonSpec = { id: 'saved:new', text: translation.text('remedy-add-face') };
  const said = notice === undefined ? [] : [escapeMarkdown(notice)];
  const chosen = faces[at];
  if (!chosen) {
    return { content: [...said, markdown(translation, 'face-list-none')].join('\n'), rows: [buttonRow(add)] };
  }
  const first = at - (at % facesOnPage);
  const shown = faces.slice(first, first + facesOnPage);
  const lines = shown.map((face) => lineOf(face, face === chosen, translation));
  return {
    content: [...said, `**${escapeMarkdown(translation.text('face-list-title'))}**`, ...lines].join('\n'),
    rows: [
      ...buttonRows(shown.map((face) => nameButton(face, face === chosen))),
      buttonRow(...faceButtons(chosen, translation)),
      buttonRow(...turnButtons(first, faces.length), add),
    ],
    files: shown.flatMap(({ id, name }, index) => {
      const bytes = pictures.get(id);
      return bytes ? [photoFile(bytes, index, name)] : [];
    }),
  };
}

function lineOf({ name, isDefault }: SavedFace, isChosen: boolean, translation: Translation): string {
  const text = markdown(translation, 'face-line', { name, isDefault: isDefault ? 'yes' : 'no' });
  const line = isolated(text, translation.language);
  return isChosen ? `- **${line}**` : `- ${line}`;
}

function turnButtons(first: number, count: number): readonly ButtonSpec[] {
  if (count <= facesOnPage) return [];
  const [before, after] = [first - facesOnPage, first + facesOnPage];
  return [
    { id: `saved:page.${before}`, text: '◀', isDisabled: before < 0 },
    { id: `saved:page.${after}`, text: '▶', isDisabled: after >= count },
  ];
}

function nameButton({ id, name }: SavedFace, isChosen: boolean): ButtonSpec {
  return { id: `saved:show.${id}`, text: name, ...(isChosen && { style: 'primary' }) };
}

function faceButtons({ id, isDefault }: SavedFace, translation: Translation): readonly ButtonSpec[] {
  return [
    ...(isDefault ? [] : [{ id: `saved:default.${id}`, text: translation.text('verb-face-default.button') }]),
    { id: `saved:rename.${id}`, text: translation.text('verb-face-rename.button') },
    { ...verbButton(translation, 'delete', 'danger'), id: `saved:delete.${id}` },
    { id: `saved:photos.${id}`, text: translation.text('photos-button') },
  ];
}

/** Asks whether a face is to be deleted. */
export function deleteFaceBody({ id, name, photos = 1 }: SavedFace, translation: Translation): MessageBody {
  const sure = { id: `saved:sure.${id}`, text: translation.text('face-delete-sure'), style: 'danger' as const };
  return {
    content: markdown(translation, 'face-delete-ask', { name, count: photos }),
    rows: [buttonRow(sure, backButton(`saved:show.${id}`, translation))],
  };
}

function backButton(id: string, translation: Translation): ButtonSpec {
  return { id, text: translation.text('button-back') };
}

/** All photos of a face, with what can be done with them. */
export function facePhotosBody(
  { id, name }: SavedFace,
  { photos, notice }: { readonly photos: readonly Uint8Array[]; readonly notice?: string },
  translation: Translation,
): MessageBody {
  const count = photos.length;
  const add = { id: `saved:add.${id}`, text: translation.text('photo-add'), style: 'primary' as const };
  const removes = photos.map((_, index) => ({
    id: `saved:remove.${id}.${index}.${count}`,
    text: translation.text('photo-remove-number', { number: index + 1 }),
  }));
  const lines = [
    ...(notice === undefined ? [] : [escapeMarkdown(notice)]),
    `**${markdown(translation, 'photos-title', { name, count })}**`,
    ...(count < mostPhotos ? [markdown(translation, 'photos-hint')] : []),
  ];
  return {
    content: lines.join('\n'),
    rows: [
      ...(count > 1 ? [buttonRow(...removes)] : []),
      buttonRow(...(count < mostPhotos ? [add] : []), backButton(`saved:show.${id}`, translation)),
    ],
    files: photos.map((bytes, index) =>
      photoFile(bytes, index, translation.text('photos-alt', { name, number: index + 1 })),
    ),
  };
}

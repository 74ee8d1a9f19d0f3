import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { longestFaceName, type SavedFace } from '../../../core/ports/members.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import type { Translation } from '../../translations/index.ts';
import { type Choice, select } from './components.ts';
import { label } from './escape.ts';

export type Form = APIModalInteractionResponseCallbackData;
export type Field = APILabelComponent['component'];

export function field(text: string, component: Field): APILabelComponent {
  return { type: ComponentType.Label, label: label(text, 45), component };
}

export function upload(id: 'face' | 'target', isRequired: boolean): Field {
  const least = isRequired ? 1 : 0;
  return { type: ComponentType.FileUpload, custom_id: id, min_values: least, max_values: 1, required: isRequired };
}

function choice(id: string, choices: readonly Choice[]): Field {
  return { ...select({ id, choices, least: 0 }), required: false };
}

/** The form asks about one open question: `key` names it, `pictures` is how many pictures it has. */
interface FormQuestion {
  readonly key: string;
  readonly pictures: number;
}

function pictureFields(pictures: number, translation: Translation): readonly APILabelComponent[] {
  if (pictures <= 1) return [];
  const numbers = Array.from({ length: pictures }, (_, index) => ({
    value: String(index),
    text: `${index + 1}`,
    isChosen: index === 0,
  }));
  return [field(translation.text('ask-which-picture'), choice('picture', numbers))];
}

/** “Swap…”: an uploaded or a saved face, which face is replaced, and whether only the requester sees the result. */
export function swapForm(
  { key, pictures }: FormQuestion,
  { faces, isPrivate }: { faces: readonly SavedFace[]; isPrivate: boolean },
  translation: Translation,
): Form {
  const saved = faces.map(({ id, name, isDefault }) => ({ value: id, text: name, isChosen: isDefault }));
  return {
    custom_id: `form:${key}`,
    title: label(translation.text('form-swap'), 45),
    components: [
      field(translation.text('form-face'), upload('face', saved.length === 0)),
      ...(saved.length > 0 ? [field(translation.text('form-saved'), choice('saved', saved))] : []),
      ...pictureFields(pictures, translation),
      ...howFields(isPrivate, translation),
    ],
  };
}

/** Which face is replaced, and whether only the requester sees the result. */
function howFields(isPrivate: boolean, translation: Translation): readonly APILabelComponent[] {
  const which = (['one', 'all'] as const).map((value) => ({
    value,
    text: translation.text(`choice-${value}`),
    isChosen: value === 'one',
  }));
  const privacy = [
    { value: 'yes', text: translation.text('button-yes'), isChosen: isPrivate },
    { value: 'no', text: translation.text('button-no'), isChosen: !isPrivate },
  ];
  return [
    field(translation.text('form-which'), choice('which', which)),
    field(translation.text('form-private'), choice('private', privacy)),
  ];
}

/** The picture that receives the face, and the rest as in “Swap…”. `title` is the key of the form's title. */
export function targetForm(key: string, title: string, isPrivate: boolean, translation: Translation): Form {
  return {
    custom_id: `form:${key}`,
    title: label(translation.text(title), 45),
    components: [field(translation.text('form-member'), upload('target', true)), ...howFields(isPrivate, translation)],
  };
}

/** The name of a saved face. */
export function nameInput(required: boolean, value?: string): Field {
  return {
    type: ComponentType.TextInput,
    custom_id: 'name',
    style: TextInputStyle.Short,
    max_length: longestFaceName,
    required,
    ...(value !== undefined && { value }),
  };
}

/** Saves a face; then the swap continues with it. */
export function addFaceForm(key: string, translation: Translation): Form {
  return newFaceForm(`add-face:${key}`, undefined, translation);
}

/** Takes the photo of a new face, and its name. */
export function newFaceForm(id: string, name: string | undefined, translation: Translation): Form {
  return {
    custom_id: id,
    title: label(translation.text('form-add-face'), 45),
    components: [
      field(translation.text('form-face'), upload('face', true)),
      field(translation.text('ask-face-name'), nameInput(false, name)),
    ],
  };
}

/** Takes the photo whose face goes on the face with this number. */
export function photoForm(number: number, translation: Translation): Form {
  return {
    custom_id: `face-photo:${number}`,
    title: label(translation.text('picks-ask-face', { number }), 45),
    components: [field(translation.text('form-face'), upload('face', true))],
  };
}

/** What a server can switch on and off, beside what the panel itself shows. */
export function moreForm(settings: PlaceSettings, translation: Translation): Form {
  const choices = (['yes', 'no'] as const).map((on) => ({
    value: on,
    text: translation.text('setting-switch', { on }),
    isChosen: settings.hidesReported === (on === 'yes'),
  }));
  const badges = (['own', 'corner', 'caption'] as const).map((badge) => ({
    value: badge,
    text: translation.text('setting-badge-value', { badge }),
    isChosen: (settings.badge ?? 'own') === badge,
  }));
  const likeness = (['ask', 'own'] as const).map((who) => ({
    value: who,
    text: translation.text('setting-likeness-value', { who }),
    isChosen: settings.likeness === who,
  }));
  return {
    custom_id: 'more',
    title: label(translation.text('verb-settings.name'), 45),
    components: [
      field(translation.text('setting-badge'), choice('badge', badges)),
      field(translation.text('setting-likeness'), choice('likeness', likeness)),
      field(translation.text('setting-hidesReported'), choice('hidesReported', choices)),
    ],
  };
}

/** What is wrong with a result that is reported; may be left empty. `key` names what is reported. */
export function reportForm(key: string, translation: Translation): Form {
  const reason: Field = {
    type: ComponentType.TextInput,
    custom_id: 'reason',
    style: TextInputStyle.Paragraph,
    max_length: 300,
    required: false,
  };
  return {
    custom_id: `report:${key}`,
    title: label(translation.text('report-form'), 45),
    components: [field(translation.text('report-form-reason'), reason)],
  };
}

const limitNames = ['memberADay', 'placeADay'] as const;

/** The limits of a server, as numbers; an empty field means no limit. */
export function limitsForm(settings: PlaceSettings, translation: Translation): Form {
  return {
    custom_id: 'limits',
    title: label(translation.text('verb-settings.name'), 45),
    components: limitNames.map((name) =>
      field(translation.text(`setting-${name}`), {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required: false,
        max_length: 6,
        ...(settings[name] !== null && { value: String(settings[name]) }),
      }),
    ),
  };
}

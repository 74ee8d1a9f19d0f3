import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { longestFaceName, savedFaceRef } from '../../../core/ports/members.ts';
import { type Front, soon } from '../context.ts';
import { type Choice, select } from '../messages/components.ts';
import { label, say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import { type Asked, Attachment, read } from '../transport/payloads.ts';
import { ask, settle } from './asking.ts';
import { saveFace } from './face-command.ts';
import { saveLimits } from './settings-command.ts';
import { privateHere, savedFaceId } from './slash-swap.ts';
import { request } from './swap-request.ts';

type Form = APIModalInteractionResponseCallbackData;
type Field = APILabelComponent['component'];

function field(text: string, component: Field): APILabelComponent {
  return { type: ComponentType.Label, label: label(text, 45), component };
}

function upload(isRequired: boolean): Field {
  const least = isRequired ? 1 : 0;
  return { type: ComponentType.FileUpload, custom_id: 'face', min_values: least, max_values: 1, required: isRequired };
}

function choice(id: string, choices: readonly Choice[]): Field {
  return { ...select({ id, choices, least: 0 }), required: false };
}

/** “Swap…”: an uploaded or a saved face, which face is replaced, and who sees it. */
export async function swapForm(pictures: readonly MediaRef[], asked: Asked, front: Front): Promise<Form> {
  const messages = front.messages(asked.locale);
  const faces = await soon(front.faces.list(asked.person), [], front.clock);
  const isPrivate = await privateHere(asked, front);
  const key = await ask({ person: asked.person.id, purpose: 'swap', pictures: pictures.slice(0, 25) }, front);
  const numbered = pictures.map((_, index) => ({ value: String(index), text: `${index + 1}`, isChosen: index === 0 }));
  const saved = faces.map(({ id, name, isDefault }) => ({ value: id, text: name, isChosen: isDefault }));
  const which = (['one', 'all'] as const).map((value) => ({
    value,
    text: messages.text(`choice-${value}`),
    isChosen: value === 'one',
  }));
  const sees = [
    { value: 'yes', text: messages.text('button-yes'), isChosen: isPrivate },
    { value: 'no', text: messages.text('button-no'), isChosen: !isPrivate },
  ];
  return {
    custom_id: `form:${key}`,
    title: label(messages.text('form-swap'), 45),
    components: [
      field(messages.text('form-face'), upload(saved.length === 0)),
      ...(saved.length > 0 ? [field(messages.text('form-saved'), choice('saved', saved))] : []),
      ...(pictures.length > 1 ? [field(messages.text('ask-which-picture'), choice('picture', numbered))] : []),
      field(messages.text('form-which'), choice('which', which)),
      field(messages.text('form-private'), choice('private', sees)),
    ],
  };
}

/** No face is saved yet: one is added, and the swap goes on. */
export async function addFaceForm(pictures: readonly MediaRef[], asked: Asked, front: Front): Promise<Form> {
  const messages = front.messages(asked.locale);
  const key = await ask({ person: asked.person.id, purpose: 'add-face', pictures: pictures.slice(0, 25) }, front);
  const name: Field = {
    type: ComponentType.TextInput,
    custom_id: 'name',
    style: TextInputStyle.Short,
    max_length: longestFaceName,
    required: false,
  };
  const numbered = pictures.map((_, index) => ({ value: String(index), text: `${index + 1}`, isChosen: index === 0 }));
  return {
    custom_id: `form:${key}`,
    title: label(messages.text('form-add-face'), 45),
    components: [
      field(messages.text('form-face'), upload(true)),
      field(messages.text('ask-face-name'), name),
      ...(pictures.length > 1 ? [field(messages.text('ask-which-picture'), choice('picture', numbered))] : []),
    ],
  };
}

const Filled = z.object({ custom_id: z.string(), value: z.string().nullish(), values: z.array(z.string()).nullish() });
const Submitted = z
  .object({
    custom_id: z.string(),
    components: z.array(z.object({ component: Filled.nullish(), components: z.array(Filled).nullish() })),
    resolved: z.object({ attachments: z.record(z.string(), Attachment).nullish() }).nullish(),
  })
  .transform(({ custom_id, components, resolved }) => {
    const fields = components.flatMap((one) => [...(one.component ? [one.component] : []), ...(one.components ?? [])]);
    return {
      form: custom_id,
      fields: new Map(fields.map((one) => [one.custom_id, one.value ?? one.values?.[0] ?? undefined])),
      attachments: resolved?.attachments ?? {},
    };
  });
type Submitted = z.infer<typeof Submitted>;

/** A form that was filled in. */
export async function submitForm(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const filled = read(Submitted, asked.data);
  const [word, key = ''] = filled.form.split(':');
  if (word === 'limits') return saveLimits(filled.fields, asked, answer, front);
  const question = await settle(key, front);
  const picture = question?.pictures[Number(filled.fields.get('picture') ?? 0)];
  if (!question || !picture) return answer.tell({ content: say(front.messages(asked.locale), 'asking-over') });
  const own = filled.fields.get('private');
  const reply = await answer.defer(own === undefined ? await privateHere(asked, front) : own === 'yes');
  const source = await sourceOf(filled, asked, front);
  if (question.purpose === 'add-face' && source) {
    const name = filled.fields.get('name')?.trim();
    const face = await saveFace(source, asked, front, name === '' ? undefined : name);
    return request({ target: picture, source: savedFaceRef(face.id) }, asked, reply, front);
  }
  const which = filled.fields.get('which') === 'all' ? 'all' : 'largest';
  await request({ target: picture, source, faces: { which } }, asked, reply, front);
}

async function sourceOf({ fields, attachments }: Submitted, asked: Asked, front: Front): Promise<MediaRef | undefined> {
  const file = attachments[fields.get('face') ?? ''];
  if (file) return front.pictures.refer(file);
  const saved = fields.get('saved');
  return saved === undefined ? undefined : savedFaceRef(await savedFaceId(asked.person, saved, front));
}

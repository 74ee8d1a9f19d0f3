import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { longestFaceName, savedFaceRef } from '../../../core/ports/members.ts';
import { type DiscordContext, resolveInTime } from '../context.ts';
import { type Choice, select } from '../messages/components.ts';
import { label, markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { Attachment, type Interaction, read } from '../transport/payloads.ts';
import { saveFace } from './face-command.ts';
import { keepQuestion, takeQuestion } from './open-questions.ts';
import { saveLimits } from './settings-command.ts';
import { findSavedFaceId, isPrivateByDefault } from './swap-command.ts';
import { requestSwap } from './swap-request.ts';

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
export async function swapForm(
  pictures: readonly MediaRef[],
  interaction: Interaction,
  context: DiscordContext,
): Promise<Form> {
  const translation = context.translations(interaction.locale);
  const faces = await resolveInTime(context.faces.list(interaction.member), [], context.clock);
  const isPrivate = await isPrivateByDefault(interaction, context);
  const key = await keepQuestion(
    { person: interaction.member.id, purpose: 'swap', pictures: pictures.slice(0, 25) },
    context,
  );
  const numbered = pictures.map((_, index) => ({ value: String(index), text: `${index + 1}`, isChosen: index === 0 }));
  const saved = faces.map(({ id, name, isDefault }) => ({ value: id, text: name, isChosen: isDefault }));
  const which = (['one', 'all'] as const).map((value) => ({
    value,
    text: translation.text(`choice-${value}`),
    isChosen: value === 'one',
  }));
  const sees = [
    { value: 'yes', text: translation.text('button-yes'), isChosen: isPrivate },
    { value: 'no', text: translation.text('button-no'), isChosen: !isPrivate },
  ];
  return {
    custom_id: `form:${key}`,
    title: label(translation.text('form-swap'), 45),
    components: [
      field(translation.text('form-face'), upload(saved.length === 0)),
      ...(saved.length > 0 ? [field(translation.text('form-saved'), choice('saved', saved))] : []),
      ...(pictures.length > 1 ? [field(translation.text('ask-which-picture'), choice('picture', numbered))] : []),
      field(translation.text('form-which'), choice('which', which)),
      field(translation.text('form-private'), choice('private', sees)),
    ],
  };
}

/** No face is saved yet: one is added, and the swap goes on. */
export async function addFaceForm(
  pictures: readonly MediaRef[],
  interaction: Interaction,
  context: DiscordContext,
): Promise<Form> {
  const translation = context.translations(interaction.locale);
  const key = await keepQuestion(
    { person: interaction.member.id, purpose: 'add-face', pictures: pictures.slice(0, 25) },
    context,
  );
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
    title: label(translation.text('form-add-face'), 45),
    components: [
      field(translation.text('form-face'), upload(true)),
      field(translation.text('ask-face-name'), name),
      ...(pictures.length > 1 ? [field(translation.text('ask-which-picture'), choice('picture', numbered))] : []),
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
export async function submitForm(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const filled = read(Submitted, interaction.data);
  const [word, key = ''] = filled.form.split(':');
  if (word === 'limits') return saveLimits(filled.fields, interaction, response, context);
  const question = await takeQuestion(key, context);
  const picture = question?.pictures[Number(filled.fields.get('picture') ?? 0)];
  if (!question || !picture)
    return response.tell({ content: markdown(context.translations(interaction.locale), 'asking-over') });
  const own = filled.fields.get('private');
  const replyRef = await response.defer(
    own === undefined ? await isPrivateByDefault(interaction, context) : own === 'yes',
  );
  const source = await sourceOf(filled, interaction, context);
  if (question.purpose === 'add-face' && source) {
    const name = filled.fields.get('name')?.trim();
    const face = await saveFace(source, interaction, context, name === '' ? undefined : name);
    return requestSwap({ target: picture, source: savedFaceRef(face.id) }, interaction, replyRef, context);
  }
  const which = filled.fields.get('which') === 'all' ? 'all' : 'largest';
  await requestSwap({ target: picture, source, faces: { which } }, interaction, replyRef, context);
}

async function sourceOf(
  { fields, attachments }: Submitted,
  interaction: Interaction,
  context: DiscordContext,
): Promise<MediaRef | undefined> {
  const file = attachments[fields.get('face') ?? ''];
  if (file) return context.attachments.refer(file);
  const saved = fields.get('saved');
  return saved === undefined ? undefined : savedFaceRef(await findSavedFaceId(interaction.member, saved, context));
}

import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { type DiscordContext, resolveInTime } from '../context.ts';
import { selectRow } from '../messages/components.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { MessageBody } from '../transport/api.ts';
import { DiscordMessage, type Interaction, mediaAttachmentsOf, UnknownInteraction } from '../transport/payloads.ts';
import { faceSavedBody, saveFace } from './face-command.ts';
import { addFaceForm, swapForm } from './forms.ts';
import { keepQuestion, type OpenQuestion } from './open-questions.ts';
import { menuEntries } from './register-commands.ts';
import { isPrivateByDefault } from './swap-command.ts';
import { requestSwap } from './swap-request.ts';

export const MenuCommand = z
  .object({
    name: z.string(),
    target_id: z.string(),
    resolved: z.object({ messages: z.record(z.string(), DiscordMessage) }),
  })
  .transform(({ name, target_id, resolved }) => ({ name, message: resolved.messages[target_id] }));
export type MenuCommand = z.infer<typeof MenuCommand>;

/** A right-click on a message. */
export async function menuCommand(
  { name, message }: MenuCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const english = context.translations('en');
  const entry = menuEntries().find(({ key }) => english.text(key) === name);
  if (!entry) throw new UnknownInteraction('it means nothing here');
  const files = message ? mediaAttachmentsOf(message) : [];
  if (files.length === 0) return response.tell(nothingToSwapBody(context.translations(interaction.locale)));
  const pictures = await Promise.all(files.map((file) => context.attachments.refer(file, message)));
  if (entry.menu === 'with') return response.form(await swapForm(pictures, interaction, context));
  if (entry.menu === 'save') return useOnlyPictureOrAsk({ purpose: 'save', pictures }, interaction, response, context);
  const faces = await resolveInTime(context.faces.list(interaction.member), undefined, context.clock);
  if (faces?.length === 0) return response.form(await addFaceForm(pictures, interaction, context));
  return useOnlyPictureOrAsk({ purpose: 'swap', pictures }, interaction, response, context);
}

export function nothingToSwapBody(translation: Translation): MessageBody {
  return { content: markdown(translation, 'nothing-to-swap') };
}

type Taking = Pick<OpenQuestion, 'purpose' | 'pictures'>;

/** The one picture at once; of several, asks which. */
async function useOnlyPictureOrAsk(
  { purpose, pictures }: Taking,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [only] = pictures;
  if (only && pictures.length === 1) return usePicture(purpose, only, interaction, response, context);
  const key = await keepQuestion({ person: interaction.member.id, purpose, pictures: pictures.slice(0, 25) }, context);
  await response.tell(whichPictureBody(key, pictures.length, context.translations(interaction.locale)));
}

/** Asks which of several pictures is meant. */
export function whichPictureBody(key: string, count: number, translation: Translation): MessageBody {
  const choices = Array.from({ length: count }, (_, index) => ({ value: String(index), text: `${index + 1}` }));
  return { content: markdown(translation, 'ask-which-picture'), rows: [selectRow({ id: `pick:${key}`, choices })] };
}

/** Goes on with the picture that was meant. */
export async function usePicture(
  purpose: OpenQuestion['purpose'],
  picture: MediaRef,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (purpose !== 'save') {
    const replyRef = await response.defer(await isPrivateByDefault(interaction, context));
    return requestSwap({ target: picture }, interaction, replyRef, context);
  }
  await response.defer(true);
  await response.tell(faceSavedBody(await saveFace(picture, interaction, context), interaction, context));
}

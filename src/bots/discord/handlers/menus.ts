import type { MediaRef } from '../../../core/ports/chat.ts';
import type { DiscordContext } from '../context.ts';
import { menuEntries } from '../messages/command-definitions.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { movingStickerBody, nothingToSwapBody, whichPictureBody } from '../messages/prompts.ts';
import type { MenuCommand } from '../transport/interaction-data.ts';
import { type Interaction, UnknownInteraction } from '../transport/payloads.ts';
import { shownPicturesOf, showsOnlyLottie } from '../transport/pictures.ts';
import { beginSwap } from './begin-swap.ts';
import { openSwapForm } from './forms.ts';
import { type OpenQuestion, openQuestion } from './open-questions.ts';
import { keepOrAsk, keptBody, showFiles } from './saved-faces/keep-photo.ts';
import { openReport } from './trust/report.ts';
import { verifyMessage } from './trust/verify.ts';

/** An entry of the context menu that a right-click on a message opens. */
export async function menuCommand(
  { name, message }: MenuCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const english = context.translations('en');
  const entry = menuEntries('menus').find(({ key }) => english.text(key) === name);
  if (!entry) throw new UnknownInteraction('it means nothing here');
  if (entry.menu === 'result') return openReport(message, interaction, response, context);
  if (entry.menu === 'verify') return verifyMessage(message, interaction, response, context);
  const files = message ? shownPicturesOf(message) : [];
  const translation = context.translations(interaction.locale);
  if (message && showsOnlyLottie(message)) return response.tell(movingStickerBody(translation));
  if (files.length === 0) return response.tell(nothingToSwapBody(translation));
  const pictures = await Promise.all(files.map((file) => context.attachments.refer(file, interaction.member, message)));
  if (entry.menu === 'with') return openSwapForm(pictures, interaction, response, context);
  if (entry.menu === 'save') return usePictureOrAsk('save', pictures, interaction, response, context);
  return usePictureOrAsk('swap', pictures, interaction, response, context);
}

/** Uses a single picture at once; asks which of several is meant. */
async function usePictureOrAsk(
  purpose: OpenQuestion['purpose'],
  pictures: readonly MediaRef[],
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [only] = pictures;
  if (only && pictures.length === 1) {
    if (purpose === 'save') return savePicture(only, interaction, response, context);
    return beginSwap({ intent: { target: only }, takesForm: true }, interaction, response, context);
  }
  const key = await openQuestion({ person: interaction.member.id, purpose, pictures: [...pictures] }, context);
  const translation = context.translations(interaction.locale);
  await response.ask(whichPictureBody(key, pictures.length, translation, { canAll: purpose === 'swap' }));
}

export async function savePicture(
  photo: MediaRef,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const replyRef = await response.defer(true);
  await showFiles(replyRef, keptBody(await keepOrAsk({ photo }, interaction, context), interaction, context), context);
}

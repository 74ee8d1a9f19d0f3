import { UserError } from '../../../core/errors.ts';
import type { MediaRef, RequestedFaces } from '../../../core/ports/chat.ts';
import { type SavedFace, savedFaceRef } from '../../../core/ports/members.ts';
import { readSwapWords, type SwapWords } from '../../swap-words.ts';
import type { Translation } from '../../translations/index.ts';
import type { DiscordContext } from '../context.ts';
import { unknownWordsBody } from '../messages/face-picks.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { fileOf, memberOf, type SlashCommand, textOf } from '../transport/interaction-data.ts';
import type { Interaction } from '../transport/payloads.ts';
import { beginSwap } from './begin-swap.ts';
import type { SwapIntent } from './open-questions.ts';
import { findSavedFaceId } from './saved-faces/face-command.ts';

/** `/swap`: requests the swap of the attached files, once it is looked up whether something stands in its way. */
export async function swapCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const words = await readWords(command, interaction, context);
  if (!words) {
    const translation = context.translations(interaction.locale);
    return response.tell(unknownWordsBody(textOf(command, 'faces') ?? '', translation));
  }
  const chosen = command.values.get('private');
  const isPrivate = typeof chosen === 'boolean' ? chosen : undefined;
  const intent = intentOf(words, command, interaction, context);
  intent.catch(() => undefined); // it is awaited later
  await beginSwap({ intent, isPrivate }, interaction, response, context);
}

async function intentOf(
  words: SwapWords,
  command: SlashCommand,
  interaction: Interaction,
  context: DiscordContext,
): Promise<SwapIntent> {
  const target = fileOf(command, 'target');
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  return {
    target: await context.attachments.refer(target, interaction.member),
    source: words.source ?? (await sourceOf(command, interaction, context)),
    depicted: memberOf(command, 'member'),
    faces: await facesOf(words, command, interaction, context),
    provider: textOf(command, 'provider'),
  };
}

async function sourceOf(
  command: SlashCommand,
  { member }: Interaction,
  context: DiscordContext,
): Promise<MediaRef | undefined> {
  const file = fileOf(command, 'face');
  if (file) return context.attachments.refer(file, member);
  const saved = textOf(command, 'saved');
  return saved === undefined ? undefined : savedFaceRef(await findSavedFaceId(member, saved, context));
}

/** What is written after `faces:`; undefined for words that mean nothing. */
async function readWords(
  command: SlashCommand,
  { member, locale }: Interaction,
  context: DiscordContext,
): Promise<SwapWords | undefined> {
  const text = textOf(command, 'faces') ?? '';
  const saved = text === '' ? [] : await context.faces.list(member);
  return readSwapWords(text, saved, context.translations(locale));
}

/** The faces that the words name, or else the one that a reference picture shows. */
async function facesOf(
  { faces }: SwapWords,
  command: SlashCommand,
  { member }: Interaction,
  context: DiscordContext,
): Promise<RequestedFaces> {
  const reference = fileOf(command, 'reference');
  if (!reference || faces.which !== 'largest') return faces;
  return { which: 'reference', reference: await context.attachments.refer(reference, member) };
}

/** Most characters of a choice. */
const longestChoice = 100;

/** What can be written after `faces:`, as far as it is typed: everything, a number, and the names of saved faces. */
export function facesWords(typed: string, saved: readonly SavedFace[], translation: Translation): readonly string[] {
  const [, begun = '', name = ''] = /^(.*?[1-9]\d?=)([^=]*)$/.exec(typed) ?? [];
  const names = saved.map((face) => face.name);
  const fits = (word: string, start: string): boolean => word.toLowerCase().startsWith(start.toLowerCase());
  const rows = names.filter((one) => fits(one, name)).map((one) => `${begun}${one}`);
  const numbers = /^[1-9]\d?$/.test(typed) ? [typed, ...names.map((one) => `${typed}=${one}`)] : [];
  const offered =
    begun === '' ? [...numbers, ...[translation.text('word-all'), ...names].filter((one) => fits(one, typed))] : rows;
  return offered.filter((words) => words.length <= longestChoice);
}

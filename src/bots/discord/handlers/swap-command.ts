import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { MediaRef, RequestedFaces } from '../../../core/ports/chat.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import { type DiscordContext, resolveInTime, settingsAt } from '../context.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { Attachment, type Interaction } from '../transport/payloads.ts';
import { requestSwap } from './swap-request.ts';

const Option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.boolean(), z.number()]).nullish(),
  focused: z.boolean().nullish(),
});
const Group = Option.extend({ options: z.array(Option).nullish() });

/** What was typed: `/face save` is `face` with the subcommand `save`. */
export const SlashCommand = z
  .object({
    name: z.string(),
    options: z.array(Group).nullish(),
    resolved: z.object({ attachments: z.record(z.string(), Attachment).nullish() }).nullish(),
  })
  .transform(({ name, options, resolved }) => {
    const [first] = options ?? [];
    const subcommand = first?.options && first.value === undefined ? first.name : undefined;
    const given = subcommand === undefined ? (options ?? []) : (first?.options ?? []);
    return {
      name,
      subcommand,
      values: new Map(given.map((option) => [option.name, option.value ?? undefined])),
      focused: given.find(({ focused }) => focused),
      attachments: resolved?.attachments ?? {},
    };
  });
export type SlashCommand = z.infer<typeof SlashCommand>;

export function textOf(command: SlashCommand, option: string): string | undefined {
  const value = command.values.get(option);
  return value === undefined ? undefined : String(value);
}

export function fileOf(command: SlashCommand, option: string): Attachment | undefined {
  const id = textOf(command, option);
  return id === undefined ? undefined : command.attachments[id];
}

/** A saved face by its id, as the list offers it, or by its name, as a person types it. Throws UserError. */
export async function findSavedFaceId(
  member: Member,
  given: string,
  context: Pick<DiscordContext, 'faces'>,
): Promise<string> {
  const faces = await context.faces.list(member);
  const found = faces.find(({ id, name }) => id === given || name.toLowerCase() === given.trim().toLowerCase());
  if (!found) throw new UserError('no-such-face');
  return found.id;
}

export async function swapCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const own = command.values.get('private');
  const isPrivate = typeof own === 'boolean' ? own : await isPrivateByDefault(interaction, context);
  const replyRef = await response.defer(isPrivate);
  const target = fileOf(command, 'target');
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  await requestSwap(
    {
      target: await context.attachments.refer(target),
      source: await sourceOf(command, interaction, context),
      faces: await facesOf(command, context),
      provider: textOf(command, 'provider'),
    },
    interaction,
    replyRef,
    context,
  );
}

/** Where the settings cannot be read in time, nobody else sees the answer. */
export async function isPrivateByDefault(interaction: Interaction, context: DiscordContext): Promise<boolean> {
  return resolveInTime(
    settingsAt(context, interaction).then(({ isPrivate }) => isPrivate),
    true,
    context.clock,
  );
}

async function sourceOf(
  command: SlashCommand,
  { member }: Interaction,
  context: DiscordContext,
): Promise<MediaRef | undefined> {
  const file = fileOf(command, 'face');
  if (file) return context.attachments.refer(file);
  const saved = textOf(command, 'saved');
  return saved === undefined ? undefined : savedFaceRef(await findSavedFaceId(member, saved, context));
}

async function facesOf(command: SlashCommand, context: DiscordContext): Promise<RequestedFaces> {
  const reference = fileOf(command, 'reference');
  if (reference) return { which: 'reference', reference: await context.attachments.refer(reference) };
  return { which: textOf(command, 'which') === 'all' ? 'all' : 'largest' };
}

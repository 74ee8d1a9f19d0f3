import type { DiscordContext } from '../context.ts';
import { label } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { Interaction } from '../transport/payloads.ts';
import { isCancellable, jobLine } from './jobs-command.ts';
import type { SlashCommand } from './swap-command.ts';

const jobsShown = 25;

/** What a person may choose while they type: their saved faces, or those of their swaps that can be cancelled. */
export async function autocomplete(
  command: SlashCommand,
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const written = String(command.focused?.value ?? '').toLowerCase();
  if (command.focused?.name === 'saved') {
    const faces = await context.faces.list(member);
    const found = faces.filter(({ name }) => name.toLowerCase().includes(written));
    return response.choices(found.map(({ id, name }) => ({ name: label(name, 100), value: id })));
  }
  const jobs = await context.swaps.findOf(member, jobsShown);
  const translation = context.translations(locale);
  const live = jobs.filter(isCancellable);
  return response.choices(live.map((view) => ({ name: label(jobLine(view, translation), 100), value: view.job.id })));
}

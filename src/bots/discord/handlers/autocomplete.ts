import type { Front } from '../context.ts';
import { label } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import type { Asked } from '../transport/payloads.ts';
import { isLive, lineOf } from './jobs-command.ts';
import type { Typed } from './slash-swap.ts';

const jobsShown = 25;

/** What a person may choose while they type: their saved faces, or those of their swaps that can be cancelled. */
export async function complete(typed: Typed, { person, locale }: Asked, answer: Answer, front: Front): Promise<void> {
  const written = String(typed.focused?.value ?? '').toLowerCase();
  if (typed.focused?.name === 'saved') {
    const faces = await front.faces.list(person);
    const found = faces.filter(({ name }) => name.toLowerCase().includes(written));
    return answer.choices(found.map(({ id, name }) => ({ name: label(name, 100), value: id })));
  }
  const jobs = await front.swaps.findOf(person, jobsShown);
  const messages = front.messages(locale);
  const live = jobs.filter(isLive);
  return answer.choices(live.map((view) => ({ name: label(lineOf(view, messages), 100), value: view.job.id })));
}

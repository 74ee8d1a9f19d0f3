import { UserError } from '../../src/core/errors.ts';
import type { SwapRequest } from '../../src/core/ports/chat.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { Town } from './cluster.ts';

const never = new AbortController().signal;

/** What one person asks for and does about it, in their own time. Nobody is told more than their message shows. */
export async function askForSwap(town: Town, message: string, person: string): Promise<void> {
  const { nature } = town;
  const { random } = nature;
  await nature.sleep(random.between(6_000, 420_000));
  const request: SwapRequest = {
    requester: { platform: 'sim', id: person, ...(random.chance(0.5) && { place: 'town' }) },
    locale: 'en',
    source: { platform: 'sim', name: `face of ${person}` },
    target: { platform: 'sim', name: `scene for ${message}` },
    faces: { which: 'largest' },
    replyRef: { platform: 'sim', message },
  };
  const actor = town.somebody();
  if (!actor) return nature.note(`${person} finds nobody to ask`);
  nature.note(`${person} asks ${actor.machine.name} for ${message}`);
  const asked = await heard(town, actor.swaps.request(request, never));
  if (random.chance(0.1)) town.chat.seen(message).isGone = true;
  const job = asked ?? jobOf(town, message);
  if (!job) return;
  if (random.chance(0.2)) await cancelLater(town, job);
  if (random.chance(0.2)) await askAgain(town, job, `${message}-again`);
}

/** What a front would do with an answer: the person is told about the rest. */
async function heard<Value>(town: Town, work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await Promise.race([work, town.nature.sleep(20_000).then(() => undefined)]);
  } catch (error) {
    town.nature.note(`is told: ${error instanceof UserError ? error.code : error}`);
    return undefined;
  }
}

function jobOf({ books }: Town, message: string): Job | undefined {
  return [...books.jobs.values()].find(({ request }) => request.replyRef.message === message);
}

async function cancelLater(town: Town, { id }: Job): Promise<void> {
  await town.nature.sleep(town.nature.random.between(0, 120_000));
  const actor = town.somebody();
  if (!actor) return;
  town.nature.note(`somebody cancels ${town.books.nameOf(id)}`);
  await heard(town, actor.swaps.cancel(id));
}

async function askAgain(town: Town, job: Job, message: string): Promise<void> {
  await town.nature.sleep(town.nature.random.between(10_000, 120_000));
  const change = { by: job.request.requester, replyRef: { platform: 'sim', message } };
  await heard(town, town.somebody()?.swaps.repeat(job.id, change, never) ?? Promise.resolve(undefined));
}

/** Presses the button under each message that has one, or leaves it. */
export async function answerQuestions(town: Town, willingness: number): Promise<void> {
  const { nature, books } = town;
  for (const { id, state } of books.jobs.values()) {
    if (!nature.random.chance(willingness)) continue;
    const actor = town.somebody();
    if (state === 'parked' && actor) {
      nature.note(`somebody has ${books.nameOf(id)} tried again`);
      books.chosen(id);
      await heard(town, actor.swaps.choose(id, 'try-again'));
    }
    if (state === 'late' && actor) {
      nature.note(`somebody wants the late result of ${books.nameOf(id)}`);
      await heard(town, actor.swaps.choose(id, 'show-result'));
    }
  }
}

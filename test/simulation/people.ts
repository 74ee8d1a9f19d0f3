import { UserError } from '../../src/core/errors.ts';
import type { SwapRequest } from '../../src/core/ports/chat.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { Cluster } from './cluster.ts';

const never = new AbortController().signal;

/** What one person requests and does about it, in their own time. A person knows only what the message shows. */
export async function askForSwap(cluster: Cluster, message: string, person: string): Promise<void> {
  const { environment } = cluster;
  const { random } = environment;
  await environment.sleep(random.between(6_000, 420_000));
  const request: SwapRequest = {
    requester: { platform: 'sim', id: person, ...(random.chance(0.5) && { place: 'town' }) },
    locale: 'en',
    source: { platform: 'sim', name: `face of ${person}` },
    target: { platform: 'sim', name: `scene for ${message}` },
    faces: { which: 'largest' },
    replyRef: { platform: 'sim', message },
  };
  const actor = cluster.somebody();
  if (!actor) return environment.note(`${person} finds nobody to ask`);
  environment.note(`${person} asks ${actor.machine.name} for ${message}`);
  const asked = await heard(cluster, actor.swaps.request(request, never));
  if (random.chance(0.1)) cluster.chat.seen(message).isGone = true;
  const job = asked ?? jobOf(cluster, message);
  if (!job) return;
  if (random.chance(0.2)) await cancelLater(cluster, job);
  if (random.chance(0.2)) await askAgain(cluster, job, `${message}-again`);
}

/** Waits for an answer as a front does. An error is shown to the person. */
async function heard<Value>(cluster: Cluster, work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await Promise.race([work, cluster.environment.sleep(20_000).then(() => undefined)]);
  } catch (error) {
    cluster.environment.note(`is told: ${error instanceof UserError ? error.code : error}`);
    return undefined;
  }
}

function jobOf({ oracle }: Cluster, message: string): Job | undefined {
  return [...oracle.jobs.values()].find(({ request }) => request.replyRef.message === message);
}

async function cancelLater(cluster: Cluster, { id }: Job): Promise<void> {
  await cluster.environment.sleep(cluster.environment.random.between(0, 120_000));
  const actor = cluster.somebody();
  if (!actor) return;
  cluster.environment.note(`somebody cancels ${cluster.oracle.nameOf(id)}`);
  await heard(cluster, actor.swaps.cancel(id));
}

async function askAgain(cluster: Cluster, job: Job, message: string): Promise<void> {
  await cluster.environment.sleep(cluster.environment.random.between(10_000, 120_000));
  const change = { by: job.request.requester, replyRef: { platform: 'sim', message } };
  await heard(cluster, cluster.somebody()?.swaps.repeat(job.id, change, never) ?? Promise.resolve(undefined));
}

/** Presses the button under each message that has one, or leaves it. */
export async function answerQuestions(cluster: Cluster, willingness: number): Promise<void> {
  const { environment, oracle } = cluster;
  for (const { id, state } of oracle.jobs.values()) {
    if (!environment.random.chance(willingness)) continue;
    const actor = cluster.somebody();
    if (state === 'parked' && actor) {
      environment.note(`somebody has ${oracle.nameOf(id)} tried again`);
      oracle.chosen(id);
      await heard(cluster, actor.swaps.choose(id, 'try-again'));
    }
    if (state === 'late' && actor) {
      environment.note(`somebody wants the late result of ${oracle.nameOf(id)}`);
      await heard(cluster, actor.swaps.choose(id, 'show-result'));
    }
  }
}

import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import { verbOfReaction } from '../../verbs.ts';
import { askerOf, type Front } from '../context.ts';
import { postBegun } from '../messages/post.ts';
import { isFinal } from '../transport/errors.ts';
import { type Asker, picturesOf, platform, ReactionAdded } from '../transport/payloads.ts';
import { cancelJob, checkRights } from './jobs-command.ts';
import { swapOneOf } from './mentions.ts';
import { requestAgain } from './swap-request.ts';

/** A reaction that means something, by somebody who may. To everybody else nothing is said: they may just like it. */
export async function onReaction(payload: unknown, front: Front): Promise<void> {
  const reaction = ReactionAdded.safeParse(payload).data;
  if (!reaction || reaction.user_id === front.me.id || reaction.member?.user?.bot) return;
  const verb = verbOfReaction(platform, reaction.emoji.name ?? '');
  if (verb === undefined) return;
  const asker = await askerOf(reaction.user_id, reaction, front);
  try {
    if (verb === 'swap') return await swap(reaction, asker, front);
    const shown = await front.index.get(reaction.message_id);
    const view = shown && (await front.swaps.find(shown.job));
    if (!view) return;
    if (verb === 'again') await again(view, reaction, asker, front);
    if (verb === 'cancel') await cancelJob(view, asker, front);
    if (verb === 'delete') await remove(view, reaction, asker, front);
  } catch (error) {
    if (!(error instanceof UserError) && !isFinal(error)) throw error;
  }
}

/** Pictures of others are visible with the Message Content intent, and in direct messages. */
async function swap(reaction: ReactionAdded, asker: Asker, front: Front): Promise<void> {
  const isOurs =
    reaction.message_author_id === front.me.id || (await front.index.get(reaction.message_id)) !== undefined;
  if (!isOurs && !front.seesContent && reaction.guild_id) return;
  const message = await front.api.message(reaction.channel_id, reaction.message_id);
  const pictures = picturesOf(message);
  const targets = await Promise.all(pictures.map((picture) => front.pictures.refer(picture, message)));
  await swapOneOf(targets, undefined, asker, reaction.message_id, front);
}

async function again(view: JobView, reaction: ReactionAdded, asker: Asker, front: Front): Promise<void> {
  if (!isSameMember(view.job.request.requester, asker.person)) return;
  if (view.job.state === 'parked') return; // it may be charged for twice, which a button says and an emoji does not
  const reply = await postBegun(asker, reaction.message_id, front);
  if (reply) await requestAgain(view.job, asker, reply, front);
}

async function remove(view: JobView, reaction: ReactionAdded, asker: Asker, front: Front): Promise<void> {
  await checkRights(view, asker, front);
  await front.swaps.cancel(view.job.id);
  await front.swaps.forget(view.job.id);
  await front.api.remove(reaction.channel_id, reaction.message_id);
}

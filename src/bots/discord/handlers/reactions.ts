import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import { verbOfReaction } from '../../verbs.ts';
import type { DiscordContext } from '../context.ts';
import { deleteOthers } from '../messages/delete-copies.ts';
import { findIndexedJob } from '../messages/job-index.ts';
import { postBriefly, postPreparing } from '../messages/post.ts';
import { offerAgainBody } from '../messages/prompts.ts';
import { isPermanent } from '../transport/errors.ts';
import { type Actor, platform, ReactionAdded } from '../transport/payloads.ts';
import { shownPicturesOf } from '../transport/pictures.ts';
import { actorOf, checkJobRights, isPrivateByDefault } from './access.ts';
import { findOtherObstacle } from './begin-swap.ts';
import { cancelJob } from './jobs-command.ts';
import { referAll, refuseBriefly, swapOrAskWhich } from './mentions.ts';
import { remedyOf } from './refusals.ts';
import { intentOfJob, repeatSwap } from './swap-request.ts';
import { leaveTurn, takeTurn } from './turns.ts';

/** A member's reaction that is a verb. Undefined for other reactions. */
export function readReaction(payload: unknown, { me }: Pick<DiscordContext, 'me'>): ReactionAdded | undefined {
  const reaction = ReactionAdded.safeParse(payload).data;
  if (!reaction || reaction.user_id === me.id || reaction.member?.user?.bot) return undefined;
  return verbOfReaction(platform, reaction.emoji.name ?? '') === undefined ? undefined : reaction;
}

/** Members who may not use a verb get no answer: they may only like the message. */
export async function handleReaction(reaction: ReactionAdded, event: string, context: DiscordContext): Promise<void> {
  const verb = verbOfReaction(platform, reaction.emoji.name ?? '');
  const actor = await actorOf(reaction.user_id, reaction, event, context);
  try {
    if (verb === 'swap') return await swapReactedMessage(reaction, actor, context);
    const shown = await findIndexedJob(reaction.message_id, context);
    const view = shown && (await context.swaps.find(shown.job));
    if (!view) return;
    if (verb === 'again') await repeatReacted(view, reaction, actor, context);
    if (verb === 'cancel') await cancelJob(view, actor, context);
    if (verb === 'delete') await deleteReacted(view, reaction, actor, context);
  } catch (error) {
    if (!(error instanceof UserError) && !isPermanent(error)) throw error;
  }
}

/** In servers, the bot sees the pictures of other authors only with the Message Content intent. */
async function swapReactedMessage(reaction: ReactionAdded, actor: Actor, context: DiscordContext): Promise<void> {
  const isOurs =
    reaction.message_author_id === context.me.id || (await findIndexedJob(reaction.message_id, context)) !== undefined;
  if (!isOurs && !context.seesContent && reaction.guild_id) return;
  const message = await context.api.message(reaction.channel_id, reaction.message_id);
  const found = shownPicturesOf(message).map((file) => ({ file, on: message }));
  const targets = await referAll(found, actor.member, context);
  await swapOrAskWhich({ targets }, actor, reaction.message_id, context);
}

async function repeatReacted(
  view: JobView,
  reaction: ReactionAdded,
  actor: Actor,
  context: DiscordContext,
): Promise<void> {
  if (!isSameMember(view.job.request.requester, actor.member)) return;
  if (view.job.state === 'parked') return; // only the button says that it may be charged twice
  const { id } = view.job;
  const isPrivate = await isPrivateByDefault(actor, context);
  const obstacle = await findOtherObstacle(intentOfJob(view.job), actor, context);
  if (obstacle && remedyOf(obstacle) === undefined) return refuseBriefly(obstacle, actor, reaction.message_id, context);
  if (isPrivate || obstacle) {
    const why = isPrivate ? 'private' : 'question';
    if (!view.again) return;
    const body = offerAgainBody(id, view.again, why, context.translations(actor.locale));
    return postBriefly(actor, reaction.message_id, body, context);
  }
  if (!(await takeTurn(id, actor.event ?? '', context))) return;
  const replyRef = await postPreparing(actor, reaction.message_id, context);
  if (replyRef) await repeatSwap(view.job, actor, replyRef, context);
  else await leaveTurn(id, context);
}

async function deleteReacted(
  view: JobView,
  reaction: ReactionAdded,
  actor: Actor,
  context: DiscordContext,
): Promise<void> {
  await checkJobRights(view, actor, context);
  await context.swaps.cancel(view.job.id);
  await context.swaps.forget(view.job.id);
  await context.api.remove(reaction.channel_id, reaction.message_id);
  await deleteOthers(view, reaction.message_id, actor, context);
}

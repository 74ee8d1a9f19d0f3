import { UserError } from '../../../core/errors.ts';
import type { SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { findIndexedJob, indexJob } from '../messages/job-index.ts';
import { type DiscordReplyRef, parseReplyRef, replyAbout } from '../messages/reply-ref.ts';
import type { Actor } from '../transport/payloads.ts';
import { checkAccess } from './access.ts';
import { orAskFaces } from './faces/face-picks.ts';
import type { SwapIntent } from './open-questions.ts';
import { refuseInReply } from './refusals.ts';
import { orAskDepicted, referToMember } from './trust/likeness.ts';
import { leaveTurn, passTurn } from './turns.ts';

/** Requests a swap from core. A UserError is shown in the reply, with what helps against it. */
export async function requestSwap(
  intent: SwapIntent,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await orRefuse(intent, actor, replyRef, context, async () => {
    const settings = await checkAccess(actor, context);
    const source = intent.depicted ? await referToMember(intent.depicted, context) : intent.source;
    const { faces = { which: 'largest' as const } } = intent;
    const isAssigned = faces.which === 'assigned';
    const request: SwapRequest = {
      requester: actor.member,
      // a reply that everyone sees is in the server's language
      locale: replyRef.isPrivate ? actor.locale : (settings.locale ?? actor.locale),
      ...(!isAssigned && { source: source ?? savedFaceRef() }),
      target: intent.target,
      faces,
      replyRef: { ...replyAbout(intent.target, replyRef), isGuessed: intent.isGuessed ?? false },
      ...(intent.provider !== undefined && { provider: intent.provider }),
      ...(settings.providers.length > 0 && { providers: settings.providers }),
    };
    if (source === undefined && !isAssigned) await context.faces.open(actor.member, 'default'); // throws when there is none
    const requestNow = (): Promise<Job> => context.swaps.request(request, context.stopping, { asksForFaces: true });
    const requestOnce = async () => void (await submitOnce(requestNow, actor.member, replyRef, context));
    await orAskFaces(request, replyRef, () => orAskDepicted(replyRef, requestOnce, context), context);
  });
}

/** Requests the swap of the faces that the requester has picked. Throws UserError. */
export async function beginPicked(
  request: SwapRequest,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const { providers } = await checkAccess(actor, context);
  const { isGuessed } = parseReplyRef(request.replyRef);
  const shown = { ...request, providers, replyRef: { ...replyAbout(request.target, replyRef), isGuessed } };
  const requestNow = (): Promise<Job> => context.swaps.request(shown, context.stopping);
  await submitOnce(requestNow, request.requester, replyRef, context);
}

/** Repeats a swap in a new reply. The actor has the turn of the job. */
export async function repeatSwap(
  job: Job,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  let repeated: string | undefined;
  await orRefuse(intentOfJob(job), actor, replyRef, context, async () => {
    const { providers } = await checkAccess(actor, context);
    const change = {
      by: actor.member,
      replyRef: replyAbout(job.request.target, replyRef),
      ...(providers.length > 0 && { providers }),
    };
    const repeat = (): Promise<Job> => context.swaps.repeat(job.id, change, context.stopping);
    const repeatOnce = async () => {
      repeated = await submitOnce(repeat, actor.member, replyRef, context);
    };
    await orAskDepicted(replyRef, repeatOnce, context);
  });
  await (repeated === undefined ? leaveTurn(job.id, context) : passTurn(job.id, repeated, context));
}

/** Requests a swap that follows from a job, whose turn the actor has. */
export async function swapInTurn(
  job: string,
  intent: SwapIntent,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await requestSwap(intent, actor, replyRef, context);
  const begun = await findIndexedJob(replyRef.message, context);
  await (begun ? passTurn(job, begun.job, context) : leaveTurn(job, context));
}

/** The swap that a job did, to be asked for anew. */
export function intentOfJob({ request: { target, source, faces, provider } }: Job): SwapIntent {
  return { target, source, faces, provider };
}

/** Runs `work`; a UserError is shown in the reply. */
async function orRefuse(
  intent: SwapIntent,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await refuseInReply(error, intent, replyRef, actor, context);
  }
}

/** Requests a swap whose depicted member has agreed. A UserError is shown in the reply. */
export async function beginAgreed(request: SwapRequest, context: DiscordContext): Promise<void> {
  const replyRef = parseReplyRef(request.replyRef);
  const { requester, target, source, faces, provider, locale } = request;
  const actor = { member: requester, locale, channel: replyRef.channel, roles: [] };
  const submitNow = (): Promise<Job> => context.swaps.request(request, context.stopping);
  await orRefuse({ target, source, faces, provider }, actor, replyRef, context, async () => {
    await submitOnce(submitNow, requester, replyRef, context);
  });
}

/**
 * Returns the id of the job. After a restart the same interaction is handled again; a job that its reply already shows is
 * not requested twice.
 */
async function submitOnce(
  request: () => Promise<Job>,
  member: Member,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<string> {
  const { message, isPrivate } = replyRef;
  const views = await context.swaps.findOf(member, 100);
  const known = views.find(({ job }) => job.request.replyRef.message === message)?.job;
  const { id } = known ?? (await request());
  await indexJob(message, { job: id, person: member.id, isPrivate }, context);
  return id;
}

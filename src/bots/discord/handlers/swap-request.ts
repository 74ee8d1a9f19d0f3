import { UserError } from '../../../core/errors.ts';
import { type MediaRef, type RequestedFaces, SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { errorBody } from '../messages/components.ts';
import { indexJob } from '../messages/job-index.ts';
import { promiseBody } from '../messages/prompts.ts';
import { type DiscordReplyRef, parseReplyRef, replyAbout, showInReply } from '../messages/reply-ref.ts';
import type { NamedMember } from '../transport/interaction-data.ts';
import { type Actor, type Interaction, platform } from '../transport/payloads.ts';
import { checkAccess } from './access.ts';
import { orAskFaces } from './face-picks.ts';
import { orAskDepicted, referToMember } from './trust/likeness.ts';

/** What a member asks for by a command, form, menu entry, message or reaction. */
export interface SwapIntent {
  readonly target: MediaRef;
  /** The requester's default face when absent, unless every face is given its own. */
  readonly source?: MediaRef | undefined;
  /** Whose picture is the source, in place of `source`. */
  readonly depicted?: NamedMember | undefined;
  /** Where absent, the only face, or those that the requester is asked for. */
  readonly faces?: RequestedFaces | undefined;
  readonly provider?: string | undefined;
}

/** Requests a swap from core, or asks for the promise first. A UserError is shown in the reply. */
export async function requestSwap(
  intent: SwapIntent,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, actor, context, async () => {
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
      replyRef,
      ...(intent.provider !== undefined && { provider: intent.provider }),
      ...(settings.providers.length > 0 && { providers: settings.providers }),
    };
    if (source === undefined && !isAssigned) await context.faces.open(actor.member, 'default'); // throws when there is none
    if (await context.consents.given(actor.member)) await submit(request, replyRef, context);
    else await askForPromise(request, replyRef, context);
  });
}

/** Repeats a swap in a new reply. */
export async function repeatSwap(
  job: Job,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, actor, context, async () => {
    const { providers } = await checkAccess(actor, context);
    const change = {
      by: actor.member,
      replyRef: replyAbout(job.request.target, replyRef),
      ...(providers.length > 0 && { providers }),
    };
    const repeat = (): Promise<Job> => context.swaps.repeat(job.id, change, context.stopping);
    const repeatOnce = () => submitOnce(repeat, actor.member, replyRef, context);
    await orAskDepicted(replyRef, repeatOnce, context);
  });
}

/** Runs `work`; shows a UserError in the reply. */
async function reportUserErrors(
  replyRef: DiscordReplyRef,
  { locale }: Pick<Actor, 'locale'>,
  context: DiscordContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await showInReply(replyRef, errorBody(error, context.translations(locale)), context);
  }
}

function submit(request: SwapRequest, replyRef: DiscordReplyRef, context: DiscordContext): Promise<void> {
  const shown = { ...request, replyRef: replyAbout(request.target, replyRef) };
  const requestNow = (): Promise<Job> => context.swaps.request(shown, context.stopping, { asksForFaces: true });
  const requestOnce = () => submitOnce(requestNow, request.requester, replyRef, context);
  return orAskFaces(shown, replyRef, () => orAskDepicted(replyRef, requestOnce, context), context);
}

/** Requests the swap of the faces that the requester has picked. Throws UserError. */
export async function beginPicked(
  request: SwapRequest,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const { providers } = await checkAccess(actor, context);
  const shown = { ...request, providers, replyRef: replyAbout(request.target, replyRef) };
  const requestNow = (): Promise<Job> => context.swaps.request(shown, context.stopping);
  await submitOnce(requestNow, request.requester, replyRef, context);
}

/** Requests a swap whose depicted member has agreed. A UserError is shown in the reply. */
export async function beginAgreed(
  request: SwapRequest,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const submitNow = (): Promise<Job> => context.swaps.request(request, context.stopping);
  await reportUserErrors(replyRef, request, context, () => submitOnce(submitNow, request.requester, replyRef, context));
}

/** After a restart the same interaction is handled again; a job that its reply already shows is not requested twice. */
async function submitOnce(
  request: () => Promise<Job>,
  member: Member,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const { message, isPrivate } = replyRef;
  const views = await context.swaps.findOf(member, 100);
  const known = views.find(({ job }) => job.request.replyRef.message === message)?.job;
  const { id } = known ?? (await request());
  await indexJob(message, { job: id, person: member.id, isPrivate }, context);
}

/** How long a request waits for the promise. */
const promiseOpenMs = 24 * 60 * 60 * 1_000;

async function askForPromise(request: SwapRequest, replyRef: DiscordReplyRef, context: DiscordContext): Promise<void> {
  const { expiringStore, clock } = context;
  await expiringStore.put(promiseKey(replyRef.message), request, { expiresAt: clock.now() + promiseOpenMs });
  await showInReply(replyRef, promiseBody(context.translations(request.locale)), context);
}

/** Who is asked for the promise by a message, and whether only they see it; undefined when no request waits there. */
export async function findPendingPromise(
  message: string,
  interaction: Interaction,
  context: DiscordContext,
): Promise<{ requester: Member; isPrivate: boolean } | undefined> {
  const pending = await findPendingRequest(interaction, message, context);
  return pending && { requester: pending.requester, isPrivate: parseReplyRef(pending.replyRef).isPrivate };
}

/** Stores the promise and continues with the request that waited for it. */
export async function acceptPromise(
  message: string,
  interaction: Interaction,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, interaction, context, async () => {
    const request = await takePendingRequest(interaction, message, context);
    if (!request) return;
    await context.consents.give(interaction.member, context.clock.now());
    await submit({ ...request, replyRef }, replyRef, context);
  });
}

export async function declinePromise(message: string, { expiringStore }: DiscordContext): Promise<void> {
  await expiringStore.delete(promiseKey(message));
}

/** The request that waits at a message, or the one that this very interaction took before a restart. */
async function findPendingRequest(
  { id }: Interaction,
  message: string,
  { expiringStore }: DiscordContext,
): Promise<SwapRequest | undefined> {
  return SwapRequest.safeParse(
    (await expiringStore.get(agreedKey(id))) ?? (await expiringStore.get(promiseKey(message))),
  ).data;
}

/** Of several presses, one gets the request. It gets the request again when a restart has interrupted it. */
async function takePendingRequest(
  interaction: Interaction,
  message: string,
  context: DiscordContext,
): Promise<SwapRequest | undefined> {
  const { expiringStore, clock, tokenLife } = context;
  const isTaken = (await expiringStore.get(agreedKey(interaction.id))) !== undefined;
  const request = await findPendingRequest(interaction, message, context);
  if (!request || isTaken) return request;
  await expiringStore.put(agreedKey(interaction.id), request, { expiresAt: clock.now() + tokenLife.liveMs });
  if ((await expiringStore.take(promiseKey(message))) !== undefined) return request;
  await expiringStore.delete(agreedKey(interaction.id));
  return undefined;
}

function promiseKey(message: string): string {
  return `${platform}:promise:${message}`;
}

function agreedKey(interaction: string): string {
  return `${platform}:agreed:${interaction}`;
}

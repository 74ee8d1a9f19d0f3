import { nextFace } from '../../../core/admission/repeat-request.ts';
import { UserError } from '../../../core/errors.ts';
import { type MediaRef, type RequestedFaces, SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { type DiscordContext, settingsAt } from '../context.ts';
import { buttonRow, errorBody } from '../messages/components.ts';
import { escapeMarkdown } from '../messages/escape.ts';
import { createMessageEditor, type DiscordReplyRef, parseReplyRef } from '../messages/reply-ref.ts';
import type { MessageBody } from '../transport/api.ts';
import { type Actor, type Interaction, platform } from '../transport/payloads.ts';
import { checkAccess } from './access.ts';

/** What every way in comes down to. */
export interface SwapIntent {
  readonly target: MediaRef;
  /** The default face where none is named. */
  readonly source?: MediaRef | undefined;
  readonly faces?: RequestedFaces | undefined;
  readonly provider?: string | undefined;
}

/** How long a request waits for the promise. */
const promiseOpenMs = 24 * 60 * 60 * 1_000;

/** Asks core for the swap, or the person for their promise first. What cannot be is said in the answer. */
export async function requestSwap(
  intent: SwapIntent,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, actor, context, async () => {
    const settings = await settingsAt(context, actor);
    await checkAccess(settings, actor, context);
    const source = intent.source ?? savedFaceRef();
    const swapRequest: SwapRequest = {
      requester: actor.member,
      locale: localeOf(settings, actor, replyRef),
      source,
      target: intent.target,
      faces: intent.faces ?? { which: 'largest' },
      replyRef,
      ...(intent.provider !== undefined && { provider: intent.provider }),
      ...(settings.providers.length > 0 && { providers: settings.providers }),
    };
    if (intent.source === undefined) await context.faces.open(actor.member, 'default');
    if (await context.consents.given(actor.member)) await submit(swapRequest, replyRef, context);
    else await askForPromise(swapRequest, replyRef, context);
  });
}

/** The same swap once more, as an answer of its own: by the next provider, or where there is only one, with the next face. */
export async function repeatSwap(
  job: Job,
  actor: Actor,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, actor, context, async () => {
    const settings = await settingsAt(context, actor);
    await checkAccess(settings, actor, context);
    const { providers } = settings;
    const isOnlyOne = (providers.length > 0 ? providers : context.providers).length === 1;
    const source = isOnlyOne ? nextFace(job, await context.faces.list(actor.member)) : undefined;
    const change = {
      by: actor.member,
      replyRef,
      ...(source && { source }),
      ...(providers.length > 0 && { providers }),
    };
    const repeated =
      (await findJobOf(replyRef, actor.member, context)) ??
      (await context.swaps.repeat(job.id, change, context.stopping));
    await remember(repeated.id, actor.member.id, replyRef, context);
  });
}

/** What everyone sees is in the place's language; what one person sees is in theirs. */
function localeOf(settings: PlaceSettings, actor: Actor, replyRef: DiscordReplyRef): string {
  return replyRef.isPrivate ? actor.locale : (settings.locale ?? actor.locale);
}

/** Runs `work`; a UserError is said in the answer. */
async function reportUserErrors(
  replyRef: DiscordReplyRef,
  actor: Actor,
  context: DiscordContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await showInReply(replyRef, errorBody(error, context.translations(actor.locale)), context);
  }
}

export async function showInReply(
  replyRef: DiscordReplyRef,
  body: MessageBody,
  context: DiscordContext,
): Promise<void> {
  await createMessageEditor(replyRef, context).edit(body, context.stopping);
}

async function submit(swapRequest: SwapRequest, replyRef: DiscordReplyRef, context: DiscordContext): Promise<void> {
  const job =
    (await findJobOf(replyRef, swapRequest.requester, context)) ??
    (await context.swaps.request(swapRequest, context.stopping));
  await remember(job.id, swapRequest.requester.id, replyRef, context);
}

/** What the answer has led to already: asked again after a restart, it is not done twice. */
async function findJobOf(
  { message }: DiscordReplyRef,
  member: Member,
  context: DiscordContext,
): Promise<Job | undefined> {
  const views = await context.swaps.findOf(member, 100);
  return views.find(({ job }) => job.request.replyRef.message === message)?.job;
}

function remember(
  job: string,
  member: string,
  { message, isPrivate }: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  return context.jobIndex.put(message, { job, person: member, isPrivate });
}

async function askForPromise(
  swapRequest: SwapRequest,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(swapRequest.locale);
  await context.expiringStore.put(promiseKey(replyRef.message), swapRequest, {
    expiresAt: context.clock.now() + promiseOpenMs,
  });
  const content = `**${escapeMarkdown(translation.text('promise-title'))}**\n${escapeMarkdown(translation.text('promise-text'))}`;
  const agree = { id: 'agree', text: translation.text('promise-agree'), style: 'success' as const };
  const decline = { id: 'decline', text: translation.text('promise-decline') };
  await showInReply(replyRef, { content, rows: [buttonRow(agree, decline)] }, context);
}

/** Whose promise a message waits for, and whether they alone see it; undefined where it waits for none. */
export async function findPendingPromise(
  message: string,
  interaction: Interaction,
  context: DiscordContext,
): Promise<{ member: Member; isPrivate: boolean } | undefined> {
  const waiting = await findPendingRequest(interaction, message, context);
  return waiting && { member: waiting.requester, isPrivate: parseReplyRef(waiting.replyRef).isPrivate };
}

/** The promise is given: the request that waited goes on, with the answer it has. */
export async function acceptPromise(
  message: string,
  interaction: Interaction,
  replyRef: DiscordReplyRef,
  context: DiscordContext,
): Promise<void> {
  await reportUserErrors(replyRef, interaction, context, async () => {
    const waiting = await takePendingRequest(interaction, message, context);
    if (!waiting) return;
    await context.consents.give(interaction.member, context.clock.now());
    await submit({ ...waiting, replyRef }, replyRef, context);
  });
}

/** What a press agrees to: the request that waits, or the one it has taken before a restart. */
async function findPendingRequest(
  { id }: Interaction,
  message: string,
  { expiringStore }: DiscordContext,
): Promise<SwapRequest | undefined> {
  return SwapRequest.safeParse(
    (await expiringStore.get(agreedKey(id))) ?? (await expiringStore.get(promiseKey(message))),
  ).data;
}

/** Of several presses, one gets it; and gets it again where it was cut off. */
async function takePendingRequest(
  interaction: Interaction,
  message: string,
  context: DiscordContext,
): Promise<SwapRequest | undefined> {
  const { expiringStore, clock, tokenLife } = context;
  const isTaken = (await expiringStore.get(agreedKey(interaction.id))) !== undefined;
  const waiting = await findPendingRequest(interaction, message, context);
  if (!waiting || isTaken) return waiting;
  await expiringStore.put(agreedKey(interaction.id), waiting, { expiresAt: clock.now() + tokenLife.liveMs });
  if ((await expiringStore.take(promiseKey(message))) !== undefined) return waiting;
  await expiringStore.delete(agreedKey(interaction.id));
  return undefined;
}

export async function declinePromise(message: string, context: DiscordContext): Promise<void> {
  await context.expiringStore.delete(promiseKey(message));
}

function promiseKey(message: string): string {
  return `${platform}:promise:${message}`;
}

function agreedKey(interaction: string): string {
  return `${platform}:agreed:${interaction}`;
}

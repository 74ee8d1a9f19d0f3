import { nextFace } from '../../../core/admission/repeat-request.ts';
import { UserError } from '../../../core/errors.ts';
import { type MediaRef, type RequestedFaces, SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { type Front, settingsAt } from '../context.ts';
import { errorBody, row } from '../messages/components.ts';
import { inert } from '../messages/escape.ts';
import { type DiscordReply, drawingOf, parseReply } from '../messages/reply-ref.ts';
import type { Body } from '../transport/api.ts';
import { type Asked, type Asker, platform } from '../transport/payloads.ts';
import { checkOpen } from './access.ts';

/** What every way in comes down to. */
export interface Wish {
  readonly target: MediaRef;
  /** The default face where none is named. */
  readonly source?: MediaRef | undefined;
  readonly faces?: RequestedFaces | undefined;
  readonly provider?: string | undefined;
}

/** How long a request waits for the promise. */
const promiseOpenMs = 24 * 60 * 60 * 1_000;

/** Asks core for the swap, or the person for their promise first. What cannot be is said in the answer. */
export async function request(wish: Wish, asker: Asker, reply: DiscordReply, front: Front): Promise<void> {
  await inReply(reply, asker, front, async () => {
    const settings = await settingsAt(front, asker);
    await checkOpen(settings, asker, front);
    const source = wish.source ?? savedFaceRef();
    const asked: SwapRequest = {
      requester: asker.person,
      locale: localeOf(settings, asker, reply),
      source,
      target: wish.target,
      faces: wish.faces ?? { which: 'largest' },
      replyRef: reply,
      ...(wish.provider !== undefined && { provider: wish.provider }),
      ...(settings.providers.length > 0 && { providers: settings.providers }),
    };
    if (wish.source === undefined) await front.faces.open(asker.person, 'default');
    if (await front.consents.given(asker.person)) await submit(asked, reply, front);
    else await askPromise(asked, reply, front);
  });
}

/** The same swap once more, as an answer of its own: by the next provider, or where there is only one, with the next face. */
export async function requestAgain(job: Job, asker: Asker, reply: DiscordReply, front: Front): Promise<void> {
  await inReply(reply, asker, front, async () => {
    const settings = await settingsAt(front, asker);
    await checkOpen(settings, asker, front);
    const { providers } = settings;
    const isOnlyOne = (providers.length > 0 ? providers : front.providers).length === 1;
    const source = isOnlyOne ? nextFace(job, await front.faces.list(asker.person)) : undefined;
    const change = {
      by: asker.person,
      replyRef: reply,
      ...(source && { source }),
      ...(providers.length > 0 && { providers }),
    };
    const again =
      (await jobIn(reply, asker.person, front)) ?? (await front.swaps.repeat(job.id, change, front.stopping));
    await remember(again.id, asker.person.id, reply, front);
  });
}

/** What everyone sees is in the place's language; what one person sees is in theirs. */
function localeOf(settings: PlaceSettings, asker: Asker, reply: DiscordReply): string {
  return reply.isPrivate ? asker.locale : (settings.locale ?? asker.locale);
}

/** Runs `work`; a UserError is said in the answer. */
async function inReply(reply: DiscordReply, asker: Asker, front: Front, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await show(reply, errorBody(error, front.messages(asker.locale)), front);
  }
}

export async function show(reply: DiscordReply, body: Body, front: Front): Promise<void> {
  await drawingOf(reply, front).draw(body, front.stopping);
}

async function submit(asked: SwapRequest, reply: DiscordReply, front: Front): Promise<void> {
  const job = (await jobIn(reply, asked.requester, front)) ?? (await front.swaps.request(asked, front.stopping));
  await remember(job.id, asked.requester.id, reply, front);
}

/** What the answer has led to already: asked again after a restart, it is not done twice. */
async function jobIn({ message }: DiscordReply, person: Member, front: Front): Promise<Job | undefined> {
  const views = await front.swaps.findOf(person, 100);
  return views.find(({ job }) => job.request.replyRef.message === message)?.job;
}

function remember(job: string, person: string, { message, isPrivate }: DiscordReply, front: Front): Promise<void> {
  return front.index.put(message, { job, person, isPrivate });
}

async function askPromise(asked: SwapRequest, reply: DiscordReply, front: Front): Promise<void> {
  const messages = front.messages(asked.locale);
  await front.expiringStore.put(promiseKey(reply.message), asked, { expiresAt: front.clock.now() + promiseOpenMs });
  const content = `**${inert(messages.text('promise-title'))}**\n${inert(messages.text('promise-text'))}`;
  const agree = { id: 'agree', text: messages.text('promise-agree'), style: 'success' as const };
  const decline = { id: 'decline', text: messages.text('promise-decline') };
  await show(reply, { content, rows: [row(agree, decline)] }, front);
}

/** Whose promise a message waits for, and whether they alone see it; undefined where it waits for none. */
export async function promiseAwaited(
  message: string,
  asked: Asked,
  front: Front,
): Promise<{ person: Member; isPrivate: boolean } | undefined> {
  const waiting = await waitingFor(asked, message, front);
  return waiting && { person: waiting.requester, isPrivate: parseReply(waiting.replyRef).isPrivate };
}

/** The promise is given: the request that waited goes on, with the answer it has. */
export async function goOnAfterPromise(
  message: string,
  asked: Asked,
  reply: DiscordReply,
  front: Front,
): Promise<void> {
  await inReply(reply, asked, front, async () => {
    const waiting = await takeWaiting(asked, message, front);
    if (!waiting) return;
    await front.consents.give(asked.person, front.clock.now());
    await submit({ ...waiting, replyRef: reply }, reply, front);
  });
}

/** What a press agrees to: the request that waits, or the one it has taken before a restart. */
async function waitingFor({ id }: Asked, message: string, { expiringStore }: Front): Promise<SwapRequest | undefined> {
  return SwapRequest.safeParse(
    (await expiringStore.get(agreedKey(id))) ?? (await expiringStore.get(promiseKey(message))),
  ).data;
}

/** Of several presses, one gets it; and gets it again where it was cut off. */
async function takeWaiting(asked: Asked, message: string, front: Front): Promise<SwapRequest | undefined> {
  const { expiringStore, clock, tokenLife } = front;
  const isTaken = (await expiringStore.get(agreedKey(asked.id))) !== undefined;
  const waiting = await waitingFor(asked, message, front);
  if (!waiting || isTaken) return waiting;
  await expiringStore.put(agreedKey(asked.id), waiting, { expiresAt: clock.now() + tokenLife.liveMs });
  if ((await expiringStore.take(promiseKey(message))) !== undefined) return waiting;
  await expiringStore.delete(agreedKey(asked.id));
  return undefined;
}

export async function declinePromise(message: string, front: Front): Promise<void> {
  await front.expiringStore.delete(promiseKey(message));
}

function promiseKey(message: string): string {
  return `${platform}:promise:${message}`;
}

function agreedKey(interaction: string): string {
  return `${platform}:agreed:${interaction}`;
}

import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Clock } from '../../../core/clock.ts';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import { type MessageBody, messagePayload } from '../transport/api.ts';
import { mayPass } from '../transport/errors.ts';
import { type Interaction, isForOne, platform } from '../transport/payloads.ts';
import { createReplyRef, DiscordReplyRef, showInReply } from './reply-ref.ts';

/** The answer to one interaction. Discord accepts one first response; `tell` can follow any other. */
export interface InteractionResponse {
  /** Shows “Thinking…” and answers later. Whether only the member sees the answer cannot be changed afterwards. */
  defer(isPrivate: boolean): Promise<DiscordReplyRef>;
  /** Answers later, in the message whose component was used. */
  takeOver(isPrivate: boolean): Promise<DiscordReplyRef>;
  /** Says something to the member alone, or in the deferred answer. Works after any other response. */
  tell(body: MessageBody): Promise<void>;
  /**
   * Asks the member alone: in the message whose component was used where only they see it, else in a new one, which can be
   * removed while the interaction's token lives. Works as the first response.
   */
  ask(body: MessageBody): Promise<void>;
  /** Opens one more message, after the first response. Its `number` names it after a restart. */
  another(number: number, body: MessageBody, isPrivate: boolean): Promise<DiscordReplyRef>;
  /** Replaces the message whose component was used, also after `takeOver`. */
  replace(body: MessageBody): Promise<void>;
  form(form: APIModalInteractionResponseCallbackData): Promise<void>;
  choices(choices: APIApplicationCommandOptionChoice<string>[]): Promise<void>;
}

export function createInteractionResponse(interaction: Interaction, context: DiscordContext): InteractionResponse {
  const { api } = context;
  let deferred: DiscordReplyRef | undefined;
  let taken: DiscordReplyRef | undefined;
  let isAnswered = false;

  async function respond(response: Parameters<typeof api.respond>[1]): Promise<string | undefined> {
    const message = await api.respond(interaction, response);
    isAnswered = true;
    return message;
  }

  async function refer(message: string, isPrivate: boolean): Promise<DiscordReplyRef> {
    return createReplyRef(interaction, message, { isPrivate, bot: context.me.name }, context);
  }

  return {
    async defer(isPrivate) {
      const data = isPrivate ? { flags: MessageFlags.Ephemeral as const } : {};
      const message = await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
      deferred = await refer(message ?? (await api.original(interaction)), isPrivate);
      return deferred;
    },
    async takeOver(isPrivate) {
      if (taken) return taken;
      await respond({ type: InteractionResponseType.DeferredMessageUpdate });
      taken = await refer(interaction.message?.id ?? '', isPrivate);
      return taken;
    },
    async tell(body) {
      if (deferred) {
        await showInReply(deferred, body, context);
        return;
      }
      if (isAnswered) {
        await followUp(interaction, body, context);
        return;
      }
      await respond(toOne(body));
    },
    async ask(body) {
      const { message } = interaction;
      if (message && isForOne(message)) {
        await respond({ type: InteractionResponseType.UpdateMessage, data: messagePayload(body) });
        await refer(message.id, true);
        return;
      }
      const asked = await respond(toOne(body));
      await refer(asked ?? (await api.original(interaction)), true);
    },
    another: (number, body, isPrivate) => openAnother(number, body, isPrivate, interaction, context),
    async replace(body) {
      if (taken) await showInReply(taken, body, context);
      else await respond({ type: InteractionResponseType.UpdateMessage, data: messagePayload(body) });
    },
    async form(form) {
      await respond({ type: InteractionResponseType.Modal, data: form });
    },
    async choices(choices) {
      await respond({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: choices.slice(0, 25) },
      });
    },
  };
}

/** A first response that only the member sees. */
function toOne(body: MessageBody) {
  const data = { ...messagePayload(body), flags: MessageFlags.Ephemeral as const };
  return { type: InteractionResponseType.ChannelMessageWithSource as const, data };
}

/** Says something to the member alone. Tries again until the token dies: the same sentence twice does no harm. */
async function followUp(
  interaction: Interaction,
  body: MessageBody,
  { api, rateLimiter, clock, stopping: signal, pace, tokenLife }: DiscordContext,
  isPrivate = true,
): Promise<string> {
  const limit = { id: `discord:follow-up:${interaction.id}`, limits: pace.limits };
  const send = () =>
    rateLimiter.send(limit, () => api.followUp(interaction, body, isPrivate), { isFinal: true, signal });
  return patiently(send, { clock, signal, mayPass, withinMs: tokenLife.useMs });
}

async function openAnother(
  number: number,
  body: MessageBody,
  isPrivate: boolean,
  interaction: Interaction,
  context: DiscordContext,
): Promise<DiscordReplyRef> {
  const { expiringStore, clock, me, tokenLife } = context;
  const key = `${platform}:another:${interaction.id}:${number}`;
  const opened = DiscordReplyRef.safeParse(await expiringStore.get(key)).data;
  if (opened) return opened;
  const message = await followUp(interaction, body, context, isPrivate);
  const options = { isPrivate, bot: me.name, isFollowUp: true };
  const replyRef = await createReplyRef(interaction, message, options, context);
  await expiringStore.put(key, replyRef, { expiresAt: clock.now() + tokenLife.liveMs });
  return replyRef;
}

/** Discord waits 3 s for the first response to an interaction. */
const acknowledgeWithinMs = 1_000;

/** Resolves with `otherwise` when `value` fails or takes longer, so that the interaction is acknowledged in time. */
export async function resolveInTime<Value>(
  value: Promise<Value>,
  otherwise: Value,
  clock: Clock,
  withinMs = acknowledgeWithinMs,
): Promise<Value> {
  const settled = new AbortController();
  const timeout = clock.sleep(withinMs, settled.signal).then(() => otherwise);
  timeout.catch(() => undefined);
  try {
    return await Promise.race([value.catch(() => otherwise), timeout]);
  } finally {
    settled.abort();
  }
}

import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Front } from '../context.ts';
import { type Body, messageJson } from '../transport/api.ts';
import type { Asked } from '../transport/payloads.ts';
import { type DiscordReply, drawingOf, replyTo } from './reply-ref.ts';

/** The one answer an interaction gets, whichever kind it turns out to be. */
export interface Answer {
  /** “Thinking…”: who sees the answer is decided here, for good. */
  defer(isPrivate: boolean): Promise<DiscordReply>;
  /** The message whose component was used becomes the answer. */
  takeOver(isPrivate: boolean): Promise<DiscordReply>;
  /** Says something to the person alone, whatever was answered before. */
  tell(body: Body): Promise<void>;
  /** Replaces the message whose component was used. */
  replace(body: Body): Promise<void>;
  form(form: APIModalInteractionResponseCallbackData): Promise<void>;
  choices(choices: APIApplicationCommandOptionChoice<string>[]): Promise<void>;
}

export function createAnswer(asked: Asked, front: Front): Answer {
  const { api } = front;
  let deferred: DiscordReply | undefined;
  let isAnswered = false;

  async function respond(response: Parameters<typeof api.respond>[1]): Promise<string | undefined> {
    const message = await api.respond(asked, response);
    isAnswered = true;
    return message;
  }

  async function refer(message: string, isPrivate: boolean): Promise<DiscordReply> {
    return replyTo(asked, message, { isPrivate, bot: front.me.name }, front);
  }

  return {
    async defer(isPrivate) {
      const data = isPrivate ? { flags: MessageFlags.Ephemeral as const } : {};
      const message = await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
      deferred = await refer(message ?? (await api.original(asked)), isPrivate);
      return deferred;
    },
    async takeOver(isPrivate) {
      await respond({ type: InteractionResponseType.DeferredMessageUpdate });
      return refer(asked.message?.id ?? '', isPrivate);
    },
    async tell(body) {
      if (deferred) {
        await drawingOf(deferred, front).draw(body, front.stopping);
        return;
      }
      if (isAnswered) {
        await api.followUp(asked, body);
        return;
      }
      const data = { ...messageJson(body), flags: MessageFlags.Ephemeral as const };
      await respond({ type: InteractionResponseType.ChannelMessageWithSource, data });
    },
    async replace(body) {
      await respond({ type: InteractionResponseType.UpdateMessage, data: messageJson(body) });
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

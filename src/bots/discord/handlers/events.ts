import type { Waiting } from '../../fair-share.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { findPosted, postBriefly } from '../messages/post.ts';
import { showInReply } from '../messages/reply-ref.ts';
import type { BotEvent } from '../transport/inbox.ts';
import { Envelope, MessageCreated, ReactionAdded } from '../transport/payloads.ts';
import { actorOf } from './access.ts';
import { handleInteraction } from './interactions.ts';
import { findMedia, handleMessage, readMessage } from './mentions.ts';
import { handleReaction, readReaction } from './reactions.ts';

/**
 * What a member did, as the inbox stores it. Undefined for what the bot has nothing to do with. `position` names the
 * event among all that the gateway sends.
 */
export function readEvent(
  name: string,
  payload: unknown,
  position: string,
  context: DiscordContext,
): { readonly event: BotEvent; readonly waiting: Waiting } | undefined {
  switch (name) {
    case 'INTERACTION_CREATE': {
      const id = Envelope.safeParse(payload).data?.id ?? position;
      return { event: { kind: 'interaction', id, payload }, waiting: requestOf(undefined) };
    }
    case 'MESSAGE_CREATE': {
      const message = readMessage(payload, context);
      if (!message) return undefined;
      const { id, channel_id: channel, author } = message;
      const worth = typeof findMedia(message, context) === 'string' ? 'chatter' : 'request';
      const waiting = { author: author.id, worth, topic: `${channel} ${author.id}` } as const;
      return { event: { kind: 'message', id, payload }, waiting };
    }
    case 'MESSAGE_REACTION_ADD': {
      const reaction = readReaction(payload, context);
      if (!reaction) return undefined;
      return { event: { kind: 'reaction', id: position, payload }, waiting: requestOf(reaction.user_id) };
    }
    default:
      return undefined;
  }
}

function requestOf(author: string | undefined): Waiting {
  return { author, worth: 'request', topic: '' };
}

export async function handleEvent({ kind, id, payload }: BotEvent, context: DiscordContext): Promise<void> {
  const name = `${kind}:${id}`;
  switch (kind) {
    case 'interaction':
      return handleInteraction(payload, context);
    case 'message':
      return handleMessage(MessageCreated.parse(payload), name, context);
    case 'reaction':
      return handleReaction(ReactionAdded.parse(payload), name, context);
    default:
      return kind satisfies never;
  }
}

/** Tells the author of an event that too much of theirs waits, so that this is not handled. */
export function refuseEvent(event: BotEvent, context: DiscordContext): Promise<void> {
  return tellAuthor(event, 'too-much-at-once', {}, context);
}

/** Tells the author of an event that it could not be handled. */
export function apologizeFor(event: BotEvent, context: DiscordContext): Promise<void> {
  return tellAuthor(event, 'problem-sentence', { problem: 'internal' }, context);
}

/** In the message that answers the event already, or in a new one. A reaction alone gets none: few ask for an answer. */
async function tellAuthor(
  { kind, id, payload }: BotEvent,
  key: string,
  values: Readonly<Record<string, string>>,
  context: DiscordContext,
): Promise<void> {
  if (kind === 'interaction') return; // its handler has told
  const given = kind === 'message' ? MessageCreated.parse(payload) : ReactionAdded.parse(payload);
  const author = 'author' in given ? given.author.id : given.user_id;
  const actor = await actorOf(author, given, `${kind}:${id}`, context);
  const body = { content: markdown(context.translations(actor.locale), key, values) };
  const posted = await findPosted(actor, context);
  if (posted) await showInReply(posted, body, context);
  else if ('author' in given) await postBriefly(actor, given.id, body, context);
}

import { createHash } from 'node:crypto';
import {
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  ApplicationCommandType,
  MessageFlags,
  type RateLimitData,
  type RawFile,
  REST,
  RESTEvents,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { OnEvent } from '../../../core/events.ts';
import { RateLimited } from '../../../core/ports/chat.ts';
import { patiently } from '../../patience.ts';
import { type Buckets, shortPauseMs, watchBuckets } from './buckets.ts';
import type { DiscordConfig } from './config.ts';
import { DiscordError, errorCodes, mapErrors, mayPass } from './errors.ts';
import { memberAvatars } from './members.ts';
import { DiscordMessage, platform } from './payloads.ts';
import { keepRecent, memberPermissions, threadParent, uploadLimit } from './permissions.ts';

/** The whole content of a message: an edit removes rows and files that are left out. */
export interface MessageBody {
  readonly content: string;
  readonly rows?: readonly APIMessageTopLevelComponent[] | undefined;
  readonly file?: Upload | undefined;
  /** Several files, in place of `file`. */
  readonly files?: readonly Upload[] | undefined;
  /** Whether an edit without a file leaves the files of the message as they are. */
  readonly keepsFiles?: boolean | undefined;
  /** Ids of the users that the text may mention, so that they are told. */
  readonly mentions?: readonly string[] | undefined;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  /** Read aloud by screen readers. */
  readonly description: string;
}

/** Grants responses to one interaction, for 15 minutes. */
export interface InteractionToken {
  readonly application: string;
  readonly token: string;
  /** The id of the message that is meant, where it is not the first that answers the interaction. */
  readonly followUp?: string | undefined;
}

const SentMessage = z.object({ id: z.string() });
const CallbackResult = z
  .object({
    interaction: z.object({ response_message_id: z.string().nullish() }).nullish(),
    resource: z.object({ message: SentMessage.nullish() }).nullish(),
  })
  .transform(({ interaction, resource }) => interaction?.response_message_id ?? resource?.message?.id);
const Application = z.object({ id: z.string(), name: z.string(), flags: z.number().nullish() });
const Commands = z.array(z.object({ id: z.string(), name: z.string(), type: z.number() }));
export type Application = z.infer<typeof Application>;

/** The limit over all routes is counted by the second. */
const globalPauseMs = 2_000;
/** How long a member may wait for what is only read. */
const lookWithinMs = 8_000;

export type DiscordApi = ReturnType<typeof createDiscordApi>;

/** The calls of Discord's REST API that the bot uses. They throw DiscordError, or RateLimited when a bucket is empty. */
export function createDiscordApi(config: DiscordConfig, { clock, onEvent }: { clock: Clock; onEvent: OnEvent }) {
  const options = {
    api: config.DISCORD_API_URL,
    version: '10',
    retries: 0, // discord.js would repeat an aborted request too
    // the limit over all routes is full for at most a second, and discord.js waits for it
    rejectOnRateLimit: ({ retryAfter, global }: RateLimitData) => retryAfter > (global ? globalPauseMs : shortPauseMs),
  };
  const rest = new REST(options).setToken(config.DISCORD_TOKEN);
  const restOfInteractions = new REST({ ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const buckets = watchBuckets([rest, restOfInteractions], clock);
  for (const one of [rest, restOfInteractions]) {
    one.on(RESTEvents.Response, (_, { status }) => {
      if (status === 429) onEvent({ kind: 'rate-limited', platform });
    });
  }
  const look = <Value>(work: () => Promise<Value>): Promise<Value> =>
    patiently(work, { clock, signal: new AbortController().signal, mayPass, withinMs: lookWithinMs });
  return {
    rest,
    ...interactionCalls(restOfInteractions, buckets, clock),
    ...messageCalls(rest, buckets),
    message: async (channel: string, message: string) =>
      DiscordMessage.parse(await look(() => mapErrors(rest.get(Routes.channelMessage(channel, message))))),
    application: async (): Promise<Application> =>
      Application.parse(await mapErrors(rest.get(Routes.currentApplication()))),
    /** Replaces the commands of a server, or those that are everywhere. Returns the ids of slash commands by name. */
    async register(application: string, guild: string | undefined, body: RESTPutAPIApplicationCommandsJSONBody) {
      const everywhere = Routes.applicationCommands(application);
      const path = guild === undefined ? everywhere : Routes.applicationGuildCommands(application, guild);
      const registered = Commands.parse(await mapErrors(rest.put(path, { body })));
      const slash = registered.filter(({ type }) => type === ApplicationCommandType.ChatInput);
      return Object.fromEntries(slash.map(({ name, id }) => [name, id]));
    },
    permissionsOf: keepRecent((where) => look(() => memberPermissions(rest, where)), clock),
    /** Hashes of a member's avatars; undefined for a user who is not in the server. Without one, the user's own avatar. */
    avatars: (user: string, guild: string | undefined) => look(() => memberAvatars(rest, user, guild)),
    /** The id of the channel that a thread belongs to; null when the channel is no thread. */
    threadParent: (channel: string) => look(() => threadParent(rest, channel)),
    /** The id of the channel for direct messages with a user. */
    async directChannel(user: string): Promise<string> {
      return SentMessage.parse(await mapErrors(rest.post(Routes.userChannels(), { body: { recipient_id: user } }))).id;
    },
    /** Bytes that a file of the bot may have in a server, by its boosts. */
    uploadLimit: (guild: string) => uploadLimit(rest, guild),
    close(): void {
      for (const one of [rest, restOfInteractions]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}

/**
 * All without the bot's token: on the 401 of an ended interaction, discord.js would drop that token. Discord does not
 * count them in its limit of 50 requests a second over all routes, so `rest` is one without that limit.
 */
function interactionCalls(rest: REST, buckets: Buckets, clock: Clock) {
  async function original({ application, token }: InteractionToken): Promise<string> {
    const path = Routes.webhookMessage(application, token, '@original');
    return SentMessage.parse(await mapErrors(rest.get(path, { auth: false }))).id;
  }

  return {
    /** The id of the message that answers an interaction. */
    original,
    /** Sends the first response to an interaction. Returns the id of the message that shows it, if Discord tells it. */
    async respond(
      interaction: InteractionToken & { id: string },
      response: APIInteractionResponse,
    ): Promise<string | undefined> {
      const path = Routes.interactionCallback(interaction.id, interaction.token);
      const options = { body: response, query: new URLSearchParams({ with_response: 'true' }), auth: false };
      try {
        const result = await retryOnce(() => mapErrors(rest.post(path, options)), clock);
        return CallbackResult.safeParse(result).data;
      } catch (error) {
        const mayBeAnswered: readonly number[] = [errorCodes.alreadyAcknowledged, errorCodes.unknownInteraction];
        if (!(error instanceof DiscordError) || !mayBeAnswered.includes(error.code)) throw error;
        // an earlier try may have arrived although its answer was lost
        return original(interaction).catch(() => {
          throw error;
        });
      }
    },
    editReply({ application, token, followUp }: InteractionToken, body: MessageBody, signal: AbortSignal) {
      const path = Routes.webhookMessage(application, token, followUp);
      const options = { ...requestOptions(body), signal, auth: false };
      return buckets.send('PATCH', path, () => mapErrors(rest.patch(path, options), signal));
    },
    removeReply: ({ application, token, followUp }: InteractionToken) =>
      mapErrors(rest.delete(Routes.webhookMessage(application, token, followUp), { auth: false })),
    /** Sends one more message. Returns its id. */
    async followUp({ application, token }: InteractionToken, body: MessageBody, isPrivate: boolean): Promise<string> {
      const { body: json, ...files } = requestOptions(body);
      const flags = isPrivate ? { flags: MessageFlags.Ephemeral } : {};
      const options = { ...files, body: { ...json, ...flags }, auth: false };
      return SentMessage.parse(await mapErrors(rest.post(Routes.webhook(application, token), options))).id;
    },
  };
}

function messageCalls(rest: REST, buckets: Buckets) {
  return {
    /** Returns the id of the message. For some minutes, sending again for the same `once` returns the same message. */
    async send(
      channel: string,
      body: MessageBody,
      { replyTo, once }: { replyTo?: string | undefined; once?: string | undefined },
    ): Promise<string> {
      const { body: json, ...files } = requestOptions(body);
      const reply = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const single = once && { nonce: nonceOf(once), enforce_nonce: true };
      const options = { ...files, body: { ...json, ...reply, ...single } };
      const path = Routes.channelMessages(channel);
      return SentMessage.parse(await buckets.send('POST', path, () => mapErrors(rest.post(path, options)))).id;
    },
    edit(channel: string, message: string, body: MessageBody, signal: AbortSignal) {
      const path = Routes.channelMessage(channel, message);
      return buckets.send('PATCH', path, () =>
        mapErrors(rest.patch(path, { ...requestOptions(body), signal }), signal),
      );
    },
    remove: (channel: string, message: string) => mapErrors(rest.delete(Routes.channelMessage(channel, message))),
  };
}

/** Discord takes at most 25 characters. */
function nonceOf(once: string): string {
  return createHash('sha256').update(once).digest('hex').slice(0, 25);
}

/** The body in Discord's JSON. No text can mention anybody else than `mentions`. */
export function messagePayload(body: MessageBody) {
  const { content, rows = [], keepsFiles, mentions } = body;
  const attachments = filesOf(body).map(({ name, description }, id) => ({
    id: String(id),
    filename: name,
    description,
  }));
  const allowed = { parse: [], ...(mentions && { users: [...mentions] }) };
  const files = keepsFiles && attachments.length === 0 ? {} : { attachments };
  return { content, components: [...rows], ...files, allowed_mentions: allowed };
}

function filesOf({ file, files = file ? [file] : [] }: MessageBody): readonly Upload[] {
  return files;
}

function requestOptions(body: MessageBody) {
  const files = filesOf(body).map(
    ({ name, bytes, mimeType }): RawFile => ({ name, data: Buffer.from(bytes), contentType: mimeType }),
  );
  return { body: messagePayload(body), files };
}

/** Repeats a call once when its outcome is unknown, at once: the interaction must be acknowledged within 3 s. */
async function retryOnce<Value>(call: () => Promise<Value>, clock: Clock): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DiscordError && error.status < 500) throw error;
    const pauseMs = error instanceof RateLimited ? Math.min(error.retryAfterMs, globalPauseMs) : 0;
    if (pauseMs > 0) await clock.sleep(pauseMs, new AbortController().signal);
    return call();
  }
}

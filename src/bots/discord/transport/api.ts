import {
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
  REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { type Buckets, shortPauseMs, watchBuckets } from './buckets.ts';
import type { DiscordConfig } from './config.ts';
import { DiscordError, errorCodes, mapErrors } from './errors.ts';
import { DiscordMessage } from './payloads.ts';
import { memberPermissions, threadParent, uploadLimit } from './permissions.ts';

/** A message as it is to be seen; what is left out is gone after an edit. */
export interface MessageBody {
  readonly content: string;
  readonly rows?: readonly APIMessageTopLevelComponent[] | undefined;
  readonly file?: Upload | undefined;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  /** For those who cannot see it. */
  readonly description: string;
}

/** The right to answer one interaction. */
export interface InteractionToken {
  readonly application: string;
  readonly token: string;
}

const SentMessage = z.object({ id: z.string() });
const CallbackResult = z
  .object({
    interaction: z.object({ response_message_id: z.string().nullish() }).nullish(),
    resource: z.object({ message: SentMessage.nullish() }).nullish(),
  })
  .transform(({ interaction, resource }) => interaction?.response_message_id ?? resource?.message?.id);
const Application = z.object({ id: z.string(), name: z.string(), flags: z.number().nullish() });
export type Application = z.infer<typeof Application>;

export type DiscordApi = ReturnType<typeof createDiscordApi>;

/** Discord's REST in the words of this front. Throws DiscordError, and RateLimited where its buckets are full. */
export function createDiscordApi(config: DiscordConfig, clock: Clock) {
  const rest = new REST({
    api: config.DISCORD_API_URL,
    version: '10',
    retries: 0, // it would repeat an aborted request too
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > shortPauseMs,
  }).setToken(config.DISCORD_TOKEN);
  const buckets = watchBuckets(rest, clock);
  return {
    rest,
    ...interactionCalls(rest, buckets),
    ...messageCalls(rest, buckets),
    application: async (): Promise<Application> =>
      Application.parse(await mapErrors(rest.get(Routes.currentApplication()))),
    register(application: string, guild: string | undefined, body: RESTPutAPIApplicationCommandsJSONBody) {
      const everywhere = Routes.applicationCommands(application);
      const path = guild === undefined ? everywhere : Routes.applicationGuildCommands(application, guild);
      return mapErrors(rest.put(path, { body }));
    },
    permissionsOf: (guild: string, channel: string, member: string) =>
      memberPermissions(rest, { guild, channel, member }),
    /** The channel a thread belongs to; null where it is none. */
    threadParent: (channel: string) => threadParent(rest, channel),
    /** Bytes a file of the bot's own may have in a server. */
    uploadLimit: (guild: string) => uploadLimit(rest, guild),
    close(): void {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}

/** All without our token: the 401 of a dead interaction would make discord.js forget it. */
function interactionCalls(rest: REST, buckets: Buckets) {
  async function original({ application, token }: InteractionToken): Promise<string> {
    const path = Routes.webhookMessage(application, token, '@original');
    return SentMessage.parse(await mapErrors(rest.get(path, { auth: false }))).id;
  }

  return {
    /** The id of the message that answered an interaction. */
    original,
    /** Answers an interaction; returns the id of the message that shows the answer, where it is told. */
    async respond(
      interaction: InteractionToken & { id: string },
      response: APIInteractionResponse,
    ): Promise<string | undefined> {
      const path = Routes.interactionCallback(interaction.id, interaction.token);
      const options = { body: response, query: new URLSearchParams({ with_response: 'true' }), auth: false };
      try {
        const result = await retryOnce(() => mapErrors(rest.post(path, options)));
        return CallbackResult.safeParse(result).data;
      } catch (error) {
        const mayBeAnswered: readonly number[] = [errorCodes.alreadyAcknowledged, errorCodes.unknownInteraction];
        if (!(error instanceof DiscordError) || !mayBeAnswered.includes(error.code)) throw error;
        // an earlier answer may have arrived, and what was said to it was lost
        return original(interaction).catch(() => {
          throw error;
        });
      }
    },
    editReply({ application, token }: InteractionToken, body: MessageBody, signal: AbortSignal) {
      const path = Routes.webhookMessage(application, token, '@original');
      const options = { ...requestOptions(body), signal, auth: false };
      return buckets.send('PATCH', path, () => mapErrors(rest.patch(path, options), signal));
    },
    removeReply: ({ application, token }: InteractionToken) =>
      mapErrors(rest.delete(Routes.webhookMessage(application, token, '@original'), { auth: false })),
    /** One more answer, which only the person who asked sees. */
    async followUp({ application, token }: InteractionToken, body: MessageBody): Promise<string> {
      const { body: json, ...files } = requestOptions(body);
      const options = { ...files, body: { ...json, flags: MessageFlags.Ephemeral }, auth: false };
      return SentMessage.parse(await mapErrors(rest.post(Routes.webhook(application, token), options))).id;
    },
  };
}

function messageCalls(rest: REST, buckets: Buckets) {
  return {
    /** The same nonce again gives the same message, for some minutes. */
    async send(
      channel: string,
      body: MessageBody,
      { replyTo, nonce }: { replyTo?: string; nonce?: string },
    ): Promise<string> {
      const { body: json, ...files } = requestOptions(body);
      const reply = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const single = nonce && { nonce, enforce_nonce: true };
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
    message: async (channel: string, message: string) =>
      DiscordMessage.parse(await mapErrors(rest.get(Routes.channelMessage(channel, message)))),
  };
}

/** The body as Discord takes it: nobody is ever mentioned, whatever the text says. */
export function messagePayload({ content, rows = [], file }: MessageBody) {
  const attachments = file ? [{ id: '0', filename: file.name, description: file.description }] : [];
  return { content, components: [...rows], attachments, allowed_mentions: { parse: [] } };
}

function requestOptions(body: MessageBody) {
  const { file } = body;
  const files: RawFile[] = file ? [{ name: file.name, data: Buffer.from(file.bytes), contentType: file.mimeType }] : [];
  return { body: messagePayload(body), files };
}

/** Once more where nothing was decided: the window for an answer is three seconds, too short for a pause. */
async function retryOnce<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DiscordError && error.status < 500) throw error;
    return call();
  }
}

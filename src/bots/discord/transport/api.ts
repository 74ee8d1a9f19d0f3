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
import type { DiscordSettings } from './config.ts';
import { codes, DiscordError, told } from './errors.ts';
import { PictureMessage } from './payloads.ts';
import { memberPermissions, threadParent, uploadLimit } from './permissions.ts';

/** A message as it is to be seen; what is left out is gone after an edit. */
export interface Body {
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
export interface Hook {
  readonly application: string;
  readonly token: string;
}

const Sent = z.object({ id: z.string() });
const Called = z
  .object({
    interaction: z.object({ response_message_id: z.string().nullish() }).nullish(),
    resource: z.object({ message: Sent.nullish() }).nullish(),
  })
  .transform(({ interaction, resource }) => interaction?.response_message_id ?? resource?.message?.id);
const Application = z.object({ id: z.string(), name: z.string(), flags: z.number().nullish() });
export type Application = z.infer<typeof Application>;

export type DiscordApi = ReturnType<typeof createDiscordApi>;

/** Discord's REST in the words of this front. Throws DiscordError, and RateLimited where its buckets are full. */
export function createDiscordApi(settings: DiscordSettings, clock: Clock) {
  const rest = new REST({
    api: settings.DISCORD_API_URL,
    version: '10',
    retries: 0, // it would repeat an aborted request too
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > shortPauseMs,
  }).setToken(settings.DISCORD_TOKEN);
  const buckets = watchBuckets(rest, clock);
  return {
    rest,
    ...interactionCalls(rest, buckets),
    ...messageCalls(rest, buckets),
    application: async (): Promise<Application> => Application.parse(await told(rest.get(Routes.currentApplication()))),
    register(application: string, guild: string | undefined, body: RESTPutAPIApplicationCommandsJSONBody) {
      const everywhere = Routes.applicationCommands(application);
      const path = guild === undefined ? everywhere : Routes.applicationGuildCommands(application, guild);
      return told(rest.put(path, { body }));
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
  async function original({ application, token }: Hook): Promise<string> {
    const path = Routes.webhookMessage(application, token, '@original');
    return Sent.parse(await told(rest.get(path, { auth: false }))).id;
  }

  return {
    /** The id of the message that answered an interaction. */
    original,
    /** Answers an interaction; returns the id of the message that shows the answer, where it is told. */
    async respond(interaction: Hook & { id: string }, response: APIInteractionResponse): Promise<string | undefined> {
      const path = Routes.interactionCallback(interaction.id, interaction.token);
      const options = { body: response, query: new URLSearchParams({ with_response: 'true' }), auth: false };
      try {
        const answer = await once(() => told(rest.post(path, options)));
        return Called.safeParse(answer).data;
      } catch (error) {
        const mayBeAnswered: readonly number[] = [codes.alreadyAcknowledged, codes.unknownInteraction];
        if (!(error instanceof DiscordError) || !mayBeAnswered.includes(error.code)) throw error;
        // an earlier answer may have arrived, and what was said to it was lost
        return original(interaction).catch(() => {
          throw error;
        });
      }
    },
    editReply({ application, token }: Hook, body: Body, signal: AbortSignal) {
      const path = Routes.webhookMessage(application, token, '@original');
      const options = { ...payloadOf(body), signal, auth: false };
      return buckets.send('PATCH', path, () => told(rest.patch(path, options), signal));
    },
    removeReply: ({ application, token }: Hook) =>
      told(rest.delete(Routes.webhookMessage(application, token, '@original'), { auth: false })),
    /** One more answer, which only the person who asked sees. */
    async followUp({ application, token }: Hook, body: Body): Promise<string> {
      const { body: json, ...files } = payloadOf(body);
      const options = { ...files, body: { ...json, flags: MessageFlags.Ephemeral }, auth: false };
      return Sent.parse(await told(rest.post(Routes.webhook(application, token), options))).id;
    },
  };
}

function messageCalls(rest: REST, buckets: Buckets) {
  return {
    /** The same nonce again gives the same message, for some minutes. */
    async send(channel: string, body: Body, { replyTo, nonce }: { replyTo?: string; nonce?: string }): Promise<string> {
      const { body: json, ...files } = payloadOf(body);
      const reply = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const single = nonce && { nonce, enforce_nonce: true };
      const options = { ...files, body: { ...json, ...reply, ...single } };
      const path = Routes.channelMessages(channel);
      return Sent.parse(await buckets.send('POST', path, () => told(rest.post(path, options)))).id;
    },
    edit(channel: string, message: string, body: Body, signal: AbortSignal) {
      const path = Routes.channelMessage(channel, message);
      return buckets.send('PATCH', path, () => told(rest.patch(path, { ...payloadOf(body), signal }), signal));
    },
    remove: (channel: string, message: string) => told(rest.delete(Routes.channelMessage(channel, message))),
    message: async (channel: string, message: string) =>
      PictureMessage.parse(await told(rest.get(Routes.channelMessage(channel, message)))),
  };
}

/** The body as Discord takes it: nobody is ever mentioned, whatever the text says. */
export function messageJson({ content, rows = [], file }: Body) {
  const attachments = file ? [{ id: '0', filename: file.name, description: file.description }] : [];
  return { content, components: [...rows], attachments, allowed_mentions: { parse: [] } };
}

function payloadOf(body: Body) {
  const { file } = body;
  const files: RawFile[] = file ? [{ name: file.name, data: Buffer.from(file.bytes), contentType: file.mimeType }] : [];
  return { body: messageJson(body), files };
}

/** Once more where nothing was decided: the window for an answer is three seconds, too short for a pause. */
async function once<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DiscordError && error.status < 500) throw error;
    return call();
  }
}

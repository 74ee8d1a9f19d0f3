import {
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RateLimitError,
  type RawFile,
  REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { SlowDown } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';
import { shortPauseMs, watchBuckets } from './buckets.ts';
import { PictureMessage } from './payloads.ts';
import type { DiscordSettings } from './settings.ts';

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

/** Discord said no. Carries no URL, which may hold a token, and no body. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number) {
    super(`Discord: ${status}${code === 0 ? '' : ` (${code})`}`);
    this.status = status;
    this.code = code;
  }
}

export const codes = { alreadyAcknowledged: 40060, tooLarge: 40005, missingPermissions: 50013 };

/** Asking again would be answered the same, and 10,000 such answers in ten minutes get the bot shut out. */
export function isFinal(error: unknown): error is DiscordError {
  return error instanceof DiscordError && [401, 403, 404].includes(error.status);
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
const Role = z.object({ id: z.string(), permissions: z.string() });
const Overwrite = z.object({ id: z.string(), allow: z.string(), deny: z.string() });
const Place = z.object({ permission_overwrites: z.array(Overwrite).nullish() });
const Membership = z.object({ roles: z.array(z.string()) });

export type DiscordApi = ReturnType<typeof createDiscordApi>;

/** Discord's REST in the words of this front. Throws DiscordError, and SlowDown where its buckets are full. */
export function createDiscordApi(settings: DiscordSettings, clock: Clock) {
  const rest = new REST({
    api: settings.DISCORD_API_URL,
    version: '10',
    retries: 0, // it would repeat an aborted request too
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > shortPauseMs,
  }).setToken(settings.DISCORD_TOKEN);

  const buckets = watchBuckets(rest, clock);

  /** Interactions go without our token: a dead one's 401 would make the client forget it. */
  function edit(path: `/${string}`, body: Body, signal: AbortSignal, auth: boolean): Promise<unknown> {
    const options = { ...payloadOf(body), signal, auth };
    return buckets.send('PATCH', path, () => told(rest.patch(path, options), signal));
  }

  async function original({ application, token }: Hook): Promise<string> {
    const path = Routes.webhookMessage(application, token, '@original');
    return Sent.parse(await told(rest.get(path, { auth: false }))).id;
  }

  return {
    rest,
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
        if (!(error instanceof DiscordError) || error.code !== codes.alreadyAcknowledged) throw error;
        return original(interaction); // the first answer arrived, and what was said to it was lost
      }
    },
    editReply: ({ application, token }: Hook, body: Body, signal: AbortSignal) =>
      edit(Routes.webhookMessage(application, token, '@original'), body, signal, false),
    removeReply: ({ application, token }: Hook) =>
      told(rest.delete(Routes.webhookMessage(application, token, '@original'), { auth: false })),
    /** One more answer, which only the person who asked sees. */
    async followUp({ application, token }: Hook, body: Body): Promise<string> {
      const { body: json, ...files } = payloadOf(body);
      const options = { ...files, body: { ...json, flags: MessageFlags.Ephemeral }, auth: false };
      return Sent.parse(await told(rest.post(Routes.webhook(application, token), options))).id;
    },
    /** The same nonce again gives the same message, for some minutes. */
    async send(channel: string, body: Body, { replyTo, nonce }: { replyTo?: string; nonce?: string }): Promise<string> {
      const { body: json, ...files } = payloadOf(body);
      const reply = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const once = nonce && { nonce, enforce_nonce: true };
      const options = { ...files, body: { ...json, ...reply, ...once } };
      const path = Routes.channelMessages(channel);
      return Sent.parse(await buckets.send('POST', path, () => told(rest.post(path, options)))).id;
    },
    edit: (channel: string, message: string, body: Body, signal: AbortSignal) =>
      edit(Routes.channelMessage(channel, message), body, signal, true),
    remove: (channel: string, message: string) => told(rest.delete(Routes.channelMessage(channel, message))),
    message: async (channel: string, message: string) =>
      PictureMessage.parse(await told(rest.get(Routes.channelMessage(channel, message)))),
    application: async (): Promise<Application> => Application.parse(await told(rest.get(Routes.currentApplication()))),
    register(application: string, guild: string | undefined, body: RESTPutAPIApplicationCommandsJSONBody) {
      const everywhere = Routes.applicationCommands(application);
      const path = guild === undefined ? everywhere : Routes.applicationGuildCommands(application, guild);
      return told(rest.put(path, { body }));
    },
    /** What a member may do in a channel, as Discord computes it. */
    async permissionsOf(guild: string, channel: string, member: string): Promise<bigint> {
      const [roles, place, { roles: own }] = await Promise.all([
        told(rest.get(Routes.guildRoles(guild))).then((json) => z.array(Role).parse(json)),
        told(rest.get(Routes.channel(channel))).then((json) => Place.parse(json)),
        told(rest.get(Routes.guildMember(guild, member))).then((json) => Membership.parse(json)),
      ]);
      const held = [guild, ...own];
      const granted = sum(roles.filter(({ id }) => held.includes(id)).map((role) => role.permissions));
      const overwrites = place.permission_overwrites ?? [];
      const applied = (ids: readonly string[]) => overwrites.filter(({ id }) => ids.includes(id));
      return [[guild], own, [member]].reduce((may, ids) => {
        const rows = applied(ids);
        return (may & ~sum(rows.map(({ deny }) => deny))) | sum(rows.map(({ allow }) => allow));
      }, granted);
    },
    close(): void {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
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

function sum(bits: readonly string[]): bigint {
  return bits.reduce((total, each) => total | BigInt(each), 0n);
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

async function told<Value>(answer: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof RateLimitError) throw new SlowDown(error.retryAfter);
    if (error instanceof DiscordAPIError) throw new DiscordError(error.status, Number(error.code) || 0);
    if (error instanceof HTTPError) throw new DiscordError(error.status, 0);
    throw new Error('Discord cannot be reached', { cause: error instanceof Error ? error.name : undefined });
  }
}

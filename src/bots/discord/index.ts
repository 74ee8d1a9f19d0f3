import { ApplicationFlags, OAuth2Scopes } from 'discord.js';
import { ZodError, z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { DiscordContext, DiscordParts } from './context.ts';
import { handleInteraction } from './handlers/interactions.ts';
import { handleMessage } from './handlers/mentions.ts';
import { handleReaction } from './handlers/reactions.ts';
import { registerCommands } from './handlers/register-commands.ts';
import { createJobIndex } from './messages/job-index.ts';
import { createProgressMessage, pace as discordPace } from './messages/progress-message.ts';
import { tokenLife as discordTokenLife, parseReplyRef } from './messages/reply-ref.ts';
import { type Application, createDiscordApi, type DiscordApi } from './transport/api.ts';
import { createAttachments } from './transport/attachments.ts';
import type { DiscordConfig } from './transport/config.ts';
import { DiscordError, isPermanent } from './transport/errors.ts';
import { createGateway, type Gateway } from './transport/gateway.ts';
import { createInbox, type Inbox } from './transport/inbox.ts';
import { platform } from './transport/payloads.ts';
import { requiredPermissions, unionOf } from './transport/permissions.ts';
import { contentIntentRefused, DiscordUnusable, tokenRefused } from './transport/unusable.ts';

export type { DiscordParts } from './context.ts';
export { DiscordConfig, defaultApiUrl } from './transport/config.ts';
export { DiscordUnusable } from './transport/unusable.ts';

export interface Discord {
  /** Edits and files need no gateway: a worker has enough with this. */
  readonly chat: Chat;
  /** Connects and answers people; waits for Discord where it cannot be reached. Throws DiscordUnusable. */
  start(swaps: Swaps): Promise<void>;
  /** Takes no more requests, and ends those under way. Jobs are core's to end. */
  stop(): Promise<void>;
}

/** At the end, for what is under way. */
const patienceMs = 3_000;

export function createDiscord(config: DiscordConfig, given: DiscordParts): Discord {
  const parts = { ...given, pace: given.pace ?? discordPace, tokenLife: given.tokenLife ?? discordTokenLife };
  const api = createDiscordApi(config, parts.clock);
  const attachments = createAttachments({ ...parts, api });
  const jobIndex = createJobIndex(parts.expiringStore, parts.clock);
  const stopping = new AbortController();
  const onError = (error: unknown): void => parts.onEvent({ kind: 'bug', error });
  /** What people asked for and was not answered yet. */
  const inProgress = new Set<Promise<void>>();
  let gateway: Gateway | undefined;

  const chat: Chat = {
    platform,
    open: (ref, signal) => attachments.open(ref, signal),
    message: (ref, locale) =>
      createProgressMessage(parseReplyRef(ref), parts.translations(locale), { ...parts, api, jobIndex, onError }),
  };

  function track(work: Promise<void>): void {
    const handled = work.catch(onError);
    inProgress.add(handled);
    void handled.finally(() => inProgress.delete(handled));
  }

  return {
    chat,
    async start(swaps) {
      const { signal } = stopping;
      const me = await retryUntilReachable(() => fetchApplication(api, config), parts, signal);
      const seesContent = config.DISCORD_MESSAGE_CONTENT;
      const context: DiscordContext = {
        ...parts,
        api,
        attachments,
        jobIndex,
        swaps,
        me,
        seesContent,
        stopping: signal,
      };
      parts.say(`Discord: add ${me.name} to a server or to your account: ${inviteLink(me)}`);
      await retryUntilReachable(() => register(context, config), parts, signal);
      const inbox = createInbox({
        ...parts,
        stopping: signal,
        handle: (payload) => handleInteraction(payload, context),
      });
      const opened = createGateway({
        rest: api.rest,
        token: config.DISCORD_TOKEN,
        application: me.id,
        seesContent,
        on: (event, data) => track(handleEvent(event, data, context, inbox)),
        onLost: parts.onLost,
        onError,
      });
      gateway = opened;
      track(inbox.resume());
      await retryUntilReachable(() => opened.connect(), parts, signal);
    },
    async stop() {
      await gateway?.close();
      const { signal } = stopping;
      const patience = parts.clock.sleep(patienceMs, signal).catch(() => undefined);
      await Promise.race([Promise.all(inProgress), patience]);
      stopping.abort(new Cancelled('shutdown'));
      api.close();
    },
  };
}

async function handleEvent(event: string, data: unknown, context: DiscordContext, inbox: Inbox): Promise<void> {
  switch (event) {
    case 'INTERACTION_CREATE':
      return inbox.process(data);
    case 'MESSAGE_CREATE':
      return handleMessage(data, context);
    case 'MESSAGE_REACTION_ADD':
      return handleReaction(data, context);
    case 'GUILD_DELETE':
      return handleGuildDelete(data, context);
  }
}

const GuildDeleted = z.object({ id: z.string(), unavailable: z.boolean().nullish() });

/** An outage looks the same but for the flag. */
async function handleGuildDelete(data: unknown, context: DiscordContext): Promise<void> {
  const guild = GuildDeleted.safeParse(data).data;
  if (guild && !guild.unavailable) await context.settings.remove({ platform, id: guild.id });
}

const retryMs = 5_000;

/** Discord may be out of reach when the program starts. What it refuses is not tried again. */
async function retryUntilReachable<Value>(
  work: () => Promise<Value>,
  { clock, say }: { clock: Clock; say(line: string): void },
  signal: AbortSignal,
): Promise<Value> {
  for (let isSaid = false; ; isSaid = true) {
    try {
      return await work();
    } catch (error) {
      const isRefused = error instanceof DiscordError && error.status < 500;
      if (isRefused || error instanceof DiscordUnusable || error instanceof ZodError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      if (!isSaid) say(`Discord: ${why}. Trying again every ${retryMs / 1_000} s.`);
      await clock.sleep(retryMs, signal);
    }
  }
}

async function register(context: DiscordContext, { REGISTER_GUILD_ID: guild }: DiscordConfig): Promise<void> {
  try {
    if (await registerCommands(context, guild)) context.say('Discord: commands registered.');
  } catch (error) {
    const isElsewhere = guild !== undefined && isPermanent(error);
    if (!isElsewhere) throw error;
    throw new DiscordUnusable(
      `REGISTER_GUILD_ID: ${context.me.name} is not in the server ${guild}. Add it first: ${inviteLink(context.me)}`,
    );
  }
}

const contentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Who the bot is; whatever would keep it from working is said before anything else. */
async function fetchApplication(api: DiscordApi, config: DiscordConfig): Promise<Application> {
  const me = await api.application().catch((error) => {
    if (!(error instanceof DiscordError) || error.status !== 401) throw error;
    throw new DiscordUnusable(tokenRefused);
  });
  if (config.DISCORD_MESSAGE_CONTENT && ((me.flags ?? 0) & contentFlags) === 0) {
    throw new DiscordUnusable(contentIntentRefused(me.id));
  }
  return me;
}

function inviteLink({ id }: Application): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', id);
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  link.searchParams.set('permissions', String(unionOf(Object.values(requiredPermissions))));
  return link.href;
}

import { ApplicationFlags, OAuth2Scopes } from 'discord.js';
import { ZodError, z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { DiscordParts, Front } from './context.ts';
import { onInteraction } from './handlers/interactions.ts';
import { onMessage } from './handlers/mentions.ts';
import { onReaction } from './handlers/reactions.ts';
import { registerCommands } from './handlers/register-commands.ts';
import { createJobIndex } from './messages/job-index.ts';
import { createProgress, pace as discordPace } from './messages/progress-message.ts';
import { tokenLife as discordTokenLife, parseReply } from './messages/reply-ref.ts';
import { type Application, createDiscordApi, type DiscordApi } from './transport/api.ts';
import { createPictures } from './transport/attachments.ts';
import type { DiscordSettings } from './transport/config.ts';
import { DiscordError, isFinal } from './transport/errors.ts';
import { createGateway, type Gateway } from './transport/gateway.ts';
import { createInbox, type Inbox } from './transport/inbox.ts';
import { platform } from './transport/payloads.ts';
import { needed, union } from './transport/permissions.ts';
import { contentIntentRefused, DiscordUnusable, tokenRefused } from './transport/unusable.ts';

export type { DiscordParts } from './context.ts';
export { DiscordSettings, defaultApiUrl } from './transport/config.ts';
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

export function createDiscord(settings: DiscordSettings, given: DiscordParts): Discord {
  const parts = { ...given, pace: given.pace ?? discordPace, tokenLife: given.tokenLife ?? discordTokenLife };
  const api = createDiscordApi(settings, parts.clock);
  const pictures = createPictures({ ...parts, api });
  const index = createJobIndex(parts.expiringStore, parts.clock);
  const stopping = new AbortController();
  const onError = (error: unknown): void => parts.onEvent({ kind: 'bug', error });
  /** What people asked for and was not answered yet. */
  const underWay = new Set<Promise<void>>();
  let gateway: Gateway | undefined;

  const chat: Chat = {
    platform,
    open: (ref, signal) => pictures.open(ref, signal),
    message: (ref, locale) =>
      createProgress(parseReply(ref), parts.messages(locale), { ...parts, api, index, onError }),
  };

  function track(work: Promise<void>): void {
    const handled = work.catch(onError);
    underWay.add(handled);
    void handled.finally(() => underWay.delete(handled));
  }

  return {
    chat,
    async start(swaps) {
      const { signal } = stopping;
      const me = await untilReached(() => introduce(api, settings), parts, signal);
      const seesContent = settings.DISCORD_MESSAGE_CONTENT;
      const front: Front = { ...parts, api, pictures, index, swaps, me, seesContent, stopping: signal };
      parts.say(`Discord: add ${me.name} to a server or to your account: ${inviteLink(me)}`);
      await untilReached(() => register(front, settings), parts, signal);
      const inbox = createInbox({ ...parts, stopping: signal, handle: (payload) => onInteraction(payload, front) });
      const opened = createGateway({
        rest: api.rest,
        token: settings.DISCORD_TOKEN,
        application: me.id,
        seesContent,
        on: (event, data) => track(handle(event, data, front, inbox)),
        onLost: parts.onLost,
        onError,
      });
      gateway = opened;
      track(inbox.resume());
      await untilReached(() => opened.connect(), parts, signal);
    },
    async stop() {
      await gateway?.close();
      const { signal } = stopping;
      const patience = parts.clock.sleep(patienceMs, signal).catch(() => undefined);
      await Promise.race([Promise.all(underWay), patience]);
      stopping.abort(new Cancelled('shutdown'));
      api.close();
    },
  };
}

async function handle(event: string, data: unknown, front: Front, inbox: Inbox): Promise<void> {
  switch (event) {
    case 'INTERACTION_CREATE':
      return inbox.deal(data);
    case 'MESSAGE_CREATE':
      return onMessage(data, front);
    case 'MESSAGE_REACTION_ADD':
      return onReaction(data, front);
    case 'GUILD_DELETE':
      return onGuildDelete(data, front);
  }
}

const GuildDeleted = z.object({ id: z.string(), unavailable: z.boolean().nullish() });

/** An outage looks the same but for the flag. */
async function onGuildDelete(data: unknown, front: Front): Promise<void> {
  const guild = GuildDeleted.safeParse(data).data;
  if (guild && !guild.unavailable) await front.settings.remove({ platform, id: guild.id });
}

const retryMs = 5_000;

/** Discord may be out of reach when the program starts. What it refuses is not tried again. */
async function untilReached<Value>(
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

async function register(front: Front, { REGISTER_GUILD_ID: guild }: DiscordSettings): Promise<void> {
  try {
    if (await registerCommands(front, guild)) front.say('Discord: commands registered.');
  } catch (error) {
    const isElsewhere = guild !== undefined && isFinal(error);
    if (!isElsewhere) throw error;
    throw new DiscordUnusable(
      `REGISTER_GUILD_ID: ${front.me.name} is not in the server ${guild}. Add it first: ${inviteLink(front.me)}`,
    );
  }
}

const contentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Who the bot is; whatever would keep it from working is said before anything else. */
async function introduce(api: DiscordApi, settings: DiscordSettings): Promise<Application> {
  const me = await api.application().catch((error) => {
    if (!(error instanceof DiscordError) || error.status !== 401) throw error;
    throw new DiscordUnusable(tokenRefused);
  });
  if (settings.DISCORD_MESSAGE_CONTENT && ((me.flags ?? 0) & contentFlags) === 0) {
    throw new DiscordUnusable(contentIntentRefused(me.id));
  }
  return me;
}

function inviteLink({ id }: Application): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', id);
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  link.searchParams.set('permissions', String(union(Object.values(needed))));
  return link.href;
}

import { ApplicationFlags, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Chat } from '../../core/chat.ts';
import { Cancelled } from '../../core/errors.ts';
import type { Swaps } from '../../core/swaps.ts';
import { type Application, createDiscordApi, type DiscordApi } from './api.ts';
import { registerCommands } from './commands.ts';
import { DiscordError } from './discord-error.ts';
import type { DiscordParts, Front } from './front.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { onInteraction } from './interactions.ts';
import { createJobIndex } from './job-index.ts';
import { onMessage } from './mentions.ts';
import { platform } from './payloads.ts';
import { createPictures } from './pictures.ts';
import { createProgress, pace as discordPace } from './progress.ts';
import { onReaction } from './reactions.ts';
import { tokenLife as discordTokenLife, parseReply } from './reply.ts';
import type { DiscordSettings } from './settings.ts';

export type { DiscordParts } from './front.ts';
export { DiscordSettings, defaultApiUrl } from './settings.ts';

/** The bot cannot run as it is set up; the message tells the operator what to change, and where. */
export class DiscordUnusable extends Error {
  override readonly name = 'DiscordUnusable';
}

export interface Discord {
  /** Edits and files need no gateway: a worker has enough with this. */
  readonly chat: Chat;
  /** Connects and answers people. Throws DiscordUnusable. */
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
  const index = createJobIndex(parts.memory, parts.clock);
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

  return {
    chat,
    async start(swaps) {
      const me = await introduce(api, settings);
      const seesContent = settings.DISCORD_MESSAGE_CONTENT;
      const front: Front = { ...parts, api, pictures, index, swaps, me, seesContent, stopping: stopping.signal };
      if (await registerCommands(front, settings.REGISTER_GUILD_ID)) parts.say('Discord: commands registered.');
      parts.say(`Discord: add ${me.name} to a server or to your account: ${inviteLink(me)}`);
      gateway = createGateway({
        rest: api.rest,
        token: settings.DISCORD_TOKEN,
        seesContent,
        on: (event, data) => {
          const handled = handle(event, data, front).catch(onError);
          underWay.add(handled);
          void handled.finally(() => underWay.delete(handled));
        },
        onRefused: parts.say,
        onError,
      });
      await gateway.connect();
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

async function handle(event: string, data: unknown, front: Front): Promise<void> {
  switch (event) {
    case 'INTERACTION_CREATE':
      return onInteraction(data, front);
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

const portal = 'https://discord.com/developers/applications';
const contentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Who the bot is; whatever would keep it from working is said before anything else. */
async function introduce(api: DiscordApi, settings: DiscordSettings): Promise<Application> {
  const me = await api.application().catch((error) => {
    if (!(error instanceof DiscordError) || error.status !== 401) throw error;
    throw new DiscordUnusable(
      `Discord does not accept DISCORD_TOKEN. Get a new one: ${portal} → your app → Bot → Reset Token`,
    );
  });
  if (settings.DISCORD_MESSAGE_CONTENT && ((me.flags ?? 0) & contentFlags) === 0) {
    throw new DiscordUnusable(
      `DISCORD_MESSAGE_CONTENT is set, but Discord does not grant the Message Content intent. Switch it on: ${portal}/${me.id}/bot → Privileged Gateway Intents → Message Content Intent`,
    );
  }
  return me;
}

const leastPermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

function inviteLink({ id }: Application): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', id);
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  link.searchParams.set('permissions', String(leastPermissions));
  return link.href;
}

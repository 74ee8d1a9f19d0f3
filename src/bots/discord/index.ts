import { ZodError, z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { ReportsDesk } from '../../core/ports/reports.ts';
import type { Swaps } from '../../core/swaps.ts';
import { type Connection, type ConnectionState, createConnection } from '../connection.ts';
import { createFaceQuestions } from '../face-picks.ts';
import { bringBack, setAside } from '../settings-aside.ts';
import type { DiscordContext, DiscordParts } from './context.ts';
import { apologizeFor, handleEvent, readEvent, refuseEvent } from './handlers/events.ts';
import { cancelDeleted } from './handlers/jobs-command.ts';
import { createReportsDesk } from './handlers/trust/desk.ts';
import { commandDefinitions, fingerprintOfCommands } from './messages/command-definitions.ts';
import { createProgressMessage } from './messages/progress-message.ts';
import { parseReplyRef } from './messages/reply-ref.ts';
import { createDiscordApi } from './transport/api.ts';
import { fetchApplication, inviteLink, registerCommands } from './transport/application.ts';
import { createAttachments } from './transport/attachments.ts';
import { createAvatarOpener } from './transport/avatars.ts';
import type { DiscordConfig } from './transport/config.ts';
import { DiscordError } from './transport/errors.ts';
import { createGateway, type Gateway, type ShardCounts } from './transport/gateway.ts';
import { createIdentifyThrottle } from './transport/identify-throttle.ts';
import { createInbox, type Inbox } from './transport/inbox.ts';
import { pace, tokenLife } from './transport/limits.ts';
import { platform } from './transport/payloads.ts';
import { openSessions } from './transport/sessions.ts';
import { DiscordUnusable } from './transport/unusable.ts';

export type { DiscordParts } from './context.ts';
export { DiscordConfig, defaultApiUrl } from './transport/config.ts';
export { DiscordUnusable } from './transport/unusable.ts';

export interface Discord {
  /** Edits messages and opens files over REST, so a worker needs no more than this. */
  readonly chat: Chat;
  /** Does what reports ask for, once the bot is started. */
  readonly desk: ReportsDesk;
  /** Connects and answers members. While Discord cannot be reached, it tries again. Throws DiscordUnusable. */
  start(swaps: Swaps): Promise<void>;
  /** Whether events come from Discord, on every shard. */
  readiness(): ConnectionState & { readonly shards?: ShardCounts | undefined };
  /**
   * Accepts no more events, waits for the handlers in progress for 3 s and then ends them: what they handled waits for
   * the next start. Jobs are stopped by core.
   */
  stop(): Promise<void>;
}

const stopWithinMs = 3_000;

export function createDiscord(config: DiscordConfig, given: DiscordParts): Discord {
  const parts = { pace, tokenLife, ...given };
  const api = createDiscordApi(config, parts);
  const attachments = createAttachments({ ...parts, api });
  const openAvatar = createAvatarOpener(config, { ...parts, api });
  const stopping = new AbortController();
  const connection = createConnection({ ...parts, platform });
  const retrying = { clock: parts.clock, connection, signal: stopping.signal };
  const inProgress = new Set<Promise<void>>();
  let gateway: Gateway | undefined;
  let introduced: DiscordContext | undefined;

  const chat: Chat = {
    platform,
    open: (ref, signal) => openAvatar(ref, signal) ?? attachments.open(ref, signal),
    isIn: async (guild, { id }) => (await api.avatars(id, guild)) !== undefined,
    message: (ref, locale) => createProgressMessage(parseReplyRef(ref), parts.translations(locale), { ...parts, api }),
  };

  /** What fails because the program stops is not reported: the next start handles it. */
  function onError(error: unknown): void {
    if (!stopping.signal.aborted) parts.onEvent({ kind: 'bug', error });
  }

  /** Waits for the handlers in progress, at most 3 s. */
  async function untilHandlersEnd(): Promise<void> {
    const over = new AbortController();
    const timeout = parts.clock.sleep(stopWithinMs, over.signal).catch(() => undefined);
    await Promise.race([Promise.all(inProgress), timeout]);
    over.abort();
  }

  function track(work: Promise<void>): void {
    const handled = work.catch(onError);
    inProgress.add(handled);
    void handled.finally(() => inProgress.delete(handled));
  }

  /** Reads the application and registers the commands. */
  async function introduce(swaps: Swaps): Promise<DiscordContext> {
    const me = await retryUntilReachable(() => fetchApplication(api, config), retrying);
    const seesContent = config.DISCORD_MESSAGE_CONTENT;
    const faceQuestions = createFaceQuestions(parts);
    parts.say(`Discord: add ${me.name} to a server or to your account: ${inviteLink(me)}`);
    const names = parts.providers.map(({ name }) => name);
    const commands = {
      fingerprint: fingerprintOfCommands(parts.translations, names),
      define: () => commandDefinitions(parts.translations, names),
    };
    const register = () => registerCommands(commands, config.REGISTER_GUILD_ID, { ...parts, api, me });
    const { isNew, ids } = await retryUntilReachable(register, retrying);
    if (isNew) parts.say('Discord: commands registered.');
    const own = { api, attachments, swaps, faceQuestions, me, commandIds: ids, seesContent, stopping: stopping.signal };
    introduced = { ...parts, ...own };
    return introduced;
  }

  const desk = createReportsDesk(() => {
    if (!introduced) throw new Error('Discord is not started');
    return introduced;
  });

  return {
    chat,
    desk,
    readiness: () => {
      const { state } = connection;
      const { connected, wanted } = gateway?.shards ?? { connected: 0, wanted: 0 };
      if (wanted < 2) return state;
      const detail = state.ok ? undefined : `${connected} of ${wanted} shards are connected (${state.detail})`;
      return { ...state, detail, shards: { connected, wanted } };
    },
    async start(swaps) {
      void connection.watch(stopping.signal); // never rejects
      const context = await introduce(swaps);
      const { me, seesContent, stopping: signal } = context;
      const inbox = createInbox({
        ...parts,
        stopping: signal,
        onError,
        handle: (event) => handleEvent(event, context),
        refuse: (event) => refuseEvent(event, context),
        apologize: (event) => apologizeFor(event, context),
      });
      const handleLeftOver = await inbox.resume();
      const sessions = await openSessions({ ...parts, application: me.id, seesContent, stored: inbox.stored, onError });
      const opened = createGateway({
        rest: api.rest,
        token: config.DISCORD_TOKEN,
        application: me.id,
        shards: config.DISCORD_SHARDS,
        seesContent,
        sessions,
        connection,
        throttle: createIdentifyThrottle({ ...parts, stopping: signal }),
        on: (name, data, position) => track(onEvent(name, data, position, context, inbox)),
        onLost: parts.onLost,
        onError,
      });
      gateway = opened;
      track(handleLeftOver());
      void sessions.saveRegularly(signal); // never rejects
      await retryUntilReachable(() => opened.connect(), retrying);
    },
    async stop() {
      await gateway?.close();
      await untilHandlersEnd();
      stopping.abort(new Cancelled('shutdown'));
      await untilHandlersEnd(); // none may write after the stores are closed
      api.close();
    },
  };
}

async function onEvent(
  name: string,
  data: unknown,
  position: string,
  context: DiscordContext,
  inbox: Inbox,
): Promise<void> {
  if (name === 'GUILD_DELETE' || name === 'GUILD_CREATE') return handleGuild(name, data, context);
  if (name === 'MESSAGE_DELETE' || name === 'MESSAGE_DELETE_BULK') return cancelDeleted(data, context);
  const read = readEvent(name, data, position, context);
  if (read) await inbox.process(read.event, read.waiting);
}

const Guild = z.object({ id: z.string(), unavailable: z.boolean().nullish() });

/**
 * Sets the settings of a server aside that the bot has left, and brings them back once it is there again. `unavailable`
 * marks an outage; the bot is still a member.
 */
async function handleGuild(
  name: 'GUILD_DELETE' | 'GUILD_CREATE',
  data: unknown,
  context: DiscordContext,
): Promise<void> {
  const guild = Guild.safeParse(data).data;
  if (!guild || guild.unavailable) return;
  await (name === 'GUILD_DELETE' ? setAside : bringBack)(context, { platform, id: guild.id });
}

const retryMs = 5_000;

/** Repeats `work` every 5 s while Discord cannot be reached. Throws what Discord refuses. */
async function retryUntilReachable<Value>(
  work: () => Promise<Value>,
  { clock, connection, signal }: { clock: Clock; connection: Connection; signal: AbortSignal },
): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isRefused = error instanceof DiscordError && error.status < 500;
      if (isRefused || error instanceof DiscordUnusable || error instanceof ZodError) throw error;
      connection.failed('unreachable', error instanceof Error ? error.message : undefined);
      await clock.sleep(retryMs, signal);
    }
  }
}

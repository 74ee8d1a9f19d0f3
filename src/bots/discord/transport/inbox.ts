import { InteractionType } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { createFairShare, type Waiting } from '../../fair-share.ts';
import { joinWrites } from '../../joined-writes.ts';
import { untilHandled } from '../../until-handled.ts';
import { DiscordError, mayPass } from './errors.ts';
import { platform } from './payloads.ts';

/** What a member did, as the gateway sent it. */
export interface BotEvent {
  readonly kind: 'interaction' | 'message' | 'reaction';
  /** The same when the gateway sends the event again. */
  readonly id: string;
  readonly payload: unknown;
}

export interface InboxParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Gets an event again when an earlier process was stopped while handling it, and after an error. */
  handle(event: BotEvent): Promise<void>;
  /** Tells the author that too much of theirs waits, so that this is not handled. */
  refuse(event: BotEvent): Promise<void>;
  /** Tells the author that this could not be handled. */
  apologize(event: BotEvent): Promise<void>;
  onError(error: unknown): void;
}

/** Stores each event before it is handled, because Discord sends it only once. */
export interface Inbox {
  /** Resolves when the event is handled. An event that was handled before is ignored. */
  process(event: BotEvent, waiting: Waiting): Promise<void>;
  /** Resolves when all events that came so far are stored. */
  stored(): Promise<void>;
  /** Finds the events that an earlier process left. Returns the work of handling them. */
  resume(): Promise<() => Promise<void>>;
}

const listKey = `${platform}:inbox`;
const List = z.array(z.string());
const Stored = z.object({ kind: z.enum(['message', 'reaction']), id: z.string(), payload: z.unknown() });
const Autocomplete = z.object({ type: z.literal(InteractionType.ApplicationCommandAutocomplete) });
/** Discord accepts responses to an interaction for 15 minutes. */
const interactionMs = 15 * 60_000;
/** How long a message or a reaction is worth an answer. */
const keepMs = 24 * 60 * 60_000;
/** Longer than Discord can send the events of a session again. */
const rememberMs = 60 * 60_000;

export function createInbox({ expiringStore, clock, stopping, ...parts }: InboxParts): Inbox {
  const { handle, refuse, apologize, onError } = parts;
  const waiting = new Set<string>();
  const storing = new Set<Promise<void>>();
  const share = createFairShare();
  const saveList = joinWrites(() => expiringStore.put(listKey, [...waiting], { expiresAt: clock.now() + keepMs }));

  async function store(event: BotEvent): Promise<boolean> {
    const entry = entryOf(event);
    if (waiting.has(entry)) return false;
    waiting.add(entry);
    if ((await expiringStore.get(doneKeyOf(entry))) !== undefined) return !waiting.delete(entry);
    const isInteraction = event.kind === 'interaction';
    const options = { expiresAt: clock.now() + lifeMs(event), secret: true };
    await expiringStore.put(keyOf(entry), isInteraction ? event.payload : event, options);
    await saveList();
    return true;
  }

  async function finish(event: BotEvent): Promise<void> {
    const entry = entryOf(event);
    await expiringStore.put(doneKeyOf(entry), true, { expiresAt: clock.now() + rememberMs });
    waiting.delete(entry);
    await expiringStore.delete(keyOf(entry));
    await saveList();
  }

  async function finishOnceHandled(event: BotEvent, work = handle): Promise<void> {
    const until = clock.now() + lifeMs(event);
    const handling = { clock, stopping, until, mayPass, onError, apologize: () => apologize(event) };
    const isRefused = (error: unknown): boolean => error instanceof DiscordError;
    if (await untilHandled(() => work(event), { ...handling, isRefused })) await finish(event);
  }

  async function storeFirst(event: BotEvent, work = handle): Promise<void> {
    const stored = store(event);
    const settled = stored.then(
      () => undefined,
      () => undefined,
    );
    storing.add(settled);
    void settled.then(() => storing.delete(settled));
    if (await stored) await finishOnceHandled(event, work);
  }

  return {
    async process(event, one) {
      if (isAutocomplete(event)) return handle(event);
      if (event.kind === 'interaction') return storeFirst(event); // each must be acknowledged
      const verdict = share.judge(one);
      if (verdict === 'refuse') return storeFirst(event, refuse);
      if (verdict === 'drop') return;
      await storeFirst(event).finally(() => {
        share.begin(one);
        share.end(one);
      });
    },
    async stored() {
      await Promise.all(storing);
    },
    async resume() {
      const entries = List.catch([]).parse((await expiringStore.get(listKey)) ?? []);
      for (const entry of entries) waiting.add(entry);
      const handleAgain = async (entry: string): Promise<void> => {
        const event = eventOf(entry, await expiringStore.get(keyOf(entry)));
        if (event) await finishOnceHandled(event);
        else waiting.delete(entry);
      };
      return async () => void (await Promise.all(entries.map(handleAgain)));
    },
  };
}

function lifeMs({ kind }: BotEvent): number {
  return kind === 'interaction' ? interactionMs : keepMs;
}

/** An event in the list of those that wait. */
function entryOf({ kind, id }: BotEvent): string {
  return kind === 'interaction' ? id : `event:${kind}:${id}`;
}

function keyOf(entry: string): string {
  return entry.startsWith('event:') ? `${platform}:${entry}` : `${platform}:interaction:${entry}`;
}

function doneKeyOf(entry: string): string {
  return `${platform}:done:${entry}`;
}

function eventOf(entry: string, stored: unknown): BotEvent | undefined {
  if (entry.startsWith('event:')) return Stored.safeParse(stored).data;
  return stored === undefined ? undefined : { kind: 'interaction', id: entry, payload: stored };
}

function isAutocomplete({ kind, payload }: BotEvent): boolean {
  return kind === 'interaction' && Autocomplete.safeParse(payload).success;
}

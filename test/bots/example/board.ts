import { z } from 'zod';
import type { Translation } from '../../../src/bots/translations/index.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { UserError } from '../../../src/core/errors.ts';
import {
  type Chat,
  type Outcome,
  type ProgressMessage,
  RateLimited,
  type SwapRequest,
  Undeliverable,
} from '../../../src/core/ports/chat.ts';
import { readAll } from '../../../src/core/ports/media.ts';
import type { ExpiringStore } from '../../../src/core/ports/storage.ts';
import type { Swaps } from '../../../src/core/swaps.ts';

export interface BoardParts {
  readonly url: URL;
  readonly clock: Clock;
  readonly expiringStore: ExpiringStore;
  readonly translations: (locale: string | undefined) => Translation;
  onError(error: unknown): void;
}

export interface Board {
  readonly chat: Chat;
  /** Resolves when the board can be read. From then on notes that ask for a swap become requests. */
  start(swaps: Swaps): Promise<void>;
  stop(): Promise<void>;
}

const platform = 'board';
const pollMs = 1_000;
const dayMs = 24 * 60 * 60 * 1_000;
const mostBytes = 20 * 2 ** 20;
const cursorKey = 'board cursor';

const Note = z.object({ id: z.string(), author: z.string(), text: z.string(), pictures: z.array(z.string()) });
type Note = z.infer<typeof Note>;
const Events = z.object({ notes: z.array(Note), next: z.number().int() });
const PictureRef = z.object({ platform: z.literal(platform), picture: z.string() });
/** `asked` is the note that asked for the swap, `note` the bot's own one. */
const BoardReplyRef = z.object({ platform: z.literal(platform), asked: z.string(), note: z.string() });

/** A board on which a note that says "swap", with two pictures, is answered with a note that ends holding the result. */
export function createBoard({ url, clock, expiringStore, translations, onError }: BoardParts): Board {
  const stopping = new AbortController();
  let polling: Promise<void> = Promise.resolve();

  async function call(method: string, path: string, signal: AbortSignal, body?: object): Promise<Response> {
    const response = await fetch(new URL(path, url), { method, signal, ...(body && { body: JSON.stringify(body) }) });
    if (response.ok) return response;
    if (response.status === 429) throw new RateLimited(Number(response.headers.get('retry-after')) * 1_000);
    if (response.status === 404) throw new Undeliverable(`the board has no ${path}`);
    throw new Error(`the board answered ${response.status}`);
  }

  async function pin(text: string): Promise<Note> {
    return Note.parse(await (await call('POST', '/notes', stopping.signal, { text })).json());
  }

  async function handle(note: Note, swaps: Swaps): Promise<void> {
    if (note.text !== 'swap') return;
    const { id: asked, author, pictures } = note;
    const [face, scene] = pictures.map((picture) => ({ platform, picture }));
    const texts = translations('en');
    if (!face || !scene) {
      await pin(texts.error(new UserError('empty-file', { subject: 'target' })));
      return;
    }
    const own = await pin(texts.stage({ kind: 'queued', position: 1 }));
    const replyRef = { platform, asked, note: own.id } satisfies z.infer<typeof BoardReplyRef>;
    const requester = { platform, id: author };
    const request: SwapRequest = {
      requester,
      locale: 'en',
      source: face,
      target: scene,
      faces: { which: 'largest' },
      replyRef,
    };
    try {
      await swaps.request(request, stopping.signal);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await call('PATCH', `/notes/${own.id}`, stopping.signal, { text: texts.error(error) });
    }
  }

  /** A note is read again when the process died before the cursor was stored: its job is found by the note it names. */
  async function isKnown({ id, author }: Note, swaps: Swaps): Promise<boolean> {
    const jobs = await swaps.findOf({ platform, id: author }, 20);
    return jobs.some(({ job }) => job.request.replyRef.asked === id);
  }

  async function poll(swaps: Swaps): Promise<void> {
    const cursor = z
      .number()
      .catch(0)
      .parse(await expiringStore.get(cursorKey));
    const answer = await call('GET', `/events?after=${cursor}`, stopping.signal);
    const { notes, next } = Events.parse(await answer.json());
    for (const note of notes) {
      if (!(await isKnown(note, swaps))) await handle(note, swaps).catch(onError);
    }
    await expiringStore.put(cursorKey, next, { expiresAt: clock.now() + 30 * dayMs });
  }

  async function keepPolling(swaps: Swaps): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await clock.sleep(pollMs, stopping.signal);
        await poll(swaps);
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
    }
  }

  async function pictureOf(outcome: Outcome, signal: AbortSignal): Promise<{ picture?: string }> {
    if (outcome.kind !== 'done') return {};
    const bytes = await readAll(outcome.result.open(signal), mostBytes);
    return bytes ? { picture: Buffer.from(bytes).toString('base64') } : {};
  }

  function message(ref: z.infer<typeof BoardReplyRef>, texts: Translation): ProgressMessage {
    const path = `/notes/${ref.note}`;
    return {
      rateLimit: { id: platform, limits: [{ sends: 5, perMs: 1_000 }] },
      minEditIntervalMs: 1_000,
      async edit(stage, signal) {
        await call('PATCH', path, signal, { text: texts.stage(stage) });
      },
      async finish(outcome, { signal, send }) {
        const picture = await pictureOf(outcome, signal);
        await send(() => call('PATCH', path, signal, { text: texts.outcome(outcome), ...picture }));
      },
    };
  }

  return {
    chat: {
      platform,
      async open(ref, signal) {
        const { picture } = PictureRef.parse(ref);
        const { body } = await call('GET', `/pictures/${picture}`, signal).catch((error) => {
          throw error instanceof Undeliverable ? new UserError('media-unreachable') : error;
        });
        if (!body) throw new UserError('empty-file');
        return body;
      },
      message: (ref, locale) => message(BoardReplyRef.parse(ref), translations(locale)),
    },
    async start(swaps) {
      await poll(swaps);
      polling = keepPolling(swaps);
    },
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}

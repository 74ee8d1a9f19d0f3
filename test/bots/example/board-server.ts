import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

export interface Note {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  /** Ids of the pictures pinned to it. */
  readonly pictures: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfterSeconds?: number;
}

/** A made-up chat platform: members pin notes with pictures to one board; a bot reads, pins and changes notes over HTTP. */
export class BoardServer {
  readonly notes = new Map<string, Note>();
  readonly pictures = new Map<string, Buffer>();
  /** What the next requests of a kind are answered with instead, in order. */
  readonly faults: Answer[] = [];
  readonly #events: Note[] = [];
  #server: LoopbackServer | undefined;

  async start(): Promise<URL> {
    this.#server = await startLoopbackServer((request, response) => void this.#serve(request, response));
    return new URL(this.#server.origin);
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  /** A member pins a note. */
  pin(author: string, text: string, pictures: readonly string[]): Note {
    const ids = pictures.map((content) => this.keep(Buffer.from(content)));
    const note = { id: randomUUID(), author, text, pictures: ids };
    this.notes.set(note.id, note);
    this.#events.push(note);
    return note;
  }

  /** What the bot has pinned. */
  answers(): Note[] {
    return [...this.notes.values()].filter(({ author }) => author === 'bot');
  }

  keep(content: Buffer): string {
    const id = randomUUID();
    this.pictures.set(id, content);
    return id;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://board');
    const body = request.method === 'GET' ? {} : await json(request);
    const changes = request.method !== 'GET';
    const answer =
      (changes && this.faults.shift()) || this.#answer(request.method, url, body as Record<string, unknown>);
    const { status, retryAfterSeconds } = answer;
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    response.writeHead(status);
    response.end(Buffer.isBuffer(answer.body) ? answer.body : JSON.stringify(answer.body ?? {}));
  }

  #answer(method: string | undefined, url: URL, body: Record<string, unknown>): Answer {
    const [, kind, id = ''] = url.pathname.split('/');
    const found = kind === 'pictures' ? this.pictures.get(id) : this.notes.get(id);
    if (method === 'GET' && kind === 'events') {
      const after = Number(url.searchParams.get('after'));
      return { status: 200, body: { notes: this.#events.slice(after), next: this.#events.length } };
    }
    if (method === 'POST') {
      const note = { id: randomUUID(), author: 'bot', text: String(body.text), pictures: [] };
      this.notes.set(note.id, note);
      return { status: 200, body: note };
    }
    if (!found) return { status: 404 };
    if (method === 'GET') return { status: 200, body: found };
    const { picture } = body;
    const pictures = typeof picture === 'string' ? [this.keep(Buffer.from(picture, 'base64'))] : [];
    this.notes.set(id, { id, author: 'bot', text: String(body.text), pictures });
    return { status: 200 };
  }
}

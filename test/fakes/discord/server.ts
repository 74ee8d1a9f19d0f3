import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, apiErrors } from './api-error.ts';
import { Buckets } from './buckets.ts';
import { type DiscordDocument, discordDocument } from './document.ts';
import { type Gateway, startGateway } from './gateway.ts';
import type { Interaction } from './interactions.ts';
import { userPayload } from './payloads.ts';
import { createRoutes, type RouteResponse, type Upload } from './routes.ts';
import { type Message, World } from './world.ts';

const contentFlag = 1 << 18;
const contentIntent = 1 << 15;

export interface RecordedRequest {
  readonly method: string;
  readonly template: string;
  readonly path: string;
  readonly json: unknown;
  readonly at: number;
  status: number;
}

/** A fake Discord on a loopback port: REST, files and gateway over one set of users, servers and messages. */
export class DiscordServer {
  readonly token = 'bot.token.of-a-test';
  readonly world = new World();
  readonly buckets = new Buckets();
  /** Discord itself waits 3 s. Here it is 30 s, for busy machines; tests check `acknowledgedMs` of the interaction. */
  readonly timeouts = { acknowledgeMs: 30_000, tokenMs: 15 * 60_000 };
  readonly interactions = new Map<string, Interaction>();
  readonly commands = new Map<string, unknown[]>();
  /** How many a bot needs at least, how many Discord recommends where these are others, and how many may begin at once. */
  readonly shards: { count: number; recommended?: number; atOnce: number } = { count: 1, atOnce: 16 };
  /** How often the bot may connect. */
  readonly sessions = { remaining: 1_000, reset_after: 0 };
  readonly uploadLimit = { bytes: 10 * 2 ** 20 };
  /** What the bot did against Discord's OpenAPI document or its rules. */
  readonly violations: string[] = [];
  readonly requests: RecordedRequest[] = [];
  /** Errors to answer, oldest first, to requests whose `METHOD template` starts with `on`; `file` for downloads. */
  readonly faults: { readonly on: string; readonly status: number; readonly retryAfterSeconds?: number }[] = [];
  /** Files of commands and forms, which are on no message. */
  readonly interactionFiles = new Map<string, Message['attachments'][number]>();
  /** Ids of the files whose first URL has expired. */
  readonly expired = new Set<string>();
  mayReadContent = false;
  /** The intents that the gateway refuses, when they differ from what REST says. */
  gatewayForbids: number | undefined;
  /** How often clients show that they are there. */
  heartbeatMs = 45_000;
  /** Milliseconds by which every answer is delayed. */
  delayMs = 0;
  mostEditsInFlight = 0;
  #inFlight = 0;
  #gateway: Gateway | undefined;
  #origin = '';
  readonly #editing = new Map<string, number>();
  readonly #waiters = new Set<() => void>();
  readonly #document: DiscordDocument = discordDocument();
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: unknown) => {
      if (request.complete) this.violations.push(`the server broke: ${String(error)}`); // else the client has gone
      response.destroy();
    });
  });
  readonly #routes = createRoutes({
    world: this.world,
    origin: () => this.#origin,
    interactions: this.interactions,
    timeouts: this.timeouts,
    applicationFlags: () => (this.mayReadContent ? contentFlag : 0),
    commands: this.commands,
    uploadLimit: this.uploadLimit,
    shards: this.shards,
    sessions: this.sessions,
    addViolation: (problem) => this.violations.push(problem),
    onMessage: () => this.#changed(),
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.#gateway = startGateway(this.#server, {
      token: this.token,
      forbidden: () => this.gatewayForbids ?? (this.mayReadContent ? 0 : contentIntent),
      shards: () => this.shards.count,
      atOnce: () => this.shards.atOnce,
      addViolation: (problem) => this.violations.push(problem),
      heartbeatMs: () => this.heartbeatMs,
      ready: () => ({
        v: 10,
        user: userPayload(this.world.bot),
        guilds: [...this.world.guilds.keys()].map((id) => ({ id, unavailable: true })),
        resume_gateway_url: this.#origin.replace('http', 'ws'),
        application: { id: this.world.bot.id, flags: 0 },
      }),
      onChange: () => this.#changed(),
    });
    return this;
  }

  /** Clients reach it there, and not directly. */
  isReachedThrough(origin: string): void {
    this.#origin = origin;
  }

  get origin(): string {
    return this.#origin;
  }

  get apiUrl(): string {
    return `${this.#origin}/api`;
  }

  get gateway(): Gateway {
    if (!this.#gateway) throw new Error('the server is not started');
    return this.#gateway;
  }

  /** Resolves with the value of `look` once it is neither undefined nor false. Looks after every request and every 100 ms. */
  async until<Value>(look: () => Value | undefined | false, withinMs = 50_000): Promise<Value> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const seen = look();
      if (seen !== undefined && seen !== false) return seen;
      if (Date.now() > deadline) throw new Error(`not seen within ${withinMs} ms: ${look}`);
      await this.#change(100);
    }
  }

  /** Resolves when no request was in flight during the last 50 turns of the event loop. */
  async idle(): Promise<void> {
    for (let turns = 0; turns < 50; turns++) {
      if (this.#inFlight > 0) turns = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Ends the tokens of all interactions so far, as Discord does after 15 minutes. */
  endTokens(): void {
    for (const interaction of this.interactions.values()) interaction.isOver = true;
  }

  async close(): Promise<void> {
    this.#gateway?.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(1, withinMs));
      this.#waiters.add(done);
    });
  }

  #changed(): void {
    for (const wake of [...this.#waiters]) wake();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#origin);
    if (url.pathname.startsWith('/attachments/')) return this.#sendFile(url, response);
    if (/^\/(?:stickers|emojis)\//.test(url.pathname)) return this.#sendFile(url, response);
    if (/\/avatars\//.test(url.pathname)) return this.#sendAvatar(url, response);
    const body = await readBody(request);
    const edited = request.method === 'PATCH' ? url.pathname : '';
    const inFlight = (this.#editing.get(edited) ?? 0) + 1;
    this.#editing.set(edited, inFlight);
    if (edited !== '') this.mostEditsInFlight = Math.max(this.mostEditsInFlight, inFlight);
    this.#inFlight += 1;
    const { status, json, headers } = await this.#answer(request, url, body);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    this.#editing.set(edited, (this.#editing.get(edited) ?? 1) - 1);
    this.#inFlight -= 1;
    response.writeHead(status, { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(json === undefined ? undefined : JSON.stringify(json));
    this.#changed();
  }

  async #answer(request: IncomingMessage, url: URL, body: Buffer) {
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname.replace('/api/v10', ''));
    const operation = this.#document.find(method, path);
    if (!operation) {
      this.violations.push(`no operation ${method} ${path}`);
      return { status: 404, json: { code: 0, message: '404: Not Found' }, headers: {} };
    }
    const read = await readParts(request, body);
    const uploads = read.uploads.map(({ field }) => field);
    const asked = { method, path, query: url.searchParams, json: read.json, files: uploads };
    const name = `${method} ${operation.template}`;
    this.#addViolation(name, this.#document.requestProblems(operation, asked), read.json);
    const seen: RecordedRequest = {
      method,
      template: operation.template,
      path,
      json: read.json,
      at: Date.now(),
      status: 0,
    };
    this.requests.push(seen);
    const major = /^\/(?:channels|guilds|webhooks|interactions)\/(\d+(?:\/[\w-]{20,})?)/.exec(path)?.[1] ?? '';
    const taken = this.buckets.take(name, major);
    const { answer, headers } = this.#decide(name, request, operation, { ...asked, uploads: read.uploads }, taken);
    seen.status = answer.status;
    if (answer.status < 500) {
      const problems = this.#document.responseProblems(operation, method, answer.status, answer.json);
      this.#addViolation(`the fake's own answer to ${name}`, problems, answer.json);
    }
    return { ...answer, headers: { ...taken.headers, ...headers } };
  }

  /** Records the first problems: for a union, the validator reports every branch that does not fit. */
  #addViolation(about: string, problems: readonly string[], json: unknown): void {
    if (problems.length > 0)
      this.violations.push(`${about}: ${problems.slice(0, 6).join('; ')}: ${JSON.stringify(json)}`);
  }

  #decide(
    name: string,
    request: IncomingMessage,
    operation: NonNullable<ReturnType<DiscordDocument['find']>>,
    asked: Parameters<ReturnType<typeof createRoutes>>[1],
    taken: ReturnType<Buckets['take']>,
  ): { answer: RouteResponse; headers: Readonly<Record<string, string>> } {
    if (taken.isOver) return tooMany(taken.retryAfterSeconds);
    const index = this.faults.findIndex(({ on }) => name.startsWith(on));
    const [fault] = index < 0 ? [] : this.faults.splice(index, 1);
    if (fault?.status === 429) return tooMany(fault.retryAfterSeconds ?? 0.2);
    if (fault) return { answer: { status: fault.status, json: { code: 0, message: 'fault' } }, headers: {} };
    try {
      if (needsToken(operation.template) && request.headers.authorization !== `Bot ${this.token}`) {
        throw apiErrors.unauthorized();
      }
      return { answer: this.#routes(operation, asked), headers: {} };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { answer: { status: error.status, json: { code: error.code, message: error.message } }, headers: {} };
    }
  }

  /** As the CDN: `/avatars/<user>/<hash>.png`, or `/guilds/<guild>/users/<user>/avatars/<hash>.png`. */
  #sendAvatar({ pathname }: URL, response: ServerResponse): void {
    const [, guild, inGuild, user, hash] =
      /^(?:\/guilds\/(\d+)\/users\/(\d+))?\/avatars(?:\/(\d+))?\/([0-9a-f]+)\.png$/.exec(pathname) ?? [];
    const avatar = guild
      ? this.world.guilds.get(guild)?.avatars.get(inGuild ?? '')
      : this.world.users.get(user ?? '')?.avatar;
    if (!avatar || avatar.hash !== hash) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'image/png' }).end(avatar.bytes);
  }

  #sendFile(url: URL, response: ServerResponse): void {
    const [, kind, name = '', ofFile = ''] = url.pathname.split('/');
    const id = kind === 'attachments' ? ofFile : name.replace(/\.\w+$/, '');
    const files = [...this.world.messages.values()].flatMap(({ attachments }) => attachments);
    const file = this.interactionFiles.get(id) ?? files.find((one) => one.id === id);
    const index = this.faults.findIndex(({ on }) => on === 'file');
    const [fault] = index < 0 ? [] : this.faults.splice(index, 1);
    if (fault) return void response.writeHead(fault.status).end();
    if (!file || (this.expired.has(id) && url.searchParams.get('ex') === '1')) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }
}

function tooMany(retryAfterSeconds: number) {
  const json = { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: false, code: 0 };
  const headers = { 'retry-after': String(retryAfterSeconds), 'x-ratelimit-scope': 'user' };
  return { answer: { status: 429, json }, headers };
}

function needsToken(template: string): boolean {
  return !template.startsWith('/webhooks') && !template.startsWith('/interactions');
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readParts(request: IncomingMessage, body: Buffer): Promise<{ json: unknown; uploads: Upload[] }> {
  const type = request.headers['content-type'] ?? '';
  if (body.byteLength === 0) return { json: undefined, uploads: [] };
  if (!type.startsWith('multipart/')) return { json: JSON.parse(body.toString()), uploads: [] };
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') continue;
    uploads.push({ field, filename: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { json: JSON.parse(String(form.get('payload_json') ?? '{}')), uploads };
}

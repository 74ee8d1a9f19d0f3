import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../src/core/clock.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { type LoopbackServer, startLoopbackServer } from '../loopback-server.ts';
import { readBotApi } from './bot-api.ts';
import { type Payload, Refused } from './content.ts';
import { cutOff, type Fault, faultAnswer, tooMany } from './faults.ts';
import { type Files, perform } from './methods.ts';
import { TelegramWorld } from './world.ts';

/** How many sends and edits the server allows. */
interface Limits {
  groupPerMinute: number;
  /** Between two sends in one chat. */
  minGapMs: number;
  /** For all chats together. */
  allPerSecond: number;
}

const api = readBotApi();
const counted = new Set([
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'sendAnimation',
  'sendVideo',
  'sendMediaGroup',
  'editMessageText',
  'editMessageCaption',
  'editMessageMedia',
]);

/** A fake Bot API on a loopback port. It checks each call and each of its own answers against the published description. */
export class TelegramServer {
  readonly token = '4242:AAE-canary_token-that-must-not-be-seen-0';
  readonly world = new TelegramWorld();
  /** Calls and answers that differ from the description. */
  readonly violations: string[] = [];
  readonly calls: { readonly method: string; readonly payload: Payload; readonly at: number; status: number }[] = [];
  readonly faults: Fault[] = [];
  readonly answers = new Map<string, string>();
  readonly actions: string[] = [];
  readonly commands: unknown[] = [];
  /** Errors of the bot, for the error message of `until`. */
  clientErrors: readonly unknown[] = [];
  /** Called before a call is served. `drop` loses the call, `cut` loses its answer. */
  intercept: (method: string) => 'drop' | 'cut' | undefined = () => undefined;
  webhook: Payload | undefined;
  /** What it met last when it called the webhook. */
  webhookFailure: { readonly last_error_date: number; readonly last_error_message: string } | undefined;
  limits: Limits = { groupPerMinute: 20, minGapMs: 900, allPerSecond: Number.POSITIVE_INFINITY };
  largestDownloadBytes = 20 * 2 ** 20;
  /** An empty answer comes after so long, also where the bot would wait longer. */
  longestPollMs = Number.POSITIVE_INFINITY;
  sharedFolder: string | undefined;
  readonly #clock: Clock;
  readonly #updates: { readonly update_id: number }[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #sends = new Map<number, number[]>();
  #hasForeign = false;
  #isRevoked = false;
  #update = 1_000;
  #server: LoopbackServer | undefined;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  async listen(): Promise<string> {
    this.#server = await startLoopbackServer((request, response) => void this.#serve(request, response));
    return this.#server.origin;
  }

  async close(): Promise<void> {
    this.#wake();
    await this.#server?.close();
  }

  /** From now on the token is unknown. */
  revoke(): void {
    this.#isRevoked = true;
    this.#wake();
  }

  /** Sends an update to the bot. `isForeign`: the update may be malformed. Returns its id. */
  push(update: Readonly<Record<string, unknown>>, { isForeign = false } = {}): number {
    const whole = { update_id: ++this.#update, ...update };
    if (isForeign) this.#hasForeign = true;
    else this.violations.push(...api.update(whole));
    this.#updates.push(whole);
    this.#wake();
    return whole.update_id;
  }

  /** How many updates are not acknowledged yet. */
  get waiting(): number {
    return this.#updates.length;
  }

  /** Waits for the bot to do something. Throws with a summary of what happened if it does not. */
  async until(isReached: () => boolean, withinMs = 30_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!isReached()) {
      if (Date.now() > deadline) throw new Error(`it did not happen in time; this happened:\n${this.#summary()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #summary(): string {
    const said = [...this.world.chats.values()].flatMap(({ messages }) =>
      messages.map(({ history }) => history.join(' → ')),
    );
    const calls = this.calls.slice(-20).map(({ method, status }) => `${method} ${status}`);
    return [...said, calls.join(', '), ...this.violations, ...this.clientErrors.map(String)].join('\n');
  }

  #wake(): void {
    for (const wake of this.#waiters) wake();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind = '', rest = ''] = /^\/((?:file\/)?bot)(.*)$/.exec(request.url ?? '') ?? [];
    if (this.#isRevoked || !rest.startsWith(`${this.token}/`))
      return reply(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const path = rest.slice(this.token.length + 1);
    if (kind === 'file/bot') return this.#sendFile(path, response);
    try {
      const { payload, files } = await read(request, path);
      await this.#call(path, payload, files, request, response);
    } catch (error) {
      if (request.complete) this.violations.push(`the server broke at ${path}: ${String(error)}`); // otherwise the client is gone
      response.destroy();
    }
  }

  #sendFile(path: string, response: ServerResponse): void {
    const file = this.world.files.get(path.split('/').at(-1) ?? '');
    const fault = this.#takeFault('file');
    if (fault?.status === 'cut') cutOff(response, file?.bytes ?? new Uint8Array());
    else if (fault) reply(response, fault.status, { ok: false, error_code: fault.status, description: 'fault' });
    else if (!file) reply(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  async #call(
    method: string,
    payload: Payload,
    files: Files,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const seen = { method, payload, at: this.#clock.now(), status: 200 };
    this.calls.push(seen);
    const problems = api.request(method, payload);
    this.violations.push(...problems);
    if (problems.length > 0) return this.#refuse(seen, response, new Refused(400, `Bad Request: ${problems[0]}`));
    const loss = this.intercept(method);
    if (loss === 'drop') return void request.socket.destroy();
    const fault: Fault | undefined = loss ? { method, status: loss } : this.#takeFault(method);
    if (fault && fault.status !== 'cut') return this.#refuse(seen, response, faultAnswer(fault));
    try {
      this.#countSend(method, Number(payload.chat_id));
      const result = await this.#perform(method, payload, files, request);
      const isForeign = method === 'getUpdates' && this.#hasForeign;
      if (!isForeign) this.violations.push(...api.answer(method, result).map((problem) => `own answer: ${problem}`));
      if (fault) return void request.socket.destroy();
      reply(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#refuse(seen, response, error);
    }
  }

  #takeFault(method: string): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.method === method || fault.method === '*');
    if (['getUpdates', 'file', 'setMessageReaction'].includes(method) && this.faults[index]?.method === '*')
      return undefined;
    return index < 0 ? undefined : this.faults.splice(index, 1)[0];
  }

  #refuse(seen: { status: number }, response: ServerResponse, { code, message, parameters }: Refused): void {
    seen.status = code;
    reply(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
  }

  /** Counts sends and edits. Throws Refused if a limit is exceeded. */
  #countSend(method: string, chat: number): void {
    if (!counted.has(method) || Number.isNaN(chat)) return; // a message elsewhere is in no chat of the bot
    const now = this.#clock.now();
    const recent = (this.#sends.get(chat) ?? []).filter((at) => at > now - 60_000);
    const last = recent.at(-1);
    if (last !== undefined && now - last < this.limits.minGapMs) throw tooMany(1);
    if (chat < 0 && recent.length >= this.limits.groupPerMinute) throw tooMany(5);
    const latest = [...this.#sends.values()].flat().filter((at) => at > now - 1_000);
    if (latest.length >= this.limits.allPerSecond) throw tooMany(1);
    this.#sends.set(chat, [...recent, now]);
  }

  async #perform(method: string, payload: Payload, files: Files, request: IncomingMessage): Promise<unknown> {
    if (method === 'getUpdates') return this.#nextUpdates(payload, request);
    if (method === 'setWebhook') {
      this.webhook = payload;
      return true;
    }
    if (method === 'getWebhookInfo') {
      const url = String(this.webhook?.url ?? '');
      return { url, has_custom_certificate: false, pending_update_count: this.waiting, ...this.webhookFailure };
    }
    return perform(method, payload, files, this);
  }

  async #nextUpdates({ offset = 0, timeout = 0 }: Payload, request: IncomingMessage): Promise<unknown> {
    while (this.#updates[0] && this.#updates[0].update_id < Number(offset)) this.#updates.shift();
    if (this.#updates.length === 0 && Number(timeout) > 0) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiters.delete(wake);
          resolve();
        };
        this.#waiters.add(wake);
        request.socket.once('close', wake);
        setTimeout(wake, Math.min(Number(timeout) * 1_000, this.longestPollMs)).unref();
      });
    }
    return this.#updates.slice(0, 100);
  }
}

async function read(request: IncomingMessage, method: string): Promise<{ payload: Payload; files: Files }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const files = new Map<string, { bytes: Uint8Array; name: string }>();
  if (!type.startsWith('multipart/')) return { payload: body.length > 0 ? JSON.parse(body.toString()) : {}, files };
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string')
      files.set(name, { bytes: new Uint8Array(await value.arrayBuffer()), name: value.name });
    else payload[name] = name === 'chat_id' || api.isJson(method, name) ? JSON.parse(value) : value;
  }
  return { payload, files };
}

function reply(response: ServerResponse, status: number, json: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

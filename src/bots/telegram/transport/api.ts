import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Api, GrammyError, type RawApi } from 'grammy';
import { Agent, fetch, type RequestInit } from 'undici';
import { RateLimited } from '../../../core/ports/chat.ts';
import { publicApiRoot, type TelegramConfig } from './config.ts';

/** Telegram's own no. Holds neither the payload nor the URL, which has the token in it. */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly method: string;
  readonly code: number;
  readonly description: string;
  /** The id of the supergroup that the group has become. */
  readonly migratedTo: number | undefined;

  constructor(method: string, code: number, description: string, migratedTo?: number) {
    super(`${method}: ${code} ${description}`);
    this.method = method;
    this.code = code;
    this.description = description;
    this.migratedTo = migratedTo;
  }
}

/** The bot cannot run as it is set up; the message tells the operator what to change, and where. */
export class TelegramUnusable extends Error {
  override readonly name = 'TelegramUnusable';

  constructor(options: ErrorOptions) {
    super('Telegram does not accept TELEGRAM_TOKEN. Write /token to https://t.me/BotFather for a new one', options);
  }
}

/** The same error, or what it means where Telegram does not know the token (any more). */
export function explainUnknownToken(error: unknown): unknown {
  const isUnknown = error instanceof TelegramError && (error.code === 401 || error.code === 404);
  return isUnknown ? new TelegramUnusable({ cause: error }) : error;
}

/** Whether Telegram did what was asked is not known. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

export interface TelegramApi {
  /**
   * Calls one method. Throws RateLimited, TelegramError or AnswerLost, and the signal's reason when it is aborted.
   * A server's own failure (5xx) counts as a lost answer.
   */
  call<Value>(work: (raw: RawApi, signal: GrammySignal) => Promise<Value>, signal: AbortSignal): Promise<Value>;
  /** Largest file that can be fetched, bytes; undefined where there is no limit. */
  readonly largestDownload: number | undefined;
  /** Largest file that can be sent, bytes. */
  readonly largestUpload: number;
  download(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  close(): Promise<void>;
}

const mebibyte = 2 ** 20;
/** Longer than a long poll. */
const answerMs = 120_000;

/** Telegram's own servers hand over no larger file. Bytes. */
export const largestPublicDownload = 20 * mebibyte;

/** The TelegramContext API through grammY, over undici's fetch. `isPublic`: the limits of Telegram's own servers hold. */
export function createTelegramApi(
  { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: root }: Pick<TelegramConfig, 'TELEGRAM_TOKEN' | 'TELEGRAM_API_ROOT'>,
  { isPublic = root === publicApiRoot }: { isPublic?: boolean | undefined } = {},
): TelegramApi {
  const agent = new Agent({ headersTimeout: answerMs, bodyTimeout: answerMs });
  const api = new Api(token.reveal(), {
    apiRoot: root,
    fetch: fetchThrough(agent) as never,
    timeoutSeconds: answerMs / 1_000,
  });
  const scrub = (text: string): string => text.replaceAll(token.reveal(), '[secret]');

  const call: TelegramApi['call'] = async (work, signal) => {
    signal.throwIfAborted();
    try {
      return await work(api.raw, signal as GrammySignal);
    } catch (error) {
      signal.throwIfAborted();
      throw fromGrammyError(error, scrub);
    }
  };

  return {
    call,
    largestDownload: isPublic ? largestPublicDownload : undefined,
    largestUpload: (isPublic ? 50 : 2_000) * mebibyte,
    async download(fileId, signal) {
      const { file_path: path } = await call((raw, inner) => raw.getFile({ file_id: fileId }, inner), signal);
      if (path === undefined) throw new AnswerLost('getFile: no path');
      const isLocal = path.startsWith('/');
      if (isLocal && isPublic) throw new AnswerLost('getFile: a path of another machine');
      // a local TelegramContext API server shares its disk
      if (isLocal) return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      const url = `${root}/file/bot${token.reveal()}/${path.split('/').map(encodeURIComponent).join('/')}`;
      return openUrl(url, agent, signal);
    },
    close: () => agent.destroy(),
  };
}

/** Its errors never tell the URL. */
async function openUrl(url: string, dispatcher: Agent, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { dispatcher, signal, redirect: 'error' }).catch(() => {
    signal.throwIfAborted();
    throw new AnswerLost('the file could not be fetched');
  });
  if (response.ok && response.body) return response.body as ReadableStream<Uint8Array>;
  await response.body?.cancel();
  throw new TelegramError('file', response.status, 'the file could not be fetched');
}

/** grammY calls it with a signal and an agent of other libraries. */
function fetchThrough(dispatcher: Agent) {
  return (url: string, { method, headers, body, signal }: RequestInit) => {
    const controller = new AbortController();
    if (signal?.aborted) controller.abort();
    else signal?.addEventListener('abort', () => controller.abort(), { once: true });
    const contentType = (headers as Record<string, string>)['content-type'] ?? '';
    return fetch(url, {
      ...(method !== undefined && { method }),
      headers: { 'content-type': contentType },
      ...(body !== undefined && { body }),
      duplex: 'half',
      signal: controller.signal,
      dispatcher,
    });
  };
}

function fromGrammyError(error: unknown, scrub: (text: string) => string): Error {
  if (!(error instanceof GrammyError))
    return new AnswerLost(error instanceof Error ? scrub(error.message) : 'no answer');
  const { method, error_code: code, description, parameters } = error;
  if (code === 429) return new RateLimited((parameters.retry_after ?? 1) * 1_000);
  if (code >= 500) return new AnswerLost(`${method}: ${code}`);
  return new TelegramError(method, code, scrub(description), parameters.migrate_to_chat_id);
}

/** The message looks like that already, or holds its result and has no words to change any more. */
export function isUnchanged(error: unknown): boolean {
  return (
    error instanceof TelegramError && /message is not modified|no text in the message to edit/i.test(error.description)
  );
}

const closed =
  /chat not found|bot was (kicked|blocked)|bot is not a member|message to edit not found|MESSAGE_ID_INVALID|message can't be edited|rights to send|CHAT_WRITE_FORBIDDEN|user is deactivated|PEER_ID_INVALID|TOPIC_(CLOSED|DELETED)|CHAT_RESTRICTED/i;

/** The chat or the message is gone, or closed to the bot. */
export function isClosed(error: unknown): boolean {
  return (
    error instanceof TelegramError && (error.code === 403 || (error.code === 400 && closed.test(error.description)))
  );
}

/** Telegram does not take this file in this way; it may take it in another. */
export function isRefusedFile(error: unknown): boolean {
  if (!(error instanceof TelegramError) || error.migratedTo !== undefined) return false;
  if (error.code === 413) return true;
  return (
    error.code === 400 && /PHOTO_|IMAGE_PROCESS|MEDIA_|file is too big|wrong type|failed to/i.test(error.description)
  );
}

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Api, GrammyError, type RawApi } from 'grammy';
import { Agent, fetch, type RequestInit } from 'undici';
import type { OnEvent } from '../../../core/events.ts';
import { RateLimited } from '../../../core/ports/chat.ts';
import { networkCode } from '../../network-code.ts';
import { publicApiRoot, type TelegramConfig } from './config.ts';
import { AnswerLost, TelegramError } from './errors.ts';
import { platform } from './update.ts';

type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

export interface TelegramApi {
  /**
   * Calls one method. Throws RateLimited, TelegramError or AnswerLost, and the signal's reason when it is aborted.
   * A failure inside of Telegram (5xx) counts as a lost answer.
   */
  call<Value>(work: (raw: RawApi, signal: GrammySignal) => Promise<Value>, signal: AbortSignal): Promise<Value>;
  /** Largest file that can be fetched, bytes; undefined where there is no limit. */
  readonly largestDownload: number | undefined;
  /** Largest file that can be sent, bytes. */
  readonly largestUpload: number;
  /** Throws RateLimited, TelegramError or AnswerLost, also while the file is read. */
  download(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  close(): Promise<void>;
}

const mebibyte = 2 ** 20;
/** How long an answer may take. Longer than a long poll. */
const answerMs = 120_000;

/** Largest file that Telegram's own servers let a bot download, bytes. */
export const largestPublicDownload = 20 * mebibyte;

/** The Bot API through grammY, with undici's fetch. `isPublic`: the limits of Telegram's own servers hold. */
export function createTelegramApi(
  { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: root }: Pick<TelegramConfig, 'TELEGRAM_TOKEN' | 'TELEGRAM_API_ROOT'>,
  { isPublic = root === publicApiRoot, onEvent }: { isPublic?: boolean | undefined; onEvent: OnEvent },
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
      const explained = fromGrammyError(error, scrub);
      if (explained instanceof RateLimited) onEvent({ kind: 'rate-limited', platform });
      throw explained;
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
      // a local Bot API server shares its disk
      if (isLocal) return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      const url = `${root}/file/bot${token.reveal()}/${path.split('/').map(encodeURIComponent).join('/')}`;
      return openUrl(url, agent, signal);
    },
    close: () => agent.destroy(),
  };
}

/** The URL holds the token, so no error mentions it. */
async function openUrl(url: string, dispatcher: Agent, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { dispatcher, signal, redirect: 'error' }).catch(() => {
    signal.throwIfAborted();
    throw new AnswerLost('the file could not be fetched');
  });
  if (response.ok && response.body) return wholeOrLost(response.body as ReadableStream<Uint8Array>, signal);
  await response.body?.cancel();
  if (response.status === 429) throw new RateLimited((Number(response.headers.get('retry-after')) || 1) * 1_000);
  if (response.status >= 500) throw new AnswerLost(`file: ${response.status}`);
  throw new TelegramError('file', response.status, 'the file could not be fetched');
}

/** The stream, which throws AnswerLost where the connection breaks. */
function wholeOrLost(stream: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch {
      signal.throwIfAborted();
      throw new AnswerLost('the file was cut off');
    }
  }
  return ReadableStream.from(chunks()) as ReadableStream<Uint8Array>;
}

/** A fetch for grammY, which passes a signal and an agent that undici does not accept. */
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
  if (!(error instanceof GrammyError)) {
    const code = networkCode(error);
    if (code !== undefined) return new AnswerLost(`no answer: ${code}`);
    return new AnswerLost(error instanceof Error ? scrub(error.message) : 'no answer');
  }
  const { method, error_code: code, description, parameters } = error;
  if (code === 429) return new RateLimited((parameters.retry_after ?? 1) * 1_000);
  if (code >= 500) return new AnswerLost(`${method}: ${code}`);
  return new TelegramError(method, code, scrub(description), parameters.migrate_to_chat_id);
}

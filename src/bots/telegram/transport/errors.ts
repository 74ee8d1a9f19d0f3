/** Telegram refused a request. Holds neither the payload nor the URL, which contains the token. */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly method: string;
  readonly code: number;
  readonly description: string;
  /** The new id of a group that became a supergroup. */
  readonly migratedTo: number | undefined;

  constructor(method: string, code: number, description: string, migratedTo?: number) {
    super(`${method}: ${code} ${description}`);
    this.method = method;
    this.code = code;
    this.description = description;
    this.migratedTo = migratedTo;
  }
}

/** The bot cannot run with this configuration. The message tells the operator what to change. */
export class TelegramUnusable extends Error {
  override readonly name = 'TelegramUnusable';

  constructor(options: ErrorOptions) {
    super('Telegram does not accept TELEGRAM_TOKEN. Write /token to https://t.me/BotFather for a new one', options);
  }
}

/** TelegramUnusable if the error means that Telegram does not know the token (401, 404); else the same error. */
export function explainUnknownToken(error: unknown): unknown {
  const isUnknown = error instanceof TelegramError && (error.code === 401 || error.code === 404);
  return isUnknown ? new TelegramUnusable({ cause: error }) : error;
}

/** It is unknown whether Telegram did what was requested. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/** Another process polls with the same token, or a webhook is set. */
export function isConflict(error: unknown): boolean {
  return error instanceof TelegramError && error.code === 409;
}

/** Whether a request that may be repeated may work a little later. */
export function mayPass(error: unknown): boolean {
  return error instanceof AnswerLost;
}

/** Whether Telegram would refuse the same request again. */
export function isRefused(error: unknown): boolean {
  return error instanceof TelegramError;
}

/** The message shows the text already, or it holds a result and has no text that could be edited. */
export function isUnchanged(error: unknown): boolean {
  return (
    error instanceof TelegramError && /message is not modified|no text in the message to edit/i.test(error.description)
  );
}

const closed =
  /chat not found|bot was (kicked|blocked)|bot is not a member|message to edit not found|MESSAGE_ID_INVALID|message can't be edited|rights to send|CHAT_WRITE_FORBIDDEN|user is deactivated|PEER_ID_INVALID|TOPIC_(CLOSED|DELETED)|CHAT_RESTRICTED/i;

/** The chat or the message is gone, or the bot may not write there. */
export function isClosed(error: unknown): boolean {
  return (
    error instanceof TelegramError && (error.code === 403 || (error.code === 400 && closed.test(error.description)))
  );
}

/** The message that was to be edited is gone, and its chat is there. */
export function isMessageGone(error: unknown): boolean {
  return error instanceof TelegramError && /message to edit not found|MESSAGE_ID_INVALID/i.test(error.description);
}

/** Telegram does not accept the file in this form. It may accept it in another form. */
export function isRefusedFile(error: unknown): boolean {
  if (!(error instanceof TelegramError) || error.migratedTo !== undefined) return false;
  if (error.code === 413) return true;
  return (
    error.code === 400 && /PHOTO_|IMAGE_PROCESS|MEDIA_|file is too big|wrong type|failed to/i.test(error.description)
  );
}

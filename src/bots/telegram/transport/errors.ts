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

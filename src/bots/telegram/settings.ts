import { z } from 'zod';

/** A bot's token: whoever has it owns the bot. Prints as [secret], however it is printed. */
class BotToken {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

export const publicApiRoot = 'https://api.telegram.org';
const unset = (value: unknown): unknown => (value === '' ? undefined : value);

export const TelegramSettings = z.object({
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is not a bot token as @BotFather gives it')
    .transform((value) => new BotToken(value)),
  /** A local Bot API server has no limit on downloads. */
  TELEGRAM_API_ROOT: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/ })
      .default(publicApiRoot)
      .transform((url) => url.replace(/\/+$/, '')),
  ),
  TELEGRAM_WEBHOOK: z.preprocess(unset, z.stringbool().default(false)),
  /** Chats it answers in, by id; everywhere when unset. */
  TELEGRAM_ALLOWED_CHATS: z.preprocess(
    unset,
    z
      .string()
      .transform((list) => list.split(',').map(Number))
      .pipe(z.array(z.int()))
      .optional(),
  ),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;

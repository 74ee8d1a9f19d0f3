import { z } from 'zod';
import { Secret } from '../../../core/secret.ts';

export const publicApiRoot = 'https://api.telegram.org';
const unset = (value: unknown): unknown => (value === '' ? undefined : value);

/** The environment variables of the Telegram bot. */
export const TelegramConfig = z.object({
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is not a bot token as @BotFather gives it')
    .transform((value) => new Secret(value)),
  /** Another server than Telegram's own: a local Bot API server has no limit on downloads. */
  TELEGRAM_API_ROOT: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/ })
      .default(publicApiRoot)
      .transform((url) => url.replace(/\/+$/, '')),
  ),
  TELEGRAM_WEBHOOK: z.preprocess(unset, z.stringbool().default(false)),
  /** Ids of the chats in which the bot answers. It answers everywhere when unset. */
  TELEGRAM_ALLOWED_CHATS: z.preprocess(
    unset,
    z
      .string()
      .transform((list) => list.split(',').map(Number))
      .pipe(z.array(z.int()))
      .optional(),
  ),
});
export type TelegramConfig = z.infer<typeof TelegramConfig>;

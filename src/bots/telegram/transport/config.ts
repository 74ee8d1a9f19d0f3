import { z } from 'zod';
import { Secret } from '../../../core/secret.ts';

export const publicApiRoot = 'https://api.telegram.org';
const unset = (value: unknown): unknown => (value === '' ? undefined : value);

export const TelegramConfig = z.object({
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is not a bot token as @BotFather gives it')
    .transform((value) => new Secret(value)),
  /** A local TelegramContext API server has no limit on downloads. */
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
export type TelegramConfig = z.infer<typeof TelegramConfig>;

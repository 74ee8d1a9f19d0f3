import { z } from 'zod';

export const defaultApiUrl = 'https://discord.com/api';

export const DiscordConfig = z.object({
  DISCORD_TOKEN: z.string().min(1),
  /** REST lies below it, and the gateway is where its `/gateway/bot` says; its host and port may serve attachments. */
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .default(defaultApiUrl)
    .transform((url) => url.replace(/\/+$/, '').replace(/\/v\d+$/, '')),
  /** Whether Discord has granted the Message Content intent. */
  DISCORD_MESSAGE_CONTENT: z.stringbool().default(false),
  /** Commands are registered for this server alone: they appear at once there. */
  REGISTER_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'is not the id of a server')
    .optional(),
});
export type DiscordConfig = z.infer<typeof DiscordConfig>;

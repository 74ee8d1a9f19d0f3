import { z } from 'zod';

export const defaultApiUrl = 'https://discord.com/api';

/** At one new session in five seconds, which is what Discord allows most bots, they take five minutes to connect. */
const mostShards = 64;

export const DiscordConfig = z.object({
  DISCORD_TOKEN: z.string().min(1),
  /** The base URL of REST. Its `/gateway/bot` names the gateway; its host and port may also serve attachments. */
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .default(defaultApiUrl)
    .transform((url) => url.replace(/\/+$/, '').replace(/\/v\d+$/, '')),
  /** Whether Discord has granted the bot the Message Content intent. */
  DISCORD_MESSAGE_CONTENT: z.stringbool().default(false),
  /** How many shards this process connects; as many as Discord recommends where it is absent. */
  DISCORD_SHARDS: z.coerce.number().int().min(1).max(mostShards).optional(),
  /** Registers the commands for this server only, where they appear at once. */
  REGISTER_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'is not the id of a server')
    .optional(),
});
export type DiscordConfig = z.infer<typeof DiscordConfig>;

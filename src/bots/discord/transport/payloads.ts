import { AttachmentFlags, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import { defaultLimitBytes } from './limits.ts';
import { parentOf } from './permissions.ts';

export const platform = 'discord';

/** A file on a message, in an option or in a form. */
export const Attachment = z.object({
  id: z.string(),
  filename: z.string(),
  url: z.url(),
  content_type: z.string().nullish(),
  flags: z.number().nullish(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Clients say it by the start of the file's name, and show the file blurred until somebody clicks it. */
export const spoilerPrefix = 'SPOILER_';

export function isSpoiler({ filename, flags }: Attachment): boolean {
  return filename.startsWith(spoilerPrefix) || ((flags ?? 0) & AttachmentFlags.IsSpoiler) !== 0;
}

export function isVideo({ content_type, filename }: Attachment): boolean {
  return content_type ? content_type.startsWith('video/') : /\.(?:mp4|webm|mov)$/i.test(filename);
}

export const User = z.object({ id: z.string(), username: z.string().nullish(), bot: z.boolean().nullish() });

/** A picture or a video of a preview, at the address from which Discord's own proxy serves it. */
const EmbeddedPicture = z.object({ proxy_url: z.url() }).nullish().catch(undefined);
const Embed = z.object({
  url: z.string().nullish(),
  video: EmbeddedPicture,
  image: EmbeddedPicture,
  thumbnail: EmbeddedPicture,
});

/** What a message shows, whether it was sent or forwarded. */
export const ShownContent = z.object({
  content: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  embeds: z.array(Embed).nullish(),
  sticker_items: z.array(z.object({ id: z.string(), format_type: z.number() })).nullish(),
});
export type ShownContent = z.infer<typeof ShownContent>;

export const DiscordMessage = ShownContent.extend({
  id: z.string(),
  channel_id: z.string(),
  author: User.nullish(),
  flags: z.number().nullish(),
  /** What a forwarded message showed. */
  message_snapshots: z.array(z.object({ message: ShownContent })).nullish(),
});
export type DiscordMessage = z.infer<typeof DiscordMessage>;

/** Whether only one member sees the message. */
export function isForOne({ flags }: Pick<DiscordMessage, 'flags'>): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

export const MessageCreated = DiscordMessage.extend({
  guild_id: z.string().nullish(),
  author: User,
  webhook_id: z.string().nullish(),
  member: z.object({ roles: z.array(z.string()) }).nullish(),
  mentions: z.array(User).nullish(),
  referenced_message: DiscordMessage.nullish(),
  message_reference: z.object({ message_id: z.string().nullish(), type: z.number().nullish() }).nullish(),
});
export type MessageCreated = z.infer<typeof MessageCreated>;

export const ReactionAdded = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  message_id: z.string(),
  guild_id: z.string().nullish(),
  message_author_id: z.string().nullish(),
  member: z.object({ user: User.nullish(), roles: z.array(z.string()) }).nullish(),
  emoji: z.object({ name: z.string().nullish() }),
});
export type ReactionAdded = z.infer<typeof ReactionAdded>;

/** The fields without which an interaction cannot be answered. */
export const Envelope = z.object({ id: z.string(), token: z.string(), application_id: z.string(), type: z.unknown() });

const InteractionPayload = Envelope.extend({
  type: z.number(),
  guild_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  channel: z.object({ type: z.number().nullish(), parent_id: z.string().nullish() }).nullish(),
  member: z.object({ user: User, roles: z.array(z.string()), permissions: z.string().regex(/^\d+$/) }).nullish(),
  user: User.nullish(),
  locale: z.string().nullish(),
  context: z.number().nullish(),
  app_permissions: z.string().regex(/^\d+$/).nullish().catch(undefined),
  authorizing_integration_owners: z.record(z.string(), z.string()).nullish(),
  attachment_size_limit: z.number().nullish(),
  message: DiscordMessage.nullish(),
  data: z.unknown(),
});

/** An interaction that this bot does not offer, or whose data has another shape than Discord's. */
export class UnknownInteraction extends Error {
  override readonly name = 'Misfit';
}

/** Throws UnknownInteraction. */
export function read<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new UnknownInteraction('it is not what Discord sends', { cause: parsed.error });
  return parsed.data;
}

/** The member who acts, where they act, and their rights there. */
export interface Actor {
  readonly member: Requester;
  readonly locale: string;
  readonly channel: string;
  /** The channel that a thread belongs to; null outside threads, undefined when the event does not tell. */
  readonly parent?: string | null | undefined;
  readonly guild?: string | undefined;
  readonly roles: readonly string[];
  /** The actor's permissions as a bit set; undefined when the event does not tell. */
  readonly permissions?: bigint | undefined;
  /** Names the message or reaction in which the actor acts, so that it is answered by one message. */
  readonly event?: string;
}

/** A command, component, form or autocompletion that a member used. */
export interface Interaction extends Actor {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly type: number;
  /** Whether the bot can edit its messages in this channel without the interaction's token. */
  readonly isHere: boolean;
  /** Bytes that a file may have here. */
  readonly limitBytes: number;
  /** The message whose component was used. */
  readonly message?: DiscordMessage | undefined;
  readonly data: unknown;
}

const botDirectMessage = 1;

/** Throws UnknownInteraction. */
export function parseInteraction(payload: unknown): Interaction {
  const parsed = read(InteractionPayload, payload);
  const { id, token, type, data, context } = parsed;
  const guild = parsed.guild_id ?? undefined;
  const user = read(User, parsed.member?.user ?? parsed.user);
  const owners = parsed.authorizing_integration_owners;
  const isInstalled = guild === undefined ? context === botDirectMessage : !owners || owners['0'] === guild;
  const isHere = isInstalled && (guild === undefined || seesChannel(parsed.app_permissions));
  return {
    id,
    token,
    type,
    data,
    isHere,
    guild,
    application: parsed.application_id,
    member: { platform, id: user.id, ...(guild !== undefined && { place: guild }) },
    locale: parsed.locale ?? 'en',
    channel: parsed.channel_id ?? '',
    parent: parsed.channel ? parentOf(parsed.channel) : undefined,
    roles: parsed.member?.roles ?? [],
    permissions: guild === undefined ? 0n : BigInt(parsed.member?.permissions ?? '0'),
    limitBytes: parsed.attachment_size_limit ?? defaultLimitBytes,
    message: parsed.message ?? undefined,
  };
}

/** Whether the bot itself may open the channel, as it must to edit its messages there; true where Discord does not say. */
function seesChannel(permissions: string | null | undefined): boolean {
  return (
    !permissions || (BigInt(permissions) & (PermissionFlagsBits.ViewChannel | PermissionFlagsBits.Administrator)) !== 0n
  );
}

export function mayManageGuild(permissions: bigint): boolean {
  return (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}

export function mayManageMessages(permissions: bigint): boolean {
  return (permissions & (PermissionFlagsBits.ManageMessages | PermissionFlagsBits.Administrator)) !== 0n;
}

import { CDNRoutes, ImageFormat, RouteBases } from 'discord.js';
import { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { avatarOf } from '../../../core/ports/likeness.ts';
import { openPatiently } from '../../patience.ts';
import type { DiscordApi } from './api.ts';
import { type AttachmentsParts, explainFile, filePatience } from './attachments.ts';
import { type DiscordConfig, defaultApiUrl } from './config.ts';

interface AvatarsParts extends Pick<AttachmentsParts, 'clock' | 'fetchFile'> {
  readonly api: Pick<DiscordApi, 'avatars'>;
}

/** Pixels. Discord makes larger avatars smaller. */
const size = 1_024;

/** Opens the avatar that a reference names, as it is now; undefined for other references. */
export type OpenAvatar = (ref: MediaRef, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>> | undefined;

export function createAvatarOpener({ DISCORD_API_URL: apiUrl }: DiscordConfig, parts: AvatarsParts): OpenAvatar {
  const base = apiUrl === defaultApiUrl ? RouteBases.cdn : new URL(apiUrl).origin;

  /** The avatar of the server comes first, as members see it there. */
  async function pathOf(user: string, guild: string | undefined): Promise<string> {
    const found = (await parts.api.avatars(user, guild)) ?? (await parts.api.avatars(user, undefined));
    if (guild !== undefined && found?.inGuild !== undefined) {
      return CDNRoutes.guildMemberAvatar(guild, user, found.inGuild, ImageFormat.PNG);
    }
    if (found?.ofUser !== undefined) return CDNRoutes.userAvatar(user, found.ofUser, ImageFormat.PNG);
    throw new UserError('likeness-no-picture');
  }

  return (ref, signal) => {
    const avatar = avatarOf(ref);
    if (!avatar) return undefined;
    const open = async () =>
      parts.fetchFile(`${base}${await pathOf(avatar.member, avatar.place)}?size=${size}`, signal);
    return openPatiently(open, filePatience(parts.clock, signal), explainFile);
  };
}

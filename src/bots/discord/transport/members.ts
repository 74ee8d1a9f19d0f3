import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isPermanent, mapErrors } from './errors.ts';

const User = z.object({ avatar: z.string().nullish() });
const Member = z.object({ avatar: z.string().nullish(), user: User.nullish() });

/** Hashes of avatars. */
export interface AvatarsOfMember {
  /** The one that is shown in the server only. */
  readonly inGuild: string | undefined;
  readonly ofUser: string | undefined;
}

/** Undefined for a user who is not in the server, and where the bot is not. Throws where Discord does not answer. */
export async function memberAvatars(
  rest: REST,
  user: string,
  guild: string | undefined,
): Promise<AvatarsOfMember | undefined> {
  try {
    if (guild === undefined) {
      const { avatar } = User.parse(await mapErrors(rest.get(Routes.user(user))));
      return { inGuild: undefined, ofUser: avatar ?? undefined };
    }
    const member = Member.parse(await mapErrors(rest.get(Routes.guildMember(guild, user))));
    return { inGuild: member.avatar ?? undefined, ofUser: member.user?.avatar ?? undefined };
  } catch (error) {
    if (isPermanent(error)) return undefined;
    throw error;
  }
}

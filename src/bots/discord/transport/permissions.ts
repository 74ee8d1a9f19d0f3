import { ChannelType, GuildPremiumTier, PermissionFlagsBits, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { mapErrors } from './errors.ts';
import { defaultLimitBytes } from './limits.ts';

const Bits = z.string().regex(/^\d+$/).transform(BigInt);
const Guild = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: Bits })),
  premium_tier: z.number().nullish(),
});
const Overwrite = z.object({ id: z.string(), allow: Bits, deny: Bits });
const Channel = z.object({
  type: z.number().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(Overwrite).nullish(),
});
const Membership = z.object({ roles: z.array(z.string()) });

const threads: readonly unknown[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** The id of the channel that a thread belongs to; null when the channel is no thread. */
export function parentOf({ type, parent_id }: Pick<z.infer<typeof Channel>, 'type' | 'parent_id'>): string | null {
  return threads.includes(type) ? (parent_id ?? null) : null;
}

async function fetchChannel(rest: REST, id: string): Promise<z.infer<typeof Channel>> {
  return Channel.parse(await mapErrors(rest.get(Routes.channel(id))));
}

export async function threadParent(rest: REST, channel: string): Promise<string | null> {
  return parentOf(await fetchChannel(rest, channel));
}

/** The permission overwrites of a channel. A thread has those of the channel it belongs to. */
async function fetchOverwrites(rest: REST, channel: string): Promise<readonly z.infer<typeof Overwrite>[]> {
  const found = await fetchChannel(rest, channel);
  const parent = parentOf(found);
  const { permission_overwrites } = parent === null ? found : await fetchChannel(rest, parent);
  return permission_overwrites ?? [];
}

async function fetchGuild(rest: REST, id: string): Promise<z.infer<typeof Guild>> {
  return Guild.parse(await mapErrors(rest.get(Routes.guild(id))));
}

const megabytes = 2 ** 20;

/** Bytes that a file of the bot may have in a server, by its boosts. */
export async function uploadLimit(rest: REST, guild: string): Promise<number> {
  const { premium_tier } = await fetchGuild(rest, guild);
  if (premium_tier === GuildPremiumTier.Tier3) return 100 * megabytes;
  return premium_tier === GuildPremiumTier.Tier2 ? 50 * megabytes : defaultLimitBytes;
}

/** The permissions that the bot needs to answer with its own messages, by the names that Discord shows. */
export const requiredPermissions: Readonly<Record<string, bigint>> = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};

interface Whereabouts {
  readonly guild: string;
  readonly channel: string;
  readonly member: string;
}

/** How long an answer about permissions is believed: a member who reacts ten times is looked up once. */
const recentMs = 10_000;

/** Asks once for what was asked a moment ago, too. What failed is asked for again. */
export function keepRecent(
  ask: (where: Whereabouts) => Promise<bigint>,
  clock: Clock,
): (guild: string, channel: string, member: string) => Promise<bigint> {
  const recent = new Map<string, { readonly at: number; readonly answer: Promise<bigint> }>();
  return (guild, channel, member) => {
    const at = clock.now();
    for (const [key, known] of recent) if (at - known.at >= recentMs) recent.delete(key);
    const key = `${channel} ${member}`;
    const known = recent.get(key);
    if (known) return known.answer;
    const answer = ask({ guild, channel, member });
    recent.set(key, { at, answer });
    answer.catch(() => recent.delete(key));
    return answer;
  };
}

/** The permissions of a member in a channel, computed as Discord does. Owners and administrators get Administrator. */
export async function memberPermissions(rest: REST, { guild, channel, member }: Whereabouts): Promise<bigint> {
  const [{ owner_id, roles }, overwrites, { roles: own }] = await Promise.all([
    fetchGuild(rest, guild),
    fetchOverwrites(rest, channel),
    mapErrors(rest.get(Routes.guildMember(guild, member))).then((json) => Membership.parse(json)),
  ]);
  const granted = unionOf(roles.filter(({ id }) => id === guild || own.includes(id)).map((role) => role.permissions));
  const hasEveryPermission = owner_id === member || (granted & PermissionFlagsBits.Administrator) !== 0n;
  if (hasEveryPermission) return PermissionFlagsBits.Administrator;
  const layers = [[guild], own, [member]];
  return layers.reduce((may, ids) => {
    const rows = overwrites.filter(({ id }) => ids.includes(id));
    return (may & ~unionOf(rows.map(({ deny }) => deny))) | unionOf(rows.map(({ allow }) => allow));
  }, granted);
}

export function unionOf(bits: readonly bigint[]): bigint {
  return bits.reduce((all, each) => all | each, 0n);
}

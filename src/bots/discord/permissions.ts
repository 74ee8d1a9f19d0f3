import { PermissionFlagsBits, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { told } from './discord-error.ts';

const Bits = z.string().regex(/^\d+$/).transform(BigInt);
const Guild = z.object({ owner_id: z.string(), roles: z.array(z.object({ id: z.string(), permissions: Bits })) });
const Overwrite = z.object({ id: z.string(), allow: Bits, deny: Bits });
const Channel = z.object({ permission_overwrites: z.array(Overwrite).nullish() });
const Membership = z.object({ roles: z.array(z.string()) });

/** What a member may do in a channel, as Discord computes it; all of it for owners and administrators. */
export async function memberPermissions(
  rest: REST,
  { guild, channel, member }: { guild: string; channel: string; member: string },
): Promise<bigint> {
  const [{ owner_id, roles }, { permission_overwrites }, { roles: own }] = await Promise.all([
    told(rest.get(Routes.guild(guild))).then((json) => Guild.parse(json)),
    told(rest.get(Routes.channel(channel))).then((json) => Channel.parse(json)),
    told(rest.get(Routes.guildMember(guild, member))).then((json) => Membership.parse(json)),
  ]);
  const granted = union(roles.filter(({ id }) => id === guild || own.includes(id)).map((role) => role.permissions));
  const isAlmighty = owner_id === member || (granted & PermissionFlagsBits.Administrator) !== 0n;
  if (isAlmighty) return PermissionFlagsBits.Administrator;
  const layers = [[guild], own, [member]];
  return layers.reduce((may, ids) => {
    const rows = (permission_overwrites ?? []).filter(({ id }) => ids.includes(id));
    return (may & ~union(rows.map(({ deny }) => deny))) | union(rows.map(({ allow }) => allow));
  }, granted);
}

function union(bits: readonly bigint[]): bigint {
  return bits.reduce((all, each) => all | each, 0n);
}

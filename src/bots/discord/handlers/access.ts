import { UserError } from '../../../core/errors.ts';
import { closedTo, type PlaceSettings } from '../../../core/ports/settings.ts';
import { type DiscordContext, isAdmin } from '../context.ts';
import type { Actor } from '../transport/payloads.ts';

/** Roles and people share one list of ids in the settings; the word before each says which it is. */
const prefixes = { role: 'role:', user: 'user:' } as const;

/** Who may swap, as it was chosen from the list of roles and people; `roles` are those of them that are roles. */
export function accessOf(chosen: readonly string[], roles: readonly string[], guild: string): PlaceSettings['access'] {
  const isEveryone = chosen.length === 0 || chosen.includes(guild); // the role @everyone has the server's own id
  if (isEveryone) return { who: 'everyone' };
  const ids = chosen.map((id) => `${roles.includes(id) ? prefixes.role : prefixes.user}${id}`);
  return { who: 'members', ids };
}

/** Those who may swap, where they are named. */
export function allowedMembers({
  access,
}: PlaceSettings): readonly { readonly kind: 'role' | 'user'; readonly id: string }[] {
  const ids = access.who === 'members' ? access.ids : [];
  return ids.map((id) => {
    const kind = id.startsWith(prefixes.user) ? 'user' : 'role';
    return { kind, id: id.slice(prefixes[kind].length) };
  });
}

/** As Discord shows it: by name. Nobody is called by it, since no message of ours mentions anyone. */
export function mentionOf({ kind, id }: ReturnType<typeof allowedMembers>[number]): string {
  return kind === 'user' ? `<@${id}>` : `<@&${id}>`;
}

/** Throws UserError where the place does not let this person swap here. */
export async function checkAccess(settings: PlaceSettings, actor: Actor, context: DiscordContext): Promise<void> {
  const to = await reasonClosed(settings, actor, context);
  if (to !== undefined && !(await isAdmin(context, actor))) throw new UserError('place-closed', { to });
}

async function reasonClosed(
  settings: PlaceSettings,
  { channel, parent, roles, member }: Actor,
  context: DiscordContext,
): Promise<'member' | 'channel' | undefined> {
  const ids = [`${prefixes.user}${member.id}`, ...roles.map((id) => `${prefixes.role}${id}`)];
  const to = closedTo(settings, { isAdmin: false, ids, channel });
  if (to !== 'channel') return to;
  const above = parent === undefined ? await context.api.threadParent(channel) : parent;
  return closedTo(settings, { isAdmin: false, ids, channel: above ?? undefined }); // a thread is as open as its channel
}

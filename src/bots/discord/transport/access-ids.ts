import type { PlaceSettings } from '../../../core/ports/settings.ts';
import type { Actor } from './payloads.ts';

/** The settings keep roles and users in one list of ids; the prefix says which of them an id is. */
const prefixes = { role: 'role:', user: 'user:' } as const;

export interface RoleOrUser {
  readonly kind: 'role' | 'user';
  readonly id: string;
}

/** The access setting for the roles and users that an admin chose; `roles` are those of `chosen` that are roles. */
export function accessOf(chosen: readonly string[], roles: readonly string[], guild: string): PlaceSettings['access'] {
  const isEveryone = chosen.length === 0 || chosen.includes(guild); // the role @everyone has the server's own id
  if (isEveryone) return { who: 'everyone' };
  const ids = chosen.map((id) => `${roles.includes(id) ? prefixes.role : prefixes.user}${id}`);
  return { who: 'members', ids };
}

/** The roles and users that may swap; empty unless the setting names them. */
export function allowedMembers({ access }: PlaceSettings): readonly RoleOrUser[] {
  const ids = access.who === 'members' ? access.ids : [];
  return ids.map((id) => {
    const kind = id.startsWith(prefixes.user) ? 'user' : 'role';
    return { kind, id: id.slice(prefixes[kind].length) };
  });
}

/** The ids under which the access setting may name this actor. */
export function accessIdsOf({ member, roles }: Pick<Actor, 'member' | 'roles'>): readonly string[] {
  return [`${prefixes.user}${member.id}`, ...roles.map((id) => `${prefixes.role}${id}`)];
}

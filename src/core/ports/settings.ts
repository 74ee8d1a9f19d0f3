import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Member } from './members.ts';
import { Badge } from './trust.ts';

/** A Discord server, a Telegram group, or another place that has settings and a quota of its own. */
export interface Place {
  readonly platform: string;
  readonly id: string;
}

const Limit = z.number().int().min(0).max(100_000).nullable();

/** The settings of a place, which its admins choose. Every field has a default. */
export const PlaceSettings = z.strictObject({
  /** Who may swap. `ids` are of roles or people. Admins always may. */
  access: z
    .discriminatedUnion('who', [
      z.strictObject({ who: z.literal('everyone') }),
      z.strictObject({ who: z.literal('admins') }),
      z.strictObject({ who: z.literal('members'), ids: z.array(z.string().min(1).max(64)).min(1).max(50) }),
    ])
    .default({ who: 'everyone' }),
  /** Ids of the channels where swaps are allowed; empty for all. */
  channels: z.array(z.string().min(1).max(64)).max(100).default([]),
  /** Swaps a member may ask for in a day (UTC); null for the operator's own limit, which it never exceeds. */
  memberADay: Limit.default(null),
  /** Swaps of the whole place in a day (UTC); null for the operator's own limit. */
  placeADay: Limit.default(null),
  isPrivate: z.boolean().default(false),
  /** Whether members may ask others for the use of their pictures, or use only their own. */
  likeness: z.enum(['ask', 'own']).default('ask'),
  /** Whether a result that a member reports is taken out of its message until the operator has decided. */
  hidesReported: z.boolean().default(false),
  /** Names of providers that may be used, best first; empty for the operator's own. */
  providers: z.array(z.string().min(1).max(32)).max(10).default([]),
  /** Language of messages that everyone sees; null for each requester's own. */
  locale: z.string().min(2).max(35).nullable().default(null),
  /** Whether results bear the badge; null for the operator's own choice. */
  badge: Badge.nullable().default(null),
  /** The former id of the place, under which its swaps are still counted. People cannot set it. */
  countedAs: z.string().nullable().default(null),
});
export type PlaceSettings = z.infer<typeof PlaceSettings>;

export interface Settings {
  get(place: Place): Promise<PlaceSettings>;
  /** Changes the given fields. Throws UserError `setting-refused` (`setting`), and then changes nothing. */
  set(place: Place, changes: Partial<PlaceSettings>): Promise<PlaceSettings>;
  /** The place has a new id, as a Telegram group may get. Settings that the new id has stay; counts go on. */
  move(from: Place, to: Place): Promise<void>;
  /** Forgets the settings. */
  remove(place: Place): Promise<void>;
  /** Takes the member out of the lists of who may swap. A list that gets empty leaves a place to its admins. */
  forget(member: Member): Promise<void>;
}

export interface Visit {
  readonly isAdmin: boolean;
  /** The person's own id and those of their roles. */
  readonly ids: readonly string[];
  readonly channel?: string | undefined;
}

/** Why a person may not swap here; undefined where they may. */
export function closedTo(settings: PlaceSettings, visit: Visit): 'member' | 'channel' | undefined {
  if (visit.isAdmin) return undefined;
  const { access, channels } = settings;
  if (access.who === 'admins') return 'member';
  if (access.who === 'members' && !access.ids.some((id) => visit.ids.includes(id))) return 'member';
  if (channels.length > 0 && !(visit.channel && channels.includes(visit.channel))) return 'channel';
  return undefined;
}

/** The settings of a place once it has a new id. */
export function moved(from: Place, old: PlaceSettings | undefined, there: PlaceSettings | undefined): PlaceSettings {
  const settings = there ?? old ?? PlaceSettings.parse({});
  return { ...settings, countedAs: settings.countedAs ?? from.id };
}

/** The settings without the member; undefined where they do not name the member. */
export function without({ id }: Member, settings: PlaceSettings): PlaceSettings | undefined {
  const { access } = settings;
  if (access.who !== 'members' || !access.ids.includes(id)) return undefined;
  const ids = access.ids.filter((one) => one !== id);
  return { ...settings, access: ids.length > 0 ? { who: 'members', ids } : { who: 'admins' } };
}

/** The settings with the changes. Throws UserError `setting-refused` (`setting`). */
export function changed(settings: PlaceSettings, changes: Partial<PlaceSettings>): PlaceSettings {
  const parsed = PlaceSettings.safeParse({ ...settings, ...changes });
  if (parsed.success) return parsed.data;
  throw new UserError('setting-refused', { setting: String(parsed.error.issues[0]?.path[0] ?? '') });
}

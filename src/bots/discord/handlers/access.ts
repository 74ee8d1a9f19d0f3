import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import { closedTo, type Place, PlaceSettings } from '../../../core/ports/settings.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { DiscordContext } from '../context.ts';
import { resolveInTime } from '../messages/interaction-response.ts';
import { languageOf } from '../messages/language.ts';
import { accessIdsOf } from '../transport/access-ids.ts';
import { type Actor, mayManageGuild, mayManageMessages, platform, type ReactionAdded } from '../transport/payloads.ts';

/** The server an actor is in; undefined in direct messages, which have no settings. */
export function placeOf({ guild }: Pick<Actor, 'guild'>): Place | undefined {
  return guild === undefined ? undefined : { platform, id: guild };
}

const noSettings = PlaceSettings.parse({});

async function settingsFor(actor: Pick<Actor, 'guild'>, { settings }: DiscordContext): Promise<PlaceSettings> {
  const place = placeOf(actor);
  return place ? settings.get(place) : noSettings;
}

/** Whether answers are private by the server's settings; true when they cannot be read in time. */
export function isPrivateByDefault(actor: Actor, context: DiscordContext): Promise<boolean> {
  const isPrivate = settingsFor(actor, context).then((settings) => settings.isPrivate);
  return resolveInTime(isPrivate, true, context.clock);
}

/** The settings of the place where an actor asks for a swap. Throws UserError when it does not let them swap there. */
export async function checkAccess(actor: Actor, context: DiscordContext): Promise<PlaceSettings> {
  const settings = await settingsFor(actor, context);
  const closed = await closedFor(settings, actor, context);
  if (closed !== undefined && !mayManageGuild(await permissionsOf(actor, context))) {
    throw new UserError('place-closed', { to: closed });
  }
  return settings;
}

async function closedFor(
  settings: PlaceSettings,
  actor: Actor,
  { api }: DiscordContext,
): Promise<'member' | 'channel' | undefined> {
  const { channel } = actor;
  const visit = { isAdmin: false, ids: accessIdsOf(actor) };
  const closed = closedTo(settings, { ...visit, channel });
  if (closed !== 'channel') return closed;
  const parent = actor.parent === undefined ? await api.threadParent(channel) : actor.parent;
  return closedTo(settings, { ...visit, channel: parent ?? undefined }); // a thread is as open as its channel
}

/** Discord sends an actor's permissions with interactions; for messages and reactions they are fetched. */
async function permissionsOf({ permissions, guild, channel, member }: Actor, { api }: DiscordContext): Promise<bigint> {
  if (permissions !== undefined || guild === undefined) return permissions ?? 0n;
  return api.permissionsOf(guild, channel, member.id);
}

/**
 * A job belongs to its requester, and to members who may manage messages in the server that it counts for. Throws
 * UserError for everybody else.
 */
export async function checkJobRights({ job }: JobView, actor: Actor, context: DiscordContext): Promise<void> {
  const { requester } = job.request;
  if (isSameMember(requester, actor.member)) return;
  const isInPlaceOfJob = actor.guild !== undefined && actor.guild === requester.place;
  if (isInPlaceOfJob && mayManageMessages(await permissionsOf(actor, context))) return;
  throw new UserError('not-yours');
}

/** Throws UserError for everybody but the job's requester. */
export function checkIsRequester({ job }: JobView, { member }: Pick<Actor, 'member'>): void {
  if (!isSameMember(job.request.requester, member)) throw new UserError('not-yours');
}

/** The author of the message or reaction `name`. Neither names a language: it is the server's own, else the member's. */
export async function actorOf(
  user: string,
  event: Pick<ReactionAdded, 'guild_id' | 'channel_id'> & { readonly member?: { roles: string[] } | null | undefined },
  name: string,
  context: DiscordContext,
): Promise<Actor> {
  const guild = event.guild_id ?? undefined;
  const { locale } = await settingsFor({ guild }, context);
  return {
    member: { platform, id: user, ...(guild !== undefined && { place: guild }) },
    locale: locale ?? (await languageOf({ id: user }, context)) ?? 'en',
    channel: event.channel_id,
    guild,
    roles: event.member?.roles ?? [],
    event: name,
  };
}

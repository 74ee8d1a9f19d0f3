import type { Channel, File, Guild, Message, User, World } from './world.ts';

const hash = '0'.repeat(64);

export function userPayload({ id, username, bot, avatar }: User) {
  return {
    id,
    username,
    bot,
    discriminator: '0',
    avatar: avatar?.hash ?? null,
    global_name: username,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

export function filePayload({ id, filename, bytes, description, signature }: File, origin: string) {
  const url = `${origin}/attachments/1/${id}/${encodeURIComponent(filename)}?ex=${signature}&is=1&hm=${hash}`;
  return { id, filename, size: bytes.byteLength, url, proxy_url: url, ...(description && { description }) };
}

export function messagePayload(message: Message, world: World, origin: string): Record<string, unknown> {
  const author = world.users.get(message.authorId);
  const referenced = message.reference === undefined ? undefined : world.messages.get(message.reference);
  const guildId = world.channels.get(message.channelId)?.guildId;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.reference === undefined ? 0 : 19,
    content: message.content,
    author: author && userPayload(author),
    attachments: message.attachments.map((file) => filePayload(file, origin)),
    components: message.components.map(numbered),
    embeds: [],
    flags: message.flags,
    mentions: message.mentions.flatMap((id) => world.users.get(id) ?? []).map(userPayload),
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
    ...message.more,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.reference !== undefined && {
      message_reference: {
        type: 0,
        channel_id: message.channelId,
        message_id: message.reference,
        ...(guildId && { guild_id: guildId }),
      },
      referenced_message: referenced && !referenced.isDeleted ? messagePayload(referenced, world, origin) : null,
    }),
  };
}

export function memberPayload(guild: Guild, user: User) {
  return {
    avatar: guild.avatars.get(user.id)?.hash ?? null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: new Date(0).toISOString(),
    nick: null,
    pending: false,
    premium_since: null,
    roles: guild.members.get(user.id) ?? [],
    user: userPayload(user),
    mute: false,
    deaf: false,
  };
}

/** Users that an interaction names, and what they are in the server, as Discord adds them. */
export function resolvedUsers(users: readonly User[], guild: Guild | undefined) {
  const partial = (user: User) => {
    const { user: _, deaf: __, mute: ___, ...member } = memberPayload(guild as Guild, user);
    return { ...member, permissions: '0' };
  };
  const members = users.filter(({ id }) => guild?.members.has(id));
  return {
    users: Object.fromEntries(users.map((user) => [user.id, userPayload(user)])),
    ...(guild && { members: Object.fromEntries(members.map((user) => [user.id, partial(user)])) }),
  };
}

function rolePayload([id, granted]: [string, bigint]) {
  return {
    id,
    name: `role ${id}`,
    permissions: String(granted),
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function channelPayload(channel: Channel, world: World) {
  if (channel.guildId === undefined) {
    const recipients = channel.userIds.flatMap((id) => world.users.get(id) ?? []).map(userPayload);
    return { id: channel.id, type: 1, flags: 0, recipients };
  }
  if (channel.parent) return threadPayload(channel, channel.parent);
  return {
    id: channel.id,
    type: 0,
    flags: 0,
    guild_id: channel.guildId,
    name: 'pictures',
    position: 0,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

function threadPayload({ id, guildId }: Channel, parent: Channel) {
  const thread_metadata = {
    archived: false,
    archive_timestamp: new Date(0).toISOString(),
    auto_archive_duration: 60,
    locked: false,
  };
  const counts = { message_count: 0, member_count: 1, total_message_sent: 0 };
  return {
    id,
    type: 11,
    flags: 0,
    guild_id: guildId,
    name: 'a thread',
    parent_id: parent.id,
    owner_id: id,
    thread_metadata,
    ...counts,
  };
}

export function applicationPayload(world: World, flags: number) {
  return {
    id: world.bot.id,
    name: 'Face Bot',
    icon: null,
    description: '',
    type: null,
    verify_key: hash,
    flags,
    flags_new: String(flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userPayload(world.bot),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
    integration_types_config: { '0': {}, '1': {} },
  };
}

/** Components as Discord returns them: each has a number. */
function numbered(component: unknown, index: number): unknown {
  const { components, ...rest } = component as { components?: readonly unknown[] };
  return { ...rest, id: index + 1, ...(components && { components: components.map(numbered) }) };
}

export function guildPayload(guild: Guild) {
  const absent = [
    ...['icon', 'description', 'home_header', 'splash', 'discovery_splash', 'banner', 'application_id'],
    ...['afk_channel_id', 'system_channel_id', 'widget_channel_id', 'max_presences', 'vanity_url_code'],
    ...['rules_channel_id', 'safety_alerts_channel_id', 'public_updates_channel_id', 'incidents_data'],
  ];
  const zero = [
    ...['system_channel_flags', 'verification_level', 'default_message_notifications', 'mfa_level'],
    ...['explicit_content_filter', 'max_stage_video_channel_users', 'max_video_channel_users'],
    ...['premium_subscription_count', 'nsfw_level'],
  ];
  return {
    ...Object.fromEntries(absent.map((name) => [name, null])),
    ...Object.fromEntries(zero.map((name) => [name, 0])),
    premium_tier: guild.tier,
    id: guild.id,
    name: 'Friends',
    owner_id: guild.ownerId,
    roles: [...guild.roles].map(rolePayload),
    features: [],
    emojis: [],
    stickers: [],
    region: 'deprecated',
    afk_timeout: 300,
    max_members: 500_000,
    preferred_locale: 'en-US',
    widget_enabled: false,
    premium_progress_bar_enabled: false,
    nsfw: false,
  };
}

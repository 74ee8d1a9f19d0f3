import { ApiError, apiErrors } from './api-error.ts';
import type { Operation, ReadRequest } from './document.ts';
import type { Interaction } from './interactions.ts';
import {
  applicationPayload,
  channelPayload,
  guildPayload,
  memberPayload,
  messagePayload,
  userPayload,
} from './payloads.ts';
import { commandProblems, type MessageBody, messageProblems } from './rules.ts';
import { type Channel, type File, type Message, permissions, snowflake, type World } from './world.ts';

export interface RouteParts {
  readonly world: World;
  origin(): string;
  readonly interactions: ReadonlyMap<string, Interaction>;
  /** How long an interaction waits for its first response, and how long its token lives. */
  readonly timeouts: { acknowledgeMs: number; tokenMs: number };
  applicationFlags(): number;
  readonly commands: Map<string, unknown[]>;
  readonly uploadLimit: { bytes: number };
  readonly shards: { count: number; recommended?: number; atOnce: number };
  readonly sessions: { readonly remaining: number; readonly reset_after: number };
  addViolation(problem: string): void;
  onMessage(message: Message): void;
}

export interface Upload {
  readonly field: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

export interface RouteResponse {
  readonly status: number;
  readonly json?: unknown;
}

type Route = (
  parameters: Readonly<Record<string, string>>,
  request: ReadRequest & { readonly uploads: readonly Upload[] },
) => RouteResponse;

const ephemeral = 64;

/** The behaviour of each route. Throws ApiError. */
export function createRoutes(
  parts: RouteParts,
): (operation: Operation, request: Parameters<Route>[1]) => RouteResponse {
  const { world, interactions } = parts;
  const show = (message: Message): unknown => messagePayload(message, world, parts.origin());
  const shown = (message: Message): RouteResponse => ({ status: 200, json: show(message) });

  function channelNamed(id = ''): Channel {
    const channel = world.channels.get(id);
    if (!channel) throw apiErrors.unknownChannel();
    if (!world.hasBot(channel)) throw apiErrors.missingAccess();
    return channel;
  }

  function messageNamed(channel: Channel, id = ''): Message {
    const message = world.messages.get(id);
    const isThere = message && message.channelId === channel.id && !message.isDeleted;
    if (!isThere || message.ephemeralFor !== undefined) throw apiErrors.unknownMessage();
    return message;
  }

  function mayAttach(channel: Channel, uploads: readonly Upload[]): void {
    const may = world.permissionsOf(world.bot.id, channel);
    if ((may & permissions.sendMessages) === 0n) throw apiErrors.missingPermissions();
    if (uploads.length > 0 && (may & permissions.attachFiles) === 0n) throw apiErrors.missingPermissions();
  }

  function write(message: Message, body: MessageBody, uploads: readonly Upload[]): void {
    const content = body.content === undefined ? message.content : (body.content ?? '');
    const problems = messageProblems(body, uploads.length, content);
    for (const problem of problems) parts.addViolation(`${problem}: ${JSON.stringify(body)}`);
    if (uploads.some(({ bytes }) => bytes.byteLength > parts.uploadLimit.bytes)) throw apiErrors.tooLarge();
    const isEdit = message.history.length > 0;
    const kept = body.attachments
      ? message.attachments.filter(({ id }) => body.attachments?.some((one) => String(one.id) === id))
      : message.attachments;
    message.content = content;
    message.components = body.components === undefined ? message.components : [...(body.components ?? [])];
    message.attachments = [...(isEdit ? kept : []), ...uploads.map((upload) => fileOf(upload, body))];
    message.history.push({ content, at: Date.now() });
    message.told = [
      ...message.told,
      ...(body.allowed_mentions?.users ?? []).filter((id) => content.includes(`<@${id}>`)),
    ];
    parts.onMessage(message);
  }

  function fileOf({ field, filename, bytes }: Upload, body: MessageBody): File {
    const described = body.attachments?.find(({ id }) => `files[${id}]` === field);
    return world.addFile(filename, bytes, described?.description);
  }

  function byToken(token = '', webhook = ''): Interaction {
    const interaction = interactions.get(token);
    if (!interaction || webhook !== world.bot.id) throw apiErrors.unknownWebhook();
    if (interaction.isOver || Date.now() - interaction.startedAt > parts.timeouts.tokenMs) throw apiErrors.deadToken();
    return interaction;
  }

  function webhookMessage(interaction: Interaction, id?: string): Message {
    const { original } = interaction;
    const found = id === undefined || id === '@original' ? original : world.messages.get(id);
    const isOurs = found?.interactionId === interaction.id || found === original;
    if (!found || found.isDeleted || !isOurs) throw apiErrors.unknownMessage();
    return found;
  }

  function acceptCallback(
    { interaction_token = '' }: Readonly<Record<string, string>>,
    request: Parameters<Route>[1],
  ): RouteResponse {
    const interaction = interactions.get(interaction_token);
    const lateMs = interaction ? Date.now() - interaction.startedAt : 0;
    if (!interaction || lateMs > parts.timeouts.acknowledgeMs) throw apiErrors.unknownInteraction();
    if (interaction.callback) throw apiErrors.alreadyAcknowledged();
    const body = request.json as NonNullable<Interaction['callback']> & { data?: MessageBody };
    interaction.callback = body;
    interaction.acknowledgedMs = lateMs;
    if (body.type === 5 && ((body.data?.flags ?? 0) & ~ephemeral) !== 0)
      parts.addViolation('flags on a deferred answer');
    if (body.type === 4 || body.type === 5) interaction.original = answerMessage(interaction, body.data?.flags ?? 0);
    if (body.type === 6 || body.type === 7) interaction.original = interaction.on;
    const message = interaction.original;
    if (message && (body.type === 4 || body.type === 7)) write(message, body.data ?? {}, request.uploads);
    if (message && body.type === 5) message.history.push({ content: '', at: Date.now() });
    if (request.query.get('with_response') !== 'true') return { status: 204 };
    const isWhole = body.type === 4 || body.type === 7;
    const told = {
      id: interaction.id,
      type: 2,
      ...(message && { response_message_id: message.id, response_message_loading: body.type === 5 }),
    };
    const resource = isWhole && message && { type: body.type, message: show(message) };
    return { status: 200, json: { interaction: told, ...(resource && { resource }) } };
  }

  function answerMessage(interaction: Interaction, flags: number): Message {
    const isPrivate = (flags & ephemeral) !== 0;
    return world.addMessage({
      channelId: interaction.channel.id,
      authorId: world.bot.id,
      flags,
      interactionId: interaction.id,
      ...(isPrivate && { ephemeralFor: interaction.user.id }),
    });
  }

  function followUp(interaction: Interaction, request: Parameters<Route>[1]): RouteResponse {
    const body = request.json as MessageBody;
    interaction.followUps += 1;
    if (interaction.isUserInstalled && interaction.followUps > 5) throw apiErrors.tooManyFollowUps();
    const message = answerMessage(interaction, body.flags ?? 0);
    write(message, body, request.uploads);
    return shown(message);
  }

  function remove(message: Message): RouteResponse {
    message.isDeleted = true;
    parts.onMessage(message);
    return { status: 204 };
  }

  function send(channel: Channel, request: Parameters<Route>[1]): RouteResponse {
    const body = request.json as MessageBody;
    mayAttach(channel, request.uploads);
    const same = world.visible(channel).find(({ nonce }) => body.enforce_nonce && nonce && nonce === body.nonce);
    if (same) return shown(same);
    const reference = body.message_reference?.message_id;
    if (reference !== undefined) messageNamed(channel, reference);
    const message = world.addMessage({ channelId: channel.id, authorId: world.bot.id, reference, nonce: body.nonce });
    write(message, body, request.uploads);
    return shown(message);
  }

  function register(key: string, { json }: ReadRequest): RouteResponse {
    const commands = json as { name: string; default_member_permissions?: unknown }[];
    for (const problem of commandProblems(commands)) parts.addViolation(problem);
    const stored = commands.map((command) => ({
      description: '',
      default_member_permissions: null,
      type: 1,
      ...command,
      ...stringPermissions(command),
      id: snowflake(),
      application_id: world.bot.id,
      version: snowflake(),
    }));
    parts.commands.set(key, stored);
    return { status: 200, json: stored };
  }

  const routes: Readonly<Record<string, Route>> = {
    'GET /gateway/bot': () => ({
      status: 200,
      json: {
        url: parts.origin().replace('http', 'ws'),
        shards: parts.shards.recommended ?? parts.shards.count,
        session_start_limit: { total: 1_000, ...parts.sessions, max_concurrency: parts.shards.atOnce },
      },
    }),
    'GET /applications/@me': () => ({ status: 200, json: applicationPayload(world, parts.applicationFlags()) }),
    'POST /users/@me/channels': (_, request) => {
      const user = world.users.get((request.json as { recipient_id: string }).recipient_id);
      if (!user) throw apiErrors.unknownChannel();
      if (world.closedTo.has(user.id)) throw apiErrors.cannotSendToUser();
      const known = [...world.channels.values()].find(
        ({ kind, userIds }) => kind === 'dm' && userIds.includes(user.id),
      );
      const channel = known ?? world.addChannel({ kind: 'dm', users: [user, world.bot] });
      return { status: 200, json: channelPayload(channel, world) };
    },
    'GET /users/@me': () => ({ status: 200, json: userPayload(world.bot) }),
    'GET /applications/{application_id}/commands': () => ({ status: 200, json: parts.commands.get('global') ?? [] }),
    'PUT /applications/{application_id}/commands': (_, request) => register('global', request),
    'PUT /applications/{application_id}/guilds/{guild_id}/commands': ({ guild_id = '' }, request) => {
      if (!world.guilds.get(guild_id)?.hasBot) throw apiErrors.missingAccess();
      return register(guild_id, request);
    },
    'POST /interactions/{interaction_id}/{interaction_token}/callback': acceptCallback,
    'POST /webhooks/{webhook_id}/{webhook_token}': (p, request) =>
      followUp(byToken(p.webhook_token, p.webhook_id), request),
    'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': (p, request) => {
      const message = webhookMessage(byToken(p.webhook_token, p.webhook_id));
      write(message, request.json as MessageBody, request.uploads);
      return shown(message);
    },
    'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (p, request) => {
      const message = webhookMessage(byToken(p.webhook_token, p.webhook_id), p.message_id);
      write(message, request.json as MessageBody, request.uploads);
      return shown(message);
    },
    'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': (p) =>
      shown(webhookMessage(byToken(p.webhook_token, p.webhook_id))),
    'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': (p) =>
      remove(webhookMessage(byToken(p.webhook_token, p.webhook_id))),
    'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (p) =>
      remove(webhookMessage(byToken(p.webhook_token, p.webhook_id), p.message_id)),
    'GET /channels/{channel_id}': (p) => ({ status: 200, json: channelPayload(channelNamed(p.channel_id), world) }),
    'POST /channels/{channel_id}/messages': (p, request) => send(channelNamed(p.channel_id), request),
    'GET /channels/{channel_id}/messages/{message_id}': (p) => {
      const message = messageNamed(channelNamed(p.channel_id), p.message_id);
      for (const file of message.attachments) file.signature += 1;
      const isHidden = message.authorId !== world.bot.id && (parts.applicationFlags() & (1 << 18)) === 0;
      const guildId = world.channels.get(message.channelId)?.guildId;
      if (!isHidden || guildId === undefined) return shown(message);
      return { status: 200, json: { ...(show(message) as object), content: '', attachments: [], components: [] } };
    },
    'PATCH /channels/{channel_id}/messages/{message_id}': (p, request) => {
      const channel = channelNamed(p.channel_id);
      const message = messageNamed(channel, p.message_id);
      if (message.authorId !== world.bot.id) throw apiErrors.notOwn();
      if (request.uploads.length > 0) mayAttach(channel, request.uploads);
      write(message, request.json as MessageBody, request.uploads);
      return shown(message);
    },
    'DELETE /channels/{channel_id}/messages/{message_id}': (p) =>
      remove(messageNamed(channelNamed(p.channel_id), p.message_id)),
    'GET /guilds/{guild_id}': (p) => {
      const guild = world.guilds.get(p.guild_id ?? '');
      if (!guild?.hasBot) throw apiErrors.missingAccess();
      return { status: 200, json: guildPayload(guild) };
    },
    'GET /guilds/{guild_id}/members/{user_id}': (p) => {
      const guild = world.guilds.get(p.guild_id ?? '');
      const user = world.users.get(p.user_id ?? '');
      if (!guild?.hasBot) throw apiErrors.missingAccess();
      if (!user || !(guild.members.has(user.id) || guild.ownerId === user.id)) throw apiErrors.unknownMember();
      return { status: 200, json: memberPayload(guild, user) };
    },
    'GET /users/{user_id}': (p) => {
      const user = world.users.get(p.user_id ?? '');
      if (!user) throw apiErrors.unknownUser();
      return { status: 200, json: userPayload(user) };
    },
  };

  return ({ template, parameters }, request) => {
    const route = routes[`${request.method} ${template}`];
    if (!route) throw new ApiError(404, 0, `the fake has no ${request.method} ${template}`);
    return route(parameters, request);
  };
}

function stringPermissions(command: { default_member_permissions?: unknown }): object {
  const granted = command.default_member_permissions;
  return typeof granted === 'number' ? { default_member_permissions: String(granted) } : {};
}

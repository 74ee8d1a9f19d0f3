import type { Interaction } from '../discord/interactions.ts';
import { Member as DiscordMember } from '../discord/member.ts';
import { DiscordServer } from '../discord/server.ts';
import { numberedScene, numberIn } from '../numbered-pictures.ts';
import { botMessagesIn, TelegramMember } from '../telegram/member.ts';
import { TelegramServer } from '../telegram/server.ts';
import type { ChatMessage } from '../telegram/world.ts';

export const platformNames = ['discord', 'telegram'] as const;
export type PlatformName = (typeof platformNames)[number];

/** What the person who asked sees. */
export interface Shown {
  /** The numbers of the results in messages, newest messages included. */
  readonly results: readonly number[];
  /** What the messages without a result say. */
  readonly texts: readonly string[];
}

/** A platform that outlives the bot, with people who ask. */
export interface KillPlatform {
  readonly name: PlatformName;
  readonly environment: Readonly<Record<string, string>>;
  readonly violations: readonly string[];
  /** Ids of those who ask. */
  readonly people: readonly string[];
  /** Somebody asks for a swap of the scene with this number; the face is `face`. */
  ask(number: number, face: Uint8Array): Promise<void>;
  /** Whether the bot has taken the request: from now on it may not be lost. */
  isTaken(number: number): boolean;
  shown(number: number): Promise<Shown>;
  /** The bot's messages that belong to no request. */
  strangers(): readonly string[];
  close(): Promise<void>;
}

const peopleCount = 24;
/** A program that dies again and again, on a busy machine, may be long in coming. */
const patienceMs = 600_000;

export async function startDiscord(): Promise<KillPlatform> {
  const server = await new DiscordServer().start();
  const { world } = server;
  const guild = world.addGuild();
  const channel = world.addChannel(guild);
  const members = Array.from({ length: peopleCount }, (_, index) => {
    const user = world.addUser(`user-${index}`);
    world.join(guild, user);
    return new DiscordMember(server, user, channel);
  });
  const asked = new Map<number, Interaction>();
  const own = () =>
    [...world.messages.values()].filter(({ authorId, isDeleted }) => authorId === world.bot.id && !isDeleted);
  return {
    name: 'discord',
    environment: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    violations: server.violations,
    people: members.map(({ user }) => user.id),
    async ask(number, face) {
      const member = members[number % members.length];
      if (!member) throw new Error('nobody is there');
      const files = {
        target: member.file('scene.jpg', await numberedScene(number)),
        face: member.file('face.jpg', face),
      };
      const isConnected = () => [...server.gateway.sessions.values()].some(({ socket }) => socket !== undefined);
      await server.until(isConnected, patienceMs);
      asked.set(number, member.slash('swap', files));
    },
    isTaken: (number) => asked.get(number)?.callback !== undefined,
    async shown(number) {
      const { id } = asked.get(number) ?? {};
      const messages = own().filter(({ interactionId }) => id !== undefined && interactionId === id);
      const results = messages.flatMap(({ attachments }) => attachments.map(({ bytes }) => numberIn(bytes)));
      const texts = messages.filter(({ attachments }) => attachments.length === 0).map(({ content }) => content);
      return { results: await Promise.all(results), texts };
    },
    strangers: () => own().flatMap(({ interactionId, content }) => (interactionId === undefined ? [content] : [])),
    close: () => server.close(),
  };
}

export async function startTelegram(): Promise<KillPlatform> {
  const server = new TelegramServer();
  const root = await server.listen();
  const members = Array.from({ length: peopleCount }, (_, index) => new TelegramMember(server, 1_000 + index, 'Anna'));
  const asked = new Map<number, ChatMessage>();
  const said = () => members.flatMap(({ home }) => botMessagesIn(home));
  return {
    name: 'telegram',
    environment: { TELEGRAM_TOKEN: server.token, TELEGRAM_API_ROOT: root },
    violations: server.violations,
    people: members.map(({ user }) => String(user.id)),
    async ask(number, face) {
      const member = members[number % members.length];
      if (!member) throw new Error('nobody is there');
      const scene = await member.write(member.home, { picture: await numberedScene(number) });
      asked.set(number, await member.send(member.home, { caption: '/swap', picture: face, replyTo: scene }));
    },
    isTaken: (number) => asked.has(number),
    async shown(number) {
      const request = asked.get(number);
      const messages = said().filter(({ chat, replyTo }) => chat === request?.chat && replyTo === request?.message_id);
      const results = messages.flatMap(({ media }) => {
        const bytes = media && server.world.files.get(media.file)?.bytes;
        return bytes ? [numberIn(bytes)] : [];
      });
      const texts = messages.filter(({ media }) => !media).map(({ text = '' }) => text);
      return { results: await Promise.all(results), texts };
    },
    strangers: () => said().flatMap(({ replyTo, text = 'a file' }) => (replyTo === undefined ? [text] : [])),
    close: () => server.close(),
  };
}

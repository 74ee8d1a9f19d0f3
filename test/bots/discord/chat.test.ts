import { onTestFinished } from 'vitest';
import { chatContract } from '../../contracts/chat-contract.ts';
import { DiscordServer } from '../../fakes/discord/server.ts';
import { startBot } from './bot.ts';

chatContract(
  'Discord',
  async () => {
    const server = await new DiscordServer().start();
    const { world } = server;
    const bot = await startBot(server, { providers: [], hasGateway: false });
    onTestFinished(async () => {
      await bot.stop();
      await server.close();
    });
    const guild = world.addGuild();
    return {
      chat: bot.discord.chat,
      picture(bytes) {
        const channel = world.addChannel(guild).id;
        const attachments = bytes ? [world.addFile('scene.png', bytes)] : [];
        const { id } = world.addMessage({ channelId: channel, authorId: world.bot.id, attachments });
        return { platform: 'discord', channel, message: id, attachment: attachments[0]?.id ?? '1' };
      },
      replyRef() {
        const channel = world.addChannel(guild).id;
        const { id } = world.addMessage({ channelId: channel, authorId: world.bot.id });
        const reach = { guild: null, limitBytes: 10_000_000, isPrivate: false, isHere: true, tokenUntil: null };
        return { platform: 'discord', channel, message: id, bot: 'Faces', ...reach };
      },
      seen({ channel }) {
        const shown = [...world.messages.values()].filter((one) => one.channelId === channel && !one.isDeleted);
        const files = shown.flatMap(({ attachments }) => attachments.map(({ bytes }) => bytes));
        return { messages: shown.length, text: shown.at(-1)?.content ?? '', files };
      },
      close: ({ channel }) => void world.channels.delete(String(channel)),
      limitNextEdit: (pauseMs) =>
        void server.faults.push({ on: 'PATCH', status: 429, retryAfterSeconds: pauseMs / 1_000 }),
      deleteMessage({ message }) {
        const shown = world.messages.get(String(message));
        if (shown) shown.isDeleted = true;
      },
    };
  },
  { hasLimits: true, gone: { code: 'media-unreachable' }, afterDeletion: 'another message' },
);

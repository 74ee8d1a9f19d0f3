import { onTestFinished } from 'vitest';
import { chatContract } from '../../contracts/chat-contract.ts';
import { Rig } from './rig.ts';

chatContract(
  'Telegram',
  async () => {
    const rig = new Rig();
    const { world } = rig.server;
    rig.server.limits = { groupPerMinute: 1_000, minGapMs: 0, allPerSecond: 1_000 };
    const { telegram } = await rig.start();
    onTestFinished(() => rig.end());
    let count = 0;
    return {
      chat: telegram.chat,
      picture: (bytes) => ({
        platform: 'telegram',
        file: bytes ? world.storeFile({ bytes, name: 'scene.png' }) : 'unknown',
      }),
      replyRef() {
        const { id: chat } = world.openChat(7_000 + ++count, 'private');
        return {
          platform: 'telegram',
          key: `card-${count}`,
          chat,
          owner: '7000',
          ownerName: 'Anna',
          update: count,
          index: 0,
        };
      },
      seen({ chat }) {
        const shown = (world.chats.get(Number(chat))?.messages ?? []).filter(({ isGone }) => !isGone);
        const files = shown.flatMap(({ media }) => world.files.get(media?.file ?? '')?.bytes ?? []);
        return { messages: shown.length, text: shown.at(-1)?.caption ?? shown.at(-1)?.text ?? '', files };
      },
      close({ chat }) {
        const place = world.chats.get(Number(chat));
        if (place) place.closed = { code: 403, description: 'Forbidden: bot was blocked by the user' };
      },
      limitNextEdit: (pauseMs) =>
        void rig.server.faults.push({ method: 'editMessageText', status: 429, retryAfterSeconds: pauseMs / 1_000 }),
      deleteMessage({ chat }) {
        for (const message of world.chats.get(Number(chat))?.messages ?? []) message.isGone = true;
      },
    };
  },
  { hasLimits: true, gone: { code: 'media-unreachable' }, afterDeletion: 'another message' },
);

import { onTestFinished } from 'vitest';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import { chatContract } from '../../contracts/chat-contract.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { createBoard } from './board.ts';
import { BoardServer } from './board-server.ts';

chatContract(
  'a made-up platform',
  async () => {
    const server = new BoardServer();
    const url = await server.start();
    onTestFinished(() => server.close());
    const clock = new ManualClock();
    const expiringStore = createMemoryExpiringStore(clock);
    const onError = (): void => undefined;
    const { chat } = createBoard({ url, clock, expiringStore, translations: createTranslations(), onError });
    return {
      chat,
      picture: (bytes) => ({ platform: 'board', picture: bytes ? server.keep(Buffer.from(bytes)) : 'no such picture' }),
      replyRef() {
        const asked = server.pin('anna', 'swap', []);
        return { platform: 'board', asked: asked.id, note: server.pin('bot', '', []).id };
      },
      seen({ note }) {
        const { text, pictures } = server.notes.get(String(note)) ?? { text: '', pictures: [] };
        const files = pictures.flatMap((id) => server.pictures.get(id) ?? []);
        return { messages: server.notes.has(String(note)) ? 1 : 0, text, files };
      },
      close: ({ note }) => void server.notes.delete(String(note)),
      limitNextEdit: (pauseMs) => void server.faults.push({ status: 429, retryAfterSeconds: pauseMs / 1_000 }),
      deleteMessage: ({ note }) => void server.notes.delete(String(note)),
    };
  },
  { hasLimits: true, gone: { code: 'media-unreachable' }, afterDeletion: 'undeliverable' },
);

import { describe, expect, it } from 'vitest';
import type { TelegramContext } from '../../../../src/bots/telegram/context.ts';
import { showAnyway, showText } from '../../../../src/bots/telegram/messages/job-message.ts';
import { storeUnwanted } from '../../../../src/bots/telegram/messages/message-index.ts';
import { createOwnMessages } from '../../../../src/bots/telegram/messages/own-messages.ts';
import type { TelegramReplyRef } from '../../../../src/bots/telegram/messages/reply-ref.ts';
import type { TelegramApi } from '../../../../src/bots/telegram/transport/api.ts';
import { TelegramError } from '../../../../src/bots/telegram/transport/errors.ts';
import { Undeliverable } from '../../../../src/core/ports/chat.ts';
import { createMemoryExpiringStore } from '../../../fakes/storage/memory-expiring-store.ts';
import { memoryMemberHash } from '../../../fakes/storage/memory-members.ts';

const clock = { now: () => 1_000 };
const signal = new AbortController().signal;
const chat = -100;
const replyRefOf = (key: string, replyTo: number): TelegramReplyRef => ({
  platform: 'telegram',
  key,
  chat,
  replyTo,
  owner: '7',
  ownerName: 'Anna',
  update: 1,
  index: 0,
});

/** A group, and bots in it that share a store. A bot dies at its write number `diesAt`, before or after it. */
function startGroup() {
  const texts = new Map<number, string>([[40, '/swap']]);
  const kept = createMemoryExpiringStore(clock);
  const raw = {
    async sendMessage({ text }: { text: string }) {
      const id = 41 + texts.size;
      texts.set(id, text);
      return { message_id: id, chat: { id: chat }, reply_to_message: { message_id: 40 } };
    },
    async editMessageText({ message_id: id, text }: { message_id: number; text: string }) {
      if (!texts.has(id) || id === 40) throw new TelegramError('editMessageText', 400, 'message to edit not found');
      texts.set(id, text);
      return { message_id: id, chat: { id: chat }, edit_date: 1, reply_to_message: { message_id: 40 } };
    },
  };

  function startBot(diesAt = Number.POSITIVE_INFINITY, moment: 'before' | 'after' = 'before'): TelegramContext {
    let writes = 0;
    const put: typeof kept.put = async (...entry) => {
      const isLast = ++writes === diesAt;
      if (writes > diesAt || (isLast && moment === 'before')) throw new Error('killed');
      await kept.put(...entry);
      if (isLast) throw new Error('killed');
    };
    const expiringStore = { ...kept, put };
    const ownMessages = createOwnMessages({ expiringStore, clock, memberHash: memoryMemberHash });
    const api = ownMessages.watch({
      call: (work: (raw: never, signal: never) => unknown) => work(raw as never, signal as never),
    } as unknown as TelegramApi);
    const rateLimiter = { send: (_: unknown, work: () => unknown) => work() };
    return { api, expiringStore, clock, ownMessages, rateLimiter } as unknown as TelegramContext;
  }

  return { texts, startBot, said: () => [...texts].filter(([id]) => id !== 40).map(([, text]) => text) };
}

describe('the first message of a job', () => {
  const deaths = [1, 2, 3, 4].flatMap((write) => (['before', 'after'] as const).map((moment) => ({ write, moment })));

  it.each(deaths)('is the only one, although the bot died $moment write $write', async ({ write, moment }) => {
    const { startBot, said } = startGroup();
    const replyRef = replyRefOf('job', 40);
    await expect(showText(startBot(write, moment), replyRef, 'Waiting', [], signal)).rejects.toThrow('killed');
    await showText(startBot(), replyRef, 'Swapping', [], signal);
    expect(said()).toEqual(['Swapping']);
  });

  it.each(deaths)(
    'is not taken for that of another job after a death $moment write $write',
    async ({ write, moment }) => {
      const { startBot, said } = startGroup();
      const first = startBot(write, moment);
      await expect(showText(first, replyRefOf('first', 40), 'Waiting', [], signal)).rejects.toThrow('killed');
      await showText(startBot(), replyRefOf('first', 40), 'Swapping', [], signal);
      await expect(showText(startBot(1, 'after'), replyRefOf('second', 40), 'Waiting', [], signal)).rejects.toThrow(
        'killed',
      );
      await showText(startBot(), replyRefOf('second', 40), 'Swapping too', [], signal);
      expect(said()).toEqual(['Swapping', 'Swapping too']);
    },
  );
});

it('a message that somebody has deleted is sent anew, unless its requester had it deleted', async () => {
  const { texts, startBot, said } = startGroup();
  const context = startBot();
  const replyRef = replyRefOf('a', 40);
  const show = (html: string) => showAnyway(context, replyRef, () => showText(context, replyRef, html, [], signal));
  const deleteAll = (): void => {
    for (const id of [...texts.keys()]) if (id !== 40) texts.delete(id);
  };
  await show('Sending');
  deleteAll();
  await show('Done');
  expect(said()).toEqual(['Done']);
  deleteAll();
  await storeUnwanted(context, 'a');
  await expect(show('Done')).rejects.toBeInstanceOf(Undeliverable);
  expect(said()).toEqual([]);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQuota } from '../../../../src/core/admission/quota.ts';
import { createMemoryLedger } from '../../../fakes/storage/memory-ledger.ts';
import { memoryMemberHash } from '../../../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../../../fakes/storage/memory-settings.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import type { ChatMessage } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, Rig, type RigOptions, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

async function start(options: RigOptions = {}) {
  const rig = await startRig(options);
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  return { rig, group, anna: await rig.member(7, 'Anna', { face }) };
}

const hasResult = ({ media }: ChatMessage): boolean => media !== undefined;

describe('chats', () => {
  it('that are not on the list get no answer', async () => {
    const { rig, group, anna } = await start({ environment: { TELEGRAM_ALLOWED_CHATS: '-500, 7' } });
    await anna.send(group, { text: '/help' });
    await anna.send(anna.home, { text: '/help' });
    await rig.server.until(() => botMessagesIn(anna.home).length === 1);
    expect(botMessagesIn(group)).toEqual([]);
  });

  it('may be channels, whose swaps belong to their admins', async () => {
    const { rig, anna } = await start();
    const channel = rig.server.world.openChat(-1_005, 'channel', 'News');
    channel.admins.add(7);
    const post = await anna.write(channel, { picture: scene });
    const extra = { sender_chat: { id: -1_005, type: 'channel', title: 'News' } };
    const command = await anna.write(channel, { caption: '/swap', picture: face, replyTo: post, extra });
    rig.server.push({ channel_post: rig.server.world.messageJson(command) });
    await rig.server.until(() => botMessagesIn(channel)[0]?.text?.includes('Only use faces') === true);
    const [promise] = botMessagesIn(channel);
    const bert = await rig.member(8, 'Bert');
    if (promise) expect(await bert.press(promise, 'I promise')).toBe('Only News can press this.');
    if (promise) await anna.press(promise, 'I promise');
    await rig.server.until(() => botMessagesIn(channel).some(hasResult));
    expect(rig.errors).toEqual([]);
  });

  it('may hold channels that write as members, which together have the limits of one member', async () => {
    const now = () => Date.now();
    const [ledger, settings] = [createMemoryLedger(), createMemorySettings()];
    const swaps = { quota: createQuota({ memberHash: memoryMemberHash, ledger, settings, limits: { memberADay: 1 } }) };
    const { rig, group, anna } = await start({ swaps });
    const { consents, database } = rig.stores();
    for (const id of ['-1005', '-1006']) await consents.give({ platform: 'telegram', id }, now());
    database.close();
    const picture = await anna.write(group, { picture: scene });
    for (const id of [-1_005, -1_006]) {
      const extra = { sender_chat: { id, type: 'channel', title: 'Mine' } };
      await anna.send(group, { caption: '/swap', picture: face, replyTo: picture, extra });
    }
    await rig.server.until(() => botMessagesIn(group).some(hasResult));
    await rig.server.until(() => botMessagesIn(group).some(({ text }) => text?.includes('swaps for today') === true));
    expect(botMessagesIn(group).filter(hasResult)).toHaveLength(1);
    await anna.send(group, { caption: '/swap', picture: face, replyTo: picture });
    await rig.server.until(() => botMessagesIn(group).filter(hasResult).length === 2);
  });

  it('may hold a channel that writes as a member, which is told to ask under its own name', async () => {
    const { rig, group, anna } = await start();
    const extra = { sender_chat: { id: -1_005, type: 'channel', title: 'Mine' } };
    await anna.send(group, {
      caption: '/swap',
      picture: scene,
      replyTo: await anna.write(group, { picture: face }),
      extra,
    });
    await rig.server.until(() => botMessagesIn(group).length > 0);
    const [answer] = botMessagesIn(group);
    expect(answer?.text).toContain('Write as yourself');
    expect(answer?.buttons).toEqual([]);
  });

  it('may remove the bot during a swap, and get no message after that', async () => {
    const gate = Promise.withResolvers<void>();
    const { rig, group, anna } = await start({ provider: quickProvider({ until: () => gate.promise }) });
    const picture = await anna.write(group, { picture: scene });
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    group.closed = { code: 403, description: 'Forbidden: bot was kicked from the group chat' };
    const calls = rig.server.calls.length;
    gate.resolve();
    await expect.poll(() => rig.newestState(7), { timeout: 30_000 }).toBe('failed');
    const refused = rig.server.calls.slice(calls).filter(({ status }) => status === 403);
    expect(refused.length).toBeLessThanOrEqual(3);
    await anna.send(anna.home, { text: '/jobs' });
    await rig.server.until(() => botMessagesIn(anna.home).length === 1);
    expect(botMessagesIn(anna.home)[0]?.text).toMatch(/failed/);
  });

  it('may get a new id during a swap, and the result comes to the new chat', async () => {
    const gate = Promise.withResolvers<void>();
    const { rig, group, anna } = await start({ provider: quickProvider({ until: () => gate.promise }) });
    const picture = await anna.write(group, { picture: scene });
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    const later = rig.server.world.openChat(-1_002, 'supergroup', 'Friends');
    group.movedTo = later.id;
    gate.resolve();
    await rig.server.until(() => botMessagesIn(later).some(hasResult));
  });

  it('may get a new id after a swap, and its original comes to the new chat', async () => {
    const { rig, group, anna } = await start();
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
    await rig.server.until(() => botMessagesIn(group).some(hasResult));
    const later = rig.server.world.openChat(-1_002, 'supergroup', 'Friends');
    group.movedTo = later.id;
    const [result] = botMessagesIn(group);
    if (result) expect(await anna.press(result, 'Original quality')).toBe('');
    expect(botMessagesIn(later).map(({ media }) => media?.kind)).toEqual(['document']);
    expect(rig.errors).toEqual([]);
  });

  it('may get a new id before a command is answered, and the answer comes to the new chat', async () => {
    const { rig, group, anna } = await start();
    const later = rig.server.world.openChat(-1_002, 'supergroup', 'Friends');
    group.movedTo = later.id;
    await anna.send(group, { text: '/jobs' });
    await rig.server.until(() => botMessagesIn(later).length === 1);
  });

  it('may lose the message of a swap: the result comes in a new one, and nothing before it', async () => {
    const gate = Promise.withResolvers<void>();
    const { rig, group, anna } = await start({ provider: quickProvider({ until: () => gate.promise }) });
    const picture = await anna.write(group, { picture: scene });
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    const [message] = botMessagesIn(group);
    if (message) message.isGone = true; // of which Telegram does not tell
    gate.resolve();
    await rig.server.until(() => botMessagesIn(group).some(hasResult));
    const [result, ...others] = botMessagesIn(group);
    expect(others).toEqual([]);
    expect(result?.replyTo).toBe(group.messages.find(({ text }) => text === '/swap')?.message_id);
    expect(result?.history[0]).toMatch(/^Sending the result/);
    await expect.poll(() => rig.newestState(7), { timeout: 30_000 }).toBe('done');
  });

  it('accept forwarded pictures, but no forwarded commands', async () => {
    const { rig, anna } = await start();
    const extra = { forward_origin: { type: 'hidden_user', sender_user_name: 'X', date: 1_790_000_000 } };
    await anna.send(anna.home, { picture: scene, caption: '/swap', extra });
    await rig.server.until(() => botMessagesIn(anna.home)[0]?.text === 'Put “Me” on this?');
    await anna.send(anna.home, { picture: face, extra });
    await rig.server.until(() => botMessagesIn(anna.home).some(hasResult));
  });

  it('with topics get the answer in the same topic', async () => {
    const { rig, group, anna } = await start();
    const extra = { message_thread_id: 33, is_topic_message: true };
    const picture = await anna.write(group, { picture: scene, extra });
    await anna.send(group, { text: '/swap', replyTo: picture, extra });
    await rig.server.until(() => botMessagesIn(group).some(hasResult));
    const sends = rig.server.calls.filter(({ method }) => method === 'sendMessage');
    expect(sends.map(({ payload }) => payload.message_thread_id)).toEqual([33]);
  });
});

it('an update that a former process has half handled requests its swap only once', async () => {
  const { rig, group, anna } = await start();
  const picture = await anna.write(group, { picture: scene });
  const command = await anna.write(group, { text: '/swap', replyTo: picture });
  const update = { message: rig.server.world.messageJson(command) };
  const id = rig.server.push(update);
  await rig.server.until(() => botMessagesIn(group).some(hasResult));
  const { expiringStore, database } = rig.stores();
  const options = { expiresAt: rig.clock.now() + 60_000 };
  await expiringStore.put('telegram inbox', [id], options);
  await expiringStore.put(`telegram update ${id}`, { update_id: id, ...update }, options);
  database.close();
  await rig.restart();
  await anna.send(group, { text: '/jobs' });
  const list = () => botMessagesIn(group).find(({ text }) => text?.startsWith('Your swaps'));
  await rig.server.until(() => list() !== undefined);
  expect(list()?.text?.split('\n')).toHaveLength(2); // the title and one swap
});

describe('a webhook', () => {
  it('accepts each update once with the secret, and nothing without it', async () => {
    const rig = new Rig({
      environment: { TELEGRAM_WEBHOOK: '1' },
      parts: { publicUrl: new URL('https://example.org/bot/'), webhookSecret: 'a-secret' },
    });
    onTestFinished(() => rig.end());
    const { telegram } = await rig.start();
    expect(rig.server.webhook).toMatchObject({ url: 'https://example.org/bot/telegram', secret_token: 'a-secret' });
    expect(rig.server.calls.map(({ method }) => method)).not.toContain('getUpdates');
    const listener = createServer((request, response) => void telegram.webhook?.handle(request, response));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void listener.close());
    const { port } = listener.address() as AddressInfo;
    const anna = await rig.member(7, 'Anna');
    const message = await anna.write(anna.home, { text: '/help' });
    const body = JSON.stringify({ update_id: 5, message: rig.server.world.messageJson(message) });
    const post = async (secret: string, text = body): Promise<number> => {
      const headers = { 'x-telegram-bot-api-secret-token': secret };
      return (await fetch(`http://127.0.0.1:${port}/telegram`, { method: 'POST', headers, body: text })).status;
    };
    expect(await post('another')).toBe(401);
    expect(await post('a-secret', '{nonsense')).toBe(400);
    expect(await Promise.all([post('a-secret'), post('a-secret')])).toEqual([200, 200]);
    await rig.server.until(() => botMessagesIn(anna.home).length > 0);
    expect(await post('a-secret')).toBe(200);
    const later = await anna.write(anna.home, { text: '/jobs' });
    await post('a-secret', JSON.stringify({ update_id: 6, message: rig.server.world.messageJson(later) }));
    const said = () => botMessagesIn(anna.home).map(({ text }) => text);
    await rig.server.until(() => said().includes('You have no swaps here.'));
    expect(said()).toHaveLength(2);
  });
});

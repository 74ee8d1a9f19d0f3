import { describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../../../src/core/ports/provider.ts';
import { botMessagesIn, type TelegramMember } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../../fakes/telegram/world.ts';
import { photo, type Rig, type RigOptions, startRig } from '../../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('hopper.jpg');
const channel = { platform: 'telegram', id: '-1009999' } as const;

const refusedPicture = /can(?:no|')t be used/;

interface Group {
  readonly rig: Rig;
  readonly anna: TelegramMember;
  readonly bert: TelegramMember;
  readonly operator: TelegramMember;
  readonly group: TelegramChat;
  readonly desk: TelegramChat;
}

async function start(options: RigOptions = {}): Promise<Group> {
  const rig = await startRig({ reportsChannel: channel, ...options });
  const { world } = rig.server;
  const group = world.openChat(-1001234, 'supergroup', 'Friends');
  const desk = world.openChat(Number(channel.id), 'supergroup', 'Reports');
  const anna = await rig.member(7, 'Anna', { face });
  const bert = await rig.member(8, 'Bert', { face });
  world.openChat(8, 'private');
  return { rig, anna, bert, operator: await rig.member(9, 'Olga'), group, desk };
}

/** A swap of the member's saved face into the scene. Resolves with the bot's last message in the chat. */
async function swap(
  { rig, group }: Group,
  member: TelegramMember,
  picture = scene,
  chat = group,
): Promise<ChatMessage> {
  const before = botMessagesIn(chat).length;
  await member.send(chat, { picture, caption: '/swap' });
  const answer = (): ChatMessage | undefined => botMessagesIn(chat)[before];
  await rig.server.until(() =>
    /AI face swap|blocked|can(?:no|')t be used/.test(answer()?.caption ?? answer()?.text ?? ''),
  );
  await rig.server.until(() => (answer()?.buttons.length ?? 0) > 0);
  return answer() as ChatMessage;
}

async function reportSaying({ rig, desk }: Group, said: RegExp): Promise<ChatMessage> {
  const find = () => botMessagesIn(desk).find(({ text }) => said.test(text ?? ''));
  await rig.server.until(() => find() !== undefined);
  return find() as ChatMessage;
}

describe('a report on Telegram', () => {
  it('reaches the operator, who deletes and blocks for good, also after a restart', async () => {
    const all = await start();
    const { rig, anna, bert, operator, desk } = all;
    const result = await swap(all, anna);
    const before = await swap(all, anna); // another one, so that its file can be used after the first is deleted
    expect(await bert.press(result, 'Report')).toContain('goes to the people who run this bot');
    expect(await bert.press(result, 'Report')).toContain('reported this before');
    const shown = await reportSaying(all, /Reported once/);
    expect(shown.text).toContain(`https://t.me/c/1234/${result.message_id}`);
    expect(shown.text).not.toMatch(/Anna|Bert/);
    expect(shown.media).toBeUndefined();

    await rig.restart();
    expect(await operator.press(shown, 'All three')).toBe('Done.');
    await reportSaying(all, /The result is removed[\s\S]*Deleted on[\s\S]*Requester blocked on/);
    expect(result.isGone).toBe(true);
    await rig.server.until(() => botMessagesIn(bert.home).some(({ text }) => text?.includes('something was done')));

    await rig.restart();
    expect((await swap(all, anna)).text).toContain('blocked you');
    expect((await swap(all, bert)).text).toMatch(refusedPicture);
    const file = rig.server.world.files.get(before.media?.file ?? '');
    expect((await swap(all, bert, file?.bytes)).text).toMatch(refusedPicture); // the result as a scene
    expect(botMessagesIn(desk)).toHaveLength(1);
  });

  it('hides a result at once where the group wants that, and brings it back when it is kept', async () => {
    const all = await start();
    const { rig, anna, bert, operator, group } = all;
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: String(group.id) }, { hidesReported: true });
    database.close();
    const result = await swap(all, anna);
    const picture = () => rig.server.world.files.get(result.media?.file ?? '')?.bytes;
    const original = picture();
    await bert.send(group, { text: '/report not funny', replyTo: result });
    await rig.server.until(() => result.caption?.includes('It is hidden') ?? false);
    expect([result.media?.kind, result.buttons]).toEqual(['photo', []]);
    expect(picture()?.byteLength).toBeLessThan(2_000);
    const shown = await reportSaying(all, /“not funny”/);
    expect(await anna.press({ ...result, buttons: [{ text: 'x', callback_data: 'again.x' }] }, 'x')).not.toBe('');

    await rig.restart();
    await operator.press(shown, 'Keep');
    await rig.server.until(() => result.caption?.includes('AI face swap') ?? false);
    expect(Buffer.from(picture() ?? []).equals(Buffer.from(original ?? []))).toBe(true);
    expect(result.buttons.map(({ text }) => text)).toContain('Report');
  });

  it('is decided in the operator’s chat alone, and made only of results', async () => {
    const all = await start();
    const { rig, anna, bert, group } = all;
    const result = await swap(all, anna);
    await bert.press(result, 'Report');
    const shown = await reportSaying(all, /Reported once/);
    const data = shown.buttons.find(({ text }) => text === 'Delete')?.callback_data ?? '';
    const forged = { ...result, buttons: [{ text: 'x', callback_data: data }] };
    expect(await bert.press(forged, 'x')).toContain('Reports are decided in the operator');
    const key = result.buttons[0]?.callback_data?.split('.')[1];
    const elsewhere = { ...result, chat: bert.home.id, buttons: [{ text: 'x', callback_data: `report.${key}` }] };
    expect(await bert.press(elsewhere, 'x')).toContain('Only my messages that show a result');
    const question = await bert.send(group, { text: 'hello' });
    await bert.send(group, { text: '/report', replyTo: question });
    await rig.server.until(() => botMessagesIn(group).at(-1)?.text?.startsWith('Only my messages') ?? false);
    await bert.send(group, { text: '/report' });
    await rig.server.until(() => botMessagesIn(group).at(-1)?.text?.startsWith('Reply to the result') ?? false);
    expect(result.isGone).toBeUndefined();
  });

  it('of a refusal called a mistake comes without a picture, also where the channel’s chat is not answered', async () => {
    const strict: SwapProvider = {
      name: 'local',
      bills: false,
      pollEveryMs: 100,
      unfit: () => undefined,
      submit: async () => ({ state: 'refused', reason: 'unsafe-content', subject: 'target' }),
      poll: async () => ({ state: 'lost' }),
      account: async () => ({ problems: [] }),
    };
    const all = await start({ provider: strict, environment: { TELEGRAM_ALLOWED_CHATS: '-1001234' } });
    const { rig, anna, operator, group } = all;
    await anna.send(group, { picture: scene, caption: '/swap' });
    await rig.server.until(
      () =>
        botMessagesIn(group)
          .at(-1)
          ?.buttons.some(({ text }) => text.includes('mistake')) ?? false,
    );
    const refusal = botMessagesIn(group).at(-1) as ChatMessage;
    expect(await anna.press(refusal, 'This is a mistake')).toContain('I tell the people who run this bot');
    const shown = await reportSaying(all, /A refusal called a mistake[\s\S]*Refused as: unsafe-content/);
    expect(shown.buttons.map(({ text }) => text)).toEqual(['Read']);
    await operator.press(shown, 'Read');
    await reportSaying(all, /Read on/);
  });
});

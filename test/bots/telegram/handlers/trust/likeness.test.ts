import { describe, expect, it } from 'vitest';
import { readAll } from '../../../../../src/core/ports/media.ts';
import type { SwapProvider } from '../../../../../src/core/ports/provider.ts';
import { botMessagesIn, TelegramMember } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../../fakes/telegram/world.ts';
import { quickProvider } from '../../bot.ts';
import { photo, type Rig, type RigOptions, startRig } from '../../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

/** A group with Anna, who may swap, Bert, who has a profile photo, and Carl. */
async function friends(options: RigOptions = {}) {
  const sources: number[] = [];
  const quick = quickProvider();
  const submit: SwapProvider['submit'] = async (input, submitted) => {
    const bytes = input.source && (await readAll(input.source.open(submitted.signal), 1e7));
    sources.push(bytes?.byteLength ?? 0);
    return quick.submit(input, submitted);
  };
  const rig = await startRig({ provider: { ...quick, submit }, ...options });
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const anna = await rig.member(7, 'Anna');
  const bert = new TelegramMember(rig.server, 8, 'Bert');
  bert.showPhoto(face);
  return { rig, group, anna, bert, carl: new TelegramMember(rig.server, 9, 'Carl'), sources };
}

type Friends = Awaited<ReturnType<typeof friends>>;

async function said(rig: Rig, chat: TelegramChat, text: string, count = 1): Promise<ChatMessage> {
  const found = () => botMessagesIn(chat).filter((one) => one.text?.includes(text));
  await rig.server.until(() => found().length >= count);
  const message = found().at(-1);
  if (!message) throw new Error(`nobody said ${text}`);
  return message;
}

/** Anna answers a message of Bert with `/swap @` and a picture. Returns the question. */
async function asked({ rig, group, anna, bert }: Friends): Promise<ChatMessage> {
  const hello = await bert.write(group, { text: 'Hello' });
  await anna.send(group, { caption: '/swap @', picture: scene, replyTo: hello });
  return said(rig, group, 'Bert: may Anna put the face of your profile picture into a picture?');
}

const pictures = (chat: TelegramChat) => botMessagesIn(chat).filter(({ media }) => media);

describe('/swap @ in reply to a message', () => {
  it('asks its author in the group, and swaps with their profile photo once they agree', async () => {
    const all = await friends();
    const { rig, group, bert, carl, sources } = all;
    const question = await asked(all);
    expect(question.buttons.map(({ text }) => text)).toEqual(['Once', 'Always', 'Never']);
    const sent = rig.server.calls.find(({ payload }) => String(payload.text).includes('may'));
    expect(sent?.payload.text).toContain('<a href="tg://user?id=8">Bert</a>');
    expect(await carl.press(question, 'Always')).toBe('Only the person who is asked can answer.');
    expect(await bert.press(question, 'Once')).toBe('');
    await rig.server.until(() => pictures(group).length === 1);
    expect(question.text).toBe('Bert has agreed, this once.');
    expect([question.buttons, sources]).toEqual([[], [face.byteLength]]);
    expect(rig.errors).toEqual([]);
  });

  it('changes the picture of that message where none is attached, and says what is missing', async () => {
    const all = await friends();
    const { rig, group, anna, bert, carl } = all;
    const picture = await bert.write(group, { picture: scene });
    await anna.send(group, { text: '/swap @ all', replyTo: picture });
    await bert.press(await said(rig, group, 'may Anna'), 'Always');
    await rig.server.until(() => pictures(group).length === 1);
    expect(await said(rig, group, 'has agreed, for all swaps of Anna. /privacy')).toBeDefined();
    const hello = await bert.write(group, { text: 'Hello' });
    await anna.send(group, { text: '/swap @', replyTo: hello });
    await said(rig, group, 'Which picture should I put it into?');
    await anna.send(group, { caption: '/swap @', picture: scene });
    await said(rig, group, 'Reply to somebody’s message'.replace('’', "'"));
    await anna.send(group, { caption: '/swap @the_carl', picture: scene });
    await said(rig, group, "Telegram doesn't tell me who @the_carl is.");
    const byCarl = await carl.write(group, { text: 'I have no photo' });
    await anna.send(group, { caption: '/swap @', picture: scene, replyTo: byCarl });
    await said(rig, group, "I can't see a profile picture of theirs.");
    const ours = botMessagesIn(group)[0];
    await anna.send(group, { caption: '/swap @', picture: scene, ...(ours && { replyTo: ours }) });
    await said(rig, group, 'I can ask only people, not bots or channels.');
    await anna.send(group, { caption: '/swap @the_bert', picture: scene, replyTo: hello });
    await rig.server.until(() => pictures(group).length === 2);
    expect(rig.errors).toEqual([]);
  });

  it('needs no question for one’s own photo, in a private chat too', async () => {
    const { rig, anna } = await friends();
    anna.showPhoto(face);
    await anna.send(anna.home, { caption: '/swap @the_anna', picture: scene });
    await rig.server.until(() => pictures(anna.home).length === 1);
  });

  it('tells a requester whose results come in private what became of the question', async () => {
    const all = await friends();
    const { rig, anna, bert, group } = all;
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: '-100' }, { isPrivate: true });
    database.close();
    rig.server.world.openChat(7, 'private');
    const hello = await bert.write(group, { text: 'Hello' });
    await anna.send(group, { caption: '/swap @', picture: scene, replyTo: hello });
    const question = await said(rig, group, 'Bert: may Anna put');
    const own = await said(rig, anna.home, "I've asked Bert.");
    await bert.press(question, 'Never');
    await rig.server.until(() => own.text === 'Bert would rather not, so nothing is swapped.');
    expect(rig.errors).toEqual([]);
  });

  it('goes on after a restart, once, whatever is pressed', async () => {
    const all = await friends();
    const { rig, group, bert, sources } = all;
    const question = await asked(all);
    await rig.restart();
    const stale = { ...question, buttons: [...question.buttons] };
    await Promise.all([bert.press(stale, 'Once'), bert.press(stale, 'Always')]);
    await rig.server.until(() => pictures(group).length === 1);
    expect(await bert.press(stale, 'Always')).toBe('This question is no longer open. If nothing happened, ask again.');
    expect([pictures(group).length, sources.length]).toEqual([1, 1]);
  });

  it('ends kindly on a no, and asks neither twice a day nor those who have left', async () => {
    const all = await friends();
    const { rig, group, anna, bert, sources } = all;
    const question = await asked(all);
    const again = await bert.write(group, { picture: scene });
    await anna.send(group, { text: '/swap @', replyTo: again });
    await said(rig, group, 'They were asked within the last day.');
    group.left.add(8);
    await bert.press({ ...question }, 'Always');
    await said(rig, group, "I can't find them here, so I can't ask them.");
    group.left.delete(8);
    await anna.send(group, { text: '/swap @', replyTo: again });
    await rig.server.until(() => pictures(group).length === 1);
    expect(sources.length).toBe(1);
  });
});

describe('/optout in a group', () => {
  it('is answered privately, ends the question, and lasts until /optin', async () => {
    const all = await friends();
    const { rig, group, anna, bert } = all;
    const question = await asked(all);
    expect(bert.home.messages).toEqual([]);
    await bert.send(group, { text: '/optout' });
    await said(rig, bert.home, 'From now on nobody but you may use your profile picture');
    await rig.server.until(() => question.text === 'Bert has said no.');
    const again = await bert.write(group, { picture: scene });
    await anna.send(group, { text: '/swap @', replyTo: again });
    await said(rig, group, "They don't want their picture to be used. Try your own face.");
    await bert.send(group, { text: '/optin' });
    await said(rig, bert.home, 'From now on people may ask you again');
    expect(pictures(group)).toEqual([]);
  });

  it('is not needed by those who take back single answers in /privacy', async () => {
    const all = await friends();
    const { rig, group, bert } = all;
    await bert.press(await asked(all), 'Always');
    await rig.server.until(() => pictures(group).length === 1);
    await bert.send(bert.home, { text: '/privacy' });
    const page = await said(rig, bert.home, 'What I keep about you');
    await bert.press(page, 'Who may use my picture');
    expect(page.buttons.map(({ text }) => text)).toEqual(['Anna may use your profile picture', 'Close']);
    expect(await bert.press(page, 'Anna')).toBe('Taken back.');
    await expect.poll(() => page.text).toContain('Nobody may use your profile picture without asking you first.');
  });

  it('is not needed in a group of own faces only', async () => {
    const all = await friends();
    const { rig, group, anna, bert } = all;
    group.admins.add(7);
    await anna.send(group, { text: '/settings' });
    const panel = await said(rig, group, 'Settings of Friends');
    await anna.press(panel, 'Profile pictures of others: after asking them');
    await anna.press(panel, 'own faces only');
    const again = await bert.write(group, { picture: scene });
    await anna.send(group, { text: '/swap @', replyTo: again });
    await said(rig, group, 'Here everyone may use only their own face.');
  });
});

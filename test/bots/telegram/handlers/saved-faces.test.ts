import { describe, expect, it } from 'vitest';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');
const five = photo('group.jpg');
const nobody = photo('hopper.jpg');
const counts = new Map([
  [five.byteLength, 5],
  [nobody.byteLength, 0],
]);
const plain = createFakeFaceNumberer((bytes) => counts.get(bytes.byteLength) ?? 1);
/** The numbers that were cut out. */
let cut: number[] = [];
const numberer: typeof plain = {
  ...plain,
  draw: async (bytes, signal) => ({ ...(await plain.draw(bytes, signal)), bytes }),
  async crop(bytes, number) {
    cut.push(number);
    return { bytes, mimeType: 'image/jpeg' };
  },
};

async function start(saved: { face?: Uint8Array } = {}): Promise<{ rig: Rig; anna: TelegramMember }> {
  cut = [];
  const rig = await startRig({ swaps: { numberer } });
  return { rig, anna: await rig.member(7, 'Anna', saved) };
}

const textIn = ({ text, caption }: ChatMessage): string => text ?? caption ?? '';
const labels = ({ buttons }: ChatMessage): string[] => buttons.map(({ text }) => text);

async function said(rig: Rig, chat: TelegramChat, start_: string): Promise<ChatMessage> {
  const find = () => botMessagesIn(chat).findLast((message) => textIn(message).startsWith(start_));
  await rig.server.until(() => find() !== undefined);
  const message = find();
  if (!message) throw new Error(`nothing starts with ${start_}`);
  return message;
}

/** How many photos each saved face of the person has. */
async function savedBy(rig: Rig, id = 7): Promise<Readonly<Record<string, number>>> {
  const { faces, database } = rig.stores();
  const list = await faces.list({ platform: 'telegram', id: String(id) });
  database.close();
  return Object.fromEntries(list.map(({ name, photos = 1 }) => [name, photos]));
}

const which = 'I see 5 faces.\nWhich one should I save?';

describe('a photo with several faces', () => {
  it('is shown with numbers, over a restart; a press saves that face, once', async () => {
    const { rig, anna } = await start();
    await anna.send(anna.home, { picture: five, caption: '/face Me' });
    const question = await said(rig, anna.home, which);
    expect([question.media?.kind, labels(question)]).toEqual(['photo', ['1', '2', '3', '4', '5', 'Cancel']]);
    const bert = await rig.member(8, 'Bert');
    expect(await bert.press(question, '1')).toBe('Only the person who asked can press this.');
    await rig.restart();
    const answers = await Promise.all([anna.press(question, '3'), anna.press(question, '3')]);
    expect(answers.toSorted()).toEqual(['', expect.stringMatching(/^This question is no longer open/)]);
    await said(rig, anna.home, 'Saved as “Me”.');
    expect([await savedBy(rig), cut, question.isGone]).toEqual([{ Me: 1 }, [3], true]);
    expect(botMessagesIn(anna.home)).toHaveLength(1);
  });

  it('from a group is asked about in the private chat', async () => {
    const { rig, anna } = await start();
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    await anna.send(group, { text: '/face Me', replyTo: await anna.write(group, { picture: five }) });
    const question = await said(rig, anna.home, which);
    expect(botMessagesIn(group)).toEqual([]);
    await anna.press(question, 'Cancel');
    expect([await savedBy(rig), question.isGone]).toEqual([{}, true]);
  });

  it('is asked about before it is saved by a button, and the swap that waits for it goes on', async () => {
    const { rig, anna } = await start();
    await anna.send(anna.home, { picture: five });
    await anna.press(await said(rig, anna.home, 'What should I do'), 'Save it as my face');
    const naming = await said(rig, anna.home, 'What should I call it?');
    await anna.press(naming, 'Save');
    await anna.press(await said(rig, anna.home, which), '2');
    await said(rig, anna.home, 'Saved as “Face 1”.');
    const bert = await rig.member(8, 'Bert');
    await bert.send(bert.home, { text: '/swap', replyTo: await bert.write(bert.home, { picture: scene }) });
    await bert.press(await said(rig, bert.home, 'You have no face saved.'), 'Add a face');
    await said(rig, bert.home, 'Send me a photo of the face');
    await bert.send(bert.home, { picture: nobody });
    await said(rig, bert.home, "I can't find a face in this photo.");
    await bert.send(bert.home, { picture: five });
    await bert.press(await said(rig, bert.home, which), '5');
    await rig.server.until(() => botMessagesIn(bert.home).some((one) => labels(one).includes('Delete')));
    expect([await savedBy(rig, 8), cut, rig.errors]).toEqual([{ 'Face 1': 1 }, [2, 5], []]);
  });
});

describe('a photo that cannot be kept', () => {
  it('is answered with what is wrong, and the next photo is taken for it, with the same name', async () => {
    const { rig, anna } = await start();
    await anna.send(anna.home, { picture: nobody, caption: '/face Me' });
    const told = await said(rig, anna.home, "I can't find a face in this photo.");
    expect(labels(told)).toEqual(['Cancel']);
    await rig.restart();
    await anna.send(anna.home, { picture: face });
    await said(rig, anna.home, 'Saved as “Me”.');
    expect([told.isGone, await savedBy(rig)]).toEqual([true, { Me: 1 }]);
  });

  it('because of its name waits for another name, as a new name of a face does', async () => {
    const { rig, anna } = await start({ face });
    await anna.send(anna.home, { picture: face, caption: '/face me' });
    await said(rig, anna.home, 'You already have a face called “me”.');
    await anna.send(anna.home, { text: 'x'.repeat(41) });
    await said(rig, anna.home, 'A name has 1 to 40 characters.');
    await anna.send(anna.home, { text: 'Moi' });
    await said(rig, anna.home, 'Saved as “Moi”.');
    expect(await savedBy(rig)).toEqual({ Me: 1, Moi: 1 });
  });

  it('because there are too many faces is answered with where to delete one', async () => {
    const { rig, anna } = await start();
    const { faces, database } = rig.stores();
    for (let number = 1; number <= 20; number++)
      await faces.save({ platform: 'telegram', id: '7' }, `Face ${number}`, face);
    database.close();
    await anna.send(anna.home, { picture: face, caption: '/face Me' });
    expect(textIn(await said(rig, anna.home, 'You have 20 saved faces'))).toMatch(/You can do that with \/faces\.$/);
  });

  it('in a group is answered with how to send another one', async () => {
    const { rig, anna } = await start();
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    await anna.send(group, { text: '/face', replyTo: await anna.write(group, { picture: nobody }) });
    expect(textIn(await said(rig, group, "I can't find"))).toMatch(/Then reply to it with \/face\.$/);
  });
});

describe('/faces', () => {
  const photosIn = (chat: TelegramChat) => botMessagesIn(chat).filter(({ media }) => media);

  it('shows the photos of a face, adds and removes some, and takes them away with the menu', async () => {
    const { rig, anna } = await start({ face });
    await anna.send(anna.home, { text: '/faces' });
    const menu = await said(rig, anna.home, 'Your faces');
    await anna.press(menu, 'Me');
    await rig.server.until(() => textIn(menu).startsWith('Me · 1 photo\n2 to 5 photos'));
    expect(photosIn(anna.home).map(textIn)).toEqual(['Me, photo 1']);
    expect(labels(menu)).toEqual(['Rename', 'Delete', 'Add a photo', 'Back']);
    await anna.press(menu, 'Add a photo');
    await said(rig, anna.home, 'Send me another photo of “Me”.');
    await anna.send(anna.home, { picture: nobody });
    await said(rig, anna.home, "I can't find a face in this photo.");
    await anna.send(anna.home, { picture: five });
    await anna.press(await said(rig, anna.home, 'I see 5 faces.\nWhich one is “Me”?'), '4');
    await said(rig, anna.home, 'Saved. “Me” has 2 photos now.');
    await anna.press(menu, 'Back');
    await rig.server.until(() => textIn(menu)?.startsWith('Your faces\n') === true);
    expect(photosIn(anna.home)).toEqual([]);
    await anna.press(menu, 'Me');
    await rig.server.until(() => textIn(menu).startsWith('Me · 2 photos'));
    expect(photosIn(anna.home).map(textIn)).toEqual(['Me, photo 1', 'Me, photo 2']);
    expect(labels(menu)).toEqual(['Rename', 'Delete', 'Add a photo', 'Remove a photo', 'Back']);
    await anna.press(menu, 'Remove a photo');
    expect(labels(menu)).toEqual(['1', '2', 'Back']);
    await Promise.all([anna.press(menu, '1'), anna.press(menu, '1')]);
    await rig.server.until(() => textIn(menu).startsWith('Me · 1 photo'));
    await rig.server.until(() => photosIn(anna.home).length === 1);
    expect([await savedBy(rig), cut]).toEqual([{ Me: 1 }, [4]]);
    await anna.press(menu, 'Delete');
    expect(textIn(menu)).toBe('Delete “Me”? Its photo goes, too.');
    await anna.press(menu, 'Yes, delete');
    await rig.server.until(() => textIn(menu) === 'Deleted “Me”.\nYou have no face saved yet.');
    expect([photosIn(anna.home), await savedBy(rig), rig.errors]).toEqual([[], {}, []]);
  });

  it('in a group leads to the private chat, and to a list without photos where that is closed', async () => {
    const { rig, anna } = await start({ face });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    await anna.send(group, { text: '/faces' }); // before the private chat is open
    const list = await said(rig, group, 'Your faces');
    await anna.press(list, 'Me');
    expect([labels(list), photosIn(group)]).toEqual([['Delete', 'Back'], []]);
    const { home } = anna;
    await anna.send(group, { text: '/faces' });
    await said(rig, group, 'Anna, your faces are in our private chat.');
    const menu = await said(rig, home, 'Your faces');
    await anna.press(menu, 'Me');
    expect(photosIn(home)).toHaveLength(1);
    await anna.press(menu, 'Back');
    await anna.press(menu, 'Close');
    expect([photosIn(home), textIn(menu)]).toEqual([[], 'Stopped.']);
  });
});

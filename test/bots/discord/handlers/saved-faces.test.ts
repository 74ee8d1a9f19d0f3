import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaceNumberer, NumberedFace } from '../../../../src/core/ports/faces.ts';
import type { SavedFace } from '../../../../src/core/ports/members.ts';
import type { Interaction } from '../../../fakes/discord/interactions.ts';
import { buttonsOf, type Member } from '../../../fakes/discord/member.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;

/** “3 people” has three faces, a text without a number has one; the first two of “a small one” are too small. */
const plain = createFakeFaceNumberer((bytes) => {
  const [count = '1'] = /\d+(?= people)/.exec(Buffer.from(bytes).toString()) ?? [];
  return Number(count);
});
const withSmall = (bytes: Uint8Array, faces: readonly NumberedFace[]): readonly NumberedFace[] => {
  const isSmall = Buffer.from(bytes).toString().includes('a small one');
  return faces.map((face) => (isSmall && face.number <= 2 ? { ...face, quality: 0 } : face));
};
const numberer: FaceNumberer = {
  ...plain,
  number: async (bytes, signal) => withSmall(bytes, await plain.number(bytes, signal)),
  async draw(bytes, signal) {
    const drawn = await plain.draw(bytes, signal);
    return { ...drawn, faces: withSmall(bytes, drawn.faces) };
  },
};

beforeEach(async () => {
  fixture = await new DiscordFixture({ numberer }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

const labels = (message: Message) => buttonsOf(message).map(({ label }) => label);

function savedBy({ user }: Member): Promise<readonly SavedFace[]> {
  return fixture.bot.faces.list({ platform: 'discord', id: user.id });
}

/** The photos of all saved faces, as the texts that they are here. */
async function photosOf({ user }: Member): Promise<Readonly<Record<string, readonly string[]>>> {
  const member = { platform: 'discord', id: user.id };
  const faces = await fixture.bot.faces.list(member);
  const photos = faces.map(async ({ id, name }) => {
    const all = await fixture.bot.faces.openAll(member, id);
    return [name, all.map((bytes) => Buffer.from(bytes).toString())] as const;
  });
  return Object.fromEntries(await Promise.all(photos));
}

/** Presses a button, and waits until the message changes. */
async function press(message: Message, label: string, member = fixture.ann): Promise<void> {
  const before = message.history.length;
  member.press(message, label);
  await fixture.server.until(() => message.history.length > before);
}

/** Presses a button that opens a form. */
async function form(message: Message, label: string): Promise<Interaction> {
  const pressed = fixture.ann.press(message, label);
  await fixture.server.until(() => pressed.callback);
  expect(pressed.callback?.type).toBe(9);
  return pressed;
}

async function posted(content: string): Promise<Message> {
  const { world } = fixture.server;
  const { id: authorId } = world.addUser('bert');
  const attachments = [world.addFile('people.png', Buffer.from(content))];
  return world.addMessage({ channelId: fixture.channel.id, authorId, attachments });
}

const which = 'I see 3 faces. Which one should I save?';

describe('a photo with several faces', () => {
  it('is shown with numbers to the member alone, over a restart; a press saves that face, once', async () => {
    const { ann } = fixture;
    ann.slash('face save', { face: text(ann, '3 people'), name: 'Me' });
    const question = await fixture.saying(which);
    expect([question.ephemeralFor, labels(question)]).toEqual([ann.user.id, ['1', '2', '3', 'Cancel']]);
    expect(question.attachments.map(({ filename }) => filename)).toEqual(['faces.jpg']);
    expect(Buffer.from(question.attachments[0]?.bytes ?? []).toString()).toBe('3 people 1 2 3');
    await fixture.restart();
    const stranger = fixture.member('stranger').press(question, '1');
    await fixture.server.until(() => stranger.callback);
    expect(stranger.callback?.data).toMatchObject({ content: 'Only the person who asked can press this.', flags: 64 });
    const earlier = { ...question, components: [...question.components] };
    const presses = ['2', '2', '3'].map((number) => ann.press(question, number));
    await fixture.server.until(() => question.content.startsWith('Saved as “Me”'));
    await fixture.server.until(() => presses.every(({ callback }) => callback));
    expect([question.attachments, labels(question)]).toEqual([[], []]);
    const late = ann.press(earlier, '1');
    await fixture.server.until(() => late.callback?.data?.content?.startsWith('This question is no longer open'));
    expect(Object.entries(await photosOf(ann))).toEqual([['Me', [expect.stringMatching(/^3 people cut [23]$/)]]]);
  });

  it('from a message’s menu is asked about, too, and left by Cancel', async () => {
    fixture.ann.menu('Use as my face', await posted('3 people'));
    const question = await fixture.saying(which);
    await press(question, 'Cancel');
    expect([question.content, question.attachments, labels(question)]).toEqual(['Cancelled.', [], []]);
    expect(await savedBy(fixture.ann)).toEqual([]);
  });

  it('offers only those that can be swapped', async () => {
    const { ann } = fixture;
    ann.slash('face save', { face: text(ann, '5 people, but a small one') });
    const question = await fixture.saying(
      'I see 5 faces. I offer the 3 that I can swap best. Which one should I save?',
    );
    await press(question, '4');
    expect(await photosOf(ann)).toEqual({ 'Face 1': ['5 people, but a small one cut 4'] });
  });
});

describe('a photo that cannot be kept', () => {
  it('is answered with what is wrong, and a form takes another one with the same name', async () => {
    const { ann } = fixture;
    ann.slash('face save', { face: text(ann, '0 people'), name: 'Me' });
    const told = await fixture.saying("I can't find a face in this photo.");
    expect([told.ephemeralFor, labels(told)]).toEqual([ann.user.id, ['Another photo…']]);
    await fixture.restart();
    ann.fill(await form(told, 'Another photo…'), { face: [text(ann, '2 people, but a small one')], name: 'Me' });
    await fixture.server.until(() => told.content.startsWith('The face in this photo is too small'));
    ann.fill(await form(told, 'Another photo…'), { face: [text(ann, '2 people')], name: 'Me' });
    await fixture.server.until(() => told.content.startsWith('I see 2 faces. Which one'));
    await press(told, '1');
    expect(told.content).toBe("Saved as “Me”. I'll use it when you don't pick a face.");
    expect(await photosOf(ann)).toEqual({ Me: ['2 people cut 1'] });
  });

  it('because of its name is not looked at, and can be sent with another name', async () => {
    const { ann } = fixture;
    await fixture.saveFace(ann, 'Me');
    ann.slash('face save', { face: text(ann, '2 people'), name: 'me' });
    const told = await fixture.saying('You already have a face called “me”. Try another name.');
    ann.fill(await form(told, 'Another photo…'), { face: [text(ann, 'my sister')], name: 'Sister' });
    await fixture.server.until(() => told.content === 'Saved as “Sister”.');
  });
});

describe('a swap that lacks a face', () => {
  it('goes on with the face that is picked from the photo of the form, in one public message', async () => {
    const { ann } = fixture;
    const entry = ann.menu('Swap my face in', await posted('a scene'));
    await fixture.server.until(() => entry.callback);
    ann.fill(entry, { face: [text(ann, '3 people')], name: 'Me' });
    const question = await fixture.saying(which);
    expect(question.ephemeralFor).toBe(ann.user.id);
    expect(fixture.ours()).toEqual([question]); // nothing is public yet
    await fixture.restart();
    const presses = [ann.press(question, '2'), ann.press(question, '2')];
    await fixture.server.until(() => presses.every(({ callback }) => callback));
    await fixture.server.until(() => fixture.ours().some(({ content }) => content.includes('AI face swap')));
    await fixture.bot.swaps.idle();
    expect(fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor)).toHaveLength(1);
    expect(fixture.ours()).not.toContain(question);
    expect(fixture.provider.jobs).toBe(1);
    expect(await photosOf(ann)).toEqual({ Me: ['3 people cut 2'] });
  });

  it('asked for by a mention leaves nothing public while the member is asked which face is theirs', async () => {
    const { ann } = fixture;
    fixture.mention();
    ann.press(await fixture.saying('One quick thing first'), 'Swap');
    const refusal = await fixture.saying('You have no face saved.');
    ann.fill(await form(refusal, 'Add face'), { face: [text(ann, '3 people')], name: 'Me' });
    const question = await fixture.saying(which);
    await fixture.server.until(() => fixture.ours().every(({ ephemeralFor }) => ephemeralFor === ann.user.id));
    ann.press(question, '3');
    await fixture.server.until(() => fixture.ours().some(({ content }) => content.includes('AI face swap')));
    await fixture.bot.swaps.idle();
    expect(fixture.ours().map(({ ephemeralFor }) => ephemeralFor)).toEqual([undefined]);
    expect(await photosOf(ann)).toEqual({ Me: ['3 people cut 3'] });
  });

  it('waits where the photo of its form shows no face, and goes on with another one', async () => {
    const { ann } = fixture;
    ann.slash('swap', { target: text(ann, 'a scene'), private: true });
    const refusal = await fixture.saying('You have no face saved.');
    ann.fill(await form(refusal, 'Add face'), { face: [text(ann, '0 people')] });
    await fixture.server.until(() => refusal.content.startsWith("I can't find a face"));
    ann.fill(await form(refusal, 'Another photo…'), { face: [text(ann, 'my face')] });
    await fixture.server.until(() => refusal.content.includes('AI face swap'));
    await fixture.bot.swaps.idle();
    expect(fixture.ours()).toEqual([refusal]);
    expect(await photosOf(ann)).toEqual({ 'Face 1': ['my face'] });
  });
});

describe('/face list', () => {
  it('shows a picture of each face, and makes default, renames and deletes', async () => {
    const { ann } = fixture;
    for (const name of ['Me', 'Anna']) await fixture.saveFace(ann, name);
    ann.slash('face list');
    const list = await fixture.saying('Your faces');
    expect(list.ephemeralFor).toBe(ann.user.id);
    expect(list.attachments.map(({ description }) => description)).toEqual(['Me', 'Anna']);
    expect(labels(list)).toEqual(['Me', 'Anna', 'Rename', 'Delete', 'Photos', 'Add face']);
    await press(list, 'Anna');
    expect(labels(list)).toEqual(['Me', 'Anna', 'Make default', 'Rename', 'Delete', 'Photos', 'Add face']);
    await press(list, 'Make default');
    expect(list.content).toBe('“Anna” is your default now.\n**Your faces**\n- Me\n- **Anna (default)**');
    ann.fill(await form(list, 'Rename'), { name: 'Sister' });
    await fixture.server.until(() => list.content.startsWith('Renamed to Sister.'));
    await press(list, 'Delete');
    expect(list.content).toBe('Delete “Sister”? Its photo goes, too.');
    await press(list, 'Back');
    await press(list, 'Delete');
    await press(list, 'Yes, delete');
    expect(list.content).toBe('Deleted “Sister”.\n**Your faces**\n- **Me (default)**');
    await press(list, 'Delete');
    await press(list, 'Yes, delete');
    expect([list.content, list.attachments]).toEqual(['Deleted “Me”.\nYou have no face saved yet.', []]);
    ann.fill(await form(list, 'Add face'), { face: [text(ann, 'my face')] });
    await fixture.server.until(() => list.content.startsWith('Saved as “Face 1”'));
  });

  it('adds photos to a face, asks which one is meant, and removes them', async () => {
    const { ann } = fixture;
    await fixture.saveFace(ann, 'Me');
    ann.slash('face list');
    const list = await fixture.saying('Your faces');
    await press(list, 'Photos');
    expect(list.content).toBe('**Me · 1 photo**\n2 to 5 photos of the same person make swaps look better.');
    expect(labels(list)).toEqual(['Add a photo', 'Back']);
    ann.fill(await form(list, 'Add a photo'), { face: [text(ann, '3 people')] });
    await fixture.server.until(() => list.content === 'I see 3 faces. Which one is “Me”?');
    await press(list, '3');
    expect(list.content).toContain('Saved. “Me” has 2 photos now.\n**Me · 2 photos**');
    expect(list.attachments.map(({ description }) => description)).toEqual(['Me, photo 1', 'Me, photo 2']);
    expect(labels(list)).toEqual(['Remove 1', 'Remove 2', 'Add a photo', 'Back']);
    ann.fill(await form(list, 'Add a photo'), { face: [text(ann, '0 people')] });
    await fixture.server.until(() => list.content.startsWith("I can't find a face"));
    for (const photo of ['third', 'fourth', 'fifth']) {
      const label = labels(list).find((one) => one?.startsWith('A')) ?? '';
      ann.fill(await form(list, label), { face: [text(ann, photo)] });
      await fixture.server.until(
        () => list.attachments.length > 0 && list.history.at(-1)?.content.includes('photos now'),
      );
      await fixture.server.until(async () => (await photosOf(ann)).Me?.at(-1) === photo);
    }
    await fixture.server.until(() => list.content.includes('“Me” has 5 photos now.'));
    expect(labels(list)).toEqual(['Remove 1', 'Remove 2', 'Remove 3', 'Remove 4', 'Remove 5', 'Back']);
    const presses = [ann.press(list, 'Remove 1'), ann.press(list, 'Remove 1')];
    await fixture.server.until(() => presses.every(({ callback }) => callback));
    await fixture.server.until(() => list.content.includes('4 photos'));
    expect(await photosOf(ann)).toEqual({ Me: ['3 people cut 3', 'third', 'fourth', 'fifth'] });
  });

  it('has pages of ten, and helps where there is no room for another face', async () => {
    const { ann } = fixture;
    for (let number = 1; number <= 20; number++) await fixture.saveFace(ann, `Face ${number}`);
    ann.slash('face list');
    const list = await fixture.saying('Your faces');
    expect(list.attachments).toHaveLength(10);
    await press(list, '▶');
    expect(list.attachments.map(({ description }) => description)).toHaveLength(10);
    expect(labels(list)[0]).toBe('Face 11');
    await press(list, '◀');
    expect(labels(list).slice(0, 2)).toEqual(['Face 1', 'Face 2']);
    ann.slash('face save', { face: text(ann, 'my face') });
    const full = await fixture.saying('You have 20 saved faces');
    await press(full, 'Your faces');
    await press(full, 'Delete');
    expect(full.content).toContain('Delete “Face 1”?');
  });
});

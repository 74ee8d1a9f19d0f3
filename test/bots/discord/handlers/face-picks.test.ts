import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwapRequest } from '../../../../src/core/ports/chat.ts';
import { savedFaceOf } from '../../../../src/core/ports/members.ts';
import { PlaceSettings } from '../../../../src/core/ports/settings.ts';
import { buttonsOf, Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;

/** A picture is a text: “5 people” has five faces, a text without a number has one. */
const numberer = createFakeFaceNumberer((bytes) => {
  const [count = '1'] = /\d+(?= people)/.exec(Buffer.from(bytes).toString()) ?? [];
  return Number(count);
});

beforeEach(async () => {
  fixture = await new DiscordFixture({ numberer }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

/** `/swap` of a picture with five faces, for which the bot asks. */
async function ask(options: Readonly<Record<string, string | boolean>> = {}, target = '5 people'): Promise<Message> {
  const { ann } = fixture;
  const before = fixture.ours();
  ann.slash('swap', { target: text(ann, target), ...options });
  return fixture.saying('I see ', before);
}

async function saveFaces(): Promise<void> {
  await fixture.saveFace(fixture.ann, 'Me');
  await fixture.saveFace(fixture.ann, 'Anna');
}

function labels(message: Message): readonly (string | undefined)[] {
  return buttonsOf(message).map(({ label }) => label);
}

interface Menu {
  readonly custom_id: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
}

function menuOf(message: Message): Menu | undefined {
  const rows = message.components as { components: (Partial<Menu> & { type: number })[] }[];
  const menu = rows.flatMap(({ components }) => components).find(({ type }) => type === 3);
  return menu as Menu | undefined;
}

async function press(message: Message, label: string): Promise<void> {
  const before = message.history.length;
  fixture.ann.press(message, label);
  await fixture.server.until(() => message.history.length > before);
}

function chosen(message: Message, option: string) {
  const menu = menuOf(message);
  const value = menu?.options.find(({ label }) => label === option)?.value ?? '';
  return fixture.ann.choose(message, [value], menu?.custom_id);
}

async function choose(message: Message, option: string): Promise<void> {
  const before = message.history.length;
  chosen(message, option);
  await fixture.server.until(() => message.history.length > before);
}

/** Waits until the message holds the result. */
async function swapped(message: Message): Promise<void> {
  await fixture.server.until(() => message.content.includes('AI face swap'));
  await fixture.bot.swaps.idle();
}

async function requested(): Promise<readonly SwapRequest[]> {
  const views = await fixture.bot.swaps.findOf({ platform: 'discord', id: fixture.ann.user.id }, 100);
  return views.map(({ job }) => job.request);
}

/** Each swapped face's number and the name of the saved face that it gets. */
async function mapping(): Promise<readonly (readonly [number, string | undefined])[]> {
  const [request] = await requested();
  const saved = await fixture.bot.faces.list({ platform: 'discord', id: fixture.ann.user.id });
  const rows = request?.faces.which === 'assigned' ? request.faces.assignments : [];
  return rows.map((row) => {
    const id = savedFaceOf(row.source);
    return [
      'fromLeft' in row ? row.fromLeft : 0,
      saved.find((face) => face.id === id || (id === 'default' && face.isDefault))?.name,
    ];
  });
}

describe('a picture with several faces', () => {
  it('is asked about in the swap’s own message: three are given a face, one is left, over a restart', async () => {
    await saveFaces();
    const { ann } = fixture;
    const message = await ask();
    expect(message.content).toBe('I see 5 faces. Press the number of a face to swap it; the others stay as they are.');
    expect(labels(message)).toEqual(['1', '2', '3', '4', '5', 'All', 'Cancel']);
    expect(message.attachments.map(({ filename }) => filename)).toEqual(['faces.jpg']);
    expect(message.attachments[0]?.description).toBe('The picture, with its 5 faces numbered from left to right');
    expect(Buffer.from(message.attachments[0]?.bytes ?? []).toString()).toBe('5 people 1 2 3 4 5');
    const [picture] = message.attachments;
    await press(message, '1');
    expect(message.content).toContain('Whose face goes on number 1?');
    expect(menuOf(message)?.options.map(({ label }) => label)).toEqual([
      'Me',
      'Anna',
      'A new photo…',
      'Leave as it is',
    ]);
    await press(message, '3');
    await choose(message, 'Anna');
    await press(message, '2');
    await choose(message, 'Leave as it is');
    expect(labels(message)).toContain('Swap 2 faces');
    await fixture.restart();
    await press(message, '5');
    const menu = chosen(message, 'A new photo…');
    await fixture.server.until(() => menu.callback);
    expect(menu.callback).toMatchObject({ type: 9, data: { title: 'Whose face goes on number 5?' } });
    const photo = text(ann, 'a new face');
    ann.fill(menu, { face: [photo] });
    await fixture.server.until(() => labels(message).includes('5 your photo'));
    expect(labels(message)).toEqual(['1 Me', '2', '3 Anna', '4', '5 your photo', 'Swap 3 faces', 'All', 'Cancel']);
    expect(message.attachments).toEqual([picture]);
    await press(message, 'Swap 3 faces');
    await swapped(message);
    expect(await mapping()).toEqual([
      [1, 'Me'],
      [3, 'Anna'],
      [5, undefined],
    ]);
    const [request] = await requested();
    expect(request?.faces).toMatchObject({ assignments: [{}, {}, { source: { attachment: photo.id } }] });
    expect(message.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/^swap-/)]);
    expect(labels(message)).toEqual(['Delete', 'Report']); // again would be the same
    expect(fixture.ours()).toEqual([message]);
    expect(fixture.provider.jobs).toBe(1);
  });

  it('is offered the same again for as many faces, and shows no numbers while it is swapped', async () => {
    await saveFaces();
    const first = await ask();
    await press(first, '2');
    await press(first, '4');
    await choose(first, 'Anna');
    await press(first, 'Swap 2 faces');
    await swapped(first);
    fixture.provider.isOpen = false;
    expect((await ask({}, '3 people')).content).not.toContain('Last time');
    const second = await ask({}, '5 people again');
    expect(second.content).toContain('\nLast time: 2 Me, 4 Anna.');
    expect(labels(second)).toEqual(['1', '2', '3', '4', '5', 'All', 'Same as before', 'Cancel']);
    await press(second, 'Same as before');
    await fixture.server.until(() => second.content.startsWith('Swapping'));
    expect(second.attachments).toEqual([]);
    expect(labels(second)).toEqual(['Cancel']);
    fixture.provider.open();
    await swapped(second);
    expect(await mapping()).toEqual([
      [2, 'Me'],
      [4, 'Anna'],
    ]);
  });

  it('has a button for each of 15 faces at most, in as many rows as Discord allows', async () => {
    await saveFaces();
    const { ann } = fixture;
    const message = await ask({}, '15 people');
    for (const number of ['1', '15']) await press(message, number);
    expect(message.components).toHaveLength(5);
    expect(labels(message).slice(1, 14)).toEqual(Array.from({ length: 13 }, (_, index) => `${index + 2}`));
    await choose(message, 'Leave as it is');
    const all = await ask({}, '20 people');
    expect(all.content).toContain('I see 20 faces. I offer the 15 that I can swap best.');
    ann.press(all, 'All');
    await swapped(all);
    expect((await requested()).map(({ faces }) => faces.which)).toEqual(['all']);
  });

  it('gives the photo that was sent with the command to each face that is pressed', async () => {
    const { ann } = fixture;
    const before = fixture.ours();
    const { face } = fixture.pictures();
    ann.slash('swap', { target: text(ann, '2 people'), face });
    const message = await fixture.saying('I see 2 faces', before);
    await press(message, '2');
    expect(labels(message)).toEqual(['1', '2 your photo', 'Swap 1 face', 'All', 'Cancel']);
    await press(message, 'Swap 1 face');
    await swapped(message);
    expect(await requested()).toMatchObject([
      { faces: { which: 'nth', fromLeft: 2 }, source: { attachment: face.id } },
    ]);
  });

  it('stays private, a spoiler, and in the member’s language', async () => {
    const { server, guild, channel } = fixture;
    const user = server.world.addUser('greta', { locale: 'de' });
    server.world.join(guild, user);
    const greta = new Member(server, user, channel);
    await fixture.promise(greta);
    await fixture.saveFace(greta, 'Ich');
    greta.slash('swap', { target: text(greta, '5 people', 'SPOILER_people.png'), private: true });
    const message = await fixture.saying('Ich sehe 5 Gesichter. Drück auf die Nummer');
    expect([message.ephemeralFor, message.attachments[0]?.filename]).toEqual([user.id, 'SPOILER_faces.jpg']);
    greta.press(message, '1');
    await server.until(() => labels(message).includes('Tausche 1 Gesicht'));
    expect(menuOf(message)?.options.map(({ label }) => label)).toEqual(['Ich', 'Ein neues Foto …', 'So lassen']);
    greta.press(message, 'Alle');
    await server.until(() => message.content.includes('Gesicht mit KI getauscht'));
    expect(message.attachments[0]?.filename).toMatch(/^SPOILER_swap-/);
    await fixture.bot.swaps.idle();
  });
});

describe('the question', () => {
  it('belongs to the requester', async () => {
    await saveFaces();
    const message = await ask();
    await press(message, '1');
    const stranger = fixture.member('stranger');
    const uses = ['2', 'Swap 1 face', 'All', 'Cancel'].map((label) => () => stranger.press(message, label));
    const menu = menuOf(message);
    const chooses = (menu?.options ?? []).map(
      ({ value }) =>
        () =>
          stranger.choose(message, [value], menu?.custom_id),
    );
    for (const use of [...uses, ...chooses]) {
      const pressed = use();
      await fixture.server.until(() => pressed.callback);
      expect(pressed.callback?.data).toMatchObject({ content: 'Only the person who asked can press this.', flags: 64 });
    }
    expect(labels(message)).toEqual(['1 Me', '2', '3', '4', '5', 'Swap 1 face', 'All', 'Cancel']);
    expect(fixture.provider.jobs).toBe(0);
  });

  it('is answered once, however often it is pressed', async () => {
    await saveFaces();
    const message = await ask();
    await press(message, '1');
    const earlier = { ...message, components: [...message.components] };
    const presses = ['Swap 1 face', 'All', 'Swap 1 face'].map((label) => fixture.ann.press(message, label));
    await swapped(message);
    presses.push(fixture.ann.press(earlier, 'Swap 1 face'), fixture.ann.press(earlier, '2'));
    await fixture.server.until(() => presses.every(({ callback }) => callback));
    expect(presses.map(({ callback }) => callback?.type)).toEqual([6, 6, 6, 6, 6]); // nothing is said
    expect((await requested()).length).toBe(1);
    expect(fixture.ours()).toEqual([message]);
  });

  it('is acknowledged in time while another press requests the swap', async () => {
    await saveFaces();
    const message = await ask();
    const { expiringStore } = fixture.bot;
    let open = (): void => undefined;
    const held = expiringStore.withLock(`faces:discord:${message.id}`, () => new Promise<void>((go) => (open = go)));
    const late = fixture.ann.press(message, '1');
    await fixture.server.until(() => late.callback);
    expect(late.acknowledgedMs).toBeLessThan(3_000);
    open();
    await held;
    await fixture.server.until(() => labels(message).includes('1 Me'));
    expect(message.attachments).toHaveLength(1);
  });

  it('stays open where the swap is refused, which only the requester is told', async () => {
    await saveFaces();
    const { ann, bot, guild } = fixture;
    const message = await ask();
    await press(message, '4');
    const place = { platform: 'discord', id: guild.id };
    await bot.settings.set(place, PlaceSettings.parse({ channels: ['1'] }));
    ann.press(message, 'Swap 1 face');
    const told = await fixture.saying('Swapping is off in this channel.');
    expect(told.ephemeralFor).toBe(ann.user.id);
    expect([message.attachments.length, labels(message).includes('4 Me')]).toEqual([1, true]);
    await bot.settings.set(place, PlaceSettings.parse({}));
    ann.press(message, 'Swap 1 face');
    await swapped(message);
    expect(await requested()).toMatchObject([{ faces: { which: 'nth', fromLeft: 4 } }]);
  });

  it('is closed by Cancel, and its picture goes', async () => {
    await saveFaces();
    const message = await ask();
    const earlier = { ...message, components: [...message.components] };
    await press(message, 'Cancel');
    expect([message.content, message.attachments, message.components]).toEqual(['Cancelled.', [], []]);
    const late = fixture.ann.press(earlier, '1');
    await fixture.server.until(() => late.callback);
    expect(late.callback?.data).toMatchObject({
      content: 'This question is no longer open. If nothing happened, ask again.',
      flags: 64,
    });
  });

  it('is asked without the picture where the bot may attach no files', async () => {
    await saveFaces();
    const { ann, guild, channel, server } = fixture;
    channel.overwrites.push({ id: server.world.bot.id, type: 0, allow: 0n, deny: permissions.attachFiles });
    expect(guild.hasBot).toBe(true);
    ann.post({ content: `<@${server.world.bot.id}>`, files: [text(ann, '5 people')] });
    const message = await fixture.saying('I see 5 faces');
    expect(message.attachments).toEqual([]);
    await press(message, 'All');
    await swapped(message);
  });
});

describe('all ways in', () => {
  it('ask: a mention, a reaction, a menu entry and a form', async () => {
    await saveFaces();
    const { ann, server, channel } = fixture;
    const mention = fixture.mention('5 people');
    const first = await fixture.saying('I see 5 faces');
    expect(first.reference).toBe(mention.id);
    fixture.provider.content = '4 people';
    await press(first, '2');
    await press(first, 'Swap 1 face');
    await swapped(first);
    ann.react(first, '🎭');
    const second = await fixture.saying('I see 4 faces');
    expect(second.reference).toBe(first.id);
    await press(second, 'All');
    await swapped(second);
    const { id: authorId } = server.world.addUser('bert');
    const attachments = [server.world.addFile('people.png', Buffer.from('3 people'))];
    const posted = server.world.addMessage({ channelId: channel.id, authorId, attachments });
    ann.menu('Swap my face in', posted);
    const third = await fixture.saying('I see 3 faces');
    const form = ann.menu('Swap…', posted);
    await server.until(() => form.callback);
    ann.fill(form, { face: [text(ann, 'a face')], which: ['one'], private: ['yes'] });
    expect((await fixture.saying('I see 3 faces', [third])).ephemeralFor).toBe(ann.user.id);
  });

  it('ask after the promise', async () => {
    const newcomer = fixture.member('newcomer');
    await fixture.saveFace(newcomer);
    newcomer.slash('swap', { target: text(newcomer, '5 people') });
    newcomer.press(await fixture.saying('Before your first swap'), 'I promise');
    const message = await fixture.saying('I see 5 faces');
    newcomer.press(message, 'All');
    await swapped(message);
  });
});

describe('the words after faces:', () => {
  it('say it at once: all, a number, a saved face, or several with a face each', async () => {
    await saveFaces();
    const { ann } = fixture;
    for (const faces of ['all', '2', '1=me 3=Anna', '4 anna']) {
      const before = fixture.ours();
      ann.slash('swap', { target: text(ann, '5 people'), faces });
      await fixture.result(before);
      await fixture.bot.swaps.idle();
    }
    const faces = (await requested()).map((request) => request.faces);
    expect(faces.toReversed()).toMatchObject([
      { which: 'all' },
      { which: 'nth', fromLeft: 2 },
      { which: 'assigned', assignments: [{ fromLeft: 1 }, { fromLeft: 3 }] },
      { which: 'nth', fromLeft: 4 },
    ]);
    expect(fixture.ours().every(({ history }) => history.every(({ content }) => !content.startsWith('I see')))).toBe(
      true,
    );
  });

  it('name a face that is not there: the question is asked, with what was said', async () => {
    await saveFaces();
    expect(labels(await ask({ faces: '9' }))).toEqual(['1', '2', '3', '4', '5', 'All', 'Cancel']);
    expect(labels(await ask({ faces: '2 Anna 9 Me' }))).toEqual([
      '1',
      '2 Anna',
      '3',
      '4',
      '5',
      'Swap 1 face',
      'Cancel',
    ]);
    const message = await ask({ faces: 'Anna' });
    await press(message, '3');
    expect(labels(message)).toContain('3 Anna');
  });

  it('mean nothing: the member alone is told what can be written', async () => {
    const { ann } = fixture;
    const asked = ann.slash('swap', { ...fixture.pictures(), faces: 'everybody *else*' });
    await fixture.server.until(() => asked.callback);
    expect(asked.callback?.data?.flags).toBe(64);
    expect(asked.callback?.data?.content).toContain("I don't know what “everybody \\*else\\*” means. After `faces:`");
    expect(fixture.provider.jobs).toBe(0);
  });

  it('are offered while they are typed', async () => {
    await saveFaces();
    const offered = async (typed: string): Promise<readonly string[]> => {
      const typing = fixture.ann.typeInto('swap', 'faces', typed);
      return (await fixture.server.until(() => typing.callback?.data?.choices)).map(({ value }) => value);
    };
    expect(await offered('')).toEqual(['all', 'Me', 'Anna']);
    expect(await offered('a')).toEqual(['all', 'Anna']);
    expect(await offered('2')).toEqual(['2', '2=Me', '2=Anna']);
    expect(await offered('1=Me 3=')).toEqual(['1=Me 3=Me', '1=Me 3=Anna']);
    expect(await offered('1=Me 3=an')).toEqual(['1=Me 3=Anna']);
  });
});

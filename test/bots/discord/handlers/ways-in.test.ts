import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../../../src/providers/local/index.ts';
import { Member } from '../../../fakes/discord/member.ts';
import { DiscordServer } from '../../../fakes/discord/server.ts';
import { type Channel, digest, type Guild, type Message } from '../../../fakes/discord/world.ts';
import { photo } from '../../../providers/local/foreign-files.ts';
import { type Bot, startBot } from '../bot.ts';

const limits = { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
let engine: LocalEngine;
let server: DiscordServer;
let bot: Bot;
let guild: Guild;
let channel: Channel;
let ann: Member;

beforeAll(async () => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(async () => {
  await engine.close();
});

beforeEach(async () => {
  server = await new DiscordServer().start();
  guild = server.world.addGuild();
  channel = server.world.addChannel(guild);
  const user = server.world.addUser('ann');
  server.world.join(guild, user);
  ann = new Member(server, user, channel);
  bot = await startBot(server, { providers: [engine.provider], intake: engine.intake });
  await bot.consents.give({ platform: 'discord', id: user.id }, 0);
});

afterEach(async () => {
  await bot.stop();
  await server.close();
  expect(server.violations).toEqual([]);
  expect(bot.bugs()).toEqual([]);
});

/** Waits for a message of the bot with a file, except those in `before`. */
function result(before: readonly Message[] = []): Promise<Message> {
  return server.until(() => ours().find((message) => message.attachments.length > 0 && !before.includes(message)));
}

function ours(): Message[] {
  const { bot: self, messages } = server.world;
  return [...messages.values()].filter(({ authorId, isDeleted }) => authorId === self.id && !isDeleted);
}

async function saveFace(member = ann): Promise<void> {
  const portrait = await engine.intake.portrait(photo('collins'), new AbortController().signal);
  await bot.faces.save({ platform: 'discord', id: member.user.id }, 'Me', portrait);
}

/** Another member's message with pictures, of which the bot gets no event. */
function posted(...names: string[]): Message {
  const attachments = names.map((name) => server.world.addFile(`${name}.jpg`, photo(name)));
  const author = server.world.addUser('bert');
  return server.world.addMessage({ channelId: channel.id, authorId: author.id, attachments });
}

function direct(): Member {
  const { world } = server;
  return new Member(server, ann.user, world.addChannel({ kind: 'dm', users: [ann.user, world.bot] }));
}

function file(member: Member, name: string) {
  return member.file(`${name}.jpg`, photo(name));
}

it('swaps by /swap with two attachments', async () => {
  ann.slash('swap', { target: file(ann, 'hopper'), face: file(ann, 'collins') });
  const message = await result();
  const [swapped] = message.attachments;
  expect(swapped?.filename).toMatch(/^swap-[0-9a-f]{8}\.jpg$/);
  expect(swapped?.description).toBe('A picture in which a face was replaced by AI');
  expect(digest(swapped?.bytes ?? photo('hopper'))).not.toBe(digest(photo('hopper')));
  expect(message.content).toMatch(/^AI face swap · [\d.]+ s\n.*-# Made with Face Bot$/s);
});

it('acknowledges at once while the engine is busy', async () => {
  const help = ann.slash('help');
  await server.until(() => help.callback); // so that compiling at the first request is not measured
  const files = { target: file(ann, 'group'), face: file(ann, 'collins'), faces: 'all' };
  const interaction = [1, 2, 3].map(() => ann.slash('swap', files));
  await server.until(() => ours().filter(({ attachments }) => attachments.length > 0).length === 3);
  for (const { acknowledgedMs } of interaction) expect(acknowledgedMs).toBeLessThan(3_000);
});

it('swaps by /swap with a saved face that autocompletion offers', async () => {
  await saveFace();
  const typing = ann.typeInto('swap', 'saved', 'm');
  const choices = await server.until(() => typing.callback?.data?.choices);
  expect(choices.map(({ name }) => name)).toEqual(['Me']);
  ann.slash('swap', { target: file(ann, 'hopper'), saved: choices[0]?.value ?? '', private: true });
  expect((await result()).ephemeralFor).toBe(ann.user.id);
});

it('swaps the face that a reference picture shows, and all faces', async () => {
  const options = { target: file(ann, 'couple'), face: file(ann, 'collins') };
  ann.slash('swap', { ...options, faces: 'all' });
  const all = await result();
  ann.slash('swap', { ...options, reference: file(ann, 'hopper') });
  const told = await server.until(() => ours().find(({ content }) => content.includes('Nobody in the picture')));
  expect(all.attachments).toHaveLength(1);
  expect(told.attachments).toEqual([]);
});

it('swaps by right-click with the saved face', async () => {
  await saveFace();
  ann.menu('Swap my face in', posted('hopper'));
  expect((await result()).attachments).toHaveLength(1);
});

it('asks for a face by a form when none is saved, then swaps', async () => {
  const menu = ann.menu('Swap my face in', posted('hopper'));
  await server.until(() => menu.callback);
  expect(menu.callback).toMatchObject({ type: 9, data: { title: 'Add your face' } });
  ann.fill(menu, { face: [file(ann, 'collins')], name: 'Captain' });
  await result();
  const faces = await bot.faces.list({ platform: 'discord', id: ann.user.id });
  expect(faces.map(({ name }) => name)).toEqual(['Captain']);
});

it('swaps by the form of “Swap…”, for the requester alone', async () => {
  const menu = ann.menu('Swap…', posted('couple'));
  await server.until(() => menu.callback);
  ann.fill(menu, { face: [file(ann, 'collins')], which: ['all'], private: ['yes'] });
  expect((await result()).ephemeralFor).toBe(ann.user.id);
});

it('keeps a picture as a face by right-click', async () => {
  ann.menu('Use as my face', posted('collins'));
  await server.until(() => ours().find(({ content }) => content.startsWith('Saved as “Face 1”')));
  const bytes = await bot.faces.open({ platform: 'discord', id: ann.user.id }, 'default');
  expect(await engine.intake.inspect(bytes, 'source', new AbortController().signal)).toMatchObject({
    mimeType: 'image/jpeg',
  });
});

it('asks which of several pictures is meant', async () => {
  await saveFace();
  const menu = ann.menu('Swap my face in', posted('hopper', 'couple'));
  const question = await server.until(() => (menu.original?.components.length ? menu.original : undefined));
  expect(question.content).toBe('Which picture?');
  ann.press(question, '2');
  const message = await result();
  expect(message.content).toContain('I see 2 faces.');
});

it('swaps when a reply to a picture mentions the bot, with the intent', async () => {
  await bot.stop();
  server.mayReadContent = true;
  bot = await startBot(server, {
    providers: [engine.provider],
    intake: engine.intake,
    environment: { DISCORD_MESSAGE_CONTENT: '1' },
    storage: bot,
  });
  const scene = posted('hopper');
  const interaction = ann.post({ content: `<@${server.world.bot.id}>`, files: [file(ann, 'collins')], replyTo: scene });
  const message = await result();
  expect(message.reference).toBe(interaction.id);
});

it('says that Discord hides the picture, and names the menu entry', async () => {
  ann.post({ content: `<@${server.world.bot.id}>`, files: [file(ann, 'collins')], replyTo: posted('hopper') });
  const message = await server.until(() => ours().find(({ content }) => content !== ''));
  expect(message.content).toContain('Right-click it, open Apps and choose “Swap my face in”');
});

it('swaps in a direct message with two pictures, and with one and a saved face', async () => {
  const there = direct();
  there.post({ files: [file(there, 'collins'), file(there, 'hopper')] });
  const first = await result();
  await saveFace();
  there.post({ files: [file(there, 'hopper')] });
  expect((await result([first])).attachments).toHaveLength(1);
});

it('swaps by a reaction on its own result', async () => {
  ann.slash('swap', { target: file(ann, 'hopper'), face: file(ann, 'luciano') });
  const first = await result();
  await saveFace();
  ann.react(first, '🎭');
  const second = await result([first]);
  expect(second.reference).toBe(first.id);
});

it('works when only the member has installed it', async () => {
  const elsewhere = server.world.addGuild({ hasBot: false });
  server.world.join(elsewhere, ann.user);
  const there = new Member(server, ann.user, server.world.addChannel(elsewhere));
  await saveFace();
  const attachments = [server.world.addFile('scene.jpg', photo('hopper'))];
  const author = server.world.addUser('bert');
  const scene = server.world.addMessage({ channelId: there.channel.id, authorId: author.id, attachments });
  there.menu('Swap my face in', scene, { isUserInstalled: true });
  expect((await result()).channelId).toBe(there.channel.id);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { interactionTypes } from '../../../fakes/discord/interactions.ts';
import { Member } from '../../../fakes/discord/member.ts';
import { filePayload, messagePayload } from '../../../fakes/discord/payloads.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

/** Another member's message, of which the bot gets no event. */
function posted(content: string): Message {
  const { id: authorId } = fixture.server.world.addUser('bert');
  return fixture.server.world.addMessage({ channelId: fixture.channel.id, authorId, content });
}

it('swaps two pictures that come in reply to a text', async () => {
  const { ann, server } = fixture;
  const files = [text(ann, 'a face'), text(ann, 'a scene')];
  ann.post({ content: `<@${server.world.bot.id}>`, files, replyTo: posted('look at this') });
  await fixture.result();
  expect(fixture.provider.jobs).toBe(1);
});

it('puts a face that comes in reply to a result into it, and leaves other replies alone', async () => {
  const { ann, provider } = fixture;
  fixture.swap();
  const first = await fixture.result();
  await fixture.bot.swaps.idle();
  provider.content = 'another swapped picture';
  ann.post({ content: 'nice', replyTo: first, tells: true });
  ann.post({ files: [text(ann, 'a joke')], replyTo: first }); // its picture is hidden from the bot
  const reply = ann.post({ files: [text(ann, 'a face')], replyTo: first, tells: true });
  const second = await fixture.result([first]);
  expect(second.reference).toBe(reply.id);
  expect(provider.jobs).toBe(2);
  const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: ann.user.id }, 1);
  const { source, target } = view?.job.request ?? {};
  expect([source?.attachment, target?.attachment]).toEqual([reply.attachments[0]?.id, first.attachments[0]?.id]);
});

it('swaps the GIF of a preview, as Discord itself serves it', async () => {
  const { ann, provider } = fixture;
  const { world, origin } = fixture.server;
  await fixture.saveFace(ann);
  const message = posted('https://tenor.com/view/1');
  const still = filePayload(world.addFile('still.png', Buffer.from('a still')), origin); // nobody serves it
  const moving = filePayload(text(ann, 'a video', 'moving.mp4'), origin);
  const embeds = [{ type: 'gifv', thumbnail: still, video: moving }];
  const resolved = { messages: { [message.id]: { ...messagePayload(message, world, origin), embeds } } };
  const data = { id: '1', name: 'Swap my face in', type: 3, target_id: message.id, resolved };
  ann.send(interactionTypes.command, data);
  await fixture.result();
  expect(provider.jobs).toBe(1);
});

it('takes the first of several pictures for the face, says so, and asks for which of the others', async () => {
  const { ann, server, provider } = fixture;
  const files = ['a face', 'a scene', 'another scene'].map((content) => text(ann, content));
  ann.post({ content: `<@${server.world.bot.id}>`, files });
  const question = await fixture.saying('Picture 1 is the face');
  expect(JSON.stringify(question.components)).toMatch(/"label":"2".*"label":"3"/);
  ann.press(question, '3');
  expect(await fixture.result()).toBe(question);
  const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: ann.user.id }, 1);
  const { source, target } = view?.job.request ?? {};
  expect([source?.attachment, target?.attachment]).toEqual([files[0]?.id, files[2]?.id]);
  expect(provider.jobs).toBe(1);
});

it('answers in the member’s language, as the last command told it', async () => {
  const { world } = fixture.server;
  const user = world.addUser('kai', { locale: 'de' });
  world.join(fixture.guild, user);
  const kai = new Member(fixture.server, user, fixture.channel);
  const direct = new Member(fixture.server, user, world.addChannel({ kind: 'dm', users: [user, world.bot] }));
  direct.post({ content: 'hello' });
  await fixture.saying('What I can do');
  kai.slash('jobs');
  await fixture.saying('Du hast hier keine Tausche');
  direct.post({ content: 'hello' });
  await fixture.saying('Was ich kann');
  const ute = world.addUser('ute', { locale: 'de' });
  world.join(fixture.guild, ute);
  const asked = new Member(fixture.server, ute, fixture.channel).slash('help'); // told at once, not later
  await fixture.server.until(() => asked.callback);
  const before = fixture.ours();
  const ofUte = new Member(fixture.server, ute, world.addChannel({ kind: 'dm', users: [ute, world.bot] }));
  ofUte.post({ content: 'hello' });
  await fixture.saying('Was ich kann', before);
  kai.post({ content: `<@${world.bot.id}>` });
  await fixture.saying('Ich sehe kein Bild');
});

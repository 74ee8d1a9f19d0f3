import { afterEach, beforeEach, expect, it } from 'vitest';
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

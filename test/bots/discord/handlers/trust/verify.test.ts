import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Verification } from '../../../../../src/core/ports/trust.ts';
import { interactionTypes } from '../../../../fakes/discord/interactions.ts';
import { filePayload, messagePayload } from '../../../../fakes/discord/payloads.ts';
import type { Message } from '../../../../fakes/discord/world.ts';
import { DiscordFixture, text } from '../../fixture.ts';

const at = Date.UTC(2026, 10, 28);
/** What is known of files with these contents. */
const known: Readonly<Record<string, Verification>> = {
  'a result': { verdict: 'made-here', at, provider: 'controlled' },
  'a copy': { verdict: 'looks-like', at, provider: 'controlled' },
};

let fixture: DiscordFixture;

beforeEach(async () => {
  const verify = async (bytes: Uint8Array) => known[Buffer.from(bytes).toString()] ?? { verdict: 'unknown' as const };
  fixture = await new DiscordFixture({
    verifier: { verify },
    limits: { intakesAMinute: 4 },
    maxBytes: 2 ** 20,
  }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

/** A message of somebody else, with files, of which the bot gets no event. */
function posted(...contents: readonly string[]): Message {
  const { world } = fixture.server;
  const attachments = contents.map((content, index) => world.addFile(`${index}.png`, Buffer.from(content)));
  const authorId = fixture.member('somebody').user.id;
  return world.addMessage({ channelId: fixture.channel.id, authorId, attachments });
}

describe('/verify', () => {
  it('tells anybody, and them alone, what is known of the file, and never who asked for the swap', async () => {
    const stranger = fixture.member('stranger');
    const asked = stranger.slash('verify', { file: text(stranger, 'a result') });
    const answer = await fixture.saying('Made here by AI, and not changed since.');
    expect(asked.callback?.data?.flags).toBe(64);
    expect(answer.content).toContain('November 28, 2026');
    expect(answer.content).not.toContain('ann');
  });

  it('says of what it does not know that this does not make it real', async () => {
    fixture.ann.slash('verify', { file: text(fixture.ann, 'a photo') });
    const { content } = await fixture.saying('I know nothing about it.');
    expect(content).toContain("doesn't mean that it's real: apps remove signatures");
  });

  it('is bounded like requests', async () => {
    for (let times = 0; times < 5; times++) {
      fixture.ann.slash('verify', { file: text(fixture.ann, 'a photo', `${times}.png`) });
    }
    const { content } = await fixture.saying('That was a lot at once');
    expect(content).not.toContain('this picture');
  });
});

describe('“Verify” in the menu of a message', () => {
  it('looks at each of its pictures, one of which is too large', async () => {
    const message = posted('a copy', 'a photo', 'x'.repeat(2 ** 20 + 1));
    const asked = fixture.ann.menu('Verify', message);
    const { content } = await fixture.saying('3: ');
    expect(asked.callback?.data?.flags).toBe(64);
    expect(content.split('\n')).toEqual([
      expect.stringMatching(/^1: It looks like something that was made here by AI/),
      '2: I know nothing about it.',
      '3: The file is too large: 1 MB is the limit. Try a smaller one.',
      expect.stringContaining('only by what it looks like'),
      expect.stringContaining("doesn't mean that it's real"),
    ]);
  });

  it('looks at the pictures of previews too, where Discord itself serves them', async () => {
    const { world, origin } = fixture.server;
    const message = posted();
    const [shownFile] = posted('a result').attachments;
    const { proxy_url } = filePayload(shownFile ?? world.addFile('', Buffer.from('')), origin);
    const shown = {
      ...messagePayload(message, world, origin),
      embeds: [{ type: 'image', thumbnail: { proxy_url } }, {}],
    };
    const resolved = { messages: { [message.id]: shown } };
    fixture.ann.send(interactionTypes.command, { id: '1', name: 'Verify', type: 3, target_id: message.id, resolved });
    await fixture.saying('Made here by AI');
  });

  it('says so where there is none', async () => {
    fixture.ann.menu('Verify', posted());
    await fixture.saying("There's no picture in this message.");
  });
});

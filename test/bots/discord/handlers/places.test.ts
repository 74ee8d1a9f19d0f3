import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

function place() {
  return { platform: 'discord', id: fixture.guild.id };
}

describe('a server that is closed to a member', () => {
  it('lets them publish no earlier result', async () => {
    fixture.swap(fixture.ann, { private: true });
    const hidden = await fixture.result();
    await fixture.bot.swaps.idle();
    await fixture.bot.settings.set(place(), { access: { who: 'admins' } });
    const pressed = fixture.ann.press(hidden, 'Publish');
    await fixture.saying("You can't swap here");
    expect(pressed.callback?.data?.flags).toBe(64);
    expect(fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor)).toEqual([]);
  });
});

describe('a server whose answers are private unless asked otherwise', () => {
  beforeEach(async () => {
    await fixture.bot.settings.set(place(), { isPrivate: true });
    await fixture.saveFace(fixture.ann);
  });

  /** Messages of the bot that everybody sees. */
  const open = () => fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor);

  it('answers a mention to its author alone, by a button that goes once it is pressed', async () => {
    const { ann, server } = fixture;
    const content = `<@${server.world.bot.id}>`;
    ann.post({ content, files: [text(ann, 'a face'), text(ann, 'a scene')] });
    const offer = await fixture.saying('only for the person who asks');
    expect(fixture.provider.jobs).toBe(0);
    const other = fixture.member('bert');
    other.press(offer, 'Swap');
    await fixture.saying('Only the person who asked');
    ann.press(offer, 'Swap');
    expect((await fixture.result()).ephemeralFor).toBe(ann.user.id);
    expect(open()).toEqual([]);
    const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: ann.user.id }, 1);
    expect(view?.job.request.source).not.toHaveProperty('face'); // the picture that came first, not a saved one
  });

  it('answers the menu, its form and Again on a public result to the member alone', async () => {
    const { ann, server, channel } = fixture;
    fixture.swap(ann, { private: false });
    const shown = await fixture.result();
    await fixture.bot.swaps.idle();
    const authorId = server.world.addUser('bert').id;
    const attachments = [text(ann, 'a scene')];
    const posted = server.world.addMessage({ channelId: channel.id, authorId, attachments });
    ann.menu('Swap my face in', posted);
    await server.until(() => fixture.ours().filter(({ attachments: [file] }) => file).length === 2);
    const form = ann.menu('Swap…', posted);
    await server.until(() => form.callback);
    ann.fill(form, { face: [text(ann, 'a face')] });
    await server.until(() => fixture.ours().filter(({ attachments: [file] }) => file).length === 3);
    ann.press(shown, 'Again with Me');
    await server.until(() => fixture.ours().filter(({ attachments: [file] }) => file).length === 4);
    expect(open()).toEqual([shown]);
  });

  it('answers reactions to a public result to the member alone', async () => {
    const { ann } = fixture;
    fixture.swap(ann, { private: false });
    const shown = await fixture.result();
    await fixture.bot.swaps.idle();
    ann.react(shown, '🎭');
    ann.press(await fixture.saying('only for the person who asks'), 'Swap');
    const second = await fixture.result([shown]);
    ann.react(shown, '🔁');
    ann.press(await fixture.saying('only for the person who asks'), 'Again with Me');
    const third = await fixture.result([shown, second]);
    expect([second, third].map(({ ephemeralFor }) => ephemeralFor)).toEqual([ann.user.id, ann.user.id]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, type Member } from '../../../fakes/discord/member.ts';
import { filePayload } from '../../../fakes/discord/payloads.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;
let ann: Member;
let clock: LeapingClock;
let mention: string;

beforeEach(async () => {
  clock = new LeapingClock();
  fixture = await new DiscordFixture({ clock }).start();
  ({ ann } = fixture);
  mention = `<@${fixture.server.world.bot.id}>`;
  await fixture.saveFace(ann);
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

/** A file as Discord describes it, which it serves. */
function served(name = 'scene.png', content = 'a scene') {
  return filePayload(text(ann, content, name), fixture.server.origin);
}

function labels(message: Message): (string | undefined)[] {
  return buttonsOf(message).map(({ label }) => label);
}

async function newest() {
  const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: ann.user.id }, 1);
  return view?.job.request;
}

describe('a picture that a message shows without being its file is swapped', () => {
  it.each([
    ['a link to a picture', () => ({ content: `look: ${served().url}` })],
    [
      'a forwarded message',
      () => ({ more: { message_snapshots: [{ message: { ...shown(), attachments: [served()] } }] } }),
    ],
    [
      'a forwarded preview',
      () => ({ more: { message_snapshots: [{ message: { ...shown(), embeds: [preview()] } }] } }),
    ],
    ['a sticker', () => ({ more: { sticker_items: [sticker(1)] } })],
    ['a sticker that is a GIF', () => ({ more: { sticker_items: [sticker(4)] } })],
    ['a custom emoji', () => ({ content: `<:grin:${text(ann, 'an emoji').id}>` })],
    ['a GIF of Giphy', () => ({ more: { embeds: [preview()] } })],
  ])('%s', async (_, post) => {
    const given: { content?: string; more?: object } = post();
    ann.post({ ...given, content: `${mention} ${given.content ?? ''}` });
    await fixture.result();
    expect(fixture.provider.jobs).toBe(1);
  });

  const shown = () => ({
    type: 0,
    content: '',
    attachments: [],
    embeds: [],
    mentions: [],
    mention_roles: [],
    flags: 0,
    components: [],
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
  });
  const preview = () => ({ type: 'gifv', url: 'https://giphy.com/gifs/1', video: served('moving.mp4', 'a video') });
  const sticker = (format_type: number) => ({ id: text(ann, 'a sticker').id, name: 'wave', format_type });

  it('but not a sticker that moves by a program', async () => {
    ann.post({ content: mention, more: { sticker_items: [{ id: '1', name: 'wave', format_type: 3 }] } });
    await fixture.saying('do animated stickers. Send a photo, GIF or video.');
    expect(fixture.provider.jobs).toBe(0);
  });

  it('a link that Discord shows a moment later', async () => {
    const message = ann.post({ content: `${mention} https://tenor.com/view/1` });
    await fixture.server.idle();
    message.more = {
      embeds: [{ type: 'gifv', url: 'https://tenor.com/view/1', video: served('moving.mp4', 'a video') }],
    };
    clock.leap(1_500);
    await fixture.result();
  });

  it('a link in a spoiler, whose result is a spoiler', async () => {
    ann.post({ content: `${mention} ||${served().url}||` });
    expect((await fixture.result()).attachments[0]?.filename).toMatch(/^SPOILER_/);
  });

  it('and an emoji in the words of a reply is no face', async () => {
    ann.post({ files: [text(ann, 'a scene')], content: mention });
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    ann.post({ content: `${mention} <:grin:${text(ann, 'an emoji').id}>`, replyTo: first });
    await fixture.result([first]);
    expect((await newest())?.source).toMatchObject({ face: 'default' });
  });
});

describe('several pictures', () => {
  it('offers them by numbers and all of them at once, one message each, and a spoiler stays one', async () => {
    const { world } = fixture.server;
    const attachments = [text(ann, 'one'), text(ann, 'two', 'SPOILER_two.png'), text(ann, 'three'), text(ann, 'four')];
    const authorId = world.addUser('bert').id;
    const album = world.addMessage({ channelId: fixture.channel.id, authorId, attachments });
    ann.menu('Swap my face in', album);
    const question = await fixture.saying('Which picture?');
    expect(labels(question)).toEqual(['1', '2', '3', '4', 'All']);
    ann.press(question, 'All');
    ann.press(question, 'All');
    const results = () => fixture.ours().filter(({ attachments: [file] }) => file);
    await fixture.server.until(() => results().length === 4);
    await fixture.saying('on it already');
    const names = results().map(({ attachments: [file] }) => file?.filename.startsWith('SPOILER_'));
    expect(names.toSorted()).toEqual([false, false, false, true]);
    expect(results().every(({ ephemeralFor }) => !ephemeralFor)).toBe(true);
    expect(fixture.provider.jobs).toBe(4);
  });

  it('in a mention that replies to a picture are all offered, the first as the face', async () => {
    fixture.swap();
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    const files = [text(ann, 'a face'), text(ann, 'two'), text(ann, 'three')];
    ann.post({ content: mention, files, replyTo: first });
    const question = await fixture.saying('Which');
    expect(labels(question)).toEqual(['1', '2', '3', 'All']);
    ann.press(question, '3');
    await fixture.result([first]);
    const { source, target } = (await newest()) ?? {};
    expect([source?.attachment, target?.attachment]).toEqual([files[0]?.id, files[2]?.id]);
  });
});

describe('a conversation', () => {
  it('goes on from a result by words in a reply, and leaves other remarks alone', async () => {
    fixture.swap();
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    ann.post({ content: 'nice', replyTo: first, tells: true });
    ann.post({ content: 'all me', replyTo: first, tells: true });
    const second = await fixture.result([first]);
    const { faces, source, target } = (await newest()) ?? {};
    const [me] = await fixture.bot.faces.list({ platform: 'discord', id: ann.user.id });
    expect([faces, source?.face, target?.attachment]).toEqual([{ which: 'all' }, me?.id, first.attachments[0]?.id]);
    expect(fixture.ours()).toEqual([first, second]);
  });

  it('does a swap the other way round whose roles were guessed, once', async () => {
    const files = [text(ann, 'a face'), text(ann, 'a scene')];
    ann.post({ content: mention, files });
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    expect(labels(first)).toEqual(['Again with Me', 'Delete', 'Report', 'Other way round']);
    fixture.member('stranger').press(first, 'Other way round');
    await fixture.saying('Only the person who asked');
    fixture.provider.isOpen = false;
    ann.press(first, 'Other way round');
    ann.press(first, 'Other way round');
    await fixture.saying('on it already');
    fixture.provider.open();
    const second = await fixture.result([first]);
    const { source, target } = (await newest()) ?? {};
    expect([source?.attachment, target?.attachment]).toEqual([files[1]?.id, files[0]?.id]);
    expect([labels(second).includes('Other way round'), fixture.provider.jobs]).toEqual([false, 2]);
  });
});

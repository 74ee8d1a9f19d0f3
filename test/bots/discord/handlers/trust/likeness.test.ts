import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '../../../../../src/core/ports/media.ts';
import type { Interaction } from '../../../../fakes/discord/interactions.ts';
import { buttonsOf, type Member } from '../../../../fakes/discord/member.ts';
import { avatarOf, type Message, permissions } from '../../../../fakes/discord/world.ts';
import { ControlledProvider } from '../../controlled-provider.ts';
import { DiscordFixture } from '../../fixture.ts';

let fixture: DiscordFixture;
let bert: Member;
let stranger: Member;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
  bert = fixture.member('bert');
  bert.user.avatar = avatarOf('the avatar of bert');
  stranger = fixture.member('stranger');
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

function swapWith(member: Member, options: Readonly<Record<string, string | boolean>> = {}): Interaction {
  return fixture.ann.slash('swap', { target: fixture.pictures().target, member: member.user, ...options });
}

/** The question to Bert about Ann's swap, once it is there. */
async function asked(interaction?: Interaction): Promise<Message> {
  if (!interaction) swapWith(bert);
  return fixture.saying(`<@${bert.user.id}>: may <@${fixture.ann.user.id}> put the face of your profile picture`);
}

/** Waits for the message that answers the requester and says this. */
function told(interaction: Interaction, said: string): Promise<Message> {
  return fixture.server.until(() => {
    const { original } = interaction;
    return original?.content.includes(said) && original;
  });
}

async function sourceOfNewest(member = fixture.ann): Promise<string> {
  const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: member.user.id }, 1);
  const source = view?.job.inputs.source;
  const bytes = source && (await readAll(fixture.bot.blobs.open(source.blobKey, new AbortController().signal), 1e6));
  return Buffer.from(bytes ?? []).toString();
}

describe('/swap with a member', () => {
  it('asks them in the channel, and swaps with their avatar once they agree', async () => {
    fixture.provider.isOpen = false;
    const interaction = swapWith(bert);
    const question = await asked(interaction);
    expect(question.told).toEqual([bert.user.id]);
    expect(buttonsOf(question).map(({ label }) => label)).toEqual(['Once', 'Always', 'Never']);
    const waiting = await told(interaction, "I've asked");
    expect([waiting.told, waiting.flags]).toEqual([[], 0]);
    expect(fixture.provider.jobs).toBe(0);
    const pressed = stranger.press(question, 'Always');
    await fixture.saying('Only the person who is asked can answer.');
    expect(pressed.callback?.data?.flags).toBe(64);
    bert.press(question, 'Once');
    await fixture.saying('has agreed, this once.');
    expect(buttonsOf(question)).toEqual([]);
    await told(interaction, 'Swapping');
    expect(await sourceOfNewest()).toBe('the avatar of bert');
    fixture.provider.open();
    const result = await fixture.result();
    expect(result).toBe(waiting);
    expect(fixture.provider.jobs).toBe(1);
  });

  it('shows the avatar that they have in the server', async () => {
    fixture.provider.isOpen = false;
    fixture.guild.avatars.set(bert.user.id, avatarOf('bert as the server knows him'));
    bert.press(await asked(), 'Always');
    await fixture.saying('Swapping');
    expect(await sourceOfNewest()).toBe('bert as the server knows him');
    fixture.provider.open();
    await fixture.result();
  });

  it('asks for their saved face where they have no avatar, and says so', async () => {
    fixture.provider.isOpen = false;
    await fixture.saveFace(stranger);
    swapWith(stranger);
    stranger.press(await fixture.saying('put the face that you have saved here into a picture?'), 'Once');
    await fixture.saying('Swapping');
    expect(await sourceOfNewest()).toBe('a face');
    fixture.provider.open();
    await fixture.result();
  });

  it('asks nobody about one’s own avatar', async () => {
    fixture.ann.user.avatar = avatarOf('ann');
    swapWith(fixture.ann);
    await fixture.result();
    expect(fixture.provider.jobs).toBe(1);
  });

  it('ends kindly on a no, and does not ask again', async () => {
    const interaction = swapWith(bert);
    bert.press(await asked(interaction), 'Never');
    await told(interaction, `<@${bert.user.id}> would rather not, so nothing is swapped.`);
    await told(swapWith(bert), "They don't want their picture to be used. Try your own face.");
    expect(fixture.provider.jobs).toBe(0);
  });

  it('asks no second time on the same day', async () => {
    await asked();
    await told(swapWith(bert), 'They were asked within the last day.');
  });

  it('goes on after a restart, and long after the requester’s token has ended', async () => {
    const interaction = swapWith(bert);
    const question = await asked(interaction);
    await told(interaction, "I've asked");
    await fixture.restart();
    fixture.server.endTokens();
    bert.press(question, 'Once');
    bert.press(question, 'Always');
    const result = await fixture.result();
    await fixture.bot.swaps.idle();
    expect(result.channelId).toBe(fixture.channel.id);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.server.until(() => fixture.ours().some(({ content }) => content.includes('no longer open')));
  });

  it('needs a new answer for “Again” after “Once”, and none after “Always”', async () => {
    const other = new ControlledProvider('second');
    await fixture.restart({ providers: [fixture.provider, other] });
    bert.press(await asked(), 'Once');
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    fixture.ann.press(first, 'Again elsewhere');
    await fixture.saying('They were asked within the last day.');
    await fixture.bot.likenessConsents.answer({ depicted: ofBert(), requester: ofAnn() }, 'always');
    fixture.ann.press(first, 'Again elsewhere');
    await fixture.result([first]);
    expect([fixture.provider.jobs, other.jobs]).toEqual([1, 1]);
  });

  it('is refused at once for bots, for members without a picture, and where only own faces are used', async () => {
    const { bot } = fixture.server.world;
    await told(fixture.ann.slash('swap', { target: fixture.pictures().target, member: bot }), 'I can ask only people');
    await told(swapWith(stranger), "I can't see a profile picture of theirs.");
    await fixture.bot.settings.set({ platform: 'discord', id: fixture.guild.id }, { likeness: 'own' });
    await told(swapWith(bert), 'Here everyone may use only their own face.');
  });

  it('is refused where the member has left, before the question and before the answer', async () => {
    const interaction = swapWith(bert);
    const question = await asked(interaction);
    fixture.guild.members.delete(bert.user.id);
    bert.press(question, 'Always');
    await told(interaction, "I can't find them here, so I can't ask them.");
    await told(swapWith(bert), "I can't find them here, so I can't ask them.");
    expect(fixture.provider.jobs).toBe(0);
  });

  it('brings a private result by a button once the token has ended', async () => {
    const interaction = swapWith(bert, { private: true });
    const question = await asked(interaction);
    expect(question.content).toContain('Only');
    const waiting = await told(interaction, "I've asked");
    fixture.ann.press(waiting, 'Show result');
    await fixture.saying("hasn't answered yet.");
    fixture.server.endTokens();
    bert.press(question, 'Once');
    await fixture.saying('has agreed, this once.');
    await fixture.server.until(() => fixture.provider.jobs === 1);
    await fixture.bot.swaps.idle();
    fixture.ann.press(waiting, 'Show result');
    const result = await fixture.result();
    expect([result, result.ephemeralFor]).toEqual([waiting, fixture.ann.user.id]);
  });

  it('tells of a no by that button, too', async () => {
    const interaction = swapWith(bert, { private: true });
    const question = await asked(interaction);
    const waiting = await told(interaction, "I've asked");
    fixture.server.endTokens();
    bert.press(question, 'Never');
    await fixture.saying('has said no.');
    fixture.ann.press(waiting, 'Show result');
    await fixture.saying('would rather not');
  });

  it('says that nobody could be asked where the bot may not write, and counts no question', async () => {
    const { id } = fixture.guild;
    const deny = { id, type: 0 as const, allow: 0n, deny: permissions.sendMessages };
    fixture.channel.overwrites.push(deny);
    await told(swapWith(bert), "I may not write here, so I can't ask them.");
    fixture.channel.overwrites.pop();
    await asked();
  });
});

const ofBert = () => ({ platform: 'discord', id: bert.user.id });
const ofAnn = () => ({ platform: 'discord', id: fixture.ann.user.id });

describe('“Swap with their avatar”', () => {
  it('asks for the picture, then the member', async () => {
    const menu = fixture.ann.memberMenu('Swap with their avatar', bert.user);
    await fixture.server.until(() => menu.callback?.data?.custom_id);
    const form = fixture.ann.fill(menu, { target: [fixture.pictures().target], which: ['one'], private: ['no'] });
    bert.press(await asked(form), 'Always');
    await fixture.result();
    expect(fixture.provider.jobs).toBe(1);
    const own = fixture.server.commands.get('global') as { name: string; type: number; contexts: unknown }[];
    expect(own.find(({ type }) => type === 2)).toMatchObject({ name: 'Swap with their avatar', contexts: [0] });
  });
});

describe('/optout and /privacy', () => {
  it('end open questions and take back what was allowed; /optin lets members ask again', async () => {
    const interaction = swapWith(bert);
    const question = await asked(interaction);
    await fixture.bot.likenessConsents.answer({ depicted: ofBert(), requester: ofAnn() }, 'always');
    const out = bert.slash('optout');
    await told(interaction, 'would rather not');
    expect(out.callback?.data?.flags).toBe(64);
    await fixture.server.until(() => question.content.includes('has said no.') && buttonsOf(question).length === 0);
    await told(swapWith(bert), "They don't want their picture to be used. Try your own face.");
    bert.slash('optin');
    await fixture.saying('From now on people may ask you again');
    await told(swapWith(bert), 'They were asked within the last day.');
  });

  it('show a member whom they have allowed, and take it back', async () => {
    await fixture.bot.likenessConsents.answer({ depicted: ofBert(), requester: ofAnn() }, 'always');
    const privacy = bert.slash('privacy');
    const page = await told(privacy, 'What I keep about you');
    bert.press(page, 'Who may use my picture');
    const list = await fixture.saying(`1. <@${fixture.ann.user.id}> may use your profile picture`);
    bert.choose(list, [fixture.ann.user.id]);
    await fixture.saying('Taken back.');
    await asked(swapWith(bert));
  });

  it('are joined by a setting: own faces only', async () => {
    const admin = fixture.member('admin', permissions.manageGuild);
    const panel = await told(admin.slash('settings'), 'Profile pictures of others: after asking them');
    const form = admin.press(panel, 'More…');
    await fixture.server.until(() => form.callback);
    admin.fill(form, { likeness: ['own'] });
    await fixture.saying('Profile pictures of others: own faces only');
    const menu = fixture.ann.memberMenu('Swap with their avatar', bert.user);
    await told(menu, 'Here everyone may use only their own face.');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { ControlledProvider } from '../controlled-provider.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;
let admin: Member;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
  admin = fixture.member('admin', permissions.manageGuild);
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

function settings() {
  return fixture.bot.settings.get({ platform: 'discord', id: fixture.guild.id });
}

describe('/settings', () => {
  it('is only for members who may manage the server, at every step', async () => {
    fixture.ann.slash('settings');
    await fixture.saying('Only admins can change');
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    fixture.ann.press(panel, 'only admins');
    fixture.ann.choose(panel, [fixture.channel.id], 'set:channels', 8);
    await fixture.server.until(
      () => fixture.ours().filter(({ content }) => content.startsWith('Only admins can')).length === 3,
    );
    expect(await settings()).toMatchObject({ access: { who: 'everyone' }, channels: [] });
  });

  it('comes back when the bot has left the server and is added again within 30 days', async () => {
    const { bot, guild, server } = fixture;
    const place = { platform: 'discord', id: guild.id };
    const limit = async () => (await bot.settings.get(place)).memberADay;
    const tell = (event: string, more = {}) => server.gateway.dispatch(event, () => ({ id: guild.id, ...more }));
    await bot.settings.set(place, { memberADay: 5 });
    tell('GUILD_DELETE', { unavailable: true });
    tell('GUILD_DELETE');
    await expect.poll(limit, { timeout: 20_000 }).toBeNull();
    tell('GUILD_DELETE');
    tell('GUILD_CREATE');
    await expect.poll(limit, { timeout: 20_000 }).toBe(5);
  });

  it('refuses members for whom swapping is not open', async () => {
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    admin.press(panel, 'only admins');
    await fixture.saying('Who can swap: only admins');
    fixture.swap();
    await fixture.saying("You can't swap here");
    expect(fixture.provider.jobs).toBe(0);
    await fixture.promise(admin);
    fixture.swap(admin);
    await fixture.result();
  });

  it('opens swapping to the chosen roles and users, and notifies none of them', async () => {
    const { ann } = fixture;
    const bert = fixture.member('bert', permissions.readHistory);
    const carl = fixture.member('carl');
    for (const member of [bert, carl]) await fixture.promise(member);
    const [role = ''] = fixture.guild.members.get(bert.user.id) ?? [];
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    admin.choose(panel, [role, ann.user.id], 'set:members', 7);
    await fixture.saying(`Who can swap: <@&${role}> <@${ann.user.id}>`);
    const [who] = panel.components as { components: { default_values: unknown }[] }[];
    expect(who?.components[0]?.default_values).toEqual([
      { id: role, type: 'role' },
      { id: ann.user.id, type: 'user' },
    ]);
    fixture.swap(carl);
    await fixture.saying("You can't swap here");
    fixture.swap(ann);
    const first = await fixture.result();
    fixture.swap(bert);
    await fixture.result([first]);
    admin.choose(panel, [role, fixture.guild.id], 'set:members', 7);
    await fixture.saying('Who can swap: everyone');
  });

  it('opens swapping in the chosen channels and their threads, for every way to ask', async () => {
    const { ann } = fixture;
    const { world } = fixture.server;
    await fixture.saveFace(ann);
    const elsewhere = world.addChannel(fixture.guild);
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    admin.choose(panel, [elsewhere.id], 'set:channels', 8);
    await fixture.saying(`Where: <#${elsewhere.id}>`);
    fixture.swap();
    await fixture.saying('Swapping is off in this channel');
    expect(fixture.provider.jobs).toBe(0);
    const thread = new Member(fixture.server, ann.user, world.addThread(elsewhere));
    fixture.swap(thread);
    const first = await fixture.result();
    const content = `<@${world.bot.id}>`;
    thread.post({ content, files: [text(thread, 'another scene')] });
    const second = await fixture.result([first]);
    expect([first, second].map(({ channelId }) => channelId)).toEqual([thread.channel.id, thread.channel.id]);
    const other = new Member(fixture.server, ann.user, world.addThread(fixture.channel));
    other.post({ content, files: [text(other, 'another scene')] });
    await fixture.server.until(() => fixture.ours().filter((one) => one.content.includes('is off in this')).length > 1);
  });

  it('uses only the chosen providers', async () => {
    const [first, second] = [new ControlledProvider('akool'), new ControlledProvider('crun')];
    await fixture.restart({ providers: [first, second] });
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    admin.choose(panel, ['crun'], 'set:providers');
    await fixture.saying('Providers: Crun.ai');
    fixture.swap();
    await fixture.result();
    expect([first.jobs, second.jobs]).toEqual([0, 1]);
  });

  it('makes answers private unless asked otherwise', async () => {
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    admin.press(panel, 'Results private by default');
    await fixture.saying('Results private by default: yes');
    fixture.swap();
    const hidden = await fixture.result();
    fixture.swap(fixture.ann, { private: false });
    const open = await fixture.result([hidden]);
    expect([hidden.ephemeralFor, open.ephemeralFor]).toEqual([fixture.ann.user.id, undefined]);
  });

  it('limits swaps a day', async () => {
    admin.slash('settings');
    const panel = await fixture.saying('Who can swap');
    const form = admin.press(panel, 'Limits per day');
    await fixture.server.until(() => form.callback);
    admin.fill(form, { memberADay: '1', placeADay: '2' });
    await fixture.saying('Each member, per day: 1\n- Server, per day: 2');
    fixture.swap();
    const first = await fixture.result();
    fixture.swap();
    await fixture.saying('You have used up your swaps for today');
    const [bert, carl] = ['bert', 'carl'].map((name) => fixture.member(name));
    for (const member of [bert, carl]) if (member) await fixture.promise(member);
    fixture.swap(bert);
    await fixture.result([first]);
    fixture.swap(carl);
    await fixture.saying("Today's swaps are used up here");
  });

  it('refuses limits that are not numbers', async () => {
    admin.slash('settings');
    const form = admin.press(await fixture.saying('Who can swap'), 'Limits per day');
    await fixture.server.until(() => form.callback);
    admin.fill(form, { memberADay: 'many', placeADay: '-1' });
    await fixture.saying('A limit is a whole number');
    expect((await settings()).memberADay).toBeNull();
  });

  it('chooses whether results bear the badge', async () => {
    admin.slash('settings');
    const panel = await fixture.saying('“AI” badge: as the operator has set it');
    const choose = async (badge: string) => {
      const form = admin.press(panel, 'More…');
      await fixture.server.until(() => form.callback);
      admin.fill(form, { badge: [badge] });
    };
    await choose('caption');
    await fixture.saying('“AI” badge: none, only words below the result');
    expect(await settings()).toMatchObject({ badge: 'caption' });
    await choose('corner');
    await fixture.saying('“AI” badge: in a corner of every result');
    await choose('own');
    await fixture.saying('“AI” badge: as the operator has set it');
    expect(await settings()).toMatchObject({ badge: null });
  });

  it('shows public replies in the language of the server', async () => {
    admin.slash('settings');
    admin.choose(await fixture.saying('Who can swap'), ['de'], 'set:locale');
    await fixture.saying('Language: Deutsch');
    fixture.swap();
    const message = await fixture.result();
    expect(message.content).toContain('KI');
    expect(buttonsOf(message).map(({ label }) => label)).not.toContain('Again');
  });
});

describe('what a member may ask for about themselves', () => {
  it('lists their swaps, each with its buttons', async () => {
    await fixture.saveFace(fixture.ann);
    fixture.swap();
    const first = await fixture.result();
    fixture.ann.slash('jobs');
    const list = await fixture.saying('Your swaps');
    expect(buttonsOf(list).map(({ label }) => label)).toEqual(['1 · Show result', '1 · Again with Me']);
    const { guild, channel, ann } = fixture;
    const link = `https://discord.com/channels/${guild.id}/${channel.id}/${first.id}`;
    expect(list.content).toMatch(/^\*\*Your swaps\*\*\n1\. <t:\d+:R> · Photo · done · /);
    expect(list.content).toContain(`[open](${link})`);
    ann.slash('swap', { target: fixture.pictures().target, private: true });
    await fixture.result([first]);
    ann.slash('jobs');
    const rows = (await fixture.saying('Photo · Me')).content.split('\n');
    expect(rows[1]).toMatch(/^1\. <t:\d+:R> · Photo · Me · done$/); // nobody can be led to a private message
    const before = fixture.ours();
    fixture.ann.press(list, '1 · Again with Me');
    const second = await fixture.result(before);
    expect(second.ephemeralFor).toBe(fixture.ann.user.id);
  });

  it('lists all their swaps, page by page', async () => {
    for (let job = 1; job <= 6; job++) {
      fixture.swap();
      await fixture.server.until(
        () => fixture.ours().filter(({ attachments }) => attachments.length > 0).length === job,
      );
    }
    fixture.ann.slash('jobs');
    const list = await fixture.saying('Your swaps');
    const numbers = () => buttonsOf(list).flatMap(({ label }) => /^\d+ · Show/.exec(label ?? '')?.[0][0] ?? []);
    expect(numbers()).toEqual(['1', '2', '3', '4']);
    fixture.ann.press(list, '▶');
    await fixture.server.until(() => numbers().join() === '5,6');
    expect(list.content.split('\n')).toHaveLength(3);
    for (const [page, shown] of Object.entries({ '-1': '1,2,3,4', 99: '5,6', x: '1,2,3,4' })) {
      fixture.ann.use(list, { component_type: 2, custom_id: `jobs:${page}` });
      await fixture.server.until(() => numbers().join() === shown);
    }
  });

  it('cancels the newest swap that runs', async () => {
    fixture.provider.isOpen = false;
    fixture.swap();
    await fixture.saying('Swapping');
    fixture.ann.slash('cancel');
    await fixture.saying('Cancelled.');
    await fixture.saying('Cancelling…');
    fixture.ann.slash('cancel');
    await fixture.saying('You have nothing to cancel');
  });

  it('keeps, lists, renames, chooses and deletes faces', async () => {
    for (const name of ['First', 'Second']) {
      fixture.ann.slash('face save', { face: fixture.pictures().face, name });
      await fixture.saying(`Saved as “${name}”`);
    }
    fixture.ann.slash('face default', { saved: 'second' });
    await fixture.saying('“Second” is your default now');
    fixture.ann.slash('face rename', { saved: 'First', name: 'Other' });
    await fixture.saying('Renamed to Other.');
    fixture.ann.slash('face delete', { saved: 'Other' });
    await fixture.saying('Deleted “Other”');
    fixture.ann.slash('face list');
    const list = await fixture.saying('Your faces');
    expect(list.content).toContain('Second');
    expect(list.content).not.toContain('Other');
    expect(list.ephemeralFor).toBe(fixture.ann.user.id);
  });

  it('deletes everything of theirs when they ask', async () => {
    await fixture.saveFace(fixture.ann);
    fixture.ann.slash('privacy');
    const told = await fixture.saying('What I keep about you');
    fixture.ann.press(told, 'Delete everything about you');
    await fixture.saying('All of it goes, with pictures and results');
    fixture.ann.press(told, 'Yes, delete everything');
    await fixture.saying('Everything about you is deleted here: one saved face');
    fixture.swap();
    await fixture.saying('Before your first swap');
    expect(await fixture.bot.faces.list({ platform: 'discord', id: fixture.ann.user.id })).toEqual([]);
  });

  it('publishes a private result, and deletes it everywhere, or says where it could not', async () => {
    fixture.swap(fixture.ann, { private: true });
    const hidden = await fixture.result();
    const published: Message[] = [];
    for (let copy = 0; copy < 3; copy++) {
      fixture.ann.press(hidden, 'Publish');
      published.push(await fixture.result([hidden, ...published]));
    }
    const [first, second, third] = published;
    if (!first || !second || !third) return;
    expect(published.map(({ ephemeralFor }) => ephemeralFor)).toEqual([undefined, undefined, undefined]);
    await fixture.server.idle();
    fixture.server.faults.push({ on: 'DELETE /channels', status: 403 });
    fixture.ann.press(first, 'Delete');
    await fixture.saying("one copy is where I can't delete it from here");
    expect(published.map(({ isDeleted }) => isDeleted)).toEqual([true, false, true]);
    fixture.ann.press(second, 'Delete');
    await fixture.server.until(() => second.isDeleted);
  });
});

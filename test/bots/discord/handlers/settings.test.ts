import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, Member } from '../../../fakes/discord/member.ts';
import { permissions } from '../../../fakes/discord/world.ts';
import { Studio } from '../provider-state.ts';
import { Scene, text } from '../scene.ts';

let scene: Scene;
let admin: Member;

beforeEach(async () => {
  scene = await new Scene().start();
  admin = scene.member('admin', permissions.manageGuild);
});

afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

function settings() {
  return scene.bot.settings.get({ platform: 'discord', id: scene.guild.id });
}

describe('/settings', () => {
  it('is only for those who may manage the server, at every step', async () => {
    scene.ann.slash('settings');
    await scene.saying('Only those who run this place');
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    scene.ann.press(panel, 'only admins');
    scene.ann.choose(panel, [scene.channel.id], 'set:channels', 8);
    await scene.server.until(() => scene.ours().filter(({ content }) => content.startsWith('Only those')).length === 3);
    expect(await settings()).toMatchObject({ access: { who: 'everyone' }, channels: [] });
  });

  it('keeps out whom it is not open to', async () => {
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    admin.press(panel, 'only admins');
    await scene.saying('Who may swap: only admins');
    scene.swap();
    await scene.saying('Swapping is not open to you here');
    expect(scene.studio.jobs).toBe(0);
    await scene.promise(admin);
    scene.swap(admin);
    await scene.result();
  });

  it('is open to the roles and the people that are named, and calls nobody by it', async () => {
    const { ann } = scene;
    const bert = scene.member('bert', permissions.readHistory);
    const carl = scene.member('carl');
    for (const member of [bert, carl]) await scene.promise(member);
    const [role = ''] = scene.guild.members.get(bert.user.id) ?? [];
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    admin.choose(panel, [role, ann.user.id], 'set:members', 7);
    await scene.saying(`Who may swap: <@&${role}> <@${ann.user.id}>`);
    const [who] = panel.components as { components: { default_values: unknown }[] }[];
    expect(who?.components[0]?.default_values).toEqual([
      { id: role, type: 'role' },
      { id: ann.user.id, type: 'user' },
    ]);
    scene.swap(carl);
    await scene.saying('Swapping is not open to you here');
    scene.swap(ann);
    const first = await scene.result();
    scene.swap(bert);
    await scene.result([first]);
    admin.choose(panel, [role, scene.guild.id], 'set:members', 7);
    await scene.saying('Who may swap: everyone');
  });

  it('is open in the channels that are named and in their threads, however somebody asks', async () => {
    const { ann } = scene;
    const { world } = scene.server;
    await scene.saveFace(ann);
    const elsewhere = world.addChannel(scene.guild);
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    admin.choose(panel, [elsewhere.id], 'set:channels', 8);
    await scene.saying(`Where: <#${elsewhere.id}>`);
    scene.swap();
    await scene.saying('Swapping is not allowed in this channel');
    expect(scene.studio.jobs).toBe(0);
    const thread = new Member(scene.server, ann.user, world.addThread(elsewhere));
    scene.swap(thread);
    const first = await scene.result();
    const content = `<@${world.bot.id}>`;
    thread.post({ content, files: [text(thread, 'another scene')] });
    const second = await scene.result([first]);
    expect([first, second].map(({ channelId }) => channelId)).toEqual([thread.channel.id, thread.channel.id]);
    const other = new Member(scene.server, ann.user, world.addThread(scene.channel));
    other.post({ content, files: [text(other, 'another scene')] });
    await scene.server.until(
      () => scene.ours().filter((one) => one.content.includes('not allowed in this')).length > 1,
    );
  });

  it('lets only the providers swap that are chosen', async () => {
    const [first, second] = [new Studio('akool'), new Studio('crun')];
    await scene.restart({ providers: [first, second] });
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    admin.choose(panel, ['crun'], 'set:providers');
    await scene.saying('Providers: Crun.ai');
    scene.swap();
    await scene.result();
    expect([first.jobs, second.jobs]).toEqual([0, 1]);
  });

  it('makes answers private unless asked otherwise', async () => {
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    admin.press(panel, 'Private unless asked otherwise');
    await scene.saying('Private unless asked otherwise: yes');
    scene.swap();
    const hidden = await scene.result();
    scene.swap(scene.ann, { private: false });
    const open = await scene.result([hidden]);
    expect([hidden.ephemeralFor, open.ephemeralFor]).toEqual([scene.ann.user.id, undefined]);
  });

  it('limits swaps a day', async () => {
    admin.slash('settings');
    const panel = await scene.saying('Who may swap');
    const form = admin.press(panel, 'Limits a day');
    await scene.server.until(() => form.callback);
    admin.fill(form, { memberADay: '1', placeADay: '2' });
    await scene.saying('Swaps a member may ask for in a day: 1\n- Swaps a day, all together: 2');
    scene.swap();
    const first = await scene.result();
    scene.swap();
    await scene.saying('You have reached your limit of swaps a day');
    const [bert, carl] = ['bert', 'carl'].map((name) => scene.member(name));
    for (const member of [bert, carl]) if (member) await scene.promise(member);
    scene.swap(bert);
    await scene.result([first]);
    scene.swap(carl);
    await scene.saying('The limit of swaps a day is reached here');
  });

  it('refuses numbers that are none', async () => {
    admin.slash('settings');
    const form = admin.press(await scene.saying('Who may swap'), 'Limits a day');
    await scene.server.until(() => form.callback);
    admin.fill(form, { memberADay: 'many', placeADay: '-1' });
    await scene.saying('A limit is a whole number');
    expect((await settings()).memberADay).toBeNull();
  });

  it('speaks the language of the place to everyone', async () => {
    admin.slash('settings');
    admin.choose(await scene.saying('Who may swap'), ['de'], 'set:locale');
    await scene.saying('Language: Deutsch');
    scene.swap();
    const message = await scene.result();
    expect(message.content).toContain('KI');
    expect(buttonsOf(message).map(({ label }) => label)).not.toContain('Again');
  });
});

describe('what a person may ask for about themselves', () => {
  it('lists their swaps, each with what can be done', async () => {
    scene.swap();
    const first = await scene.result();
    scene.ann.slash('jobs');
    const list = await scene.saying('Your swaps');
    expect(buttonsOf(list).map(({ label }) => label)).toEqual(['1 · Show result', '1 · Again']);
    scene.ann.press(list, '1 · Again');
    const second = await scene.result([first]);
    expect(second.ephemeralFor).toBe(scene.ann.user.id);
  });

  it('lists as many as there are, page by page', async () => {
    for (let job = 1; job <= 6; job++) {
      scene.swap();
      await scene.server.until(() => scene.ours().filter(({ attachments }) => attachments.length > 0).length === job);
    }
    scene.ann.slash('jobs');
    const list = await scene.saying('Your swaps');
    const numbers = () => buttonsOf(list).flatMap(({ label }) => /^\d+ · Again/.exec(label ?? '')?.[0][0] ?? []);
    expect(numbers()).toEqual(['1', '2', '3', '4']);
    scene.ann.press(list, '▶');
    await scene.server.until(() => numbers().join() === '5,6');
    expect(list.content.split('\n')).toHaveLength(3);
    for (const [page, shown] of Object.entries({ '-1': '1,2,3,4', 99: '5,6', x: '1,2,3,4' })) {
      scene.ann.use(list, { component_type: 2, custom_id: `jobs:${page}` });
      await scene.server.until(() => numbers().join() === shown);
    }
  });

  it('cancels the newest swap that runs', async () => {
    scene.studio.isOpen = false;
    scene.swap();
    await scene.saying('Swapping');
    scene.ann.slash('cancel');
    await scene.saying('Cancelled.');
    await scene.saying('Cancelling.');
    scene.ann.slash('cancel');
    await scene.saying('There is nothing to cancel');
  });

  it('keeps, lists, renames, chooses and deletes faces', async () => {
    for (const name of ['First', 'Second']) {
      scene.ann.slash('face save', { face: scene.pictures().face, name });
      await scene.saying(`Saved as “${name}”`);
    }
    scene.ann.slash('face default', { saved: 'second' });
    await scene.saying('“Second” is now used');
    scene.ann.slash('face rename', { saved: 'First', name: 'Other' });
    await scene.saying('It is called “Other” now');
    scene.ann.slash('face delete', { saved: 'Other' });
    await scene.saying('“Other” is deleted');
    scene.ann.slash('face list');
    const list = await scene.saying('Your faces');
    expect(list.content).toContain('Second');
    expect(list.content).not.toContain('Other');
    expect(list.ephemeralFor).toBe(scene.ann.user.id);
  });

  it('deletes everything of theirs when they ask', async () => {
    await scene.saveFace(scene.ann);
    scene.ann.slash('privacy');
    const told = await scene.saying('What is kept');
    scene.ann.press(told, 'Delete my faces and my promise');
    await scene.saying('Delete your saved faces and take back your promise');
    scene.ann.press(told, 'Yes');
    await scene.saying('are deleted');
    scene.swap();
    await scene.saying('Before your first swap');
    expect(await scene.bot.faces.list({ platform: 'discord', id: scene.ann.user.id })).toEqual([]);
  });

  it('publishes a private result', async () => {
    scene.swap(scene.ann, { private: true });
    const hidden = await scene.result();
    scene.ann.press(hidden, 'Publish');
    const published = await scene.result([hidden]);
    expect(published.ephemeralFor).toBeUndefined();
    scene.ann.press(published, 'Delete');
    await scene.server.until(() => published.isDeleted);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Moderator } from '../../../../../src/core/ports/trust.ts';
import { buttonsOf, type Member } from '../../../../fakes/discord/member.ts';
import { type Channel, type Message, permissions } from '../../../../fakes/discord/world.ts';
import { DiscordFixture, text } from '../../fixture.ts';

const refusedPicture = /can(?:no|')t be used/;

let fixture: DiscordFixture;
/** The operator's channel is on a server of their own. */
let desk: Channel;
let operator: Member;
let bert: Member;

beforeEach(async () => {
  fixture = new DiscordFixture();
  const { world } = fixture.server;
  const home = world.addGuild();
  desk = world.addChannel(home);
  await fixture.start();
  await restart();
  operator = fixture.member('operator', 0n, desk);
  bert = fixture.member('bert');
  await fixture.promise(bert);
});

const restart = () => fixture.restart({ reportsChannel: { platform: 'discord', id: desk.id } });

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

/** Fills in the form of “Report”. Resolves with what the member is told. */
async function report(member: Member, message: Message, reason = ''): Promise<string> {
  const pressed = member.press(message, 'Report');
  await fixture.server.until(() => pressed.callback);
  if (pressed.callback?.type !== 9) return told(pressed);
  return told(member.fill(pressed, { reason }));
}

async function told({ token }: { token: string }): Promise<string> {
  return fixture.server.until(() => fixture.server.interactions.get(token)?.original?.content || undefined);
}

const reportsIn = (): Message[] => fixture.server.world.visible(desk);
const reportSaying = (said: RegExp) =>
  fixture.server.until(() => reportsIn().find(({ content }) => said.test(content)));

async function resultOf(member = fixture.ann): Promise<Message> {
  const before = fixture.ours();
  fixture.swap(member);
  return fixture.result(before);
}

const dmsOf = ({ user }: Member): string[] => {
  const { world } = fixture.server;
  const dm = [...world.channels.values()].find(({ kind, userIds }) => kind === 'dm' && userIds.includes(user.id));
  return dm ? world.visible(dm).map(({ content }) => content) : [];
};

describe('a report on Discord', () => {
  it('reaches the operator with job and link alone, and deleting and blocking holds for everybody, also after a restart', async () => {
    const result = await resultOf();
    expect(await report(bert, result, 'that is @everyone’s sister')).toContain('goes to the people who run this bot');
    const shown = await reportSaying(/Reported once/);
    const [job] = await fixture.bot.swaps.findOf({ platform: 'discord', id: fixture.ann.user.id }, 1);
    expect(shown.content).toContain(job?.job.id);
    expect(shown.content).toContain(`/channels/${fixture.guild.id}/${fixture.channel.id}/${result.id}`);
    expect(shown.content).toContain('sister');
    expect(shown.attachments).toEqual([]);
    for (const { user } of [fixture.ann, bert]) {
      expect(shown.content).not.toContain(user.id);
      expect(shown.content).not.toMatch(new RegExp(`\\b${user.username}\\b`));
    }

    await restart();
    for (const button of ['Delete', 'Block pictures', 'Block requester']) operator.press(shown, button);
    await reportSaying(/Deleted on .*\n(.*\n)*Pictures blocked on|Pictures blocked on .*\n(.*\n)*Deleted on/);
    await reportSaying(/Requester blocked on/);
    await fixture.server.until(() => result.isDeleted);
    await fixture.server.until(() => dmsOf(bert).some((said) => said.includes('something was done about it')));
    await expect(job?.result?.open(AbortSignal.timeout(1_000)).getReader().read()).rejects.toThrow();

    await restart();
    fixture.swap();
    await fixture.saying("You can't swap with this bot any more");
    const carl = fixture.member('carl');
    await fixture.promise(carl);
    const swapOf = (target: string, face: string) =>
      carl.slash('swap', { target: text(carl, target), face: text(carl, face) });
    for (const [target, face] of [
      ['a scene', 'another face'],
      ['another scene', 'a face'],
      ['a swapped picture', 'another face'],
    ] as const) {
      expect(await told(swapOf(target, face))).toMatch(refusedPicture);
    }
    const late = await told(swapOf('another scene', 'another face')); // its result would be the blocked one
    expect(late).not.toMatch(refusedPicture);
    await fixture.saying(/because of what it shows|can't be shown/);
  });

  it('is one for all who report the same, limited for each, and not one of a message without a result', async () => {
    const result = await resultOf();
    await report(bert, result);
    expect(await report(bert, result)).toContain("You've reported this before");
    await report(fixture.member('carl'), result);
    await reportSaying(/Reported by 2 members/);
    expect(reportsIn()).toHaveLength(1);
    const help = fixture.ann.slash('help');
    await fixture.server.until(() => help.original?.content);
    const menu = help.original && bert.menu('Report', help.original);
    expect(menu && (await told(menu))).toContain('Only my messages that show a result');
    for (let count = 0; count < 4; count++) await report(bert, await resultOf());
    expect(await report(bert, await resultOf())).toContain('5 reports an hour are the limit');
  });

  it('hides a result at once where the server wants that, and brings it back when it is kept', async () => {
    const admin = fixture.member('admin', permissions.manageGuild);
    admin.slash('settings');
    const form = admin.press(await fixture.saying('Who can swap'), 'More…');
    await fixture.server.until(() => form.callback);
    admin.fill(form, { hidesReported: ['yes'] });
    await fixture.saying('Hide reported results at once: yes');
    const result = await resultOf();
    const [picture] = result.attachments;
    expect(await report(bert, result)).toContain('the result is hidden');
    await fixture.server.until(() => result.content.includes('This result was reported. It is hidden'));
    expect([result.attachments, buttonsOf(result)]).toEqual([[], []]);
    const [view] = await fixture.bot.swaps.findOf({ platform: 'discord', id: fixture.ann.user.id }, 1);
    await expect(view?.result?.open(AbortSignal.timeout(1_000)).getReader().read()).rejects.toThrow();

    await restart();
    operator.press(await reportSaying(/The result is hidden/), 'Keep');
    await fixture.server.until(() => result.attachments.length > 0);
    expect(Buffer.from(result.attachments[0]?.bytes ?? [])).toEqual(Buffer.from(picture?.bytes ?? []));
    await fixture.server.until(() => dmsOf(bert).some((said) => said.includes('It stays')));
    await reportSaying(/Kept on .*\n(.*\n)*Reporters told: 1 of 1/);
    await report(fixture.member('carl'), result);
    await reportSaying(/Reported by 2 members/);
    expect(result.attachments).toHaveLength(1); // it was decided already
  });

  it('removes the result from every message that shows it, and brings none back that was deleted meanwhile', async () => {
    const before = fixture.ours();
    fixture.swap(fixture.ann, { private: true });
    const own = await fixture.result(before);
    for (const copies of [1, 2]) {
      fixture.ann.press(own, 'Publish');
      await fixture.server.until(
        () => fixture.ours().filter(({ attachments }) => attachments.length > 0).length > copies,
      );
    }
    const [copy, other] = fixture.ours().filter((one) => one !== own && one.attachments.length > 0);
    if (!copy || !other) throw new Error('there are two');
    await report(bert, copy);
    operator.press(await reportSaying(/Reported once/), 'Delete');
    await fixture.server.until(() => copy.isDeleted && other.isDeleted);

    await fixture.bot.settings.set({ platform: 'discord', id: fixture.guild.id }, { hidesReported: true });
    const result = await resultOf();
    await report(bert, result);
    const hidden = await reportSaying(/The result is hidden/);
    result.isDeleted = true;
    const now = fixture.ours().length;
    operator.press(hidden, 'Keep');
    await reportSaying(/out of my reach/);
    expect(fixture.ours().filter((one) => one.channelId === fixture.channel.id).length).toBeLessThanOrEqual(now);
  });

  it('is decided in the operator’s channel alone, whatever buttons are forged', async () => {
    const result = await resultOf();
    await report(bert, result);
    const shown = await reportSaying(/Reported once/);
    const forged = buttonsOf(shown).find(({ label }) => label === 'Delete')?.custom_id;
    expect(await told(bert.use(result, { component_type: 2, custom_id: forged }))).toContain(
      'Reports are decided in the operator',
    );
    const unknown = operator.use(shown, { component_type: 2, custom_id: 'decide:delete.000000000000' });
    await fixture.server.until(() => unknown.callback);
    const nonsense = operator.use(shown, { component_type: 2, custom_id: 'decide:everything.x' });
    expect(await told(nonsense)).toContain("I don't know that command");
    const foreign = bert.send(5, { custom_id: `report:${'x'.repeat(16)}`, components: [] });
    expect(await told(foreign)).toContain('no longer open');
    expect([result.isDeleted, result.attachments.length]).toEqual([false, 1]);
  });

  it('can be made by a link, of a channel that the member sees', async () => {
    const result = await resultOf();
    const link = `https://discord.com/channels/${fixture.guild.id}/${fixture.channel.id}/${result.id}`;
    const wrong = bert.slash('report', { message: link.replace(fixture.channel.id, desk.id) });
    expect(await told(wrong)).toContain('Only my messages');
    expect(await told(bert.slash('report'))).toContain('Right-click the result');
    expect(await told(bert.slash('report', { message: link, reason: 'no' }))).toContain('Thanks');
    await reportSaying(/“no”/);
  });

  it('says in the channel when the reporter cannot be answered', async () => {
    const result = await resultOf();
    fixture.server.world.closedTo.add(bert.user.id);
    await report(bert, result);
    operator.press(await reportSaying(/Reported once/), 'Keep');
    await reportSaying(/Reporters told: 0 of 1/);
    expect(result.isDeleted).toBe(false);
  });

  it('of a refusal called a mistake comes without a picture', async () => {
    const moderator: Moderator = { judge: async (_media, _bytes, role) => (role === 'result' ? 'unsafe' : 'pass') };
    await fixture.restart({ reportsChannel: { platform: 'discord', id: desk.id }, moderator });
    fixture.swap();
    const refusal = await fixture.server.until(() => fixture.ours().find((one) => buttonsOf(one).length === 2));
    expect(buttonsOf(refusal).map(({ label }) => label)).toEqual(['Delete', 'This is a mistake']);
    expect(await told(fixture.ann.press(refusal, 'This is a mistake'))).toContain('I tell the people who run this bot');
    expect(await told(fixture.ann.press(refusal, 'This is a mistake'))).toContain('reported this before');
    const shown = await reportSaying(/A refusal called a mistake.*\n.*\nRefused as: unsafe-content/);
    expect([shown.attachments, buttonsOf(shown).map(({ label }) => label)]).toEqual([[], ['Read']]);
    operator.press(shown, 'Read');
    await reportSaying(/Read on/);
  });
});

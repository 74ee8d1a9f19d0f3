import { expect, it, onTestFinished } from 'vitest';
import { languages } from '../../../../../src/bots/translations/languages.ts';
import { ManualClock } from '../../../../fakes/clocks/manual-clock.ts';
import { me } from '../../../../fakes/telegram/world.ts';
import { Rig, type RigOptions } from '../../rig.ts';

const perLanguage = 1 + languages.length;
const inAll = 5 * perLanguage + 1;

function rigWith(options: RigOptions = {}): Rig {
  const rig = new Rig(options);
  onTestFinished(() => rig.end());
  return rig;
}

function published(rig: Rig) {
  return rig.server.calls.filter(({ method, status }) => /^set(?:My|Chat)/.test(method) && status === 200);
}

/** The last part is the menu button. */
function until(rig: Rig, count: number): Promise<void> {
  return rig.server.until(() => published(rig).length === count);
}

async function pacedUntil(rig: Rig, clock: ManualClock, count: number): Promise<void> {
  while (published(rig).length < count) {
    const before = rig.server.calls.length;
    await clock.advance(200);
    await rig.server.until(() => rig.server.calls.length > before);
  }
}

/** How many parts the bot knows to be published. */
async function remembered(rig: Rig): Promise<number> {
  const { expiringStore, database } = rig.stores();
  const known = await expiringStore.get(`telegram profile of ${me.id}`);
  database.close();
  return Array.isArray(known) ? known.length : 0;
}

/** Asks for something and waits for the answer. */
async function answerIn(rig: Rig): Promise<void> {
  const anna = await rig.member(7, 'Anna');
  const before = anna.home.messages.length;
  await anna.send(anna.home, { text: '/help' });
  await rig.server.until(() => anna.home.messages.length > before + 1);
}

function listsFor(rig: Rig, type: string): string[][] {
  const lists = rig.server.commands as { scope: { type: string }; commands: { command: string }[] }[];
  return lists.filter(({ scope }) => scope.type === type).map(({ commands }) => commands.map(({ command }) => command));
}

it('the profile is published in each language, and commands for those who may use them, once', async () => {
  const rig = rigWith();
  await rig.start();
  await until(rig, inAll);
  const of = (name: string) => published(rig).filter(({ method }) => method === name);
  const tongues = [undefined, ...languages];
  for (const name of ['setMyDescription', 'setMyShortDescription'])
    expect(of(name).map(({ payload }) => payload.language_code)).toEqual(tongues);
  expect(of('setChatMenuButton').map(({ payload }) => payload)).toEqual([{ menu_button: { type: 'commands' } }]);
  const [inPrivate, inGroups, forAdmins] = ['all_private_chats', 'all_group_chats', 'all_chat_administrators'].map(
    (type) => listsFor(rig, type),
  );
  expect(inPrivate).toHaveLength(perLanguage);
  for (const list of inPrivate ?? []) expect(list).toContain('start');
  for (const list of [...(inPrivate ?? []), ...(inGroups ?? [])]) expect(list).not.toContain('settings');
  for (const list of [...(inGroups ?? []), ...(forAdmins ?? [])]) expect(list).not.toContain('start');
  for (const list of forAdmins ?? []) expect(list).toContain('settings');
  await expect.poll(() => remembered(rig)).toBe(inAll);
  await rig.restart();
  await answerIn(rig);
  expect(published(rig)).toHaveLength(inAll);
  expect(rig.errors).toEqual([]);
});

it('members are answered before all of it is published, and a stop in between loses nothing', async () => {
  const rig = rigWith();
  await rig.start();
  await answerIn(rig);
  const before = published(rig).length;
  expect(before).toBeLessThan(inAll);
  await rig.restart();
  await until(rig, inAll);
  expect(rig.errors).toEqual([]);
});

it('one part that Telegram refuses keeps no other back, and is tried again at the next start', async () => {
  const rig = rigWith();
  rig.server.faults.push({ method: 'setMyCommands', status: 400 }, { method: 'setMyDescription', status: 500 });
  await rig.start();
  await until(rig, inAll - 1); // what was not answered comes later
  expect(rig.errors).toHaveLength(1);
  await rig.restart();
  await until(rig, inAll);
});

it('what Telegram wants to have later is published then, and the start does not wait for it', async () => {
  const clock = new ManualClock(Date.now());
  const rig = rigWith({ clock });
  rig.server.faults.push({ method: 'setMyShortDescription', status: 429, retryAfterSeconds: 900 });
  await rig.start();
  await pacedUntil(rig, clock, inAll - perLanguage);
  await clock.advance(880_000);
  expect(published(rig)).toHaveLength(inAll - perLanguage);
  await clock.advance(21_000);
  await pacedUntil(rig, clock, inAll);
  expect(rig.errors).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { examples } from '../../../examples.ts';
import { ManualClock } from '../../../fakes/clocks/manual-clock.ts';
import { botMessagesIn, TelegramMember } from '../../../fakes/telegram/member.ts';
import { me } from '../../../fakes/telegram/world.ts';
import { createWatchedRateLimiter } from '../../../fakes/watched-rate-limiter.ts';
import { type Rig, startRig } from '../rig.ts';

const lines = examples(5_000);
const firstAnswerMs = 3_000;
/** Enough to fill more than three seconds of what Telegram allows for all chats together. */
const presses = Math.max(100, examples(300));

async function flood(member: TelegramMember, text: string, count: number, chat = member.home): Promise<void> {
  for (let line = 0; line < count; line++) await member.send(chat, { text });
}

/** A bot whose clock stands still until the test lets time pass. */
async function startInStandingTime() {
  const clock = new ManualClock(Date.now());
  const rateLimiter = createWatchedRateLimiter(clock);
  const rig = await startRig({ clock, parts: { rateLimiter }, swaps: { rateLimiter } });
  return { rig, clock, rateLimiter };
}

/** Resolves once the bot has stored every update that was sent. */
async function allTaken(rig: Rig): Promise<void> {
  await rig.server.until(() => rig.server.waiting === 0);
}

async function storedUpdates(rig: Rig): Promise<number> {
  const { expiringStore, database } = rig.stores();
  const ids = (await expiringStore.get('telegram inbox')) as number[];
  database.close();
  return ids.length;
}

describe('a member who sends very much', () => {
  it(`does not keep another chat waiting: of ${lines} lines, few are stored and answered`, async () => {
    const { rig, clock, rateLimiter } = await startInStandingTime();
    const [anna, bert] = [new TelegramMember(rig.server, 7, 'Anna'), new TelegramMember(rig.server, 8, 'Bert')];
    await flood(anna, 'hello?', lines);
    const begun = clock.now();
    await bert.send(bert.home, { text: '/help' });
    await allTaken(rig);
    await rateLimiter.pass(() => botMessagesIn(bert.home).length > 0);
    expect(clock.now() - begun).toBeLessThanOrEqual(firstAnswerMs);
    expect(await storedUpdates(rig)).toBeLessThan(5);
    expect(botMessagesIn(anna.home).length).toBeLessThan(10);
  }, 60_000);

  it('keeps nobody in the same group waiting either', async () => {
    const { rig, clock, rateLimiter } = await startInStandingTime();
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const [anna, bert] = [await rig.member(7, 'Anna'), await rig.member(8, 'Bert')];
    await flood(anna, '/jobs', 60, group);
    await bert.send(group, { text: '/jobs' });
    await allTaken(rig);
    const begun = clock.now();
    const toBert = group.messages.findLast(({ from }) => from?.id === 8);
    await rateLimiter.pass(() => botMessagesIn(group).some(({ replyTo }) => replyTo === toBert?.message_id));
    expect(clock.now() - begun).toBeLessThanOrEqual(2 * 3_200);
  }, 60_000);

  it('gets an answer to a hundred commands, and one sentence about the others', async () => {
    const { rig, rateLimiter } = await startInStandingTime();
    const anna = await rig.member(7, 'Anna');
    await flood(anna, '/jobs', 300);
    await allTaken(rig);
    expect(await storedUpdates(rig)).toBeLessThanOrEqual(102);
    const said = (start: string) => botMessagesIn(anna.home).filter(({ text }) => text?.startsWith(start)).length;
    await rateLimiter.pass(() => said('You have no swaps here.') >= 100);
    await rateLimiter.pass(() => said('That was a lot at once') === 1);
    expect(botMessagesIn(anna.home).length).toBeLessThanOrEqual(102);
    await anna.send(anna.home, { text: '/jobs' });
    const before = said('You have no swaps');
    await allTaken(rig);
    await rateLimiter.pass(() => said('You have no swaps') > before);
    expect(said('That was a lot')).toBe(1);
  }, 60_000);

  it('keeps nobody waiting after a restart with a full inbox', async () => {
    const { rig, clock, rateLimiter } = await startInStandingTime();
    const [anna, bert] = [await rig.member(7, 'Anna'), await rig.member(8, 'Bert')];
    await flood(anna, '/jobs', 120);
    await allTaken(rig);
    await rig.restart();
    expect(await storedUpdates(rig)).toBeGreaterThan(90);
    await bert.send(bert.home, { text: '/jobs' });
    await allTaken(rig);
    const begun = clock.now();
    await rateLimiter.pass(() => botMessagesIn(bert.home).length === 1);
    expect(clock.now() - begun).toBeLessThanOrEqual(firstAnswerMs);
    await rateLimiter.pass(() => botMessagesIn(anna.home).length > 90);
  }, 60_000);
});

it('members who all press at once are answered at once, and so is a first message elsewhere', async () => {
  const { rig, clock, rateLimiter } = await startInStandingTime();
  rig.server.limits.allPerSecond = 30;
  const { expiringStore, database } = rig.stores();
  const members = Array.from({ length: presses }, (_, index) => new TelegramMember(rig.server, 1_000 + index, 'Anna'));
  for (const { user, home } of members) {
    const menu = { chat: home.id, owner: String(user.id), ownerName: 'Anna' };
    await expiringStore.put(`telegram menu k${user.id}`, menu, { expiresAt: clock.now() + 3_600_000, secret: true });
  }
  database.close();
  const menus = members.map(({ user, home }) => {
    const buttons = [{ text: 'Deutsch', callback_data: `lang.k${user.id}.de` }];
    return rig.server.world.add(home, { from: me, text: 'Which language?', buttons, extra: {} });
  });
  const begun = clock.now();
  const pressed = members.map((member, index) => member.press(menus[index] as (typeof menus)[number], 'Deutsch'));
  await allTaken(rig);
  await rig.server.until(() => botMessagesIn(members[0]?.home as never)[0]?.text?.includes('Deutsch') === true);
  const bert = new TelegramMember(rig.server, 8, 'Bert');
  await bert.send(bert.home, { text: '/help' });
  await allTaken(rig);
  await rateLimiter.pass(() => botMessagesIn(bert.home).length === 1);
  expect(clock.now() - begun).toBeLessThanOrEqual(firstAnswerMs);
  await rateLimiter.pass(() => menus.every(({ text }) => text?.includes('Deutsch')));
  await Promise.all(pressed);
  expect(clock.now() - begun).toBeLessThan(30_000);
}, 60_000);

import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { loadSecretKeys } from '../../src/storage/files/secret-key.ts';
import { openStores } from '../../src/storage/stores.ts';
import { media, start, temporaryFolder } from '../e2e/command-line.ts';
import type { Interaction } from '../fakes/discord/interactions.ts';
import { Member } from '../fakes/discord/member.ts';
import { DiscordServer } from '../fakes/discord/server.ts';
import { botMessagesIn, TelegramMember } from '../fakes/telegram/member.ts';
import { TelegramServer } from '../fakes/telegram/server.ts';
import { type WorstFile, worstFiles } from '../fakes/worst-files.ts';

const secret = 'a secret of the operator';
const face = readFileSync(media('luciano.jpg'));
const scene = readFileSync(media('collins.jpg'));
const tenMinutes = 10 * 60_000;

/** Both platforms, members who have promised, and the program with its offline engine. */
async function startCrowd(members: number) {
  const folder = temporaryFolder();
  const discord = await new DiscordServer().start();
  const telegram = new TelegramServer();
  telegram.limits = { groupPerMinute: 20, minGapMs: 900, allPerSecond: 30 };
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: await telegram.listen(),
    SECRET_KEY: secret,
    ADMIN_PORT: '0',
  };
  onTestFinished(async () => {
    await discord.close();
    await telegram.close();
  });
  const guild = discord.world.addGuild();
  const inDiscord = Array.from({ length: members }, (_, index) => {
    const user = discord.world.addUser(`user-${index}`);
    discord.world.join(guild, user);
    return new Member(discord, user, discord.world.addChannel(guild));
  });
  await promiseAll(
    folder,
    inDiscord.map(({ user }) => user.id),
  );
  const run = start(folder, ['serve'], { environment });
  await run.says('Ready.');
  return { discord, telegram, inDiscord, run, mostMegabytes: () => mostMegabytes(run.child.pid ?? 0) };
}

async function promiseAll(folder: string, ids: readonly string[]): Promise<void> {
  const directory = join(folder, 'data');
  await mkdir(directory, { mode: 0o700 });
  const secretKeys = await loadSecretKeys(directory, { secret: secret });
  const stores = await openStores({
    directory,
    secretKeys,
    redisUrl: undefined,
    clock: systemClock,
    onEvent: () => undefined,
  });
  for (const id of ids) await stores.consents.give({ platform: 'discord', id }, 1);
  await stores.close();
}

/** The most memory that the process has had. */
function mostMegabytes(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** Milliseconds from each request of the members to its picture, sorted. */
async function swapOnceEach(discord: DiscordServer, members: readonly Member[], spacingMs: number): Promise<number[]> {
  const asked = new Map<string, { at: number; tookMs?: number }>();
  const own = () => [...discord.world.messages.values()].filter(({ authorId }) => authorId === discord.world.bot.id);
  function look(): number {
    for (const { interactionId, attachments } of own()) {
      const entry = asked.get(interactionId ?? '');
      if (entry && attachments.length > 0) entry.tookMs ??= Date.now() - entry.at;
    }
    return [...asked.values()].filter(({ tookMs }) => tookMs === undefined).length;
  }
  const looking = setInterval(look, 20);
  for (const member of members) {
    const files = { target: member.file('scene.jpg', scene), face: member.file('face.jpg', face) };
    asked.set(member.slash('swap', files).id, { at: Date.now() });
    await pause(spacingMs);
  }
  await expect.poll(look, { timeout: tenMinutes, interval: 20 }).toBe(0);
  clearInterval(looking);
  return [...asked.values()].map(({ tookMs = 0 }) => tookMs).sort((a, b) => a - b);
}

/** Sends the worst files as targets, one after another and without a pause, until `signal`. */
async function flood(
  member: Member,
  files: readonly WorstFile[],
  signal: AbortSignal,
): Promise<readonly Interaction[]> {
  const sent: Interaction[] = [];
  for (let index = 0; !signal.aborted; index++) {
    const worst = files[index % files.length];
    if (!worst) break;
    const given = { target: member.file(worst.name, worst.bytes), face: member.file('face.jpg', face) };
    sent.push(member.slash('swap', given));
    await pause(100);
  }
  return sent;
}

it('a member who floods with the worst files does not make half of the others wait twice as long', async () => {
  const spacingMs = 1_000;
  const crowd = await startCrowd(100);
  const [flooder, ...others] = crowd.inDiscord;
  if (!flooder) throw new Error('nobody is there');
  const files = await worstFiles();
  await swapOnceEach(crowd.discord, others.slice(0, 5), spacingMs); // the engine is warm
  const quiet = await swapOnceEach(crowd.discord, others, spacingMs);
  const ending = new AbortController();
  const flooding = flood(flooder, files, ending.signal);
  const flooded = await swapOnceEach(crowd.discord, others, spacingMs);
  ending.abort();
  const sent = await flooding;
  const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const figures = [0.5, 0.9, 0.99].map((share) => ({ share, quiet: at(quiet, share), flooded: at(flooded, share) }));
  tell({ figures, flood: sent.length, megabytes: crowd.mostMegabytes() });
  expect(sent.length).toBeGreaterThan(100);
  // The slowest meet the first seconds of the flood, when its share of the minute is decoded.
  expect(figures[0]?.flooded).toBeLessThan(2 * (figures[0]?.quiet ?? 0));
  expect(crowd.mostMegabytes()).toBeLessThan(600);
});

it('everybody is served in turn when hundreds press at once and one chat never stops writing', async () => {
  const crowd = await startCrowd(300);
  const { telegram, discord, inDiscord } = crowd;
  const loud = new TelegramMember(telegram, 5_000, 'Loud');
  for (let line = 0; line < 5_000; line++) await loud.send(loud.home, { text: `line ${line}` });
  const others = Array.from({ length: 20 }, (_, index) => new TelegramMember(telegram, 6_000 + index, 'Anna'));
  const begun = Date.now();
  for (const other of others) await other.send(other.home, { text: '/help' });
  const answered = () => others.filter(({ home }) => botMessagesIn(home).length > 0).length;
  await expect.poll(answered, { timeout: tenMinutes, interval: 20 }).toBe(others.length);
  const helpedMs = Date.now() - begun;
  const asked = inDiscord.map((member) =>
    member.slash('swap', { target: member.file('scene.jpg', scene), face: member.file('face.jpg', face) }),
  );
  const acknowledged = () => asked.filter(({ callback }) => callback === undefined).length;
  await expect.poll(acknowledged, { timeout: tenMinutes, interval: 20 }).toBe(0);
  const acknowledgedMs = Math.max(...asked.map(({ acknowledgedMs = 0 }) => acknowledgedMs));
  const own = () => [...discord.world.messages.values()].filter(({ authorId }) => authorId === discord.world.bot.id);
  const done = () =>
    new Set(own().flatMap(({ interactionId, attachments }) => (attachments.length > 0 ? [interactionId] : [])));
  await expect.poll(() => done().size, { timeout: tenMinutes, interval: 100 }).toBe(asked.length);
  tell({ helpedMs, acknowledgedMs, allMs: Date.now() - begun, megabytes: crowd.mostMegabytes() });
  expect(helpedMs).toBeLessThan(3_000);
  expect(acknowledgedMs).toBeLessThan(3_000);
  expect(discord.violations).toEqual([]);
  expect(telegram.violations).toEqual([]);
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function tell(facts: object): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}

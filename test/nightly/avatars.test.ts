import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { media, start, temporaryFolder } from '../e2e/command-line.ts';
import { Member } from '../fakes/discord/member.ts';
import { DiscordServer } from '../fakes/discord/server.ts';
import { avatarOf, type Message } from '../fakes/discord/world.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const redis = new RedisServer();
const patienceMs = 120_000;

/** A server in which Ann wants Bert's face; `serve` runs as one process or several. */
async function friends() {
  const server = await new DiscordServer().start();
  onTestFinished(() => server.close());
  const { world } = server;
  const guild = world.addGuild();
  const channel = world.addChannel(guild);
  const [ann, bert] = ['ann', 'bert'].map((name) => {
    const user = world.addUser(name);
    world.join(guild, user);
    return new Member(server, user, channel);
  });
  if (!ann || !bert) throw new Error('there are two');
  bert.user.avatar = { ...avatarOf('bert'), bytes: readFileSync(media('luciano.jpg')) };
  const saying = (text: string): Promise<Message> =>
    server.until(() => [...world.messages.values()].find(({ content }) => content.includes(text)), patienceMs);
  const results = () => [...world.messages.values()].filter(({ attachments }) => attachments.length > 0);
  const environment = {
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
    ADMIN_PORT: '0',
    LOCAL_WORKERS: '1',
  };
  const run = async (folder: string, more: Readonly<Record<string, string>> = {}, args: readonly string[] = []) => {
    const serving = start(folder, ['serve', ...args], { environment: { ...environment, ...more } });
    await serving.says('Ready.');
    return async () => {
      serving.child.kill('SIGTERM');
      return (await serving.ended).code;
    };
  };
  const swap = () =>
    ann.slash('swap', { target: ann.file('scene.jpg', readFileSync(media('collins.jpg'))), member: bert.user });
  return { server, ann, bert, saying, results, run, swap };
}

type Friends = Awaited<ReturnType<typeof friends>>;

/** Ann's first swap: the promise, then the question to Bert. */
async function asked({ ann, saying, swap }: Friends): Promise<Message> {
  swap();
  ann.press(await saying('Only use faces'), 'I promise');
  return saying('may <@');
}

describe.skipIf(noRedis)(`swaps with somebody else’s avatar${needsRedis}`, { timeout: 300_000 }, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());

  it('wait for the answer over a restart of a single process', async () => {
    const all = await friends();
    const folder = temporaryFolder();
    const stop = await all.run(folder);
    const question = await asked(all);
    await stop();
    const stopAgain = await all.run(folder);
    all.server.endTokens();
    all.bert.press(question, 'Once');
    await all.server.until(() => all.results().length === 1, patienceMs);
    await stopAgain();
    expect(all.server.violations).toEqual([]);
  });

  it('wait for it where a front and a worker share a Redis, and are swapped once whatever is pressed', async () => {
    const all = await friends();
    const shared = { REDIS_URL: redis.url, SECRET_KEY: 'a secret of the operator' };
    const stopWorker = await all.run(temporaryFolder(), shared, ['--role', 'worker']);
    const stopFront = await all.run(temporaryFolder(), shared, ['--role', 'front']);
    const question = await asked(all);
    await stopFront();
    const stopNext = await all.run(temporaryFolder(), shared, ['--role', 'front']);
    for (const answer of ['Once', 'Always', 'Once']) all.bert.press(question, answer);
    await all.server.until(() => all.results().length === 1, patienceMs);
    await all.saying('no longer open');
    await Promise.all([stopNext(), stopWorker()]);
    expect(all.results().length).toBe(1);
    expect(all.server.violations).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageBody } from '../../../../src/bots/discord/messages/components.ts';
import { createTranslation } from '../../../../src/bots/translations/index.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, Member } from '../../../fakes/discord/member.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { Scene } from '../scene.ts';

const minuteMs = 60_000;
let scene: Scene;

afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

function edits(): { status: number; json: unknown; path: string }[] {
  return scene.server.requests.filter(({ method }) => method === 'PATCH');
}

describe('the one message of a swap', () => {
  it('shows how far it is, ends with the result, and is never edited without a change or twice at once', async () => {
    scene = await new Scene({ isOpen: false }).start();
    await scene.warmUp();
    scene.server.delayMs = 15;
    const asked = scene.swap();
    const message = await scene.saying('Swapping: 0 %');
    for (const fraction of [0.1, 0.102, 0.5, 0.9]) {
      scene.studio.reach(fraction);
      await scene.saying(`Swapping: ${Math.round(fraction * 100)} %`);
      await new Promise((resolve) => setTimeout(resolve, 80)); // long enough for an edit that nobody would notice
    }
    scene.studio.open();
    await scene.result();
    expect(asked.acknowledgedMs).toBeLessThan(3_000);
    expect(scene.ours().filter(({ ephemeralFor }) => !ephemeralFor)).toEqual([message]);
    const seen = message.seen.map(({ content }) => content);
    expect(seen.filter((content, index) => content === seen[index - 1])).toEqual([]);
    expect(scene.server.mostEditsInFlight).toBe(1);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Again', 'Delete']);
  });

  it('says how far it is and how long it may still take, in steps that are worth an edit', () => {
    const drawn = (expectedMs: number, fraction = 0.5) =>
      stageBody({ kind: 'working', provider: 'local', fraction, expectedMs }, createTranslation(), false).content;
    expect(drawn(61_200)).toBe('Swapping: 50 % (the offline engine).\n▰▰▰▰▰▰▱▱▱▱▱▱\nAbout 65 s left.');
    expect(drawn(64_900)).toBe(drawn(61_200));
    expect(drawn(3_400)).toContain('About 4 s left.');
    expect(drawn(600_000, 2)).toContain('▰▰▰▰▰▰▰▰▰▰▰▰\nAbout 10 min left.');
    const waiting = stageBody({ kind: 'queued', position: 2, expectedMs: 30_000 }, createTranslation(), false);
    expect(waiting.content).toBe('Waiting: place 2 in line.\nAbout 30 s left.');
  });

  it('is acknowledged at once while every place is taken, and tells the place in line', async () => {
    scene = await new Scene({ isOpen: false, concurrency: 1 }).start();
    await scene.warmUp();
    scene.swap();
    await scene.saying('Swapping');
    const other = scene.member('bert');
    await scene.promise(other);
    const asked = scene.swap(other);
    const message = await scene.saying('Next in line.');
    expect(asked.acknowledgedMs).toBeLessThan(3_000);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Cancel']);
  });

  it('ends with the result whatever Discord answers meanwhile', async () => {
    scene = await new Scene({ isOpen: false }).start();
    scene.swap();
    await scene.saying('Swapping');
    const on = 'PATCH /webhooks';
    scene.server.faults.push(
      { on, status: 500 },
      { on, status: 429, retryAfterSeconds: 0.1 },
      { on, status: 502 },
      { on, status: 429, retryAfterSeconds: 0.1 },
    );
    scene.studio.reach(0.3);
    scene.studio.open();
    expect((await scene.result()).content).toContain('Done in');
    expect(scene.server.faults).toEqual([]);
  });

  it('shows how far it is although Discord asked for a pause at that very edit', async () => {
    scene = await new Scene({ isOpen: false }).start();
    scene.swap();
    await scene.saying('Swapping: 0 %');
    scene.server.faults.push({ on: 'PATCH /webhooks', status: 429, retryAfterSeconds: 1.2 });
    scene.studio.reach(0.3);
    await scene.saying('Swapping: 30 %');
    expect(scene.server.faults).toEqual([]);
  });

  it('moves to the channel when the interaction dies', async () => {
    const clock = new LeapingClock();
    scene = await new Scene({ isOpen: false, clock, deadlineMs: 60 * minuteMs }).start();
    scene.swap();
    await scene.saying('Swapping: 0 %');
    clock.leap(14 * minuteMs);
    scene.server.endTokens();
    scene.studio.reach(0.5);
    await scene.saying('Swapping: 50 %');
    scene.studio.open();
    await scene.result();
    expect(edits().map(({ status }) => status)).toEqual(edits().map(() => 200));
    expect(edits().at(-1)?.path).toMatch(/^\/channels\//);
  });

  describe.each([
    ['a private answer', { private: true }, false],
    ['a person’s own installation', {}, true],
  ])('where nothing but the dead interaction leads to it: %s', (_, options, isUserInstalled) => {
    const clock = new LeapingClock();
    let ann: Member;
    let waiting: Message;

    beforeEach(async () => {
      scene = await new Scene({ isOpen: false, clock, deadlineMs: 60 * minuteMs }).start();
      ({ ann } = scene);
      if (isUserInstalled) {
        const elsewhere = scene.server.world.addGuild({ hasBot: false });
        scene.server.world.join(elsewhere, ann.user);
        ann = new Member(scene.server, ann.user, scene.server.world.addChannel(elsewhere));
      }
      ann.slash('swap', { ...scene.pictures(ann), ...options }, { isUserInstalled });
      waiting = await scene.saying('Swapping: 0 %');
      clock.leap(13 * minuteMs);
      await scene.server.until(() => buttonsOf(waiting).some(({ label }) => label === 'Show result'));
      expect(waiting.content).toContain('“Show result” brings the result once it is there');
      clock.leap(minuteMs);
      scene.server.endTokens();
    });

    it('it waits behind a button', async () => {
      scene.studio.open();
      await scene.bot.swaps.idle();
      expect(waiting.attachments).toEqual([]);
      ann.press(waiting, 'Show result', { isUserInstalled });
      expect(await scene.result()).toBe(waiting);
      expect(waiting.ephemeralFor).toBe(isUserInstalled ? undefined : ann.user.id);
      expect(edits().every(({ status }) => status === 200)).toBe(true);
    });

    it('it goes on when the button is pressed too early', async () => {
      ann.press(waiting, 'Show result', { isUserInstalled });
      await scene.saying(/^running/);
      scene.studio.reach(0.7);
      await scene.saying('Swapping: 70 %');
      scene.studio.open();
      expect(await scene.result()).toBe(waiting);
      expect(edits().every(({ status }) => status === 200)).toBe(true);
    });
  });

  it('stops editing where it is refused, and still delivers', async () => {
    scene = await new Scene({ isOpen: false }).start();
    scene.server.mayReadContent = true;
    await scene.saveFace(scene.ann);
    const picture = scene.ann.file('scene.png', Buffer.from('a scene'));
    scene.ann.post({ content: `<@${scene.server.world.bot.id}>`, files: [picture] });
    const message = await scene.saying('Swapping: 0 %');
    message.isDeleted = true;
    for (const fraction of [0.2, 0.4, 0.6, 0.8]) {
      scene.studio.reach(fraction);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    scene.studio.open();
    const delivered = await scene.result();
    expect(delivered).not.toBe(message);
    expect(edits().filter(({ status }) => status === 404)).toHaveLength(1);
    scene.ann.press(delivered, 'Again');
    await scene.result([delivered]);
  });

  it('goes on after a restart, with the token that was kept', async () => {
    scene = await new Scene({ isOpen: false }).start();
    scene.swap(scene.ann, { private: true });
    await scene.saying('Swapping: 0 %');
    const bot = await scene.restart();
    await bot.swaps.resumeAll(() => true);
    scene.studio.open();
    expect((await scene.result()).ephemeralFor).toBe(scene.ann.user.id);
  });

  it('is edited by a worker that has no gateway', async () => {
    scene = await new Scene({ isOpen: false }).start();
    scene.swap();
    await scene.saying('Swapping: 0 %');
    const worker = await scene.restart({ hasGateway: false });
    await worker.swaps.resumeAll(() => true);
    scene.studio.open();
    await scene.result();
    expect([...scene.server.gateway.sessions.values()].filter(({ socket }) => socket)).toEqual([]);
  });

  it('forgets the token of a finished swap', async () => {
    scene = await new Scene().start();
    scene.swap();
    const message = await scene.result();
    await scene.bot.swaps.idle();
    expect(await scene.bot.expiringStore.get(`discord:token:${message.id}`)).toBeUndefined();
  });
});

describe('a result that is too large', () => {
  it('comes as a link where somebody lends it', async () => {
    const url = new URL('https://faces.example/media/x.png');
    scene = await new Scene({ shareLinks: { hours: 2, create: async () => url } }).start();
    scene.studio.content = 'unshrinkable '.repeat(200);
    scene.ann.slash('swap', scene.pictures(), { limitBytes: 1_000 });
    const message = await scene.saying('For 2 h it can be fetched');
    expect(message.content).toContain(url.href);
  });

  it('is told of where nobody does', async () => {
    scene = await new Scene().start();
    scene.studio.content = 'unshrinkable '.repeat(200);
    scene.ann.slash('swap', scene.pictures(), { limitBytes: 1_000 });
    expect((await scene.saying('too large to send here')).attachments).toEqual([]);
  });

  it('comes smaller where a smaller encoding fits', async () => {
    scene = await new Scene().start();
    scene.studio.content = 'x'.repeat(2_000);
    scene.ann.slash('swap', scene.pictures(), { limitBytes: 1_000 });
    const message = await scene.saying('this is a smaller encoding');
    expect(message.attachments.map(({ bytes }) => bytes.byteLength)).toEqual([1_000]);
  });

  it('comes smaller still where Discord takes less than it said', async () => {
    scene = await new Scene().start();
    scene.studio.content = 'x'.repeat(2_000);
    scene.server.uploadLimit.bytes = 300;
    scene.swap();
    const message = await scene.saying('this is a smaller encoding');
    expect(message.attachments.map(({ bytes }) => bytes.byteLength)).toEqual([250]);
  });

  it.each([
    [1, 10],
    [2, 50],
    [3, 100],
  ])(
    'comes as large as the boosts of a server allow where somebody mentions the bot: tier %i',
    async (tier, megabytes) => {
      scene = await new Scene().start();
      const { ann, guild, server } = scene;
      guild.tier = tier;
      server.uploadLimit.bytes = megabytes * 2 ** 20;
      scene.studio.content = 'x'.repeat(11 * 2 ** 20);
      await scene.saveFace(ann);
      ann.post({ content: `<@${server.world.bot.id}>`, files: [ann.file('scene.png', Buffer.from('a scene'))] });
      const message = await scene.result();
      const [file] = message.attachments;
      expect(file?.bytes.byteLength).toBe(Math.min(11, megabytes) * 2 ** 20);
      expect(server.requests.some(({ template }) => template === '/guilds/{guild_id}')).toBe(true);
    },
  );
});

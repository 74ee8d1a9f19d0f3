import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageBody } from '../../../../src/bots/discord/messages/components.ts';
import { createTranslation } from '../../../../src/bots/translations/index.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, Member } from '../../../fakes/discord/member.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { ControlledProvider } from '../controlled-provider.ts';
import { DiscordFixture } from '../fixture.ts';

const minuteMs = 60_000;
let fixture: DiscordFixture;

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

function edits(): { status: number; json: unknown; path: string }[] {
  return fixture.server.requests.filter(({ method }) => method === 'PATCH');
}

describe('the one message of a swap', () => {
  it('shows the progress, ends with the result, and is never edited without a change or twice at once', async () => {
    const clock = new LeapingClock();
    fixture = await new DiscordFixture({ isOpen: false, clock }).start();
    await fixture.warmUp();
    fixture.server.delayMs = 15;
    const interaction = fixture.swap();
    const message = await fixture.saying('Swapping… 0 %');
    for (const fraction of [0.1, 0.102, 0.5, 0.9]) {
      await fixture.provider.reach(fraction);
      clock.leap(1_000); // the next edit is due
      await fixture.saying(`Swapping… ${Math.round(fraction * 100)} %`);
      await fixture.server.idle();
    }
    fixture.provider.open();
    await fixture.result();
    expect(interaction.acknowledgedMs).toBeLessThan(3_000);
    expect(fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor)).toEqual([message]);
    const seen = message.history.map(({ content }) => content);
    expect(seen.filter((content, index) => content === seen[index - 1])).toEqual([]);
    expect(fixture.server.mostEditsInFlight).toBe(1);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Delete', 'Report']);
  });

  it('shows the progress and the remaining time, in steps large enough for an edit', () => {
    const drawn = (expectedMs: number, fraction = 0.5) =>
      stageBody({ kind: 'working', provider: 'local', fraction, expectedMs }, createTranslation(), false).content;
    expect(drawn(61_200)).toBe('Swapping… 50 %\n▰▰▰▰▰▰▱▱▱▱▱▱\nAbout 65 s left.');
    expect(drawn(64_900)).toBe(drawn(61_200));
    expect(drawn(3_400)).toContain('About 4 s left.');
    expect(drawn(600_000, 2)).toContain('▰▰▰▰▰▰▰▰▰▰▰▰\nAbout 10 min left.');
    const waiting = stageBody({ kind: 'queued', position: 2, expectedMs: 30_000 }, createTranslation(), false);
    expect(waiting.content).toBe("You're number 2 in line.\nAbout 30 s left.");
  });

  it('says in one line what spoils the swap, and offers another provider where nobody has changed', async () => {
    const other = new ControlledProvider('second');
    fixture = new DiscordFixture();
    await fixture.start({ providers: [fixture.provider, other] });
    fixture.provider.content = 'a scene';
    fixture.swap();
    const message = await fixture.result();
    const [, line, ...rest] = message.content.split('\n');
    expect(line).toBe("I can't see that anybody changed. Another provider may do better.");
    expect(rest).toHaveLength(1); // that it is made by AI
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Again elsewhere', 'Delete', 'Report']);
    fixture.ann.press(message, 'Again elsewhere');
    const better = await fixture.result([message]);
    expect(other.jobs).toBe(1);
    expect(better.content.split('\n')).toHaveLength(2);
    expect(buttonsOf(better).map(({ label }) => label)).toEqual(['Again elsewhere', 'Delete', 'Report']);
  });

  it('says beside the progress what the faces promise', () => {
    const forecast = { level: 'fair', reasons: ['only-source-smiles', 'light-differs'] } as const;
    const working = { kind: 'working', provider: 'local', fraction: 0.5 } as const;
    const lines = (language: 'en' | 'de') =>
      stageBody({ ...working, forecast }, createTranslation(language), false)
        .content.split('\n')
        .slice(2);
    expect(lines('en')).toEqual(["The face photo smiles and the other one doesn't: try one without a smile."]);
    expect(lines('de')).toEqual(['Das Gesichtsfoto lächelt, das andere nicht: Nimm eines ohne Lächeln.']);
    const good = { level: 'good', reasons: [] } as const;
    expect(stageBody({ ...working, forecast: good }, createTranslation(), false)).toEqual(
      stageBody(working, createTranslation(), false),
    );
  });

  it('is acknowledged at once while all workers are busy, and shows the position in the queue', async () => {
    fixture = await new DiscordFixture({ isOpen: false, concurrency: 1 }).start();
    await fixture.warmUp();
    fixture.swap();
    await fixture.saying('Swapping');
    const other = fixture.member('bert');
    await fixture.promise(other);
    const interaction = fixture.swap(other);
    const message = await fixture.saying("You're number 1 in line.");
    expect(interaction.acknowledgedMs).toBeLessThan(3_000);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Cancel']);
  });

  it('ends with the result whatever Discord answers meanwhile', async () => {
    fixture = await new DiscordFixture({ isOpen: false }).start();
    fixture.swap();
    await fixture.saying('Swapping');
    const on = 'PATCH /webhooks';
    fixture.server.faults.push(
      { on, status: 500 },
      { on, status: 429, retryAfterSeconds: 0.1 },
      { on, status: 502 },
      { on, status: 429, retryAfterSeconds: 0.1 },
    );
    void fixture.provider.reach(0.3);
    fixture.provider.open();
    expect((await fixture.result()).content).toContain('AI face swap ·');
    expect(fixture.server.faults).toEqual([]);
  });

  it('shows the progress although Discord asked for a pause at that very edit', async () => {
    fixture = await new DiscordFixture({ isOpen: false }).start();
    fixture.swap();
    await fixture.saying('Swapping… 0 %');
    fixture.server.faults.push({ on: 'PATCH /webhooks', status: 429, retryAfterSeconds: 1.2 });
    void fixture.provider.reach(0.3);
    await fixture.saying('Swapping… 30 %');
    expect(fixture.server.faults).toEqual([]);
  });

  it('is edited through the channel when the interaction’s token ends', async () => {
    const clock = new LeapingClock();
    fixture = await new DiscordFixture({ isOpen: false, clock, deadlineMs: 60 * minuteMs }).start();
    fixture.swap();
    await fixture.saying('Swapping… 0 %');
    clock.leap(14 * minuteMs);
    fixture.server.endTokens();
    void fixture.provider.reach(0.5);
    await fixture.saying('Swapping… 50 %');
    fixture.provider.open();
    await fixture.result();
    expect(edits().map(({ status }) => status)).toEqual(edits().map(() => 200));
    expect(edits().at(-1)?.path).toMatch(/^\/channels\//);
  });

  describe.each([
    ['a private answer', { private: true }, false],
    ['a user’s own installation', {}, true],
  ])('when only the ended token could edit it: %s', (_, options, isUserInstalled) => {
    const clock = new LeapingClock();
    let ann: Member;
    let waiting: Message;

    beforeEach(async () => {
      fixture = await new DiscordFixture({ isOpen: false, clock, deadlineMs: 60 * minuteMs }).start();
      ({ ann } = fixture);
      if (isUserInstalled) {
        const elsewhere = fixture.server.world.addGuild({ hasBot: false });
        fixture.server.world.join(elsewhere, ann.user);
        ann = new Member(fixture.server, ann.user, fixture.server.world.addChannel(elsewhere));
      }
      ann.slash('swap', { ...fixture.pictures(ann), ...options }, { isUserInstalled });
      waiting = await fixture.saying('Swapping… 0 %');
      clock.leap(13 * minuteMs);
      await fixture.server.until(() => buttonsOf(waiting).some(({ label }) => label === 'Show result'));
      expect(waiting.content).toContain('“Show result” gets you the result');
      clock.leap(minuteMs);
      fixture.server.endTokens();
    });

    it('the result waits behind a button', async () => {
      fixture.provider.open();
      await fixture.bot.swaps.idle();
      expect(waiting.attachments).toEqual([]);
      ann.press(waiting, 'Show result', { isUserInstalled });
      expect(await fixture.result()).toBe(waiting);
      expect(waiting.ephemeralFor).toBe(isUserInstalled ? undefined : ann.user.id);
      expect(edits().every(({ status }) => status === 200)).toBe(true);
    });

    it('the progress continues when the button is pressed too early', async () => {
      ann.press(waiting, 'Show result', { isUserInstalled });
      await fixture.saying(/^swapping/);
      void fixture.provider.reach(0.7);
      await fixture.saying('Swapping… 70 %');
      fixture.provider.open();
      expect(await fixture.result()).toBe(waiting);
      expect(edits().every(({ status }) => status === 200)).toBe(true);
    });
  });

  it('is not edited again after a refusal, and the result is still delivered', async () => {
    const clock = new LeapingClock();
    fixture = await new DiscordFixture({ isOpen: false, clock }).start();
    fixture.server.mayReadContent = true;
    for (const name of ['Me', 'Other']) await fixture.saveFace(fixture.ann, name);
    fixture.mention();
    const message = await fixture.saying('Swapping… 0 %');
    message.isDeleted = true;
    for (const fraction of [0.2, 0.4, 0.6, 0.8]) {
      await fixture.provider.reach(fraction);
      clock.leap(1_000); // the next edit is due
      await fixture.server.idle();
    }
    fixture.provider.open();
    const delivered = await fixture.result();
    expect(delivered).not.toBe(message);
    expect(edits().filter(({ status }) => status === 404)).toHaveLength(1);
    fixture.ann.press(delivered, 'Again with Other');
    await fixture.result([delivered]);
  });

  it('is edited after a restart with the stored token', async () => {
    fixture = await new DiscordFixture({ isOpen: false }).start();
    fixture.swap(fixture.ann, { private: true });
    await fixture.saying('Swapping… 0 %');
    const bot = await fixture.restart();
    await bot.swaps.resumeAll(() => true);
    fixture.provider.open();
    expect((await fixture.result()).ephemeralFor).toBe(fixture.ann.user.id);
  });

  it('is edited by a worker that has no gateway', async () => {
    fixture = await new DiscordFixture({ isOpen: false }).start();
    fixture.swap();
    await fixture.saying('Swapping… 0 %');
    const worker = await fixture.restart({ hasGateway: false });
    await worker.swaps.resumeAll(() => true);
    fixture.provider.open();
    await fixture.result();
    expect([...fixture.server.gateway.sessions.values()].filter(({ socket }) => socket)).toEqual([]);
  });

  it('has no stored token once the swap is finished', async () => {
    fixture = await new DiscordFixture().start();
    fixture.swap();
    const message = await fixture.result();
    await fixture.bot.swaps.idle();
    expect(await fixture.bot.expiringStore.get(`discord:token:${message.id}`)).toBeUndefined();
  });
});

describe('a result that is too large', () => {
  it('comes as a link when there are share links', async () => {
    const url = new URL('https://faces.example/media/x.png');
    fixture = await new DiscordFixture({ shareLinks: { hours: 2, create: async () => url } }).start();
    fixture.provider.content = 'unshrinkable '.repeat(200);
    fixture.ann.slash('swap', fixture.pictures(), { limitBytes: 1_000 });
    const message = await fixture.saying('You can get it for 2 h at');
    expect(message.content).toContain(url.href);
  });

  it('is reported when there are none', async () => {
    fixture = await new DiscordFixture().start();
    fixture.provider.content = 'unshrinkable '.repeat(200);
    fixture.ann.slash('swap', fixture.pictures(), { limitBytes: 1_000 });
    expect((await fixture.saying('too large to send here')).attachments).toEqual([]);
  });

  it('comes in a smaller encoding when one fits', async () => {
    fixture = await new DiscordFixture().start();
    fixture.provider.content = 'x'.repeat(200_000);
    fixture.ann.slash('swap', fixture.pictures(), { limitBytes: 100_000 });
    const message = await fixture.saying(/over the 0\.1 MB that can be sent here, so this is a smaller version/);
    expect(message.attachments.map(({ bytes }) => bytes.byteLength)).toEqual([100_000]);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Delete', 'Report']); // there is nowhere to put it
  });

  it('is to be had in its original quality where there are share links, by a button that says where', async () => {
    const url = new URL('https://faces.example/media/x.png');
    const sizes: number[] = [];
    const create = async ({ bytes }: { bytes: Uint8Array }) => {
      sizes.push(bytes.byteLength);
      return url;
    };
    fixture = await new DiscordFixture({ shareLinks: { hours: 2, create } }).start();
    fixture.provider.content = 'x'.repeat(2_000);
    fixture.ann.slash('swap', fixture.pictures(), { limitBytes: 1_000 });
    const message = await fixture.result();
    expect(sizes).toEqual([]);
    fixture.ann.press(message, 'Original quality');
    const told = await fixture.saying('You can get it for 2 h');
    expect([told.ephemeralFor, sizes]).toEqual([fixture.ann.user.id, [2_000]]);
  });

  it('comes smaller still when Discord takes less than it said', async () => {
    fixture = await new DiscordFixture().start();
    fixture.provider.content = 'x'.repeat(2_000);
    fixture.server.uploadLimit.bytes = 300;
    fixture.swap();
    const message = await fixture.saying('this is a smaller version');
    expect(message.attachments.map(({ bytes }) => bytes.byteLength)).toEqual([250]);
  });

  it.each([
    [1, 10],
    [2, 50],
    [3, 100],
  ])(
    'comes as large as the boosts of a server allow when a member mentions the bot: tier %i',
    async (tier, megabytes) => {
      fixture = await new DiscordFixture().start();
      const { ann, guild, server } = fixture;
      guild.tier = tier;
      server.uploadLimit.bytes = megabytes * 2 ** 20;
      fixture.provider.content = 'x'.repeat(11 * 2 ** 20);
      await fixture.saveFace(ann);
      fixture.mention();
      const message = await fixture.result();
      const [file] = message.attachments;
      expect(file?.bytes.byteLength).toBe(Math.min(11, megabytes) * 2 ** 20);
      expect(server.requests.some(({ template }) => template === '/guilds/{guild_id}')).toBe(true);
    },
  );
});

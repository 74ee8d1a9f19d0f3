import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

function place() {
  return { platform: 'discord', id: fixture.guild.id };
}

describe('a server that is closed to a member', () => {
  it('lets them publish no earlier result', async () => {
    fixture.swap(fixture.ann, { private: true });
    const hidden = await fixture.result();
    await fixture.bot.swaps.idle();
    await fixture.bot.settings.set(place(), { access: { who: 'admins' } });
    const pressed = fixture.ann.press(hidden, 'Publish');
    await fixture.saying('Swapping is not open to you here');
    expect(pressed.callback?.data?.flags).toBe(64);
    expect(fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor)).toEqual([]);
  });
});

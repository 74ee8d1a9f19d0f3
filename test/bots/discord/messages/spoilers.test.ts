import { afterEach, beforeEach, expect, it } from 'vitest';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

it('the result of a spoiler is a spoiler, also repeated, published and made smaller', async () => {
  const { ann, provider } = fixture;
  provider.content = 'x'.repeat(2_000);
  await fixture.saveFace(ann);
  const files = { target: text(ann, 'a scene', 'SPOILER_scene.png'), face: text(ann, 'a face') };
  ann.slash('swap', { ...files, private: true }, { limitBytes: 1_000 });
  const hidden = await fixture.result();
  ann.press(hidden, 'Publish');
  const published = await fixture.result([hidden]);
  ann.press(hidden, 'Again with Me');
  const again = await fixture.result([hidden, published]);
  const names = [hidden, published, again].map(({ attachments }) => attachments.map(({ filename }) => filename));
  for (const [name] of names) expect(name).toMatch(/^SPOILER_swap-/);
});

it('the result after the promise is a spoiler, and that of another picture is none', async () => {
  const newcomer = fixture.member('newcomer');
  const face = text(newcomer, 'a face');
  newcomer.slash('swap', { target: text(newcomer, 'a scene', 'SPOILER_scene.png'), face });
  newcomer.press(await fixture.saying('Before your first swap'), 'I promise');
  const first = await fixture.result();
  newcomer.slash('swap', { target: text(newcomer, 'a scene', 'scene.png'), face });
  const second = await fixture.result([first]);
  const names = [first, second].map(({ attachments: [file] }) => file?.filename.startsWith('SPOILER_'));
  expect(names).toEqual([true, false]);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { languages } from '../../../../src/bots/translations/languages.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;

beforeEach(async () => {
  fixture = await new DiscordFixture().start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

it('/language keeps what a member chooses, over what their client says, until they have all deleted', async () => {
  const { ann } = fixture;
  ann.slash('language');
  const question = await fixture.saying('Choose a language');
  expect(question.ephemeralFor).toBe(ann.user.id);
  const [[select] = []] = question.components.map(
    (row) => (row as { components: { options: { value: string }[] }[] }).components,
  );
  expect(select?.options.map(({ value }) => value)).toEqual(languages);
  ann.choose(question, ['de'], 'language');
  await fixture.saying('Auf Deutsch umgestellt.');
  ann.slash('jobs');
  await fixture.saying('Du hast hier keine Tausche');
  await fixture.restart();
  ann.post({ content: `<@${fixture.server.world.bot.id}>` });
  await fixture.saying('Ich sehe kein Bild'); // a message tells no language
  ann.slash('forget');
  ann.press(await fixture.saying('Alles über dich löschen?'), 'Ja, alles löschen');
  await fixture.saying('Alles über dich ist hier gelöscht');
  ann.slash('jobs');
  await fixture.saying('You have no swaps here');
});

it('a server fixes the language of what everybody sees, and not that of what one member sees', async () => {
  const { ann, bot, guild } = fixture;
  await bot.settings.set({ platform: 'discord', id: guild.id }, { locale: 'de' });
  ann.slash('language');
  ann.choose(await fixture.saying('Choose a language'), ['en'], 'language');
  await fixture.saying('Switched to English.');
  fixture.swap();
  expect((await fixture.result()).content).toContain('KI');
  ann.slash('jobs');
  await fixture.saying('Your swaps');
});

it('a language that there is not is refused, and nothing is kept', async () => {
  const { ann } = fixture;
  ann.slash('language');
  ann.choose(await fixture.saying('Choose a language'), ['tlh'], 'language');
  await fixture.saying("I don't know that command.");
  ann.slash('jobs');
  await fixture.saying('You have no swaps here');
});

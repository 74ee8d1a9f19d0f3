import { describe, expect, it } from 'vitest';
import { createTranslation } from '../../src/bots/translations/index.ts';
import { languages } from '../../src/bots/translations/languages.ts';
import { commandsOf, type Verb, verbNamed, verbOfReaction, verbs } from '../../src/bots/verbs.ts';

const all: readonly Verb[] = verbs;

/** The emoji that are allowed as reactions: https://core.telegram.org/bots/api#reactiontypeemoji */
const telegramReactions =
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡';

/** The names that Discord allows for commands and options. */
const discordName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const discordCommands = commandsOf('discord');
const menus = all.flatMap((verb) => (verb.menus ?? []).map((menu) => `verb-${verb.name}.menu-${menu}`));
const optionsOf = (verb: Verb) => [
  ...(verb.options ?? []),
  ...(verb.subverbs ?? []).flatMap((sub) => sub.options ?? []),
];

describe.each(languages)('verbs (%s)', (language) => {
  const { text } = createTranslation(language);

  it('have a description and a button that are short enough for the platforms', () => {
    for (const verb of all) {
      expect(text(`verb-${verb.name}`).length).toBeLessThanOrEqual(100);
      if (verb.hasButton) expect(text(`verb-${verb.name}.button`).length).toBeLessThanOrEqual(38);
      for (const sub of verb.subverbs ?? []) {
        expect(text(`verb-${verb.name}-${sub.name}`).length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('have different command names that Discord allows', () => {
    const names = discordCommands.map(({ name }) => text(`verb-${name}.name`));
    expect(new Set(names).size).toBe(names.length);
    for (const verb of discordCommands) {
      const subs = (verb.subverbs ?? []).map(({ name }) => text(`verb-${verb.name}-${name}.name`));
      expect(new Set(subs).size).toBe(subs.length);
      for (const name of [text(`verb-${verb.name}.name`), ...subs]) {
        expect(name).toMatch(discordName);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  it('have options with names that Discord allows, all different within a command', () => {
    for (const verb of discordCommands) {
      for (const options of [verb.options ?? [], ...(verb.subverbs ?? []).map((sub) => sub.options ?? [])]) {
        const names = options.map(({ name }) => text(`option-${name}.name`));
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(discordName);
      }
      for (const { name } of optionsOf(verb)) expect(text(`option-${name}`).length).toBeLessThanOrEqual(100);
    }
  });

  it('have different menu entries of at most 32 characters, and not more than Discord allows', () => {
    const entries = menus.map((key) => text(key));
    expect(new Set(entries).size).toBe(entries.length);
    expect(entries.length).toBeLessThanOrEqual(15);
    for (const entry of entries) expect(entry.length).toBeLessThanOrEqual(32);
  });
});

describe('verbs', () => {
  it('have names that Telegram allows for commands', () => {
    for (const { name } of commandsOf('telegram')) expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
  });

  it('put required options first, as Discord demands', () => {
    for (const verb of all) {
      for (const options of [verb.options ?? [], ...(verb.subverbs ?? []).map((sub) => sub.options ?? [])]) {
        const required = options.map((option) => option.isRequired === true);
        expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      }
    }
  });

  it('are found by their reactions', () => {
    const platforms = ['discord', 'telegram'] as const;
    for (const platform of platforms) {
      const emojis = all.flatMap((verb) => verb.reaction?.[platform] ?? []);
      expect(emojis).toHaveLength(4);
      expect(new Set(emojis).size).toBe(4);
      for (const emoji of emojis) {
        const name = verbOfReaction(platform, emoji);
        expect(name && verbNamed(name).reaction?.[platform]).toBe(emoji);
        expect(verbOfReaction(platform, `${emoji.replace('\u{fe0f}', '')}\u{fe0f}`)).toBe(name);
      }
    }
    expect(verbOfReaction('discord', '🍕')).toBeUndefined();
    expect(verbOfReaction('discord', '')).toBeUndefined();
  });

  it('use only reactions that Telegram allows', () => {
    const allowed = telegramReactions.split(' ');
    for (const verb of all) if (verb.reaction) expect(allowed).toContain(verb.reaction.telegram);
  });
});

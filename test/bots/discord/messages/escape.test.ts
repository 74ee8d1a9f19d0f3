import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { escapeMarkdown, label, markdown } from '../../../../src/bots/discord/messages/escape.ts';
import { createTranslation } from '../../../../src/bots/translations/index.ts';
import { DiscordFixture, text } from '../fixture.ts';

const tricks = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '**bold** __under__ ~~gone~~ ||hidden|| `code`',
  '[click](https://evil.example)',
  'https://evil.example/x',
  '# Title',
  '> quote',
  '- item',
  '1. item',
  '\u202egnp.exe\u202c',
  '\u2067right to left\u2069',
  'two\nlines',
  '<t:0:R>',
];

describe('text of members', () => {
  it.each(tricks.map((trick) => [trick]))('looks as it is written: %j', (trick) => {
    const said = escapeMarkdown(trick);
    expect(said).not.toMatch(/@(?:everyone|here)|(?<!\\)[<*_~`|[]|:\/\/|[\u202a-\u202e\u2066-\u2069]/u);
    expect(said).not.toMatch(/^\s*(?:[#>+-]|\d+\.)/m);
  });

  it('has nothing left that Discord formats, whatever it was', () => {
    const foreign = fc.array(fc.constantFrom(...tricks, 'x', ' ', '\\', '\n', '@', '<')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(foreign, (written) => {
        const said = escapeMarkdown(written).replaceAll(/\\[\\*_~`|<[#>+.-]/g, '');
        expect(said).not.toMatch(/[*_~`|<[]|@(?:everyone|here)|:\/\//);
      }),
    );
  });

  it('keeps our own markdown beside it', () => {
    expect(markdown(createTranslation(), 'help-reaction', { emoji: '*' }, { verb: '</swap:1>' })).toBe('\\* </swap:1>');
  });

  it('is cut to the length of a label', () => {
    expect(label('x'.repeat(90), 80)).toHaveLength(80);
    expect(label('\u202eabc', 80)).toBe('abc');
  });
});

describe('names on the server', () => {
  let fixture: DiscordFixture;

  afterEach(async () => {
    expect(await fixture.end()).toEqual([]);
  });

  it('of files are not repeated, and of faces are escaped', async () => {
    fixture = await new DiscordFixture().start();
    const { ann } = fixture;
    for (const name of ['@everyone', '**bold**', '\u202egnp.exe', '[x](https://evil.example)']) {
      ann.slash('swap', { target: text(ann, 'a scene', `${name}.png`), face: text(ann, 'a face', `${name}.png`) });
      ann.slash('face save', { face: text(ann, 'a face', `${name}.png`), name: name.slice(0, 40) });
    }
    await fixture.server.until(() => fixture.ours().filter(({ attachments }) => attachments.length > 0).length === 4);
    await fixture.server.until(
      () => fixture.ours().filter(({ content }) => content.startsWith('Saved as')).length === 4,
    );
    ann.slash('face list');
    await fixture.saying('Your faces');
    for (const { content, attachments } of fixture.ours()) {
      expect(content).not.toMatch(/@everyone|(?<!\\)\*\*bold|\u202e|(?<!\\)\[|:\/\//u);
      for (const { filename } of attachments) expect(filename).toMatch(/^(swap-[0-9a-f]{8}\.png|face-\d\.jpg)$/);
    }
  });
});

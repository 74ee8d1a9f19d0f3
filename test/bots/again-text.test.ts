import { expect, it } from 'vitest';
import { againText } from '../../src/bots/again-text.ts';
import { createTranslation } from '../../src/bots/translations/index.ts';
import type { Again } from '../../src/core/ports/chat.ts';

it('a button that repeats a swap says what it does', () => {
  const all: readonly Again[] = [
    { kind: 'same' },
    { kind: 'all', count: 5 },
    { kind: 'face', id: 'a', name: 'Anna' },
    { kind: 'elsewhere' },
  ];
  const said = (language: 'en' | 'de') => all.map((again) => againText(again, createTranslation(language)));
  expect(said('en')).toEqual(['Again', 'Again: all 5 faces', 'Again with Anna', 'Again elsewhere']);
  expect(said('de')).toEqual([
    'Noch einmal',
    'Noch einmal: alle 5 Gesichter',
    'Noch einmal mit Anna',
    'Noch einmal anderswo',
  ]);
});

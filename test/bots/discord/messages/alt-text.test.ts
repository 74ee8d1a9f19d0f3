import { expect, it } from 'vitest';
import { fitResult } from '../../../../src/bots/discord/messages/result-file.ts';
import { createTranslation } from '../../../../src/bots/translations/index.ts';
import type { SwappedFaces } from '../../../../src/core/ports/chat.ts';
import { streamOf } from '../../../../src/core/ports/media.ts';
import { fakeIntake } from '../../../fakes/fake-intake.ts';
import { storedPicture } from '../../../fakes/jobs.ts';

/** The description of an attached result. */
async function described(
  faces: SwappedFaces | undefined,
  kind: 'image' | 'gif' | 'video' = 'image',
  language: 'en' | 'de' = 'en',
) {
  const bytes = Buffer.from('a result');
  const result = { ...storedPicture('result'), kind, open: () => streamOf(bytes) };
  const shown = {
    translation: createTranslation(language),
    isSpoiler: false,
    faces,
    signal: new AbortController().signal,
  };
  return (await fitResult(result, 1_000, shown, { intake: fakeIntake })).file?.description;
}

it('an attached result says which faces were changed, as far as it is known', async () => {
  expect(await described(undefined)).toBe('A picture in which a face was replaced by AI');
  expect(await described({ which: 'largest', numbers: [] }, 'video')).toBe(
    'A video in which a face was replaced by AI',
  );
  expect(await described({ which: 'largest', numbers: [], of: 5 })).toBe(
    'A picture in which the largest of 5 faces was replaced by AI',
  );
  expect(await described({ which: 'all', numbers: [] }, 'gif')).toBe(
    'A moving picture in which all faces were replaced by AI',
  );
  expect(await described({ which: 'nth', numbers: [2] })).toBe(
    'A picture in which face 2 from the left was replaced by AI',
  );
  expect(await described({ which: 'assigned', numbers: [1, 3] })).toBe(
    'A picture in which faces 1 and 3 from the left were replaced by AI',
  );
  expect(await described({ which: 'assigned', numbers: [] })).toBe('A picture in which faces were replaced by AI');
  expect(await described({ which: 'assigned', numbers: [] }, 'image', 'de')).toBe(
    'Ein Bild, in dem Gesichter mit KI ersetzt wurden',
  );
  expect(await described({ which: 'assigned', numbers: [1, 3] }, 'image', 'de')).toBe(
    'Ein Bild, in dem die Gesichter 1 und 3 von links mit KI ersetzt wurden',
  );
});

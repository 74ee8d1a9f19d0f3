import { expect, it } from 'vitest';
import { createTerminalChat } from '../../../src/bots/terminal/chat.ts';
import { toJson } from '../../../src/bots/terminal/swap-report.ts';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import type { Outcome } from '../../../src/core/ports/chat.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { Quality } from '../../../src/core/ports/quality.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';

function done(quality: Quality | undefined): Outcome {
  const facts = { kind: 'image', mimeType: 'image/png', byteLength: 1, width: 2, height: 2, sha256: '0' } as const;
  const result = { ...facts, open: () => streamOf(Buffer.from('x')) };
  return { kind: 'done', provider: 'local', result, warnings: [], quality, elapsedMs: 1_000 };
}

/** The lines above the end. */
async function shown(quality: Quality | undefined): Promise<readonly string[]> {
  const written: string[] = [];
  const screen = { isTTY: false, columns: 80, write: (text: string) => void written.push(text) };
  const parts = { screen, translation: createTranslation(), intake: fakeIntake, providers: [], maxBytes: 100 };
  const path = `${temporaryFolder()}/out.png`;
  const replyRef = { platform: 'terminal', run: 'a', path, wanted: 'image/png', force: true };
  const signal = new AbortController().signal;
  const options = { signal, send: <Value>(request: () => Promise<Value>) => request() };
  await createTerminalChat(parts).message(replyRef, 'en').finish(done(quality), options);
  return written.join('').split('\n').slice(0, -3);
}

const fair = { level: 'fair', reasons: ['light-differs', 'source-small'] } as const;

it('says in one line what spoils a swap most, and nothing of a good one', async () => {
  expect(await shown(fair)).toEqual([
    'The light comes from different sides in the two photos: try a face photo in soft light.',
  ]);
  expect(await shown({ level: 'good', reasons: [] })).toEqual([]);
  expect(await shown(undefined)).toEqual([]);
});

it('prints all of it as JSON, and nothing where nobody could tell', () => {
  const printed = (quality: Quality | undefined) =>
    JSON.parse(JSON.stringify(toJson(done(quality), { path: 'out.png' }, ''))) as { quality?: unknown };
  expect(printed(fair).quality).toEqual(fair);
  expect(printed({ level: 'good', reasons: [] }).quality).toEqual({ level: 'good', reasons: [] });
  expect(printed(undefined)).not.toHaveProperty('quality');
});

import type { Judge } from '../../../src/core/ports/judge.ts';
import { readAll } from '../../../src/core/ports/media.ts';
import type { Quality } from '../../../src/core/ports/quality.ts';

const good: Quality = { level: 'good', reasons: [] };

/**
 * Reads texts as pictures: a result that says "scene" shows the scene's people, one that says "stranger" somebody else.
 * Breaks at "crash", never answers at "hang", and cannot tell anything of a "meadow".
 */
export const fakeJudge: Judge = {
  async forecast({ source }, signal) {
    const bytes = source && (await readAll(source.open(signal), 1_000));
    return looked(bytes ?? new Uint8Array(), signal);
  },
  async judge(input, result, signal) {
    const seen = await looked(result, signal);
    return seen?.level === 'good' ? this.forecast(input, signal) : seen;
  },
};

async function looked(bytes: Uint8Array, signal: AbortSignal): Promise<Quality | undefined> {
  const text = Buffer.from(bytes).toString();
  if (text.includes('crash')) throw new Error('the worker died');
  if (text.includes('hang')) {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  }
  if (text.includes('meadow')) return undefined;
  if (text.includes('scene')) return { level: 'poor', reasons: ['unchanged'] };
  if (text.includes('stranger')) return { level: 'poor', reasons: ['wrong-face'] };
  if (text.includes('smile')) return { level: 'fair', reasons: ['only-source-smiles'] };
  return good;
}

import { describe, expect, it } from 'vitest';
import type { Moderator } from '../../src/core/ports/trust.ts';
import { withBlocks } from '../../src/trust/with-blocks.ts';
import { createMemoryTrust } from '../fakes/reporting.ts';

const signal = new AbortController().signal;
const bytes = new Uint8Array([1]);
const facts = (sha256: string) =>
  ({ kind: 'image', mimeType: 'image/png', byteLength: 1, width: 1, height: 1, sha256 }) as const;
const looks = '00ff'.repeat(16);
const roles = ['source', 'target', 'reference', 'result'] as const;

/** A moderator that finds everything unsafe, so that it is clear who has decided. */
function blocking(fingerprint: () => Promise<string[] | undefined> = async () => [looks]) {
  const { blocks } = createMemoryTrust({ now: () => 1 });
  const strict: Moderator = { judge: async () => 'unsafe' };
  return { blocks, moderator: withBlocks(strict, blocks, { fingerprint }) };
}

describe('a moderator with blocks', () => {
  it.each(roles)('refuses a blocked picture as %s, before anybody else looks', async (role) => {
    const { blocks, moderator } = blocking();
    await blocks.blockPicture({ sha256: 'ab' });
    expect(await moderator.judge(facts('ab'), bytes, role, signal)).toBe('blocked');
    expect(await moderator.judge(facts('cd'), bytes, role, signal)).toBe('unsafe');
  });

  it('refuses copies that were encoded anew', async () => {
    const { blocks, moderator } = blocking();
    await blocks.blockPicture({ sha256: 'ab', fingerprint: [`${looks.slice(0, -1)}e`] });
    expect(await moderator.judge(facts('cd'), bytes, 'target', signal)).toBe('blocked');
  });

  it('lets nothing pass where there is no answer', async () => {
    const broken = blocking(() => Promise.reject(new Error('the engine is gone')));
    await broken.blocks.blockPicture({ sha256: 'ab', fingerprint: [looks] });
    expect(await broken.moderator.judge(facts('cd'), bytes, 'target', signal)).toBe('unchecked');
    const torn = { isPictureBlocked: () => Promise.reject(new Error('the disk is gone')) };
    const passing: Moderator = { judge: async () => 'pass' };
    expect(await withBlocks(passing, torn, undefined).judge(facts('cd'), bytes, 'result', signal)).toBe('unchecked');
  });

  it('passes on why it was stopped', async () => {
    const stop = AbortSignal.abort(new Error('stop'));
    const torn = { isPictureBlocked: () => Promise.reject(new Error('the disk is gone')) };
    await expect(
      withBlocks({ judge: async () => 'pass' }, torn, undefined).judge(facts('cd'), bytes, 'result', stop),
    ).rejects.toThrow('stop');
  });
});

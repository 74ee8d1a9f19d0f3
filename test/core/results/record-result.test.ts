import { describe, expect, it } from 'vitest';
import type { Fingerprinter, MadeHere } from '../../../src/core/ports/trust.ts';
import { FakeProvider, pending, result, type Script } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

const hour = 3_600_000;
const look = { fingerprint: ['0'.repeat(64)], tells: ['c00000001'] };

/** A world that remembers results, and what it was asked to tell apart. */
function remembering(script: Script, change: { failures?: number; cannotLook?: boolean; marked?: string } = {}) {
  const recorded: MadeHere[] = [];
  const compared: string[] = [];
  let failures = change.failures ?? 0;
  const fingerprinter: Pick<Fingerprinter, 'tellApart'> = {
    async tellApart(made, scene) {
      if (change.cannotLook) throw new Error('the worker broke');
      compared.push(`${Buffer.from(made)} of ${Buffer.from(scene)}`);
      return look;
    },
  };
  const results = {
    async record(made: MadeHere) {
      if (failures-- > 0) throw new Error('the disk is full');
      recorded.push(made);
    },
  };
  const { marked } = change;
  const marker = marked === undefined ? {} : { marker: { mark: async () => marks(marked) } };
  const provider = new FakeProvider('akool').plays(script);
  return { recorded, compared, ...startWorld([provider], { results, fingerprinter, deadlineMs: 60_000, ...marker }) };
}

function marks(text: string) {
  return { bytes: new TextEncoder().encode(text), mimeType: 'image/png' };
}

describe('a result', () => {
  it('is remembered as it is delivered, marked, with its provider and nothing about anybody', async () => {
    const { world, swap, recorded, compared } = remembering({ polls: [result('made')] }, { marked: 'made and marked' });
    await swap();
    await world.pass();
    const seen = world.chat.seen('m1');
    expect(seen.delivered).toBe('made and marked');
    const [outcome] = seen.outcomes;
    const { sha256 } = outcome?.kind === 'done' ? outcome.result : { sha256: '' };
    expect(recorded).toEqual([{ sha256, ...look, at: expect.any(Number), provider: 'akool' }]);
    expect(compared).toEqual([expect.stringMatching(/^made of /)]);
  });

  it('that comes late is remembered too', async () => {
    const slow = [...Array.from({ length: 60 }, () => pending('akool-1')), result('late')];
    const { world, swap, recorded } = remembering({ polls: slow });
    await swap();
    await world.pass(5 * hour);
    expect(world.chat.seen('m1').outcomes.at(-1)).toMatchObject({ kind: 'late' });
    expect(recorded).toMatchObject([{ provider: 'akool' }]);
  });

  it('is remembered by its content alone where nobody can look at it', async () => {
    const { world, swap, recorded } = remembering({ polls: [result('made')] }, { cannotLook: true });
    await swap();
    await world.pass();
    expect(world.chat.seen('m1').delivered).toBe('made');
    expect(recorded).toEqual([{ sha256: expect.any(String), at: expect.any(Number), provider: 'akool' }]);
    expect(world.events).toContainEqual(expect.objectContaining({ kind: 'bug' }));
  });

  it('is remembered a little later where the store fails for a moment', async () => {
    const { world, swap, recorded } = remembering({ polls: [result('made')] }, { failures: 2 });
    await swap();
    await world.pass();
    expect(recorded).toHaveLength(1);
    expect(world.events.filter(({ kind }) => kind === 'store-failed')).toHaveLength(2);
  });

  it('is delivered although it cannot be remembered', async () => {
    const { world, swap, recorded } = remembering({ polls: [result('made')] }, { failures: 1_000 });
    await swap();
    await world.pass();
    expect(world.chat.seen('m1').delivered).toBe('made');
    expect(recorded).toEqual([]);
    expect(world.events).toContainEqual(expect.objectContaining({ kind: 'bug' }));
  });
});

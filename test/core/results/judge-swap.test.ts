import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Job } from '../../../src/core/ports/job.ts';
import type { SwapStatus } from '../../../src/core/ports/provider.ts';

import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';
import { fakeJudge as judge } from './fake-judge.ts';

const never = new AbortController().signal;
const smiling = { platform: 'fake', name: 'a smile' };

function brought(content: string, change: Partial<Extract<SwapStatus, { state: 'done' }>> = {}) {
  return new FakeProvider('akool').plays({ polls: [{ ...result(content), ...change } as SwapStatus] });
}

describe('what a provider brought back', () => {
  it.each([
    ['scene encoded anew', { level: 'poor', reasons: ['unchanged'] }],
    ['stranger', { level: 'poor', reasons: ['wrong-face'] }],
    ['a swap', { level: 'good', reasons: [] }],
    ['meadow', undefined],
    ['crash', undefined],
    ['hang', undefined],
  ])('is handed over and charged once, with what was seen in it: %s', async (content, quality) => {
    const akool = brought(content);
    const crun = new FakeProvider('crun');
    const { world, swap, ends } = startWorld([akool, crun], { judge });
    const { id } = await swap();
    await world.pass(20_000);
    expect(world.chat.seen('m1').delivered).toBe(content);
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'akool', quality }]);
    expect([akool.paid, crun.paid, world.spent]).toEqual([1, 0, 1]);
    const stored = Job.parse(JSON.parse(JSON.stringify(await world.store.get(id))));
    expect([stored.state, 'quality' in stored ? stored.quality : undefined]).toEqual(['done', quality]);
  });

  it('is unchanged where it is the scene byte for byte, as it was kept or as it was sent, without anybody looking', async () => {
    const sentScene = createHash('sha256').update('sent').digest('hex');
    for (const akool of [brought('picture of scene'), brought('sent', { sentScene })]) {
      const { world, swap, ends } = startWorld([akool]);
      await swap();
      await world.pass();
      expect(ends()).toMatchObject([{ kind: 'done', quality: { level: 'poor', reasons: ['unchanged'] } }]);
    }
  });

  it('is not looked at again where the provider has said what it looks like', async () => {
    const quality = { level: 'fair', reasons: ['light-differs'] } as const;
    const { world, swap, ends } = startWorld([brought('stranger', { quality })], { judge });
    await swap();
    await world.pass();
    expect(ends()).toMatchObject([{ kind: 'done', quality }]);
  });

  it('is told of a late result as well', async () => {
    const late = [...Array.from({ length: 70 }, () => pending('akool-1')), result('stranger')];
    const { world, swap, swaps, ends } = startWorld([new FakeProvider('akool').plays({ polls: late })], {
      judge,
      deadlineMs: 60_000,
    });
    const { id } = await swap();
    await world.pass(12 * 60 * 60_000);
    expect(await swaps.choose(id, 'show-result')).toBe(true);
    await world.pass();
    expect(ends().at(-1)).toMatchObject({ kind: 'done', quality: { reasons: ['wrong-face'] } });
  });
});

describe('a result that misses the face', () => {
  const replyRef = { platform: 'fake', message: 'm2' };

  it('is repeated with another provider, although this one was asked for by name, and only when a person asks', async () => {
    const akool = brought('stranger');
    const crun = new FakeProvider('crun');
    const { world, swap, swaps, ends } = startWorld([akool, crun], { judge });
    const { id, request } = await swap('m1', { provider: 'akool' });
    await world.pass(12 * 60 * 60_000);
    expect(ends()).toMatchObject([{ again: { kind: 'elsewhere' } }]);
    expect([akool.paid, crun.paid]).toEqual([1, 0]);
    await swaps.repeat(id, { by: request.requester, replyRef }, never);
    await world.pass();
    expect([akool.paid, crun.paid]).toEqual([1, 1]);
    expect(ends('m2')).toMatchObject([{ kind: 'done', provider: 'crun', quality: { level: 'good' } }]);
  });

  it.each([
    ['where nobody else may be asked', ['akool', 'crun'], ['akool'], undefined],
    ['but this machine, where a vendor missed the face', ['akool', 'local'], [], { kind: 'elsewhere' }],
    ['where this machine did it', ['local', 'akool'], [], undefined],
  ])('offers nobody else %s', async (_, names, allowed, again) => {
    const [first, other] = names.map((name) =>
      name === 'local' ? new FakeProvider(name, { bills: false }) : new FakeProvider(name),
    );
    if (!first || !other) return;
    first.plays({ polls: [result('stranger')] });
    const { world, swap, ends } = startWorld([first, other], { judge });
    await swap('m1', { providers: allowed });
    await world.pass();
    expect(ends()).toMatchObject([{ kind: 'done', provider: first.name, quality: { reasons: ['wrong-face'] } }]);
    expect(ends()[0]).toHaveProperty('again', again);
  });
});

describe('what the faces promise', () => {
  it('is said while a vendor works, and stops nothing', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [...Array(4).fill(pending('akool-1')), result('a swap')] });
    const { world, swap, stages, ends } = startWorld([akool], { judge });
    await swap('m1', { source: smiling });
    await world.pass();
    const forecast = { level: 'fair', reasons: ['only-source-smiles'] };
    expect(stages()).toContainEqual(expect.objectContaining({ kind: 'working', forecast }));
    expect(ends()).toMatchObject([{ kind: 'done', quality: forecast }]);
    expect(akool.paid).toBe(1);
  });

  it.each(['crash', 'hang'])('keeps nobody waiting where the judge meets a %s', async (name) => {
    const { world, swap, ends } = startWorld([new FakeProvider('akool')], { judge });
    await swap('m1', { source: { platform: 'fake', name } });
    await world.pass(30_000);
    expect(ends()).toMatchObject([{ kind: 'done', quality: undefined }]);
  });
});

it('a stored hint that this version does not know is left out', async () => {
  const { world, swap } = startWorld([new FakeProvider('akool')]);
  const { id } = await swap();
  await world.pass();
  const job = await world.store.get(id);
  const warnings = [{ code: 'source-wears-glasses' }, { code: 'begun-again' }];
  const read = Job.parse({ ...job, warnings, quality: { level: 'superb' } });
  expect(read.warnings).toEqual([{ code: 'begun-again' }]);
  expect('quality' in read && read.quality).toBeFalsy();
});

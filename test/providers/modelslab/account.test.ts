import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { ModelsLabSettings } from '../../../src/providers/modelslab/settings.ts';
import { input } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: ModelsLabServer;
serverEachTest(startModelsLabServer, (started) => {
  server = started;
});

describe('the account, discard and find', () => {
  const noIntent = { id: 'a', provider: 'modelslab', startedAt: 0 };

  it('deletes the result, and accepts that it is gone already', async () => {
    const provider = modelsLabAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    for (let time = 0; time < 2; time++) await provider.discard?.(status.ticket, { signal: never });
    expect(server.state.remaining).toBe(0);
    expect(server.requests.at(-1)?.json).toMatchObject({ type: 'image' });
    server.fails('delete', { body: { status: 'error', messege: 'no' } });
    await expect(provider.discard?.(status.ticket, { signal: never })).rejects.toBeInstanceOf(ProviderError);
  });

  it('finds a swap by the id of a call, if the vendor knows it', async () => {
    const provider = modelsLabAt(server);
    await provider.submit(input(), submitOptions());
    const find = (body: unknown) => provider.find?.(noIntent, body, { signal: never });
    expect(await find({ status: 'success', id: 3, output: ['https://evil.example/'] })).toEqual({ id: '3' });
    expect(await find({ id: '../../v3/delete_image' })).toBeUndefined();
    expect(await find({ id: 99 })).toBeUndefined();
    expect(await find(undefined)).toBeUndefined();
  });

  it.each<[string, number, number, object]>([
    ['credit', 43.6, 5, { credit: 43.6, unit: 'USD', problems: [] }],
    ['no credit', 0, 5, { credit: 0, problems: [{ severity: 'error', code: 'out-of-credit' }] }],
    ['a full queue', 1, 0, { problems: [{ severity: 'warning', code: 'queue-full' }] }],
  ])('tells %s', async (_, balance, room, expected) => {
    const provider = modelsLabAt(server);
    for (let swaps = room; swaps < 5; swaps++) await provider.submit(input(), submitOptions());
    server.state.balance = balance;
    expect(await modelsLabAt(server).account({ signal: never })).toMatchObject(expected);
  });

  it('reads credit that is a string, and works without any', async () => {
    server.fails('balance', { body: { status: 'success', data: { balance: '0.5' } } }, { body: { status: 'success' } });
    const provider = modelsLabAt(server);
    expect(await provider.account({ signal: never })).toMatchObject({ credit: 0.5, unit: 'USD', problems: [] });
    expect(await provider.account({ signal: never })).toMatchObject({ problems: [] });
  });

  it.each<Fault>([{ status: 429, body: '' }, { status: 500, body: '' }, 'reset', { body: '<html>' }])(
    'tells the credit where only the count of swaps fails: %j',
    async (fault) => {
      server.fails('count', fault);
      const account = await modelsLabAt(server).account({ signal: never });
      expect(account).toMatchObject({ credit: 43.6, unit: 'USD', problems: [] });
    },
  );

  it('says that one paid swap would show which picture is which', async () => {
    expect(await modelsLabAt(server).account({ signal: never })).toMatchObject({ notes: ['unconfirmed-roles'] });
  });

  it('distinguishes a rejected key from a vendor that cannot be reached', async () => {
    const wrong = modelsLabAt(server, { MODELSLAB_API_KEY: 'wrong' });
    expect(await wrong.account({ signal: never })).toMatchObject({
      problems: [{ severity: 'error', code: 'bad-key' }],
    });
    server.fails('balance', 'reset');
    const problems = [{ severity: 'error', code: 'unreachable' }];
    expect(await modelsLabAt(server).account({ signal: never })).toMatchObject({ problems });
  });
});

describe('settings', () => {
  it('count empty values as unset', () => {
    const names = Object.keys(ModelsLabSettings.shape).filter((name) => name !== 'MODELSLAB_API_KEY');
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(ModelsLabSettings.parse({ MODELSLAB_API_KEY: 'k', ...empty })).toEqual({
      MODELSLAB_API_KEY: 'k',
      MODELSLAB_BASE_URL: 'https://modelslab.com/api/v6',
      MODELSLAB_API_FAMILY: 'faceswap',
      MODELSLAB_MAX_QUEUED: 5,
      MODELSLAB_IMAGE_ROLES: 'scene-first',
      MODELSLAB_VIDEO_REFERENCE: 'scene',
    });
  });

  it.each([
    { MODELSLAB_API_KEY: '' },
    { MODELSLAB_BASE_URL: 'ftp://a.example' },
    { MODELSLAB_API_FAMILY: 'swap' },
    { MODELSLAB_MAX_QUEUED: '0' },
    { MODELSLAB_IMAGE_ROLES: 'both' },
    { MODELSLAB_VIDEO_REFERENCE: 'both' },
  ])('reject %o', (wrong) => {
    expect(ModelsLabSettings.safeParse({ MODELSLAB_API_KEY: 'k', ...wrong }).success).toBe(false);
  });
});

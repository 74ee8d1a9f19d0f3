import { describe, expect, it } from 'vitest';
import { createVendorHttp } from '../../src/providers/http/vendor-http.ts';
import { configureVendors, vendors } from '../../src/providers/index.ts';
import { instantClock } from '../fakes/vendors/provider-calls.ts';

function configured(environment: Readonly<Record<string, string>>) {
  const { providers, problems } = configureVendors(environment, { http: createVendorHttp, clock: instantClock() });
  return { names: providers.map(({ name }) => name), problems };
}
describe('the configured vendors', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['nothing', {}, []],
    ['empty keys', { CRUN_API_KEY: '', AKOOL_API_KEY: '', MODELSLAB_API_KEY: '' }, []],
    ['one key', { CRUN_API_KEY: 'k' }, ['crun']],
    ['credentials instead of a key', { AKOOL_CLIENT_ID: 'i', AKOOL_CLIENT_SECRET: 's' }, ['akool']],
    ['a key and empty settings', { CRUN_API_KEY: 'k', CRUN_BASE_URL: '' }, ['crun']],
    ['every key', { CRUN_API_KEY: 'k', AKOOL_API_KEY: 'k', MODELSLAB_API_KEY: 'k' }, ['modelslab', 'akool', 'crun']],
    ['settings of a vendor without a key', { CRUN_BASE_URL: 'nonsense' }, []],
  ])('%s', (_, environment, names) => {
    expect(configured(environment)).toEqual({ names, problems: [] });
  });

  it('are known by name, with a key or without', () => {
    expect(vendors.map(({ name }) => name)).toEqual(['modelslab', 'akool', 'crun']);
  });

  it('report all wrong settings at once, by name and without a value', () => {
    const environment = {
      MODELSLAB_API_KEY: 'secret-of-modelslab',
      MODELSLAB_BASE_URL: 'ftp://user:hunter2@modelslab.example',
      AKOOL_CLIENT_SECRET: 'secret-of-akool',
      CRUN_API_KEY: 'secret-of-crun',
      CRUN_BASE_URL: 'hunter2',
    };
    const { names, problems } = configured(environment);
    expect(names).toEqual([]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'MODELSLAB_BASE_URL',
      'AKOOL_API_KEY',
      'CRUN_BASE_URL',
    ]);
    expect(problems.every((problem) => /^[A-Z_]+: .{5,}/.test(problem))).toBe(true);
    expect(problems.join('\n')).not.toMatch(/secret-of|hunter2/);
  });

  it('stay usable when another one is misconfigured', () => {
    expect(configured({ AKOOL_API_KEY: 'k', CRUN_API_KEY: 'k', CRUN_BASE_URL: 'x' })).toMatchObject({
      names: ['akool'],
      problems: [expect.stringContaining('CRUN_BASE_URL')],
    });
  });
});

import { expect, it } from 'vitest';
import { readSentinelUrl } from '../../../src/storage/redis/sentinel-url.ts';

it('names sentinels, master, database and both passwords, with their escapes undone', () => {
  const url =
    'rediss+sentinel://me:p%40ss%2F:1@one:1,[::1]:2,three/my-master.1/3?sentinel_user=you&sentinel_password=a%26b';
  expect(readSentinelUrl(url)).toEqual({
    isSecure: true,
    sentinels: [
      { host: 'one', port: 1 },
      { host: '::1', port: 2 },
      { host: 'three', port: 26_379 },
    ],
    name: 'my-master.1',
    db: 3,
    username: 'me',
    password: 'p@ss/:1',
    sentinelUsername: 'you',
    sentinelPassword: 'a&b',
  });
  expect(readSentinelUrl('redis+sentinel://one/main')).toMatchObject({ isSecure: false, name: 'main', db: 0 });
  expect(readSentinelUrl('redis://:password@host:6379/0')).toBeUndefined();
});

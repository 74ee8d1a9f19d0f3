import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeLicences, licencesIn, unclear } from '../../../tools/licences/licences.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');
const lock = JSON.parse(read('package-lock.json'));

describe('licences', () => {
  it('of all that is installed are listed, and none of them is unclear', () => {
    const licences = licencesIn(lock);
    expect(licences.length).toBeGreaterThan(100);
    expect(unclear(licences)).toEqual([]);
    expect(read('docs/licences.md')).toBe(describeLicences(licences)); // npm run licences
  });

  it('say of the FFmpeg that npm brings what its metadata does not', () => {
    const ffmpeg = licencesIn(lock).filter(({ name }) => name.startsWith('@seydx/node-av-'));
    expect(ffmpeg.length).toBeGreaterThan(2);
    for (const { licence, isOptional } of ffmpeg) expect([licence, isOptional]).toEqual(['GPL-2.0-or-later', true]);
  });

  it('that nobody has allowed are noticed', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'AGPL-3.0' },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/c': { version: '1.0.0', license: 'MIT' },
      'node_modules/d': { version: '1.0.0', license: 'AGPL-3.0', dev: true },
      'node_modules/@seydx/node-av-linux-x64': { version: '1.0.0', license: 'MIT' },
    };
    expect(unclear(licencesIn({ packages })).map(({ name }) => name)).toEqual(['@seydx/node-av-linux-x64', 'a', 'b']);
  });
});

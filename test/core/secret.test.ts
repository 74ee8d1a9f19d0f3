import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScrubber, secretsOf } from '../../src/core/secret.ts';
import { examples } from '../examples.ts';

const percent = (text: string, hex = (byte: number) => byte.toString(16)) =>
  [...Buffer.from(text)].map((byte) => `%${hex(byte).padStart(2, '0')}`).join('');
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const unicode = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** How a password may be spelled in a log line. */
const spellings: Readonly<Record<string, (password: string, user: string) => string>> = {
  'as it is': (password) => password,
  'in a URL': encodeURIComponent,
  'in a URL, in small letters': (password) => encodeURIComponent(password).replace(/%../g, (hex) => hex.toLowerCase()),
  'in a URL as it is serialized': (password) => {
    const url = new URL('https://host');
    url.password = password;
    return url.password;
  },
  'with every character escaped': (password) => percent(password, (byte) => byte.toString(16).toUpperCase()),
  'in a URL within a URL': (password) => encodeURIComponent(encodeURIComponent(password)),
  'in a form': (password) => new URLSearchParams([['', password]]).toString().slice(1),
  'in JSON': inJson,
  'in JSON within JSON': (password) => inJson(inJson(password)),
  'in JSON of ASCII characters': unicode,
  'as Basic authorization': (password, user) => base64(`${user}:${password}`).replaceAll('=', ''),
};

const password = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...'aB9%@:/?#"\\ +=&\n'), fc.constantFrom('ä', '鍵', '🔑')),
    minLength: 6,
    maxLength: 24,
  })
  .filter((text) => text.trim() === text);

describe('scrubbing', () => {
  it('finds the password of a URL, however it is spelled', () => {
    fc.assert(
      fc.property(password, fc.constantFrom('', 'default', 'me & you'), fc.boolean(), (secret, user, isPlain) => {
        const [left, right] = [user, secret].map((text) => (isPlain ? percent(text) : encodeURIComponent(text)));
        const scrub = createScrubber(secretsOf({ AKOOL_BASE_URL: `https://${left}:${right}@proxy.example/api` }));
        for (const [name, spelled] of Object.entries(spellings)) {
          expect(scrub(`<<${spelled(secret, user)}>>`), name).toMatch(/^<<\[secret\].{0,9}>>$/);
        }
      }),
      { numRuns: examples(100) },
    );
  });

  it('leaves a short password of a URL in no URL', () => {
    const scrub = createScrubber(secretsOf({ REDIS_URL: 'redis://:abc@redis:6379' }));
    expect(scrub('cannot reach redis://:abc@redis:6379/0, nor http://user:x@proxy, abc')).toBe(
      'cannot reach redis://[secret]@redis:6379/0, nor http://[secret]@proxy, abc',
    );
  });

  it('leaves the rest of a line as it is, and nothing of a value that begins like another one', () => {
    const scrub = createScrubber(['secret-one', 'secret-one-and-more']);
    expect(scrub('a secret-one-and-more b secret-one c https://host/path?x=a@b')).toBe(
      'a [secret] b [secret] c https://host/path?x=a@b',
    );
  });

  it('is quick, whatever the line', () => {
    const scrub = createScrubber([`\\${'\\a'.repeat(30)}`, '%25'.repeat(30), ' '.repeat(30)]);
    const begun = performance.now();
    for (const piece of ['\\', '%25', 'a://', ' +', '\\a']) scrub(piece.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

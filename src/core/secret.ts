import { timingSafeEqual } from 'node:crypto';

/** A value that prints as [secret], however it is printed. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** Keys of one purpose: the first one seals and signs, and each of them opens and checks. */
export type Keys = readonly [Uint8Array, ...Uint8Array[]];

/** Matches every Telegram bot token, also one that is not configured here. */
const botToken = /\d{6,12}:[\w-]{30,}/g;
/** Matches user and password of every URL. */
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>\\]{0,1000}@/gi;
/** A shorter value would be found where it is none. */
const shortest = 6;

/**
 * Returns the function that replaces each of the values by `[secret]`, however it is spelled: as it is, with some or all
 * of its characters escaped as in a URL or in JSON, and escaped once more.
 */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const values = [...new Set(secrets)].filter(({ length }) => length >= shortest);
  const patterns = values.sort((one, other) => other.length - one.length).map(spelledAnyhow);
  return (text) =>
    patterns
      .reduce((line, pattern) => line.replace(pattern, '[secret]'), text)
      .replace(userInfo, '$1[secret]@')
      .replace(botToken, '[secret]');
}

/** Every quantifier is small, so that no line takes long. */
function spelledAnyhow(value: string): RegExp {
  const parts = value.match(/\\+|[^\\]/gu) ?? [];
  return new RegExp(parts.map((part) => (part.startsWith('\\') ? backslashes(part) : spellings(part))).join(''), 'gi');
}

/** JSON within JSON has four times as many. */
function backslashes({ length }: string): string {
  return `(?:\\\\{${length},${4 * length}}|(?:${byBytes('\\')}|${byUnits('\\')}){${length}})`;
}

function spellings(character: string): string {
  return `(?:${literally(character)}|${byBytes(character)}|${byUnits(character)})`;
}

/** As in a URL. `%40` is also spelled `%2540`. */
function byBytes(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%(?:25){0,2}${byte.toString(16).padStart(2, '0')}`).join('');
}

/** As in JSON of ASCII characters. */
function byUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\\\{1,4}u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** As it is, and as in JSON. */
function literally(character: string): string {
  if (character === ' ') return '[ +]';
  const [, letter] = /^\\(.)/.exec(JSON.stringify(character).slice(1, -1)) ?? [];
  const itself = character.replace(/[$()*+.?[\]^{|}]/, '\\$&');
  return letter === undefined || letter === 'u' ? itself : `\\\\{1,4}${letter}|${itself}`;
}

/** The values that must not appear in a log line: keys and tokens, and user and password of every URL. */
export function secretsOf(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [
    ...(/(?:KEY|TOKEN|SECRET|PASSWORD)$/.test(name) ? [value] : []),
    ...(name === 'SECRET_KEY_PREVIOUS' ? [value, ...value.split(',').map((one) => one.trim())] : []),
    ...(name === 'API_KEYS' ? value.split(',').map((one) => one.slice(one.indexOf(':') + 1).trim()) : []),
    ...credentialsIn(value),
    ...queriedPasswords(value),
  ]);
}

/**
 * The password of a URL without its escapes, or the user where that stands alone; and both together, as in a Basic
 * authorization.
 */
function credentialsIn(value: string): string[] {
  const [, written] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(value.trim()) ?? [];
  if (written === undefined) return [];
  const [user = '', ...rest] = written.split(':');
  const password = rest.join(':');
  const alone = password === '' ? user : password;
  const pairs = [`${user}:${password}`, `${unescaped(user)}:${unescaped(password)}`];
  const encoded = pairs.map((pair) => Buffer.from(pair).toString('base64').replaceAll('=', ''));
  const urlSafe = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([unescaped(alone), ...encoded, ...urlSafe])].filter((text) => text !== '');
}

/** The passwords among the parameters of a URL, as that of Redis' sentinels is, without their escapes. */
function queriedPasswords(value: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value.trim())) return [];
  return [...value.matchAll(/[?&][a-z_]*password=([^&#]+)/gi)].map(([, password = '']) => unescaped(password));
}

/** As it is where it holds a percent sign that begins no escape. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether two texts are the same. Takes the same time wherever they differ. */
export function isSameSecret(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

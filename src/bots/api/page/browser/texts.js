import { find } from './element.js';

/** @type {Readonly<Record<string, string>>} */
const texts = JSON.parse(find('#texts', HTMLScriptElement).textContent ?? '{}');
export const { lang } = document.documentElement;
/** What stands between sentences. */
const { gap } = document.body.dataset;

/**
 * The text with this key and its values filled in.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function text(key, values = {}) {
  const pattern = texts[key];
  if (pattern === undefined) throw new Error(`no text is called ${key}`);
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name) => isolated(String(values[name])));
}

/**
 * What may be written from right to left is set apart from the direction of its sentence.
 * @param {string} value
 */
function isolated(value) {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value;
}

/** @param {readonly string[]} sentences */
export function joined(sentences) {
  return sentences.join(gap);
}

/** @param {number} fraction 0 to 1 */
export function percent(fraction) {
  return new Intl.NumberFormat(lang, { style: 'percent' }).format(fraction);
}

/** @param {number} seconds */
export function duration(seconds) {
  const inMinutes = seconds >= 90;
  const value = inMinutes ? Math.round(seconds / 60) : Math.max(1, Math.ceil(seconds));
  const unit = inMinutes ? 'minute' : 'second';
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** @param {number} bytes */
export function megabytes(bytes) {
  const options = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(lang, /** @type {Intl.NumberFormatOptions} */ (options)).format(bytes / 2 ** 20);
}

/** @param {string} time as ISO 8601 */
export function moment(time) {
  return new Intl.DateTimeFormat(lang, { weekday: 'long', hour: 'numeric', minute: 'numeric' }).format(new Date(time));
}

/** @param {string | number} time */
export function day(time) {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(time));
}

/** @param {readonly string[]} names */
export function list(names) {
  return new Intl.ListFormat(lang).format(names);
}

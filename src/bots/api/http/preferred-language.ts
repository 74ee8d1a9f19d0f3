import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { firstKnown, type Language, languages } from '../../translations/languages.ts';

/** The language of ours that `Accept-Language` ranks highest. */
export function preferredLanguage(request: Context): Language {
  return firstKnown([
    accepts(request, {
      header: 'Accept-Language',
      supports: [...languages],
      default: languages[0],
      match: (asked) => {
        const wanted = asked.filter(({ q }) => q > 0).toSorted((one, other) => other.q - one.q);
        return firstKnown(wanted.map(({ type }) => type));
      },
    }),
  ]);
}

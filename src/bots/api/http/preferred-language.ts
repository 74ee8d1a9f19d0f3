import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { firstKnown, type Language } from '../../translations/languages.ts';

/** The language of ours that `Accept-Language` ranks highest. */
export function preferredLanguage({ req }: Context): Language {
  const ranked = parseAccept(req.header('accept-language') ?? ''); // the highest first
  return firstKnown(ranked.filter(({ q }) => q > 0).map(({ type }) => type));
}

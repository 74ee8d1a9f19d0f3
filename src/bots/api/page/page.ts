import { readdirSync, readFileSync } from 'node:fs';
import { extname, sep } from 'node:path';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import type { Translation } from '../../translations/index.ts';
import { preferredLanguage } from '../http/preferred-language.ts';
import { pageDocument } from './document.ts';

export interface PageParts {
  /** Whether the API behind the page wants a key. */
  readonly asksForKey: boolean;
  translations(locale: string | undefined): Translation;
}

/** Of what the page consists of beside its document, by the ending. */
const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Nothing from elsewhere, no script or style within the document, and no other site around it. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};

/** The page in the browser, at `/`, and its files below `/page/`. It speaks to the API at `/v1` of the same origin. */
export function createPage({ asksForKey, translations }: PageParts): Hono {
  const all = readdirSync(new URL('browser', import.meta.url), { recursive: true, encoding: 'utf8' });
  const files = all.map((name) => name.split(sep).join('/')).filter((name) => extname(name) in contentTypes);
  const modules = files.filter((name) => extname(name) === '.js');
  const page = new Hono();
  page.use(
    secureHeaders({
      contentSecurityPolicy,
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );
  page.get('/', (context) => {
    context.header('cache-control', 'no-store');
    context.header('vary', 'Accept-Language');
    return context.html(pageDocument(translations(preferredLanguage(context)), { asksForKey, modules }));
  });
  page.use('/page/*', etag());
  for (const name of files) {
    const bytes = readFileSync(new URL(`browser/${name}`, import.meta.url));
    const headers = { 'content-type': `${contentTypes[extname(name)]}; charset=utf-8`, 'cache-control': 'no-cache' };
    page.get(`/page/${name}`, (context) => context.body(bytes, 200, headers));
  }
  return page;
}

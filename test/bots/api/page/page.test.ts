import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { browserTexts } from '../../../../src/bots/api/page/browser-texts.ts';
import { createPage } from '../../../../src/bots/api/page/page.ts';
import { createTranslation, createTranslations } from '../../../../src/bots/translations/index.ts';
import { languages } from '../../../../src/bots/translations/languages.ts';

const browser = fileURLToPath(new URL('../../../../src/bots/api/page/browser', import.meta.url));
const modules = readdirSync(browser, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

function open(path: string, headers: Record<string, string> = {}, asksForKey = false) {
  return createPage({ asksForKey, translations: createTranslations() }).request(path, { headers });
}

describe('the page', () => {
  it.each(['/', '/page/main.js', '/page/style/page.css', '/page/style/icon.svg'])(
    'sends %s with a strict policy',
    async (path) => {
      const { status, headers } = await open(path);
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    },
  );

  it('is never kept by a browser, and its files are asked for anew', async () => {
    expect((await open('/')).headers.get('cache-control')).toBe('no-store');
    const { headers } = await open('/page/main.js');
    expect(headers.get('cache-control')).toBe('no-cache');
    const etag = headers.get('etag') ?? '';
    expect((await open('/page/main.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.5', 'de', 'Ein Gesicht tauschen'],
    ['sv', 'en', 'Swap a face'],
    ['sv, de;q=0.5, en;q=0.4', 'de', 'Ein Gesicht tauschen'],
    ['en;q=0.2, de;q=0.8', 'de', 'Ein Gesicht tauschen'],
    ['de;q=0, en;q=0.1', 'en', 'Swap a face'],
    ['*', 'en', 'Swap a face'],
    ['', 'en', 'Swap a face'],
  ])('speaks the language of “%s”', async (wanted, language, title) => {
    const text = await (await open('/', { 'accept-language': wanted })).text();
    expect(text).toContain(`<html lang="${language}" dir="ltr">`);
    expect(text).toContain(`<title>${title}</title>`);
  });

  it.each([
    ['ar-SA', 'lang="ar-u-nu-latn" dir="rtl"'],
    ['pt-PT', 'lang="pt-BR" dir="ltr"'],
    ['zh-TW', 'lang="zh-CN" dir="ltr"'],
  ])('is written for “%s” as it has to be', async (wanted, written) => {
    expect(await (await open('/', { 'accept-language': wanted })).text()).toContain(`<html ${written}>`);
  });

  it('serves its own files alone', async () => {
    for (const path of ['/page/tsconfig.json', '/page/../page.ts', '/page/', '/other']) {
      expect((await open(path)).status, path).toBe(404);
    }
  });

  it('has no script, style or handler within its document', async () => {
    const text = await (await open('/')).text();
    expect(text).not.toMatch(/<style|style="|\son\w+=/);
    expect(text.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" src="/page/main.js">',
      '<script type="application/json" id="texts">',
    ]);
  });

  it.each(languages)('gives its modules exactly the texts that they say (%s)', (language) => {
    const code = modules.map((name) => readFileSync(`${browser}/${name}`, 'utf8')).join('\n');
    const said = [...code.matchAll(/text\(\s*['`]([\w-]+(?:\$\{[^}]*\})?)/g)].map(([, key = '']) => key);
    const texts = browserTexts(createTranslation(language), 'machine');
    const isSaid = (key: string) =>
      said.includes(key) || (key.startsWith('verify-') && said.some((one) => one.startsWith('verify-$')));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((key) => !key.includes('$') && texts[key] === undefined)).toEqual([]);
    expect(Object.keys(texts).filter((key) => !isSaid(key))).toEqual([]);
    expect(texts['page-face-number']).toContain('{number}');
  });
});

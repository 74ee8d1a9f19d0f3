import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { createFakeApi, type FakeApi, type KnownPicture } from './fake-api.ts';
import { found, picture } from './pictures.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Whether there is a browser; `apt install chromium` brings it. */
export const hasBrowser = existsSync(executablePath);

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export interface Opened extends AsyncDisposable {
  readonly page: Page;
  readonly api: FakeApi;
  /** What the browser complained about: the console's errors, and what the Content-Security-Policy stopped. */
  readonly complaints: readonly string[];
}

export interface Opening extends BrowserContextOptions {
  /** The API asks for this key. */
  readonly key?: string;
  readonly known?: readonly KnownPicture[];
}

/** The page in a fresh window, in front of an API of its own. */
export async function openPage(
  browser: Browser,
  { key, known = knownPictures(), ...options }: Opening = {},
): Promise<Opened> {
  const api = createFakeApi({ ...(key && { key }), known });
  const server = await startLoopbackServer(getRequestListener(api.fetch));
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.origin);
  return {
    page,
    api,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
      await server.close();
    },
  };
}

export function knownPictures(): KnownPicture[] {
  return Object.entries(found).map(([name, one]) => ({ ...one, bytes: picture(name) }));
}

/** What axe finds wrong with the page as it is now: the rule and the elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe); // a script element would be stopped by the page's policy
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<Results> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

interface Results {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

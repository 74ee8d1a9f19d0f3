import { existsSync } from 'node:fs';
import { getRequestListener } from '@hono/node-server';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { createFakeApi, type FakeApi, type KnownPicture } from './fake-api.ts';
import { found, pathOf, picture } from './pictures.ts';

const executablePath = '/usr/bin/chromium';

export const noBrowser = !existsSync(executablePath);
export const needsBrowser = noBrowser ? ' (skipped: there is no /usr/bin/chromium; apt install chromium)' : '';

/** A browser whose windows are used again by the next test: opening one takes long. */
export interface Windows {
  /** Opens a page. Options are of the window. */
  open(url: string, options?: BrowserContextOptions): Promise<Window>;
  close(): Promise<void>;
}

export interface Window {
  readonly page: Page;
  /** Errors of scripts, and what the Content-Security-Policy stopped. */
  readonly complaints: readonly string[];
}

export async function startBrowser(): Promise<Windows> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  const windows = new Map<string, Page>();
  return {
    async open(url, options = {}) {
      const name = JSON.stringify(options);
      const page = windows.get(name) ?? (await openWindow(browser, options));
      windows.set(name, page);
      const complaints = listen(page);
      await page.goto(url);
      return { page, complaints };
    },
    close: () => browser.close(),
  };
}

async function openWindow(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('filechooser', () => undefined); // else it is caught at some presses and not at others
  return page;
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.removeAllListeners('pageerror').removeAllListeners('console');
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource'); // the API may refuse
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return complaints;
}

export interface Opening extends BrowserContextOptions {
  /** The API asks for this key. */
  readonly key?: string;
  readonly known?: readonly KnownPicture[];
}

/** The page in front of an API of its own. */
export interface Opened extends Window {
  readonly api: FakeApi;
  close(): Promise<void>;
}

export async function openPage(windows: Windows, options: Opening = {}): Promise<Opened> {
  const { key, known = knownPictures(), ...windowOptions } = options;
  const api = createFakeApi({ ...(key !== undefined && { key }), known });
  const server = await startLoopbackServer(getRequestListener(api.fetch));
  return { ...(await windows.open(server.origin, windowOptions)), api, close: server.close };
}

function knownPictures(): KnownPicture[] {
  return Object.entries(found).map(([name, one]) => ({ ...one, bytes: picture(name) }));
}

/** Chooses files for the face and for the picture, and waits until its faces can be chosen. */
export async function choose(page: Page, face: string | readonly string[], target: string): Promise<void> {
  await page.locator('#face-1').setInputFiles([face].flat().map(pathOf));
  await page.locator('#picture').setInputFiles(pathOf(target));
  await page.locator('.face, fieldset:not([hidden])').first().waitFor();
}

/** Drops or pastes files, at the first element that matches. */
export async function bring(page: Page, how: 'drop' | 'paste', selector: string, names: readonly string[]) {
  const files = names.map((name) => [name, picture(name).toString('base64')]);
  await page.evaluate(`{
    const transfer = new DataTransfer();
    for (const [name, text] of ${JSON.stringify(files)}) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: name.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg' }));
    }
    const options = { bubbles: true, cancelable: true, dataTransfer: transfer, clipboardData: transfer };
    const event = '${how}' === 'drop' ? new DragEvent('drop', options) : new ClipboardEvent('paste', options);
    document.querySelector('${selector}').dispatchEvent(event);
  }`);
}

/** What axe finds wrong with the page as it is now: the rule and the elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source); // a script element would be stopped by the page's policy
  const results = await page.evaluate<Results>('axe.run()');
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

interface Results {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Whether the page is wider than the window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

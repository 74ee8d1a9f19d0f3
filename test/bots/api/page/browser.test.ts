import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plainProgram, start, temporaryFolder } from '../../../e2e/command-line.ts';
import { isNight } from '../../../examples.ts';
import {
  bring,
  choose,
  needsBrowser,
  noBrowser,
  type Opened,
  type Opening,
  openPage,
  scrollsSideways,
  startBrowser,
  violations,
  type Windows,
} from './browser-rig.ts';
import { pathOf, picture } from './pictures.ts';

const coupleSize = { width: 800, height: 532 };
const groupFaces = ['Face 1', 'Face 2', 'Face 3', 'Face 4', 'Face 5'];

let browser: Windows;
const opened: Opened[] = [];

async function open(options?: Opening): Promise<Opened> {
  const one = await openPage(browser, options);
  opened.push(one);
  return one;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const face = (page: Page, number: number) => button(page, `Face ${number}`);
const saidOf = (page: Page) => page.locator('#status');
const problemOf = (page: Page) => page.getByRole('alert').filter({ visible: true });

async function pressed(page: Page): Promise<(string | null)[]> {
  const faces = await page.locator('.face').all();
  return Promise.all(faces.map((one) => one.getAttribute('aria-pressed')));
}

/** Presses Swap and waits until the API has the request. */
async function swap(page: Page): Promise<void> {
  await button(page, 'Swap').click();
  await saidOf(page).filter({ hasText: 'place 2' }).waitFor();
}

describe.skipIf(noBrowser)(`the page in a browser${needsBrowser}`, () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    const all = opened.splice(0);
    await Promise.all(all.map((one) => one.close()));
    expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => browser?.close());

  describe('choosing', () => {
    it('numbers the faces of the picture and chooses the largest; those that cannot be swapped say why', async () => {
      const { page } = await open();
      await page.getByLabel('Face', { exact: true }).setInputFiles(pathOf('collins.jpg'));
      await page.getByLabel('Picture', { exact: true }).setInputFiles(pathOf('group.jpg'));
      for (const name of groupFaces) await button(page, name).waitFor();
      expect(await pressed(page)).toEqual(['false', 'false', null, 'true', 'false']);
      expect(await face(page, 3).getAttribute('aria-disabled')).toBe('true');
      expect(await face(page, 3).getAttribute('aria-description')).toBe('too small or turned too far away');
      const [box, stage] = [await face(page, 4).boundingBox(), await page.locator('#stage').boundingBox()];
      const middle = ((box?.x ?? 0) + (box?.width ?? 0) / 2 - (stage?.x ?? 0)) / (stage?.width ?? 1);
      expect(middle).toBeCloseTo(1_020 / 1_280, 2);
    });

    it('sends all photos of a person with the number of one face, one photo with the numbers of some, and “all” for all', async () => {
      const { page, api } = await open();
      await choose(page, ['collins.jpg', 'hopper.jpg'], 'group.jpg');
      await swap(page);
      expect(api.asked()).toEqual({ face: ['collins.jpg', 'hopper.jpg'], which: ['4'], target: ['group.jpg'] });
      await button(page, 'Cancel').click();
      await face(page, 1).click();
      await page.getByText('the first photo of each counts').waitFor();
      await swap(page);
      expect(api.asked()).toEqual({ A: ['collins.jpg'], assign: ['{"1":"A","4":"A"}'], target: ['group.jpg'] });
      await button(page, 'Cancel').click();
      await button(page, 'All faces').click();
      expect(await pressed(page)).toEqual(['true', 'true', null, 'true', 'true']);
      await swap(page);
      expect(api.asked()).toEqual({ face: ['collins.jpg', 'hopper.jpg'], which: ['all'], target: ['group.jpg'] });
    });

    it.runIf(isNight)('gives several faces to several people', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      await button(page, 'Add another face').click();
      await page.getByLabel('Face B', { exact: true }).setInputFiles(pathOf('hopper.jpg'));
      await face(page, 2).click();
      await face(page, 2).click();
      expect(await face(page, 2).getAttribute('aria-description')).toBe('gets Face B');
      await swap(page);
      expect(api.asked()).toEqual({
        A: ['collins.jpg'],
        B: ['hopper.jpg'],
        assign: ['{"1":"A","2":"B"}'],
        target: ['couple.jpg'],
      });
      await face(page, 2).click();
      expect(await face(page, 2).getAttribute('aria-description')).toBe('stays as it is');
      await button(page, 'Remove B').click();
      await page.getByLabel('Face', { exact: true }).waitFor({ state: 'attached' });
    });

    it.runIf(isNight)(
      'takes what is dropped where it lands, pastes into the first empty place, and stops at five photos',
      async () => {
        const { page } = await open();
        await bring(page, 'drop', '#scene', ['couple.jpg']);
        await face(page, 2).waitFor();
        await bring(page, 'paste', 'body', ['collins.jpg']);
        await page.getByAltText('Photo 1').waitFor();
        await bring(page, 'drop', '.person', ['hopper.jpg', 'luciano.jpg']);
        await page.getByAltText('Photo 3').waitFor();
        await button(page, 'Remove photo 2').click();
        expect(await page.locator('.photos img').count()).toBe(2);
        await bring(page, 'paste', 'body', ['hopper.jpg']);
        expect(await problemOf(page).textContent()).toBe('Both places are filled. Remove one first.');
        await bring(page, 'drop', '.person', ['luciano.jpg', 'street.jpg', 'wink.jpg', 'glance.jpg']);
        expect(await page.locator('.photos img').count()).toBe(5);
        expect(await problemOf(page).textContent()).toContain('I take 5 photos of one face');
      },
    );

    it.runIf(isNight)(
      'offers the largest face or all in a video, shows a video as its result, and does the same for what moves',
      async () => {
        const { page, api } = await open();
        await choose(page, 'collins.jpg', 'talk.mp4');
        await page.getByLabel('All faces').check();
        await swap(page);
        expect(api.asked()).toEqual({ face: ['collins.jpg'], which: ['all'], target: ['talk.mp4'] });
        api.finish('talk.mp4', { width: 854, height: 480 });
        await page.locator('#result video').waitFor();
        expect(await page.locator('#download').getAttribute('download')).toBe('talk-face-swap.mp4');
        expect(await page.locator('#compare').isVisible()).toBe(false);
        await page
          .locator('#picture')
          .setInputFiles({ name: 'a.gif', mimeType: 'image/gif', buffer: picture('dog.jpg') });
        await page.getByLabel('The largest face').waitFor();
      },
    );

    it.runIf(isNight)('says where nothing can be swapped', async () => {
      const { page } = await open();
      const said = page.locator('#picking-status');
      await page.locator('#picture').setInputFiles(pathOf('dog.jpg'));
      await said.filter({ hasText: 'I see no face.' }).waitFor();
      await page.locator('#picture').setInputFiles(pathOf('hand.jpg'));
      await problemOf(page).filter({ hasText: 'I cannot read this picture.' }).waitFor();
      await page
        .locator('#picture')
        .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
      expect(await problemOf(page).textContent()).toBe('“a.pdf” is no picture, GIF or video.');
    });
  });

  describe('a swap', () => {
    it('shows its place, how far it is and its result, to compare, download, verify and delete', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      await swap(page);
      expect(await button(page, 'Swap').getAttribute('aria-disabled')).toBe('true');
      api.tell({ state: 'running', fraction: 0.25, seconds_left: 12 });
      await page.getByText('25% · about 12 seconds left').waitFor();
      expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.25');
      const quality = { level: 'fair', reasons: [], message: 'Try a photo in soft light.' };
      const warnings = [{ code: 'several-faces', message: 'There are two faces.' }];
      api.finish('seniors.jpg', coupleSize, { quality, warnings });

      const result = page.getByRole('region', { name: 'Result' });
      await result.getByRole('img', { name: 'Result' }).waitFor();
      expect(await page.locator(':focus').textContent()).toBe('Result');
      expect(await result.getByRole('listitem').allTextContents()).toEqual([
        'There are two faces.',
        'Try a photo in soft light.',
      ]);
      const divider = page.getByLabel('Before and after');
      await divider.press('ArrowRight');
      expect(await divider.getAttribute('aria-valuetext')).toBe('51% before');
      expect(await page.locator('#compare').evaluate((element) => element.style.getPropertyValue('--divider'))).toBe(
        '51%',
      );

      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('couple-face-swap.jpg');
      expect((await readFile(await download.path())).equals(picture('seniors.jpg'))).toBe(true);

      await button(page, 'Verify').click();
      await result.getByText('Made here by AI, and not changed since. That was on').waitFor();
      await button(page, 'Delete').click();
      await result.waitFor({ state: 'hidden' });
      expect([api.isDeleted(), await saidOf(page).textContent()]).toEqual([true, 'The result is deleted.']);
    });

    it.runIf(isNight)('says what is missing, and goes there', async () => {
      const { page } = await open();
      await button(page, 'Swap').click();
      expect(await problemOf(page).textContent()).toBe('Add a photo of the face first.');
      expect(await page.locator(':focus').getAttribute('id')).toBe('face-1');
      await page.locator('#face-1').setInputFiles(pathOf('collins.jpg'));
      await button(page, 'Swap').click();
      expect(await page.locator(':focus').getAttribute('id')).toBe('picture');
      await choose(page, 'hopper.jpg', 'couple.jpg');
      await face(page, 1).click();
      await button(page, 'Swap').click();
      expect(await problemOf(page).textContent()).toBe('Press the number of at least one face first.');
    });

    it('shows why it was refused, at once or later, and can be asked for again', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      api.refuseNext(429, 'That is enough for today.');
      await button(page, 'Swap').click();
      await problemOf(page).filter({ hasText: 'That is enough for today.' }).waitFor();
      await swap(page);
      expect(await problemOf(page).count()).toBe(0);
      api.tell({ state: 'refused', error: { type: 'x', title: 'x', detail: 'I find no face in the photo.' } });
      await problemOf(page).filter({ hasText: 'I find no face in the photo.' }).waitFor();
      await swap(page);
    });

    it.runIf(isNight)('goes on where its stream of events was cut', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      await swap(page);
      api.tell({ state: 'running', fraction: 0.5 });
      await page.getByText('50%').waitFor();
      api.cutStreams();
      await expect.poll(api.streamsOpened).toBe(2);
      api.finish('couple.jpg', coupleSize);
      await page.getByRole('img', { name: 'Result' }).waitFor();
    });

    it.runIf(isNight)('goes on where its page is loaded anew', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      await swap(page);
      await page.reload();
      await saidOf(page).filter({ hasText: 'place 2' }).waitFor();
      api.finish('seniors.jpg', coupleSize);
      await page.getByRole('img', { name: 'Result' }).waitFor();
      await page.reload();
      await button(page, 'Swap').waitFor();
      expect([api.streamsOpened(), await page.locator('#progress').isVisible()]).toEqual([2, false]);
    });

    it.runIf(isNight)('is cancelled', async () => {
      const { page, api } = await open();
      await choose(page, 'collins.jpg', 'couple.jpg');
      await swap(page);
      await button(page, 'Cancel').click();
      await saidOf(page).filter({ hasText: 'The swap is cancelled.' }).waitFor();
      expect([api.isDeleted(), await problemOf(page).count()]).toEqual([true, 0]);
      expect(await button(page, 'Swap').getAttribute('aria-disabled')).toBe(null);
    });

    it('can be done with the keyboard alone', async () => {
      const { page, api } = await open();
      const press = (...keys: string[]) =>
        keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
      await press('Tab');
      expect(await page.locator(':focus').getAttribute('id')).toBe('face-1');
      const choosing = page.waitForEvent('filechooser');
      await press('Enter');
      await (await choosing).setFiles(pathOf('collins.jpg'));
      await page.getByAltText('Photo 1').waitFor();
      await press('Tab', 'Tab', 'Tab'); // past “Remove photo 1” and “Add another face”
      const choosingPicture = page.waitForEvent('filechooser');
      await press('Enter');
      await (await choosingPicture).setFiles(pathOf('couple.jpg'));
      await face(page, 1).waitFor();
      await press('Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Enter');
      await saidOf(page).filter({ hasText: 'place 2' }).waitFor();
      expect(api.asked().which).toEqual(['all']);
      api.finish('couple.jpg', coupleSize);
      await page.getByRole('img', { name: 'Result' }).waitFor();
      await press('Tab', 'Home');
      expect(await page.getByLabel('Before and after').getAttribute('aria-valuetext')).toBe('0% before');
    });
  });

  describe('a key', () => {
    it('is asked for, checked, kept in the tab and asked for again once it is refused', async () => {
      const { page } = await open({ key: 'right' });
      const key = page.getByLabel('Key', { exact: true });
      await key.fill('wrong');
      await key.press('Enter');
      await problemOf(page).filter({ hasText: "This key isn't known here." }).waitFor();
      expect(await button(page, 'Swap').isVisible()).toBe(false);
      await key.fill('right');
      await key.press('Enter');
      await button(page, 'Swap').waitFor();
      await page.reload();
      await choose(page, 'collins.jpg', 'couple.jpg');
      expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
      await button(page, 'Forget the key').click();
      await key.waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
    });
  });

  describe.each([
    { colorScheme: 'light', viewport: { width: 360, height: 740 }, locale: 'de-AT' },
    { colorScheme: 'dark', viewport: { width: 1280, height: 900 }, locale: 'en-GB' },
  ] as const)('to everybody, $colorScheme, $viewport.width pixels wide', (options) => {
    async function check(page: Page): Promise<void> {
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    }

    it('is readable from the key to the result, with buttons that a finger can press', async () => {
      const { page, api } = await open({ ...options, key: 'right' });
      await page.locator('#key').fill('wrong');
      await page.locator('#key').press('Enter');
      await page.locator('#key-problem').waitFor();
      await check(page);
      await page.locator('#key').fill('right');
      await page.locator('#key').press('Enter');
      await choose(page, ['collins.jpg', 'hopper.jpg'], 'group.jpg');
      await page.locator('#add-person').click();
      await page.locator('#face-2').setInputFiles(pathOf('luciano.jpg'));
      await check(page);
      api.refuseNext(422, `${'Donaudampfschifffahrtsgesellschaft'.repeat(3)} is no face.`);
      await page.locator('#swap').click();
      await page.locator('#problem').waitFor();
      await check(page);
      await page.locator('#swap').click();
      await page.locator('#progress').waitFor();
      await check(page);
      api.finish('group.jpg', { width: 1280, height: 853 });
      await page.locator('#compare').waitFor();
      await check(page);
      const targets = await page.locator('button:not(.face), .button').filter({ visible: true }).all();
      const boxes = await Promise.all(targets.map((target) => target.boundingBox()));
      expect(boxes.length).toBeGreaterThan(12);
      expect(boxes.filter((box) => !box || box.height < 43.9 || box.width < 43.9)).toEqual([]);
    });
  });

  it.runIf(isNight)('swaps with the engine itself, who gets which face, and says where there is none', async () => {
    const { child } = start(temporaryFolder(), ['play', '--no-open'], { program: plainProgram });
    const [address] = await once(child.stdout ?? child, 'data');
    const { page, complaints } = await browser.open(String(address).trim());
    await choose(page, 'collins.jpg', 'couple.jpg');
    await button(page, 'Add another face').click();
    await page.getByLabel('Face B', { exact: true }).setInputFiles(pathOf('hopper.jpg'));
    await face(page, 2).click();
    await face(page, 2).click();
    await button(page, 'Swap').click();
    await page.getByRole('img', { name: 'Result' }).waitFor({ timeout: 50_000 });
    expect(await page.getByText('Everything stays on this machine.').isVisible()).toBe(true);
    await button(page, 'Verify').click();
    await page.getByText('Made here by AI, and not changed since.').waitFor();
    await page.locator('#picture').setInputFiles(pathOf('dog.jpg'));
    await page.locator('#picking-status').filter({ hasText: 'I see no face.' }).waitFor();
    await button(page, 'Swap').click();
    await problemOf(page).filter({ hasText: "I can't find a face in this picture." }).waitFor();
    expect(complaints).toEqual([]);
    child.kill('SIGINT');
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../../src/providers/local/index.ts';
import { Member, saidIn } from '../../fakes/telegram/people.ts';
import { photo, startRig } from './rig.ts';

const engine = createLocalEngine(
  { LOCAL_WORKERS: '1' },
  {
    limits: { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 },
    cacheDirectory: mkdtempSync(join(tmpdir(), 'models-')),
  },
);
afterAll(() => engine.close());

describe('a reply with /swap, by the offline engine', () => {
  it('becomes the picture with the face of the photo that was sent along', async () => {
    const rig = await startRig({ provider: engine.provider, intake: engine.intake });
    const group = rig.server.world.place(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna');
    const scene = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { caption: '/swap', picture: photo('luciano.jpg'), replyTo: scene });
    await rig.server.until(() => saidIn(group)[0]?.media !== undefined);
    const [answer, ...others] = saidIn(group);
    expect(others).toEqual([]);
    expect(answer?.media?.kind).toBe('photo');
    expect(answer?.caption).toMatch(/^AI-modified · made with @swap_bot\nDone in /);
    expect(answer?.buttons.map(({ text }) => text)).toEqual(['Again', 'Original quality', 'Delete']);
    const sent = rig.server.world.files.get(answer?.media?.file ?? '');
    const { width, height } = await sharp(sent?.bytes).metadata();
    expect([width, height]).toEqual(await sizeOf(photo('collins.jpg')));
    expect(rig.errors).toEqual([]);
  });

  it('asks for the promise once, and goes on with what was asked', async () => {
    const rig = await startRig({ provider: engine.provider, intake: engine.intake });
    const group = rig.server.world.place(-100, 'group', 'Friends');
    const bert = new Member(rig.server, 8, 'Bert');
    const scene = await bert.write(group, { picture: photo('collins.jpg') });
    await bert.send(group, { caption: '/swap@swap_bot', picture: photo('luciano.jpg'), replyTo: scene });
    await rig.server.until(() => saidIn(group).length === 1);
    const [promise] = saidIn(group);
    expect(promise?.text).toMatch(/Please promise once/);
    const carl = await rig.member(9, 'Carl');
    expect(promise && (await carl.press(promise, 'I promise'))).toBe('This belongs to Bert.');
    expect(promise && (await bert.press(promise, 'I promise'))).toBe('Thank you. Going on.');
    await rig.server.until(() => saidIn(group)[1]?.media !== undefined);
  });
});

async function sizeOf(bytes: Uint8Array): Promise<number[]> {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
}

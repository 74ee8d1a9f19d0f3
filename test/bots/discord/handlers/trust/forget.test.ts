import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../../src/core/clock.ts';
import { openStores } from '../../../../../src/storage/stores.ts';
import { createMemoryBlobStore } from '../../../../fakes/storage/memory-blob-store.ts';
import { findInFolder } from '../../../../fakes/storage/planted-member.ts';
import { DiscordFixture } from '../../fixture.ts';

/** A bot over the real database. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'discord-')); // without the program, whose undici breaks discord.js's uploads
  const secretKeys = [new Uint8Array(32).fill(7)] as const;
  const stores = await openStores({ directory: folder, secretKeys, clock: systemClock, onEvent: () => undefined });
  const fixture = await new DiscordFixture({
    storage: { ...stores, trust: stores, blobs: createMemoryBlobStore() },
  }).start();
  onTestFinished(async () => {
    expect(await fixture.end()).toEqual([]);
    await stores.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, fixture, ann: fixture.ann, traces: [fixture.ann.user.id] };
}

describe('/forget', () => {
  it('leaves no byte of the member in the database, and lists what went to the member alone', async () => {
    const { folder, fixture, ann, traces } = await start();
    await fixture.saveFace(ann);
    fixture.swap();
    const result = await fixture.result();
    fixture.provider.isOpen = false;
    fixture.swap();
    await fixture.saying('Swapping');
    const posted = ann.post({
      content: `<@${fixture.server.world.bot.id}>`,
      files: [
        ann.file('a.png', Buffer.from('one')),
        ann.file('b.png', Buffer.from('two')),
        ann.file('c.png', Buffer.from('three')),
      ],
    });
    expect(posted.content).toContain('<@');
    expect(findInFolder(folder, traces)).not.toEqual([]);
    ann.slash('forget');
    const question = await fixture.saying('Delete everything about you?');
    expect(question.content).toContain('I have one saved face and');
    expect(question.ephemeralFor).toBe(ann.user.id);
    ann.press(question, 'Yes, delete everything');
    await fixture.saying('Everything about you is deleted here: one saved face and');
    expect(findInFolder(folder, traces)).toEqual([]);
    ann.press(result, 'Again with Me');
    await fixture.saying("I don't know this swap any more");
    ann.slash('jobs');
    await fixture.saying('You have no swaps here');
    fixture.swap();
    await fixture.saying('Before your first swap');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../../../src/providers/local/index.ts';
import { photo, pngBomb } from '../../../providers/local/foreign-files.ts';
import { DiscordFixture } from '../fixture.ts';

const limits = { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
let engine: LocalEngine;
let fixture: DiscordFixture;

beforeAll(() => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(() => engine.close());

beforeEach(async () => {
  fixture = await new DiscordFixture({
    providers: [engine.provider],
    intake: engine.intake,
    maxBytes: 1_000_000,
  }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

it.each([
  ['of 0 bytes', () => Buffer.alloc(0), 'This picture is an empty file.'],
  ['a program named .png', () => Buffer.from('MZ\u0090\u0000program', 'latin1'), /not a picture|can't open/],
  ['half a picture', () => photo('hopper').subarray(0, 9_000), "is damaged, so I can't open it"],
  ['a PNG of 200 megapixels', () => pngBomb(20_000, 10_000), /has \d+ megapixels: 50 is the limit/],
  ['of more bytes than are taken', () => Buffer.alloc(1_100_000), 'is too large: 0 MB is the limit'],
])('the member is told what is wrong with a file: %s', async (_, bytes, said) => {
  const { ann } = fixture;
  ann.slash('swap', { target: ann.file('x.png', bytes()), face: ann.file('face.jpg', photo('collins')) });
  await fixture.saying(said);
});

it('the member is told that a file is gone', async () => {
  const { ann } = fixture;
  const options = { target: ann.file('x.png', photo('hopper')), face: ann.file('face.jpg', photo('collins')) };
  fixture.server.interactionFiles.clear();
  ann.slash('swap', options);
  await fixture.saying("I couldn't get this picture");
});

it('the member is told that the message of a picture was deleted meanwhile', async () => {
  const { ann, server, channel } = fixture;
  const attachments = [server.world.addFile('x.jpg', photo('hopper'))];
  const message = server.world.addMessage({ channelId: channel.id, authorId: ann.user.id, attachments });
  await fixture.saveFace(ann);
  message.isDeleted = true;
  message.attachments = [];
  ann.menu('Swap my face in', { ...message, attachments });
  await fixture.saying("I couldn't get this picture");
});

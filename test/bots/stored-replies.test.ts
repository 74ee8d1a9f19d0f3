import { expect, it } from 'vitest';
import type { DiscordContext } from '../../src/bots/discord/context.ts';
import { findQuestion } from '../../src/bots/discord/handlers/open-questions.ts';
import { findIndexedJob } from '../../src/bots/discord/messages/job-index.ts';
import { createMessageEditor, parseReplyRef } from '../../src/bots/discord/messages/reply-ref.ts';
import type { DiscordApi } from '../../src/bots/discord/transport/api.ts';
import { createAttachments } from '../../src/bots/discord/transport/attachments.ts';
import { tokenLife } from '../../src/bots/discord/transport/limits.ts';
import { fileIdOf, movingKindOf } from '../../src/bots/telegram/handlers/attachments.ts';
import { findMessage, findReplyRef, messageKeyAt } from '../../src/bots/telegram/messages/message-index.ts';
import { replyRefOf } from '../../src/bots/telegram/messages/reply-ref.ts';
import { TerminalReplyRef } from '../../src/bots/terminal/chat.ts';
import { streamOf } from '../../src/core/ports/media.ts';
import { findFolder, openFound } from '../fakes/stored-jobs.ts';
import { textOf } from '../fakes/vendors/relayed-media.ts';

const never = new AbortController().signal;

async function open(name: string) {
  const { stores, jobNamed, clock } = await openFound(await findFolder());
  const job = jobNamed(name);
  return { job, request: job.request, expiringStore: stores.expiringStore, clock };
}

it('a job that Discord asked for before leads to its message, over its interaction, and to its picture', async () => {
  const { job, request, expiringStore, clock } = await open('queued-in-discord');
  const hooks: unknown[] = [];
  const api = { editReply: async (hook: unknown) => void hooks.push(hook) } as Partial<DiscordApi> as DiscordApi;
  const reply = parseReplyRef(request.replyRef);
  expect(reply).toMatchObject({ channel: '300000000000000001', message: 'queued-in-discord', bot: 'Faces' });
  const editor = createMessageEditor(reply, { api, expiringStore, clock, tokenLife });
  expect(await editor.edit({ content: 'x' }, never)).toBe(true);
  expect(hooks).toMatchObject([{ application: '900000000000000001', token: 'the token of an interaction' }]);
  const shown = { job: job.id, person: '200000000000000001', isPrivate: false };
  expect(await findIndexedJob('queued-in-discord', { expiringStore })).toEqual(shown);
  const fetchFile = async (url: string) => streamOf(Buffer.from(`what is at ${url}`));
  const picture = await createAttachments({ api, expiringStore, clock, fetchFile }).open(request.target, never);
  expect(await textOf(picture)).toBe('what is at https://cdn.discordapp.com/attachments/scene.png');
  const context = { expiringStore } as DiscordContext;
  expect(await findQuestion('a-question', context)).toMatchObject({ person: shown.person, purpose: 'swap' });
});

it('a job that Telegram asked for before leads to its message, and to its picture', async () => {
  const { job, request, expiringStore, clock } = await open('queued-in-telegram');
  const parts = { expiringStore, clock };
  const replyRef = replyRefOf(job);
  expect(replyRef).toEqual({
    platform: 'telegram',
    key: 'queued-in-telegram',
    chat: -1009001,
    thread: 3,
    replyTo: 41,
    place: -1009001,
    owner: '7001',
    ownerName: 'Tim',
    update: 815,
    index: 0,
    isAnimation: true,
    album: { key: 'an-album', total: 2 },
  });
  expect(await findReplyRef(parts, 'an-album')).toEqual(replyRef);
  expect(await findMessage(parts, 'an-album')).toEqual({ chat: -1009001, message: 42 });
  expect(await messageKeyAt(parts, { chat: -1009001, message: 42 })).toBe('an-album');
  expect([fileIdOf(request.target), movingKindOf(request.target)]).toEqual(['AgACAgIAAxkB-scene', 'animation']);
});

it('a job that a terminal asked for before leads to its file', async () => {
  const { request } = await open('queued-in-terminal');
  expect(TerminalReplyRef.parse(request.replyRef)).toMatchObject({ path: '/pictures/out.png', wanted: 'image/png' });
});

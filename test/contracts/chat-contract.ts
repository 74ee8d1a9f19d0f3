import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Chat,
  type FinishOptions,
  type MediaRef,
  type Outcome,
  RateLimited,
  type ReplyRef,
  Undeliverable,
} from '../../src/core/ports/chat.ts';
import { readAll, streamOf } from '../../src/core/ports/media.ts';

/** What a person sees of a job. */
export interface SeenReply {
  readonly messages: number;
  readonly text: string;
  /** Bytes of the files that the messages show. */
  readonly files: readonly Uint8Array[];
}

/** One platform, with the adapter in front of it. */
export interface ChatRig {
  readonly chat: Chat;
  /** Puts a picture on the platform, or only names one that is not there. */
  picture(bytes: Uint8Array | undefined): MediaRef;
  /** A place for the message of a job. */
  replyRef(): ReplyRef;
  seen(ref: ReplyRef): SeenReply;
  /** Takes the place away: nothing can be shown there any more. */
  close(ref: ReplyRef): void;
  /** The next edit is answered with 429. Absent where the platform has no limits. */
  limitNextEdit?(pauseMs: number): void;
  /** A person deletes the message. Absent where there is no message to delete. */
  deleteMessage?(ref: ReplyRef): void;
}

export interface ChatDifferences {
  /** What opening a picture that is gone rejects with. */
  readonly gone: object;
  /** Whether the platform limits edits. */
  readonly hasLimits: boolean;
  /** What becomes of an outcome whose message was deleted. Absent where nobody can delete it. */
  readonly afterDeletion?: 'another message' | 'undeliverable';
}

const never = new AbortController().signal;
const picture = Buffer.from('the bytes of a result');
const working = { kind: 'working', provider: 'akool', fraction: 0.5 } as const;
const failed: Outcome = { kind: 'failed', provider: 'akool', problem: 'deadline', charged: 'unknown' };

function done(): Outcome {
  const result = {
    kind: 'image' as const,
    mimeType: 'image/png',
    byteLength: picture.byteLength,
    width: 320,
    height: 240,
    sha256: createHash('sha256').update(picture).digest('hex'),
    open: () => streamOf(picture),
  };
  return { kind: 'done', provider: 'akool', result, warnings: [], elapsedMs: 4_000 };
}

function texts(files: readonly Uint8Array[]): string[] {
  return files.map((bytes) => Buffer.from(bytes).toString());
}

/** Counts the requests of a message's end, each of which takes its turn in the chat. */
function counted(): FinishOptions & { readonly requests: () => number } {
  let requests = 0;
  return {
    signal: never,
    send(request) {
      requests += 1;
      return request();
    },
    requests: () => requests,
  };
}

/** Every front passes this, and the fake chat. */
export function chatContract(name: string, start: () => Promise<ChatRig>, differences: ChatDifferences): void {
  describe(`chat contract: ${name}`, () => {
    it('opens a picture with all its bytes, also a second time', async () => {
      const { chat, picture } = await start();
      const ref = JSON.parse(JSON.stringify(picture(Buffer.from('a scene')))) as MediaRef; // as a stored job has it
      for (const _ of ['once', 'again']) {
        expect(String(await readAll(await chat.open(ref, never), 1_000))).toBe('a scene');
      }
    });

    it('says so when a picture is gone', async () => {
      const { chat, picture } = await start();
      const opened = (async () => readAll(await chat.open(picture(undefined), never), 1_000))();
      await expect(opened).rejects.toMatchObject(differences.gone);
    });

    it('opens nothing once its signal is aborted, and rejects with its reason', async () => {
      const { chat, picture } = await start();
      const reason = new Error('nobody waits any more');
      const ref = picture(Buffer.from('a scene'));
      await expect(chat.open(ref, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('shows progress and then the result in one message, whichever process goes on with it', async () => {
      const { chat, replyRef, seen } = await start();
      const ref = replyRef();
      await chat.message(ref, 'en').edit(working, never);
      expect(seen(ref)).toMatchObject({ messages: 1, files: [] });
      const shown = seen(ref).text;
      const stored = JSON.parse(JSON.stringify(ref)) as ReplyRef;
      await chat.message(stored, 'en').finish(done(), counted());
      const { messages, text, files } = seen(ref);
      expect([messages, texts(files)]).toEqual([1, [String(picture)]]);
      expect(text).not.toBe(shown);
    });

    it('shows the same stage twice without a complaint', async () => {
      const { chat, replyRef, seen } = await start();
      const ref = replyRef();
      for (const _ of ['once', 'again']) await chat.message(ref, 'en').edit(working, never);
      expect(seen(ref).messages).toBe(1);
    });

    it.each([
      ['a result', done],
      ['another end', () => failed],
    ])('can repeat %s, as a process does that does not know whether it was shown', async (_, outcome) => {
      const { chat, replyRef, seen } = await start();
      const ref = replyRef();
      const message = chat.message(ref, 'en');
      await message.edit(working, never);
      await message.finish(outcome(), counted());
      const { files } = seen(ref);
      await message.finish(outcome(), counted());
      await chat.message(ref, 'en').finish(outcome(), counted());
      expect(seen(ref)).toMatchObject({ messages: 1, files });
    });

    it('shows an end without any stage before it', async () => {
      const { chat, replyRef, seen } = await start();
      const [ref, other] = [replyRef(), replyRef()];
      await chat.message(ref, 'en').finish(done(), counted());
      expect([seen(ref).messages, texts(seen(ref).files)]).toEqual([1, [String(picture)]]);
      await chat.message(other, 'en').finish(failed, counted());
      expect(seen(other)).toMatchObject({ messages: 1, files: [] });
      expect(seen(other).text).not.toBe('');
    });

    it('takes a turn for each request of its end', async () => {
      const { chat, replyRef } = await start();
      const options = counted();
      await chat.message(replyRef(), 'en').finish(failed, options);
      expect(options.requests()).toBe(1);
      const refusing = { signal: never, send: () => Promise.reject(new Error('no turn')) };
      await expect(chat.message(replyRef(), 'en').finish(done(), refusing)).rejects.toThrow('no turn');
    });

    it('says when the result can never be shown', async () => {
      const { chat, replyRef, close } = await start();
      const ref = replyRef();
      const message = chat.message(ref, 'en');
      await message.edit(working, never);
      close(ref);
      await expect(message.finish(done(), counted())).rejects.toBeInstanceOf(Undeliverable);
    });

    it('names the limits of its chat, and keeps them for each message alike', async () => {
      const { chat, replyRef } = await start();
      const ref = replyRef();
      const [one, other] = [chat.message(ref, 'en'), chat.message(ref, 'de')];
      expect(one.rateLimit).toEqual(other.rateLimit);
      expect(one.rateLimit.id).toMatch(new RegExp(`^${chat.platform}\\b`));
      expect(one.minEditIntervalMs).toBeGreaterThan(0);
    });

    if (differences.hasLimits)
      it('passes on how long the platform asks it to wait', async () => {
        const { chat, replyRef, limitNextEdit } = await start();
        const message = chat.message(replyRef(), 'en');
        await message.edit(working, never);
        limitNextEdit?.(30_000);
        const error = await message.edit({ ...working, fraction: 0.9 }, never).catch((thrown) => thrown);
        expect(error).toBeInstanceOf(RateLimited);
        expect(error.retryAfterMs).toBeGreaterThanOrEqual(29_000);
      });

    if (differences.afterDeletion)
      it('knows what to do when a person has deleted the message', async () => {
        const { chat, replyRef, seen, deleteMessage } = await start();
        const ref = replyRef();
        const message = chat.message(ref, 'en');
        await message.edit(working, never);
        deleteMessage?.(ref);
        await message.edit({ ...working, fraction: 0.9 }, never).catch(() => undefined);
        expect(seen(ref).messages).toBe(0);
        const finished = message.finish(done(), counted());
        if (differences.afterDeletion === 'undeliverable') await expect(finished).rejects.toBeInstanceOf(Undeliverable);
        else await finished;
        expect(seen(ref).messages).toBe(differences.afterDeletion === 'another message' ? 1 : 0);
      });
  });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { MediaRef } from '../../core/ports/chat.ts';
import { streamOf } from '../../core/ports/media.ts';
import { ApiProblem } from './problems.ts';

/** A picture, GIF or video of a request: its bytes, or the URL where it is. */
export type Picture = Uint8Array | URL;

/**
 * The pictures of requests that are being admitted. A reference to one leads nowhere once its request is over: what core
 * needs longer it has kept by then.
 */
export interface Pictures {
  /** References for core while `work` runs. */
  hold<Value>(work: (refOf: (picture: Picture) => MediaRef) => Promise<Value>): Promise<Value>;
  open(ref: MediaRef, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export interface PicturesParts {
  /** Opens a URL that a client named. Rejects where it cannot be had. */
  fetchFile(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** The bytes of a file that this program gave out a link to; undefined for every other URL. */
  openOwn(url: URL, signal: AbortSignal): Promise<Uint8Array | undefined>;
}

const Ref = z.object({ platform: z.literal('api'), picture: z.string() });

export function createPictures({ fetchFile, openOwn }: PicturesParts): Pictures {
  const held = new Map<string, Picture>();
  return {
    async hold(work) {
      const ids: string[] = [];
      const refOf = (picture: Picture): MediaRef => {
        const id = randomUUID();
        ids.push(id);
        held.set(id, picture);
        return { platform: 'api', picture: id };
      };
      try {
        return await work(refOf);
      } finally {
        for (const id of ids) held.delete(id);
      }
    },
    async open(ref, signal) {
      const picture = held.get(Ref.parse(ref).picture);
      if (!picture) throw new UserError('media-unreachable');
      if (!(picture instanceof URL)) return streamOf(picture);
      const own = await openOwn(picture, signal);
      if (own) return streamOf(own);
      return fetchFile(picture.href, signal).catch((error) => {
        signal.throwIfAborted();
        throw error instanceof UserError ? error : new UserError('media-unreachable');
      });
    },
  };
}

const dataUrl = /^data:[\w.+/-]*(?:;[\w.+-]+=[\w.+-]+)*(;base64)?,/i;

/** A picture as a text names it: a URL, or a `data:` URL with its bytes. Throws ApiProblem. `field` is named in it. */
export function pictureOf(text: string, field: string): Picture {
  const [head, base64] = dataUrl.exec(text) ?? [];
  if (head !== undefined) return bytesOf(text.slice(head.length), base64 !== undefined, field);
  const url = URL.parse(text);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new ApiProblem('not-a-picture', { field });
}

function bytesOf(text: string, isBase64: boolean, field: string): Uint8Array {
  if (isBase64) return Buffer.from(text, 'base64');
  try {
    return Buffer.from(decodeURIComponent(text), 'latin1');
  } catch {
    throw new ApiProblem('not-a-picture', { field });
  }
}

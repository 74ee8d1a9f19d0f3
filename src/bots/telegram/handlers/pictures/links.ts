import { z } from 'zod';
import { UserError } from '../../../../core/errors.ts';
import type { MediaRef } from '../../../../core/ports/chat.ts';
import type { TelegramContext } from '../../context.ts';
import { opaqueId } from '../../messages/reply-ref.ts';
import { type Author, memberOf, platform } from '../../transport/update.ts';

/** A picture on the web. Its address may hold a token, so that it is stored apart, encrypted. */
const LinkRef = z.object({ platform: z.literal(platform), link: z.string() });

const dayMs = 24 * 60 * 60 * 1_000;

/** A reference to what a link leads to, which lives for a day. */
export async function referToLink(
  { expiringStore, clock }: TelegramContext,
  url: string,
  author: Author,
): Promise<MediaRef> {
  const key = opaqueId();
  const options = { expiresAt: clock.now() + dayMs, secret: true, of: [memberOf(author)] };
  await expiringStore.put(`telegram linked ${key}`, url, options);
  return { platform, link: key };
}

/** Opens what a reference from `referToLink` names; undefined for other references. */
export function openLink(
  context: TelegramContext,
  ref: MediaRef,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> | undefined {
  const { data } = LinkRef.safeParse(ref);
  return data && openUrl(context, data.link, signal);
}

async function openUrl({ expiringStore, fetchFile }: TelegramContext, key: string, signal: AbortSignal) {
  const url = z.string().safeParse(await expiringStore.get(`telegram linked ${key}`)).data;
  if (url === undefined) throw new UserError('media-unreachable');
  return fetchFile(url, signal).catch(() => {
    signal.throwIfAborted();
    throw new UserError('media-unreachable');
  });
}

import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { ProviderError, UserError } from '../../../core/errors.ts';
import { type MediaRef, RateLimited } from '../../../core/ports/chat.ts';
import type { Member } from '../../../core/ports/members.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { openPatiently, type Patience } from '../../patience.ts';
import type { DiscordApi } from './api.ts';
import { DiscordError, isPermanent, mayPass } from './errors.ts';
import { type Attachment, isSpoiler, isVideo, platform } from './payloads.ts';
import { shownPicturesOf } from './pictures.ts';

const AttachmentRef = z.object({
  platform: z.literal(platform),
  attachment: z.string(),
  /** The message that holds the file. Absent for files of commands and forms, which are on no message. */
  channel: z.string().optional(),
  message: z.string().optional(),
  isSpoiler: z.literal(true).optional(),
  isVideo: z.literal(true).optional(),
});

export interface Attachments {
  /**
   * A reference that can be stored. The file's URL expires after about a day; it is stored apart, encrypted, as the
   * member's who has shown the file to the bot.
   */
  refer(attachment: Attachment, member: Member, message?: { channel_id: string; id: string }): Promise<MediaRef>;
  /** Opens the file by its stored URL, else by a fresh URL from its message. Throws UserError when neither works. */
  open(ref: MediaRef, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export interface AttachmentsParts {
  readonly api: Pick<DiscordApi, 'message'>;
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  /** Reaches only public addresses, and the host and port of DISCORD_API_URL where the operator set it. */
  fetchFile(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** Discord signs the URLs of files for about a day. */
const urlLifeMs = 24 * 60 * 60 * 1_000;
/** How long a member may wait for a file that cannot be fetched. */
const openWithinMs = 10_000;

export function createAttachments({ api, expiringStore, clock, fetchFile }: AttachmentsParts): Attachments {
  function remember({ id, url }: Attachment, of: readonly Member[]): Promise<void> {
    return expiringStore.put(keyOf(id), url, { expiresAt: clock.now() + urlLifeMs, secret: true, of });
  }

  async function findUrl(ref: z.infer<typeof AttachmentRef>): Promise<string | undefined> {
    if (ref.channel === undefined || ref.message === undefined) return undefined;
    try {
      const message = await api.message(ref.channel, ref.message);
      const found = shownPicturesOf(message).find(({ id }) => id === ref.attachment);
      if (found) await remember(found, message.author ? [{ platform, id: message.author.id }] : []);
      return found?.url;
    } catch (error) {
      if (isPermanent(error)) return undefined;
      throw error;
    }
  }

  async function openOnce(
    ref: z.infer<typeof AttachmentRef>,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const kept = z.string().safeParse(await expiringStore.get(keyOf(ref.attachment))).data;
    let problem: unknown = new UserError('media-unreachable');
    if (kept !== undefined) {
      try {
        return await fetchFile(kept, signal);
      } catch (error) {
        signal.throwIfAborted();
        problem = error;
      }
    }
    const url = await findUrl(ref);
    if (url === undefined) throw problem;
    return fetchFile(url, signal);
  }

  return {
    async refer(attachment, member, message) {
      await remember(attachment, [member]);
      return {
        platform,
        attachment: attachment.id,
        ...(isSpoiler(attachment) && { isSpoiler: true }),
        ...(isVideo(attachment) && { isVideo: true }),
        ...(message && { channel: message.channel_id, message: message.id }),
      };
    },
    async open(given, signal) {
      const ref = AttachmentRef.parse(given);
      return openPatiently(() => openOnce(ref, signal), filePatience(clock, signal), explainFile);
    },
  };
}

/** Whether a file was sent as a spoiler. */
export function refersToSpoiler(ref: MediaRef): boolean {
  return AttachmentRef.safeParse(ref).data?.isSpoiler === true;
}

/** What a file says it is; undefined where that decides nothing. */
export function kindOf(ref: MediaRef): 'video' | undefined {
  return AttachmentRef.safeParse(ref).data?.isVideo ? 'video' : undefined;
}

/** How long a file of Discord is tried to be opened. */
export function filePatience(clock: Clock, signal: AbortSignal): Patience {
  return { clock, signal, mayPass: mayBeThere, withinMs: openWithinMs };
}

/** Whether a file that could not be fetched may be there a little later. */
function mayBeThere(error: unknown): boolean {
  if (error instanceof ProviderError) return error.answer !== 'rejected' && error.problem !== 'gone';
  return !(error instanceof UserError) && !(error instanceof DiscordError && !mayPass(error));
}

/** The error of a file that cannot be opened, for the requester. */
export function explainFile(error: unknown): unknown {
  if (error instanceof UserError || error instanceof RateLimited) return error;
  return new UserError('media-unreachable', { cause: String(error instanceof Error ? error.name : '') });
}

function keyOf(attachment: string): string {
  return `${platform}:picture:${attachment}`;
}

import type { Job } from './job.ts';
import type { MediaRole, StoredMedia } from './media.ts';

/** Looks at the content of a picture. When it cannot answer, it rejects, and the picture is not used. */
export interface Moderator {
  allows(media: StoredMedia, bytes: Uint8Array, role: MediaRole | 'result', signal: AbortSignal): Promise<boolean>;
}

/** Marks a result as made by a machine. Returns the marked file. */
export interface Marker {
  mark(bytes: Uint8Array, mimeType: string, job: Job, signal: AbortSignal): Promise<Uint8Array>;
}

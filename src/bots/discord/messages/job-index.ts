import { z } from 'zod';
import type { Job } from '../../../core/ports/job.ts';
import type { DiscordContext } from '../context.ts';
import { platform } from '../transport/payloads.ts';
import { DiscordReplyRef } from './reply-ref.ts';

/** The job that a message shows: its id, its requester's user id, and whether only the requester sees the message. */
const IndexedJob = z.object({ job: z.string(), person: z.string(), isPrivate: z.boolean() });
type IndexedJob = z.infer<typeof IndexedJob>;

export type JobIndexParts = Pick<DiscordContext, 'expiringStore' | 'clock'>;

/** As long as core keeps a job. */
const keepMs = 30 * 24 * 60 * 60 * 1_000;

export function indexJob(message: string, job: IndexedJob, { expiringStore, clock }: JobIndexParts): Promise<void> {
  return expiringStore.put(keyOf(message), job, { expiresAt: clock.now() + keepMs });
}

/** The job that a message shows; undefined for messages that show none. */
export async function findIndexedJob(
  message: string,
  { expiringStore }: Pick<JobIndexParts, 'expiringStore'>,
): Promise<IndexedJob | undefined> {
  return IndexedJob.safeParse(await expiringStore.get(keyOf(message))).data;
}

/** The job of message `from` is now shown by message `to` as well. */
export async function copyIndexedJob(from: string, to: string, parts: JobIndexParts): Promise<void> {
  const job = await findIndexedJob(from, parts);
  if (job) await indexJob(to, job, parts);
}

function keyOf(message: string): string {
  return `${platform}:message:${message}`;
}

/** A message in which everybody can see a result. */
const Copy = z.object({ channel: z.string(), message: z.string(), guild: z.string().nullable() });
type Copy = z.infer<typeof Copy>;

/** Remembers that a job is shown once more, so that it can be removed there as well. */
export function rememberCopy(job: string, copy: Copy, { expiringStore, clock }: JobIndexParts): Promise<void> {
  return expiringStore.withLock(copiesKey(job), async () => {
    const copies = [...(await copiesOf(job, { expiringStore })), copy];
    await expiringStore.put(copiesKey(job), copies, { expiresAt: clock.now() + keepMs });
  });
}

export async function copiesOf(
  job: string,
  { expiringStore }: Pick<JobIndexParts, 'expiringStore'>,
): Promise<readonly Copy[]> {
  return z
    .array(Copy)
    .catch([])
    .parse(await expiringStore.get(copiesKey(job)));
}

/** The messages with these ids show the job no longer. */
export function forgetCopies(job: string, gone: readonly string[], parts: JobIndexParts): Promise<void> {
  const { expiringStore, clock } = parts;
  return expiringStore.withLock(copiesKey(job), async () => {
    const left = (await copiesOf(job, parts)).filter(({ message }) => !gone.includes(message));
    await expiringStore.put(copiesKey(job), left, { expiresAt: clock.now() + keepMs });
  });
}

/** A message in which everybody can see a job. */
export type ShownMessage = Copy & { readonly platform: string };

/** The job's own message, if everybody can see it, and those in which its result was shown again. */
export async function publicMessagesOf(
  { id, request }: Job,
  parts: Pick<JobIndexParts, 'expiringStore'>,
): Promise<readonly ShownMessage[]> {
  const own = DiscordReplyRef.safeParse(request.replyRef).data;
  const copies = (await copiesOf(id, parts)).map((copy) => ({ platform, ...copy }));
  if (!own || own.isPrivate) return copies;
  const { channel, message } = own;
  return [{ platform, channel, message, guild: request.requester.place ?? null }, ...copies];
}

function copiesKey(job: string): string {
  return `${platform}:copies:${job}`;
}

import type { Clock } from '../clock.ts';
import { ProviderError } from '../errors.ts';
import { filesOf } from '../jobs/job-files.ts';
import { doneWith, opened } from '../jobs/job-outcome.ts';
import { hasFollowUp, type Job, type JobIn } from '../ports/job.ts';
import { readAll, type StoredMedia } from '../ports/media.ts';
import type { SwapProvider } from '../ports/provider.ts';
import type { Report, ReportStore, ShownAgain } from '../ports/reports.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { Fingerprint, Fingerprinter, ResultLedger } from '../ports/trust.ts';

export interface ReportFilesParts {
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly jobs: { get(id: string): Promise<Job | undefined> };
  readonly reports: Pick<ReportStore, 'change'>;
  readonly providers: readonly SwapProvider[];
  /** Knows what results and their scenes look like. */
  readonly results?: Pick<ResultLedger, 'exact'> | undefined;
  readonly fingerprinter?: Pick<Fingerprinter, 'fingerprint'> | undefined;
  onError(error: unknown): void;
}

/** The files of reported jobs. */
export interface ReportFiles {
  /** The hashes by which the files of the jobs can be blocked. Of what members sent, only exact copies are known. */
  picturesOf(jobs: readonly JobWithResult[]): Promise<Report['pictures']>;
  /** Keeps the results for the operator alone, so that nobody else can show them again. */
  setAside(report: Report): Promise<void>;
  /** What a message showed; undefined where a result is not kept any more. */
  shownAgain(report: Report, jobs: readonly string[]): Promise<readonly ShownAgain[] | undefined>;
  /** Deletes the results that were set aside, since they are shown again. */
  letGo(report: Report): Promise<void>;
  /** Deletes the results here and, where it can, at the vendor. */
  remove(report: Report): Promise<void>;
}

/** A job whose result a message shows. */
type JobWithResult = JobIn<'done' | 'delivering'>;

export function hasResult(job: Job): job is JobWithResult {
  return job.state === 'done' || job.state === 'delivering';
}

/** As long as the records of jobs, without which no result can be shown again. */
const setAsideMs = 30 * 24 * 60 * 60 * 1_000;
const patienceMs = 20_000;

export function createReportFiles(parts: ReportFilesParts): ReportFiles {
  const { blobs, clock, reports } = parts;

  async function find(id: string): Promise<JobWithResult | undefined> {
    const job = await parts.jobs.get(id);
    return job && hasResult(job) ? job : undefined;
  }

  function bytesOf({ blobKey, byteLength }: StoredMedia): Promise<Uint8Array | undefined> {
    return readAll(blobs.open(blobKey, AbortSignal.timeout(patienceMs)), byteLength).catch(() => undefined);
  }

  async function fingerprintOf(media: StoredMedia): Promise<Fingerprint | undefined> {
    const bytes = parts.fingerprinter && (await bytesOf(media));
    return bytes && parts.fingerprinter?.fingerprint(bytes, AbortSignal.timeout(patienceMs));
  }

  async function picturesOf({ result, inputs }: JobWithResult): Promise<Report['pictures']> {
    const made = await parts.results?.exact(result.sha256);
    const looks = made?.fingerprint ?? (await fingerprintOf(result).catch(reported));
    return [withLooks(result.sha256, looks), ...filesOf(inputs).map(({ sha256 }) => ({ sha256 }))];
  }

  function reported(error: unknown): undefined {
    parts.onError(error);
    return undefined;
  }

  async function setAside(id: string, job: JobWithResult): Promise<void> {
    const bytes = await bytesOf(job.result);
    if (!bytes) return;
    const blobKey = await blobs.put(bytes, { expiresAt: clock.now() + setAsideMs });
    const kept = { ...job.result, blobKey, keptUntil: undefined }; // nothing of it is kept here once it is shown again
    await reports.change(id, (now) => now && { ...now, setAside: { ...now.setAside, [job.id]: kept } });
    await blobs.remove(job.result.blobKey);
  }

  async function letGo({ id, setAside }: Report): Promise<void> {
    if (Object.keys(setAside).length === 0) return;
    await Promise.all(Object.values(setAside).map(({ blobKey }) => blobs.remove(blobKey)));
    await reports.change(id, (now) => now && { ...now, setAside: {} });
  }

  /** A vendor that has deleted it already says that it knows nothing of it. */
  async function discardAtVendor(job: JobWithResult): Promise<void> {
    const { attempt } = job;
    const provider = parts.providers.find(({ name }) => name === attempt?.provider);
    if (!provider?.discard || attempt?.ticket === undefined || hasFollowUp(job, 'discard')) return;
    await provider.discard(attempt.ticket, { signal: AbortSignal.timeout(patienceMs) }).catch((error) => {
      if (!(error instanceof ProviderError)) parts.onError(error);
    });
  }

  return {
    picturesOf: async (jobs) => (await Promise.all(jobs.map(picturesOf))).flat(),
    async setAside(report) {
      for (const id of report.jobs) {
        const job = report.setAside[id] ? undefined : await find(id);
        if (job) await setAside(report.id, job);
      }
    },
    async shownAgain(report, ids) {
      const shown: ShownAgain[] = [];
      for (const id of ids) {
        const job = await find(id);
        const kept = job && (report.setAside[id] ?? job.result);
        const bytes = kept && (await bytesOf(kept));
        if (!job || !kept || !bytes) return undefined;
        const at = job.state === 'done' ? job.finishedAt : clock.now();
        shown.push({ job, outcome: doneWith(opened(kept, blobs), job, at) });
      }
      return shown;
    },
    letGo,
    async remove(report) {
      await letGo(report);
      for (const id of report.jobs) {
        const job = await find(id);
        if (!job) continue;
        await blobs.remove(job.result.blobKey);
        await discardAtVendor(job);
      }
    },
  };
}

function withLooks(sha256: string, fingerprint: Fingerprint | undefined) {
  return { sha256, ...(fingerprint && { fingerprint }) };
}

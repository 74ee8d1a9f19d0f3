import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Decision, Report, type ReportStore } from '../core/ports/reports.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKeys } from './files/secret-key.ts';
import { createKeyedMutex, type WithLock } from './keyed-mutex.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { OpenTextStore } from './keyv.ts';

const dayMs = 24 * 60 * 60 * 1_000;
/** Counted from the newest decision. */
const keepDecidedMs = 90 * dayMs;
/** Counted from the newest report. */
const keepOpenMs = 180 * dayMs;
const keepLeftMs = 30 * dayMs;
const stateKey = 'state';
const Left = z.object({ id: z.string(), decision: Decision, at: z.number() });

/** Reports are encrypted as a whole, since they say where results are shown and where reporters are answered. */
export function createReportStore(
  openTextStore: OpenTextStore,
  keys: Pick<StoreKeys, 'secret'>,
  clock: { now(): number },
  withLock: WithLock = createKeyedMutex(),
): ReportStore {
  const reports = openTextStore('reports');
  const left = openTextStore('report decisions');
  const states = openTextStore('report state');
  const cipher = createCipher(deriveKeys(keys.secret, 'reports'));

  function read(id: string, text: string | undefined): Report | undefined {
    if (text === undefined) return undefined;
    try {
      return Report.parse(cipher.decryptJson(text, id));
    } catch {
      return undefined; // damaged, or of another SECRET_KEY: it must not hide the others
    }
  }

  async function put(report: Report): Promise<void> {
    await reports.set(report.id, cipher.encryptJson(report, report.id), expiryOf(report));
    await changed();
  }

  async function changed(): Promise<void> {
    await states.set(stateKey, randomUUID());
  }

  const get = async (id: string): Promise<Report | undefined> => read(id, await reports.get(id));

  return {
    get,
    async list() {
      const found: Report[] = [];
      for await (const [id, text] of reports.iterator()) {
        const report = read(id, text);
        if (report) found.push(report);
      }
      return found.sort((one, other) => other.at - one.at);
    },
    change: (id, change) =>
      withLock(`report ${id}`, async () => {
        const before = await get(id);
        const after = change(before);
        if (after) await put(after);
        return after ?? before;
      }),
    async leave(id, decision) {
      const text = JSON.stringify({ id, decision, at: clock.now() } satisfies z.infer<typeof Left>);
      await left.set(leftKey(id, decision), text, clock.now() + keepLeftMs);
      await changed();
    },
    async left() {
      const found: z.infer<typeof Left>[] = [];
      for await (const [, text] of left.iterator()) found.push(Left.parse(JSON.parse(text)));
      return found.sort((one, other) => one.at - other.at);
    },
    async clearLeft(id, decision) {
      await left.delete(leftKey(id, decision));
    },
    state: () => states.get(stateKey),
  };
}

function expiryOf({ at, reporters, decisions }: Report): number {
  const decided = decisions.at(-1)?.at;
  if (decided !== undefined) return decided + keepDecidedMs;
  return Math.max(at, ...reporters.map((reporter) => reporter.at)) + keepOpenMs;
}

function leftKey(id: string, decision: Decision): string {
  return `${id} ${decision}`;
}

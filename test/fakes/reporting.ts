import type { CoreEvent } from '../../src/core/events.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { ReportsChannel } from '../../src/core/ports/reports.ts';
import { createReporting, type Reporting, type ReportingParts } from '../../src/core/reports/reporting.ts';
import { createBlocks } from '../../src/storage/blocks.ts';
import { createReportStore } from '../../src/storage/reports.ts';
import { createMemoryTextStores } from './storage/memory-text-store.ts';

export const fakeMemberHash = ({ platform, id }: { platform: string; id: string }): string =>
  Buffer.from(`${platform} ${id}`).toString('base64url');

const key = new Uint8Array(32).fill(7);

/** Blocks and reports in memory. */
export function createMemoryTrust(clock: { now(): number }) {
  const openTextStore = createMemoryTextStores(clock);
  return {
    blocks: createBlocks(openTextStore, fakeMemberHash, clock),
    reports: createReportStore(openTextStore, key, clock),
  };
}

type Given = Omit<ReportingParts, 'memberHash' | 'providers' | 'channel' | 'onEvent'> & {
  readonly channel?: ReportsChannel | undefined;
  readonly providers?: readonly SwapProvider[];
  onEvent(event: CoreEvent): void;
};

/** Reporting over these stores. */
export function reportingOf({ onEvent, channel, providers = [], ...parts }: Given): Reporting {
  return createReporting({ memberHash: fakeMemberHash, ...parts, providers, channel, onEvent });
}

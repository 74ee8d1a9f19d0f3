import type { CoreEvent } from '../../src/core/events.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { ReportsChannel } from '../../src/core/ports/reports.ts';
import { createReporting, type Reporting, type ReportingParts } from '../../src/core/reports/reporting.ts';
import { createBlocks } from '../../src/storage/blocks.ts';
import { createReportStore } from '../../src/storage/reports.ts';
import { memoryMemberHash } from './storage/memory-members.ts';
import { createMemoryTextStores } from './storage/memory-text-store.ts';
import { storeKeysOf } from './storage/store-keys.ts';

const keys = storeKeysOf(new Uint8Array(32).fill(7));

/** Blocks and reports in memory. */
export function createMemoryTrust(clock: { now(): number }) {
  const openTextStore = createMemoryTextStores(clock);
  return {
    blocks: createBlocks(openTextStore, memoryMemberHash, clock),
    reports: createReportStore(openTextStore, keys, clock),
  };
}

type Given = Omit<ReportingParts, 'memberHash' | 'providers' | 'channel' | 'onEvent'> & {
  readonly channel?: ReportsChannel | undefined;
  readonly providers?: readonly SwapProvider[];
  onEvent(event: CoreEvent): void;
};

/** Reporting over these stores. */
export function reportingOf({ onEvent, channel, providers = [], ...parts }: Given): Reporting {
  return createReporting({ memberHash: memoryMemberHash, ...parts, providers, channel, onEvent });
}

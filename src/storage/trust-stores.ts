import type { Clock } from '../core/clock.ts';
import { createApiKeys } from './api-keys.ts';
import { createBlocks } from './blocks.ts';
import type { WithLock } from './keyed-mutex.ts';
import { createKeptSecrets } from './keys/kept-secrets.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { OpenTextStore } from './keyv.ts';
import { createLikenessConsents } from './likeness-consents.ts';
import { openMemberHash } from './member-hash.ts';
import { createReportStore } from './reports.ts';

/**
 * What must be known again after everything about a member was deleted, and the secrets that this program has made for
 * itself: over the text stores of either database.
 */
export async function openTrustStores(
  openTextStore: OpenTextStore,
  keys: StoreKeys,
  clock: Clock,
  withLock?: WithLock,
) {
  const memberHash = await openMemberHash(openTextStore);
  return {
    memberHash,
    secrets: createKeptSecrets(openTextStore, keys.secret),
    likenessConsents: createLikenessConsents({ openTextStore, keys, memberHash, withLock }),
    blocks: createBlocks(openTextStore, memberHash, clock),
    apiKeys: createApiKeys(openTextStore),
    reports: createReportStore(openTextStore, keys, clock, withLock),
  };
}

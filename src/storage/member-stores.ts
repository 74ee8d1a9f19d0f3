import type { Clock } from '../core/clock.ts';
import { createConsents } from './consents.ts';
import { createExpiringStore } from './expiring-store.ts';
import { createFaceBook } from './face-book.ts';
import { createOpenFarewells } from './farewells.ts';
import type { WithLock } from './keyed-mutex.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { OpenTextStore } from './keyv.ts';
import { createSettings } from './settings.ts';

/** What is kept of members and places, over the text stores of either database. */
export function memberStores(openTextStore: OpenTextStore, keys: StoreKeys, clock: Clock, withLock?: WithLock) {
  return {
    expiringStore: createExpiringStore(openTextStore, keys, withLock),
    faces: createFaceBook(openTextStore, keys, clock),
    consents: createConsents(openTextStore, keys),
    farewells: createOpenFarewells(openTextStore, keys),
    settings: createSettings(openTextStore),
  };
}

import type { Clock } from '../core/clock.ts';
import { createConsents } from './consents.ts';
import { createExpiringStore } from './expiring-store.ts';
import { createFaceBook } from './face-book.ts';
import { createOpenFarewells } from './farewells.ts';
import type { WithLock } from './keyed-mutex.ts';
import type { OpenTextStore } from './keyv.ts';
import { createSettings } from './settings.ts';

/** What is kept of members and places, over the text stores of either database. */
export function memberStores(openTextStore: OpenTextStore, secretKey: Uint8Array, clock: Clock, withLock?: WithLock) {
  return {
    expiringStore: createExpiringStore(openTextStore, secretKey, withLock),
    faces: createFaceBook(openTextStore, secretKey, clock),
    consents: createConsents(openTextStore, secretKey),
    farewells: createOpenFarewells(openTextStore, secretKey),
    settings: createSettings(openTextStore),
  };
}

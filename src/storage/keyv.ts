import type { EventEmitter } from 'node:events';
import { Keyv, type KeyvStorageAdapter } from 'keyv';

/** Text under keys, as Keyv 6 wants it kept, and with the one step that Keyv lacks. Emits no events: what fails, throws. */
export interface TextStore extends Omit<KeyvStorageAdapter, keyof EventEmitter> {
  /** Gets and deletes in one step: of several who ask, one gets it. */
  take(key: string): Promise<string | undefined>;
}

/** Opens what is kept under one name, apart from all others. */
export type OpenTextStore = (namespace: string) => TextStore;

/**
 * The one place that builds a Keyv. Nobody may attach an `error` listener to it: with one, a failing disk reads as
 * "nothing there" instead of throwing.
 */
export function openKeyv<Value>(openTextStore: OpenTextStore, namespace: string): Keyv<Value> {
  return new Keyv<Value>({ store: openTextStore(namespace), namespace });
}

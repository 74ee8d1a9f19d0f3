import type { EventEmitter } from 'node:events';
import { Keyv, type KeyvStorageAdapter } from 'keyv';

/** A storage adapter of Keyv 6 for texts, with `take` and `setOnce`, which Keyv lacks. It emits no events: a failing store throws. */
export interface TextStore extends Omit<KeyvStorageAdapter, keyof EventEmitter | 'get' | 'iterator'> {
  get(key: string): Promise<string | undefined>;
  iterator(): AsyncGenerator<[key: string, text: string], void>;
  /** Gets and deletes in one step: only one of several callers gets the text. */
  take(key: string): Promise<string | undefined>;
  /** Keeps the text, which does not expire, where there is none. Returns the one that is kept, in one step. */
  setOnce(key: string, text: string): Promise<string>;
  /** Deletes the entries that `isMeant` picks; it sees every entry, expired ones too. Returns how many there were. */
  removeWhere(isMeant: (key: string, text: string) => boolean): Promise<number>;
  /**
   * Puts what `change` returns in the place of a text, which expires as before, and leaves it where that is undefined. An
   * entry that changes meanwhile is left as it is then.
   */
  rewrite(change: (key: string, text: string) => string | undefined): Promise<void>;
}

/** Opens the texts of one namespace. */
export type OpenTextStore = (namespace: string) => TextStore;

/**
 * The one place that builds a Keyv. No code may attach an `error` listener to it: with a listener, a failing disk reads
 * as "nothing there" instead of throwing.
 */
export function openKeyv<Value>(openTextStore: OpenTextStore, namespace: string): Keyv<Value> {
  return new Keyv<Value>({ store: openTextStore(namespace), namespace });
}

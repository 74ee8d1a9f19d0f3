export type WithLock = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

/**
 * Runs pieces of work on the same key one after another, within this process: for a value that is read, changed and
 * written back.
 */
export function createKeyedMutex(): WithLock {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}

/**
 * Wraps a write of the newest state. Calls that come while a write is under way share the one after it, so that many
 * changes at once cost two writes. Each call resolves once a write that began after the call has ended.
 */
export function joinWrites(write: () => Promise<void>): () => Promise<void> {
  let latest: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= latest
      .catch(() => undefined) // those who waited for it were told
      .then(() => {
        next = undefined;
        latest = write();
        return latest;
      });
    return next;
  };
}

/** A swap that a vendor accepted: its id, the scene, and the address for its webhook. */
export interface AcceptedSwap {
  readonly id: string;
  readonly scene: Uint8Array;
  readonly webhookUrl: string | undefined;
}

/** Makes the result of an accepted swap in place of the fake. */
export type ResultRenderer = (accepted: AcceptedSwap) => Promise<Uint8Array>;

/**
 * Fetches the pictures of a request that lie on our relay, and hands each to `keep`. Files that cannot be fetched are
 * skipped.
 */
export async function fetchRelayed(json: unknown, keep: (url: string, bytes: Uint8Array) => void): Promise<void> {
  for (const [, url = ''] of JSON.stringify(json).matchAll(/"(https?:\/\/[^"]+\/media\/[^"]+)"/g)) {
    const bytes = await bytesAt(url).catch(() => undefined); // the process that serves it may die meanwhile
    if (bytes) keep(url, bytes);
  }
}

async function bytesAt(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

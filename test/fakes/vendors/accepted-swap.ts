/** What a vendor took on: the name it gave it, the scene it saw, and where it was asked to call. */
export interface AcceptedSwap {
  readonly id: string;
  readonly scene: Uint8Array;
  readonly webhookUrl: string | undefined;
}

/** Makes the result of what was accepted, instead of the vendor's own drawing. */
export type ResultRenderer = (accepted: AcceptedSwap) => Promise<Uint8Array>;

/** Fetches the pictures that a request lends; what cannot be fetched stays unknown. */
export async function fetchRelayed(json: unknown, keep: (url: string, bytes: Uint8Array) => void): Promise<void> {
  for (const [, url = ''] of JSON.stringify(json).matchAll(/"(https?:\/\/[^"]+\/media\/[^"]+)"/g)) {
    const bytes = await bytesAt(url).catch(() => undefined); // who lends it may die meanwhile
    if (bytes) keep(url, bytes);
  }
}

async function bytesAt(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

/** A key of the HTTP API as it is listed: the key itself is kept nowhere. */
export interface ListedApiKey {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The keys of the HTTP API that the operator has made, by their SHA-256 digests in hexadecimal. */
export interface ApiKeys {
  /** False, and nothing is kept, where the name is taken. */
  add(name: string, digest: string, createdAt: number): Promise<boolean>;
  /** The name of the key with this digest; undefined where there is none. */
  find(digest: string): Promise<string | undefined>;
  /** By name. */
  list(): Promise<readonly ListedApiKey[]>;
  /** False where there is no such key. */
  revoke(name: string): Promise<boolean>;
}

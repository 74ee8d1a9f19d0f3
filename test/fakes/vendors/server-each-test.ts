import { afterEach, beforeEach, expect } from 'vitest';
import type { VendorServer } from './vendor-server.ts';

/** Starts a fresh server for each test. After the test, no request and no answer may have broken the vendor's contract. */
export function serverEachTest<Server extends VendorServer<string>>(
  start: () => Promise<Server>,
  use: (server: Server) => void,
): void {
  let server: Server | undefined;
  beforeEach(async () => {
    server = await start();
    use(server);
  });
  afterEach(async () => {
    await server?.[Symbol.asyncDispose]();
    expect(server?.violations).toEqual([]);
  });
}

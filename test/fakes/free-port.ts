import { startLoopbackServer } from './loopback-server.ts';

/** A port of the loopback that nobody holds at the moment. */
export async function freePort(): Promise<number> {
  const probe = await startLoopbackServer(() => undefined);
  await probe.close();
  return probe.port;
}

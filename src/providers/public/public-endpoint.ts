import type { Clock } from '../../core/clock.ts';
import type { Relay } from '../../core/jobs/job-files.ts';
import { createRelay, type MediaRelay } from './relay.ts';
import type { RelayFiles } from './relay-files.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** What vendors may fetch from us, and where they may call. */
export interface PublicEndpoint {
  readonly relay: Relay;
  webhookUrl(provider: string, attemptId: string): URL;
  readonly routes: readonly [MediaRelay, Webhooks];
  /** From now on a vendor's call ends the wait for its attempt. */
  connect(nudge: (attemptId: string, body: unknown) => void): void;
}

/** `publicUrl` is where the outside reaches the public listener; `key` signs every address that is given out. */
export function createPublicEndpoint(
  publicUrl: URL,
  key: Uint8Array,
  clock: Clock,
  files?: RelayFiles,
): PublicEndpoint {
  let nudge: (attemptId: string, body: unknown) => void = () => undefined; // calls that come before are no news
  const relay = createRelay({ publicUrl, key, clock, files });
  const webhooks = createWebhooks({ publicUrl, key, nudge: (attemptId, body) => nudge(attemptId, body) });
  return {
    relay,
    webhookUrl: webhooks.urlFor,
    routes: [relay, webhooks],
    connect(wake) {
      nudge = wake;
    },
  };
}

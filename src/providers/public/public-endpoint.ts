import type { Clock } from '../../core/clock.ts';
import type { Relay } from '../../core/jobs/job-files.ts';
import type { Keys } from '../../core/secret.ts';
import { createRelay, type MediaRelay, type RelayOptions } from './relay.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** The addresses of ours that vendors may fetch files from and send webhooks to. */
export interface PublicEndpoint {
  readonly relay: Relay;
  webhookUrl(provider: string, attemptId: string): URL;
  readonly routes: readonly [MediaRelay, Webhooks];
  /** From now on each webhook calls `nudge`. */
  connect(nudge: (attemptId: string, body: unknown) => void): void;
}

/** `publicUrl` leads to the public listener. The first of `keys` signs every address that is given out; each is accepted. */
export function createPublicEndpoint(
  publicUrl: URL,
  keys: Keys,
  clock: Clock,
  parts: Pick<RelayOptions, 'files' | 'whenServed'>,
): PublicEndpoint {
  let nudge: (attemptId: string, body: unknown) => void = () => undefined; // earlier webhooks are ignored
  const relay = createRelay({ ...parts, publicUrl, keys, clock });
  const webhooks = createWebhooks({ publicUrl, keys, nudge: (attemptId, body) => nudge(attemptId, body) });
  return {
    relay,
    webhookUrl: webhooks.urlFor,
    routes: [relay, webhooks],
    connect(wake) {
      nudge = wake;
    },
  };
}

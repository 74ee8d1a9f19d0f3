import { createHmac } from 'node:crypto';
import manifest from '../package.json' with { type: 'json' };
import type { Loaded } from './app-parts.ts';
import type { ApiFront, ApiFrontOptions } from './bots/api/index.ts';
import { createKeyRing, type KeyRing } from './bots/api/keys.ts';
import { type ApiParts, createApiParts } from './bots/api/parts.ts';
import { type Config, ConfigError, keepResultsMsOf } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { Keys } from './core/secret.ts';
import type { Swaps } from './core/swaps.ts';
import { type Listener, PortBusy, type Route, startPublicListener } from './http.ts';
import { createSafeFetch, type SafeFetch } from './providers/http/safe-fetch.ts';
import type { PublicEndpoint } from './providers/public/public-endpoint.ts';
import { deriveKey, deriveKeys } from './storage/files/secret-key.ts';
import type { Stores } from './storage/stores.ts';

export interface Api extends ApiParts {
  readonly keys: KeyRing;
  readonly post: SafeFetch['post'];
}

interface ApiOptions {
  readonly secretKeys: Keys;
  readonly clock: Clock;
  readonly maxResultBytes: number;
  readonly swaps: () => Swaps;
}

/** What the API needs in every process. */
export function openApi(config: Config, stores: Stores, { secretKeys, ...options }: ApiOptions): Api {
  const { clock, maxResultBytes: maxBytes, swaps } = options;
  const { expiringStore, blobs, apiKeys, room } = stores;
  const own = new Set(config.ALLOW_PRIVATE_MEDIA);
  const { open: fetchFile, post } = createSafeFetch({
    provider: 'api',
    isExempt: (url) => own.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`),
    headers: hopHeaderOf(secretKeys[0]),
    limits: { maxBytes: config.MAX_INPUT_MB + 1 },
  });
  const linkKeys = deriveKeys(secretKeys, 'api links');
  const kept = { expiringStore, blobs, room, keepResultsMs: keepResultsMsOf(config) };
  const parts = createApiParts({ ...kept, clock, linkKeys, maxBytes, fetchFile, swaps });
  return { ...parts, keys: createKeyRing(config.API_KEYS ?? [], apiKeys), post };
}

const hopHeader = 'faceswap-bot-hop';

/** What this installation says in calls to servers that may be of this program: it refuses what it has sent itself. */
export function hopHeaderOf(secretKey: Uint8Array): Readonly<Record<string, string>> {
  const { header, value } = hopOf(secretKey);
  return { [header]: value };
}

function hopOf(secretKey: Uint8Array): ApiFrontOptions['hop'] {
  const value = createHmac('sha256', deriveKey(secretKey, 'hop')).update(hopHeader).digest('base64url');
  return { header: hopHeader, value };
}

interface ServedApi extends Pick<ApiFrontOptions, 'swaps' | 'clock' | 'limits' | 'translations' | 'onError'> {
  readonly api: Api;
  readonly secretKeys: Keys;
}

/** The front of the API for `access`, which is loaded only where it is used. */
export async function createApiFrontOf(
  app: ServedApi,
  { config }: Loaded,
  access: ApiFrontOptions['access'],
): Promise<ApiFront> {
  const { createApiFront } = await import('./bots/api/index.ts');
  return createApiFront({
    ...app,
    parts: app.api,
    post: app.api.post,
    providers: config.API_PROVIDERS ?? ['local'],
    keyLimits: {
      atOnce: config.API_SWAPS_AT_ONCE,
      aDay: config.API_SWAPS_A_DAY,
      aMinute: config.API_INTAKES_A_MINUTE,
    },
    access,
    publicUrl: config.PUBLIC_URL,
    origins: config.API_ORIGINS,
    webhookSecret: config.WEBHOOK_SECRET,
    tokenKeys: deriveKeys(app.secretKeys, 'api tokens'),
    hop: hopOf(app.secretKeys[0]),
    version: manifest.version,
  });
}

interface ListenerParts {
  readonly publicEndpoint: PublicEndpoint | undefined;
  onError(error: unknown): void;
}

/**
 * Opens the public listener with these routes behind its own; undefined where there are none and no PUBLIC_URL. Throws
 * ConfigError.
 */
export async function openListener(
  routes: readonly Route[],
  config: Config,
  stores: Stores,
  { publicEndpoint, onError }: ListenerParts,
): Promise<Listener | undefined> {
  const own = publicEndpoint?.routes ?? [];
  if (own.length + routes.length === 0) return undefined;
  const listener = await listen(config, [...own, ...routes], onError);
  return publicEndpoint ? announced(listener, stores) : listener;
}

/** Throws ConfigError where the port is taken. */
function listen(
  { HTTP_HOST: host, HTTP_PORT: port }: Config,
  routes: readonly Route[],
  onError: (error: unknown) => void,
): Promise<Listener> {
  return startPublicListener({ host, port, routes, onError }).catch(refusePortBusy('HTTP_PORT'));
}

/** While the listener is open, workers elsewhere may lend files to vendors. */
function announced({ port, close }: Listener, { shared }: Stores): Listener {
  const announcement = shared?.relays.announce();
  return {
    port,
    async close() {
      await announcement?.stop();
      await close();
    },
  };
}

/** Throws ConfigError where the port of this setting is taken, and every other error as it is. */
export function refusePortBusy(setting: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PortBusy)) throw error;
    throw new ConfigError(`${setting}: ${error.message}; stop what uses it, or choose another port`);
  };
}

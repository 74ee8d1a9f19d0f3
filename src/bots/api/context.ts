import type { Clock } from '../../core/clock.ts';
import type { Requester } from '../../core/ports/chat.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { Keys } from '../../core/secret.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import type { Calls } from './calls.ts';
import type { FileLinks } from './file-links.ts';
import type { Bodies } from './http/bodies.ts';
import type { KeyRing } from './keys.ts';
import type { Pictures } from './pictures.ts';
import type { RememberedIds } from './remembered-ids.ts';

/** Limits of each key. */
export interface KeyLimits {
  /** Swaps under way, and in a UTC day. */
  readonly atOnce: number;
  readonly aDay?: number | undefined;
  /** Requests that bring pictures. */
  readonly aMinute: number;
}

/** What the routes of the API share. */
export interface ApiContext {
  readonly swaps: Swaps;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly calls: Calls;
  readonly pictures: Pictures;
  readonly bodies: Bodies;
  readonly links: FileLinks;
  readonly ids: RememberedIds;
  readonly limits: MediaLimits;
  readonly keyLimits: KeyLimits;
  /** The only providers that may be used, best first. */
  readonly providers: readonly string[];
  /** Encrypts tokens. 32 bytes. */
  readonly tokenKeys: Keys;
  /** For a locale as `Accept-Language` writes it. */
  readonly translations: (locale: string | undefined) => Translation;
  onError(error: unknown): void;
}

/** Whose limits a key counts against. */
export function requesterOf(keyName: string): Requester {
  return { platform: 'api', id: keyName };
}

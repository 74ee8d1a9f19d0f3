import type { Intake } from '../core/ports/media.ts';
import type { ManifestReader, Marker } from '../core/ports/trust.ts';
import type { SigningKey } from './keys/signing-key.ts';
import { createManifestReader } from './manifest-reader.ts';
import { createMarkedIntake } from './marked-intake.ts';
import { createMarker, type MarkerParts } from './marker.ts';
import { createMarkingThread } from './thread/marking-thread.ts';
import type { ThreadSettings } from './thread/protocol.ts';

export interface MarksParts extends Omit<MarkerParts, 'thread'> {
  readonly key: SigningKey;
  /** This program, as manifests name it. */
  readonly agent: ThreadSettings['agent'];
  readonly intake: Intake;
}

/** The marks of this installation. */
export interface Marks {
  readonly marker: Marker;
  readonly manifests: ManifestReader;
  /** For fronts: what it encodes anew is marked. */
  readonly intake: Intake;
  /** A result will come soon: begins to load what marking it needs. */
  prepare(): void;
  close(): Promise<void>;
}

/** No thread starts before the first work. */
export function createMarks({ key, agent, ...parts }: MarksParts): Marks {
  const thread = createMarkingThread({ key, agent });
  return {
    marker: createMarker({ ...parts, thread }),
    manifests: createManifestReader(thread),
    intake: createMarkedIntake({ ...parts, thread }),
    prepare: () => thread.warmUp(),
    close: () => thread.close(),
  };
}

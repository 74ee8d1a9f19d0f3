import type { ManifestReader } from '../core/ports/trust.ts';
import type { MarkingThread } from './thread/marking-thread.ts';
import { Unmarkable } from './thread/marking-thread.ts';
import { ManifestFacts } from './thread/protocol.ts';

export function createManifestReader(thread: MarkingThread): ManifestReader {
  return {
    async read({ bytes, mimeType }, signal) {
      try {
        const { state, at, provider } = await thread.run({ kind: 'read', bytes, mimeType }, ManifestFacts, signal);
        return { state, at, provider };
      } catch (error) {
        if (error instanceof Unmarkable) return { state: 'none' }; // it is no file of its type
        throw error;
      }
    },
  };
}

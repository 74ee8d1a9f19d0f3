import { createHash } from 'node:crypto';
import type {
  Fingerprinter,
  ManifestReader,
  ManifestReading,
  ResultLedger,
  Verification,
  Verifier,
} from '../core/ports/trust.ts';
import { isResult } from '../core/results/tells.ts';
import { mediaTypeOf } from './media-type.ts';

export interface VerifierParts {
  readonly results: Pick<ResultLedger, 'exact' | 'alike'>;
  readonly fingerprinter: Pick<Fingerprinter, 'look'>;
  readonly readManifest: ManifestReader['read'];
}

/**
 * The very file, or a valid manifest: made here. A manifest that the file no longer fits: altered. A file that looks like
 * a result, and less like its scene: looks like it. The surest evidence comes first.
 */
export function createVerifier({ results, fingerprinter, readManifest }: VerifierParts): Verifier {
  return {
    async verify(bytes, signal) {
      const exact = await results.exact(createHash('sha256').update(bytes).digest('hex'));
      if (exact) return { verdict: 'made-here', ...originOf(exact) };
      const mimeType = mediaTypeOf(bytes);
      if (mimeType === undefined) return { verdict: 'unknown' };
      const manifest = await readManifest({ bytes, mimeType }, signal);
      if (manifest.state === 'valid') return { verdict: 'made-here', ...originOf(manifest) };
      if (manifest.state === 'invalid') return { verdict: 'altered', ...originOf(manifest) };
      const look = await fingerprinter.look(bytes, signal);
      const alike = look && (await results.alike(look.fingerprint, ({ tells }) => !!tells && isResult(look, tells)));
      return alike ? { verdict: 'looks-like', ...originOf(alike) } : { verdict: 'unknown' };
    },
  };
}

function originOf({ at, provider }: Omit<ManifestReading, 'state'>): Omit<Verification, 'verdict'> {
  return { ...(at !== undefined && { at }), ...(provider && { provider }) };
}

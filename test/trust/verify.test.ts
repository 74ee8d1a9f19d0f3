import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Look, lookSides, type MadeHere, type ManifestReading } from '../../src/core/ports/trust.ts';
import { tellsOf } from '../../src/core/results/tells.ts';
import { createVerifier } from '../../src/trust/verify.ts';
import { createMemoryResults } from '../fakes/storage/memory-results.ts';

const never = new AbortController().signal;
const png = (text: string) => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(text)]);

/** A look at a striped scene, with a square of that brightness on it. */
function lookWith(square: number, fingerprint = '5a'.repeat(32)): Look {
  const draw = (side: number): Uint8Array => {
    const cells = Uint8Array.from({ length: side ** 2 }, (_, at) => Math.floor((256 * (at % side)) / side));
    for (let y = side / 4; y < side / 2; y++) cells.fill(square, (y + 1 / 4) * side, (y + 1 / 2) * side);
    return cells;
  };
  return { fingerprint: [fingerprint], frames: [{ coarse: draw(lookSides.coarse), fine: draw(lookSides.fine) }] };
}

const scene = lookWith(60);
const made = lookWith(140);

/** A verifier that knows one result, and whose files look like the name that they hold. */
async function verifier(known: Partial<MadeHere> = {}, manifest: ManifestReading = { state: 'none' }) {
  const looks: Readonly<Record<string, Look>> = {
    result: made,
    copy: lookWith(143),
    scene,
    'copy of the scene': lookWith(57),
    foreign: lookWith(140, 'c3'.repeat(32)),
  };
  const results = createMemoryResults().open({ now: () => 5_000, keepMs: 10_000 });
  const sha256 = createHash('sha256').update(png('result')).digest('hex');
  const tells = tellsOf(made, scene);
  await results.record({ sha256, fingerprint: made.fingerprint, tells, at: 1_000, provider: 'akool', ...known });
  const parts = {
    results,
    fingerprinter: { look: async (bytes: Uint8Array) => looks[Buffer.from(bytes).toString('latin1', 8)] },
    readManifest: async () => manifest,
  };
  const { verify } = createVerifier(parts);
  return (name: string) => verify(png(name), never);
}

describe('verify', () => {
  it('knows the very file', async () => {
    const verify = await verifier();
    expect(await verify('result')).toEqual({ verdict: 'made-here', at: 1_000, provider: 'akool' });
  });

  it('believes a valid manifest where the ledger has nothing', async () => {
    const verify = await verifier({}, { state: 'valid', at: 7, provider: 'crun' });
    expect(await verify('unheard of')).toEqual({ verdict: 'made-here', at: 7, provider: 'crun' });
  });

  it('says of a file that its manifest no longer fits that it was altered, whatever it looks like', async () => {
    const verify = await verifier({}, { state: 'invalid' });
    for (const name of ['copy', 'scene', 'foreign']) expect(await verify(name)).toEqual({ verdict: 'altered' });
    expect(await verify('result')).toMatchObject({ verdict: 'made-here' });
  });

  it('knows a copy without a manifest by what it looks like', async () => {
    const verify = await verifier();
    expect(await verify('copy')).toEqual({ verdict: 'looks-like', at: 1_000, provider: 'akool' });
  });

  it('knows nothing of the scene, of foreign pictures, and of what has nothing to see', async () => {
    const verify = await verifier();
    for (const name of ['scene', 'copy of the scene', 'foreign', 'nothing to see']) {
      expect(await verify(name)).toEqual({ verdict: 'unknown' });
    }
  });

  it('knows no copies of a result that nobody could tell from its scene', async () => {
    const verify = await verifier({ tells: undefined });
    expect(await verify('copy')).toEqual({ verdict: 'unknown' });
  });

  it('looks at no file that is no picture', async () => {
    const { verify } = createVerifier({
      results: createMemoryResults().open({ now: () => 0, keepMs: 1 }),
      fingerprinter: { look: () => Promise.reject(new Error('looked')) },
      readManifest: () => Promise.reject(new Error('read')),
    });
    expect(await verify(Buffer.from('a text'), never)).toEqual({ verdict: 'unknown' });
  });
});

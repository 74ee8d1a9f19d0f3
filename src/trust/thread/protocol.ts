import { z } from 'zod';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'no bytes');

/** What a result says of itself, beside that it was made by a machine. Nothing in it is about a person. */
export const Origin = z.object({
  /** When it was marked, milliseconds since the epoch. */
  at: z.number().optional(),
  provider: z.string().optional(),
  /** SHA-256 of the manifest that the scene had, hexadecimal. */
  sceneManifest: z.string().optional(),
});
export type Origin = z.infer<typeof Origin>;

/** The program that marks, and the certificates of its key. */
export const ThreadSettings = z.object({
  agent: z.object({ name: z.string(), version: z.string() }),
  algorithm: z.enum(['es256', 'es384']),
  /** DER. */
  chain: z.array(Bytes).min(1),
  /** Bytes of every signature. */
  signedBytes: z.number().int().positive(),
});
export type ThreadSettings = z.infer<typeof ThreadSettings>;

const Original = z.object({ bytes: Bytes, mimeType: z.string() });

export const ThreadWork = z.discriminatedUnion('kind', [
  /** Loads everything once, so that the first result does not wait for it. */
  z.object({ kind: z.literal('warm-up') }),
  z.object({
    kind: z.literal('mark'),
    bytes: Bytes,
    mimeType: z.string(),
    origin: Origin,
    /** A foreign file, whose manifest is named by its hash. */
    scene: Original.optional(),
    /** The marked result of which this is another encoding. What it says of itself is kept. */
    original: Original.optional(),
  }),
  z.object({ kind: z.literal('read'), bytes: Bytes, mimeType: z.string() }),
]);
export type ThreadWork = z.infer<typeof ThreadWork>;

/** To the thread: work, or the answer to `sign`. */
export const ToThread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('work'), work: ThreadWork }),
  z.object({ kind: z.literal('signed'), signature: Bytes }),
]);
export type ToThread = z.infer<typeof ToThread>;

/**
 * From the thread: for each piece of work any number of `sign`, then one of the others. `memory` is what the thread holds
 * in bytes, and never gives back.
 */
export const FromThread = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign'), claim: Bytes }),
  z.object({ kind: z.literal('done'), answer: z.unknown(), memory: z.number() }),
  /** The file cannot be marked as it is laid out. */
  z.object({ kind: z.literal('refused'), problem: z.string(), memory: z.number() }),
]);
export type FromThread = z.infer<typeof FromThread>;

export const MarkAnswer = z.object({ bytes: Bytes });

/** `valid`: signed here, and not a byte was changed since. `invalid`: marked here, and changed since. */
export const ManifestFacts = Origin.extend({ state: z.enum(['valid', 'invalid', 'none']) });
export type ManifestFacts = z.infer<typeof ManifestFacts>;

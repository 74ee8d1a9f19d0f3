import { z } from 'zod';
import { profileNames } from './swap/networks/profiles.ts';

/** The operator's networks that draw faces: paths of ONNX files, and how they are used. */
export const NetworkSettings = z.object({
  /** Draws the faces: inputs `target` [1, 3, side, side] and `source` [1, 512], first output [1, 3, side, side]. */
  swapper: z.string(),
  /** How the swapper is used. Its file fits. */
  profile: z.enum(profileNames),
  /** Like ArcFace: input a picture [1, 3, 112, 112], output 512 numbers. */
  recognizer: z.string(),
  /** Turns the 512 numbers into those of the swapper, where its profile wants that. */
  converter: z.string().optional(),
  /** The most runs of the swapper for one face of a picture. */
  passes: z.number(),
});
export type NetworkSettings = z.infer<typeof NetworkSettings>;

/** Settings that every worker process is started with. */
export const WorkerSettings = z.object({
  runtime: z.enum(['auto', 'native', 'wasm']),
  networks: NetworkSettings.optional(),
  /** Path of the operator's classifier. */
  classifier: z.string().optional(),
  /** Whether to load what looks at files while nothing is asked of it, and in a way that is quick for a few files. */
  loadsGate: z.boolean().optional(),
  /** To load everything once, for the compile cache, and end. Such a process is given no foreign bytes. */
  compiles: z.boolean().optional(),
});
export type WorkerSettings = z.infer<typeof WorkerSettings>;

import { z } from 'zod';

/** Paths of ONNX files that the operator provides. */
export const NeuralModels = z.object({
  /** Like inswapper_128: inputs `target` [1, 3, 128, 128] and `source` [1, 512], output a picture [1, 3, 128, 128]. */
  swapper: z.string(),
  /** Like ArcFace: input a picture [1, 3, 112, 112], output 512 numbers. */
  recognizer: z.string(),
});
export type NeuralModels = z.infer<typeof NeuralModels>;

/** Settings that every worker process is started with. */
export const WorkerSettings = z.object({
  runtime: z.enum(['auto', 'native', 'wasm']),
  neural: NeuralModels.optional(),
  /** Path of the operator's classifier. */
  classifier: z.string().optional(),
  /** Whether to load what looks at files while nothing is asked of it, and in a way that is quick for a few files. */
  loadsGate: z.boolean().optional(),
  /** To load everything once, for the compile cache, and end. Such a process is given no foreign bytes. */
  compiles: z.boolean().optional(),
});
export type WorkerSettings = z.infer<typeof WorkerSettings>;

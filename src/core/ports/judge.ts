import type { SwapInput } from './provider.ts';
import type { Quality } from './quality.ts';

/**
 * Judges swaps by their faces, on this machine. Undefined where there is nothing to tell, as of files without a face.
 * Both reject with the signal's reason, and with any other error where nobody could look.
 */
export interface Judge {
  /** What the faces promise before they are swapped. */
  forecast(input: SwapInput, signal: AbortSignal): Promise<Quality | undefined>;
  /** The same, and what has become of the scene. `result` is a whole file, of any provider. */
  judge(input: SwapInput, result: Uint8Array, signal: AbortSignal): Promise<Quality | undefined>;
}

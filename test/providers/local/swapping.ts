import sharp, { type Region } from 'sharp';
import { readAll } from '../../../src/core/ports/media.ts';
import type { Faces, SwapInput, SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { mediaOf, photo } from './foreign-files.ts';

export const limits = { maxBytes: 64 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };

export function signal(): AbortSignal {
  return AbortSignal.timeout(60_000);
}

export async function swap(provider: SwapProvider, input: SwapInput): Promise<SwapStatus> {
  const options = { attemptId: 'a', signal: signal(), beforePaid: async () => undefined };
  let status = await provider.submit(input, options);
  while (status.state === 'pending') status = await provider.poll(status.ticket, { signal: signal() });
  return status;
}

export interface Pictures {
  readonly target: Uint8Array;
  readonly source?: Uint8Array;
  readonly faces?: Faces;
  readonly wanted?: string;
}

export function inputOf({
  target,
  source = photo('collins'),
  faces = { which: 'largest' },
  wanted,
}: Pictures): SwapInput {
  return { target: mediaOf(target), source: mediaOf(source), faces, wanted };
}

/** Swaps pictures and gives the bytes of the result. */
export function swapped(provider: SwapProvider, pictures: Pictures): Promise<Uint8Array> {
  return resultOf(provider, inputOf(pictures));
}

/** The bytes of a successful swap. */
export async function resultOf(provider: SwapProvider, input: SwapInput): Promise<Uint8Array> {
  const status = await swap(provider, input);
  if (status.state !== 'done') throw new Error(`not done: ${JSON.stringify(status)}`);
  const bytes = await readAll(await status.result.open(signal()), limits.maxBytes);
  return bytes ?? new Uint8Array();
}

/** A part of the scene that no face reaches. */
export const corner = { left: 0, top: 0, width: 60, height: 60 };

/** Mean difference of the red, green and blue of two pictures of one size, in the given part. */
export async function difference(a: Uint8Array, b: Uint8Array, part: Region): Promise<number> {
  const [one, other] = await Promise.all(
    [a, b].map((bytes) => sharp(bytes).autoOrient().removeAlpha().toColourspace('srgb').extract(part).raw().toBuffer()),
  );
  if (!one || !other) return Number.NaN;
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

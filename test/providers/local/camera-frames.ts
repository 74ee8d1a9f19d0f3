import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { toPicture, toSharp } from './load-picture.ts';

export interface Camera {
  /** Upper left corner and width of the view, in pixels of the picture. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

export const FRAME = { width: 320, height: 240 } as const;

/** Frames of a camera that moves over a picture. */
export function filmed(picture: Picture, cameras: readonly Camera[]): Promise<Picture[]> {
  return Promise.all(cameras.map((camera) => shot(picture, camera)));
}

async function shot(picture: Picture, { left, top, width }: Camera): Promise<Picture> {
  const height = Math.round((width * FRAME.height) / FRAME.width);
  const window = toSharp(picture).extract({ left: Math.round(left), top: Math.round(top), width, height });
  return toPicture(window.resize(FRAME.width, FRAME.height, { fit: 'fill' }));
}

/** A camera that glides to the right by `step` pixels a frame. */
export function gliding(from: Camera, step: number, frames: number): Camera[] {
  return Array.from({ length: frames }, (_, index) => ({ ...from, left: from.left + index * step }));
}

/** The frames with light grain, the same in every run and different in every frame. */
export function grainy(frames: readonly Picture[], levels: number): Picture[] {
  return frames.map(createGrain(levels, 1));
}

/** Adds grain of so many levels of 255 to either side, the same in every run that begins with this seed. */
export function createGrain(levels: number, seed: number): (frame: Picture) => Picture {
  let state = seed;
  const grain = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state / 2 ** 32 - 0.5) * 2 * levels;
  };
  return (frame) => ({
    ...frame,
    data: frame.data.map((value) => Math.max(0, Math.min(255, Math.round(value + grain())))),
  });
}

/** A frame without a person. */
export function emptyFrame(): Picture {
  const { width, height } = FRAME;
  return { width, height, data: new Uint8Array(3 * width * height).fill(110) };
}

/** The frame with a grey rectangle over a part of it. */
export function covered(
  frame: Picture,
  part: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Picture {
  const data = frame.data.slice();
  for (let y = Math.max(0, part.top); y < Math.min(frame.height, part.bottom); y++) {
    const row = 3 * y * frame.width;
    data.fill(105, row + 3 * Math.max(0, part.left), row + 3 * Math.min(frame.width, part.right));
  }
  return { ...frame, data };
}

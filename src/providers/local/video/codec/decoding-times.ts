/** When a frame is decoded and how long it is shown, in the time base of the stream. */
export interface FrameTimes {
  readonly dts: number;
  readonly duration: number;
}

/**
 * Decoding times of frames that are listed in decoding order. They rise strictly, and no frame is decoded after it is
 * shown.
 */
export function decodingTimes(frames: readonly { readonly pts: number }[], lastDuration: number): FrameTimes[] {
  const shown = frames.map(({ pts }) => pts).toSorted((a, b) => a - b);
  const ranks = new Map(shown.map((pts, rank) => [pts, rank]));
  const delay = frames.reduce((most, { pts }, place) => Math.max(most, place - (ranks.get(pts) ?? place)), 0);
  const [first = 0, second = first + 1] = shown;
  return frames.map(({ pts }, place) => {
    const next = shown[(ranks.get(pts) ?? place) + 1];
    return {
      dts: shown[place - delay] ?? first - (delay - place) * (second - first),
      duration: next === undefined ? lastDuration : next - pts,
    };
  });
}

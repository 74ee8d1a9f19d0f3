/** When each frame is decoded and how long it is shown, for frames in the order of decoding. */
export interface FrameTimes {
  readonly dts: number;
  readonly duration: number;
}

/** Frames that refer to later ones are decoded after these: no later than they are shown, and one after the other. */
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

/** Tells how many milliseconds passed since the lap before, or since the start. */
export function stopwatch<Step>(
  onStep: ((step: Step, milliseconds: number) => void) | undefined,
): (step: Step) => void {
  let before = performance.now();
  return (step) => {
    const now = performance.now();
    onStep?.(step, now - before);
    before = now;
  };
}

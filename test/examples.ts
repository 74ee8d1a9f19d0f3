/** Set by `npm run nightly`. */
export const isNight = process.env.NIGHT === '1';

/** How many examples a long property test tries: all of them at night, an eighth of them with every change. */
export function examples(atNight: number): number {
  return isNight ? atNight : Math.ceil(atNight / 8);
}

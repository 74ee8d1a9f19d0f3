import type { Figures } from './figures.ts';

/**
 * The measures that agree with people who judged pictures one by one, each with what is usual among swaps that look
 * strange. What is not here says something, but not whether a picture looks right.
 */
const USUAL = {
  expression: 0.055,
  lids: 0.068,
  brows: 0.038,
  mouthOpening: 0.029,
  mouthCurve: 0.028,
  likeNeither: 0.29,
  blotches: 3.3,
  skinUnlike: 0.24,
  eyesUnlike: 0.6,
  stains: 8,
  linesAtMouth: 0.13,
  linesAtEyes: 0.12,
  linesOnFace: 0.12,
} as const satisfies Partial<Record<keyof Figures, number>>;
/** Share of the usual value below which less is hardly better. */
const HARDLY = 0.2;
/** When no face is found where one was put. */
const LOST = 9;

const MEASURES = Object.keys(USUAL) as (keyof typeof USUAL)[];

/** How bad a result looks: geometric mean of its measures as shares of what is usual. 1 and more is strange. */
export function badness(figures: Figures): number {
  if (!figures.found) return LOST;
  const logs = MEASURES.map((name) => Math.log((figures[name] / USUAL[name] + HARDLY) / (1 + HARDLY)));
  return Math.exp(logs.reduce((sum, value) => sum + value, 0) / MEASURES.length);
}

/** The measures in which a result is worst, beginning with the worst. */
export function worstMeasures(figures: Figures, count: number): string {
  const share = (name: keyof typeof USUAL): number => figures[name] / USUAL[name];
  const worst = MEASURES.toSorted((a, b) => share(b) - share(a)).slice(0, count);
  return worst.map((name) => `${name} ×${share(name).toFixed(1)}`).join(', ');
}

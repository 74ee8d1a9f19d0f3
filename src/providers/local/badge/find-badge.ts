import type { Picture } from '../pixels/picture.ts';
import { type BadgePlace, badgePlaces } from './place.ts';
import { badgeShape, plateOpacity } from './shape.ts';

/** The badge is compared as a mosaic of so many rows: finer detail is lost whenever a picture is encoded anew. */
const rows = 12;
/** Least correlation with the badge, and least difference in brightness between the plate and the letters. */
const alike = 0.6;
const leastContrast = 28;
/** The picture may have been larger or smaller when it got its badge, which has a least height. */
const formerSizes = [1, 2, 0.5, 1.4, 0.7, 2.8, 4] as const;
/** A badge that is found may be a little larger or smaller, and may have moved: chats scale and pad pictures. */
const coarseScales = [1, 0.88, 1.13] as const;
const fineScales = [1, 0.94, 1.06] as const;
/** In rows of the mosaic. */
const coarseSteps = [0, -1.4, 1.4] as const;
const fineSteps = [0, -0.7, 0.7] as const;
/** Correlation from which it is worth to look closer. */
const worthALook = 0.35;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Mosaic {
  readonly columns: number;
  readonly cells: Float32Array;
  /** Their mean: letters are brighter. */
  readonly middle: number;
}

let known: Mosaic | undefined;

/** Where a picture has the badge already, also where it was encoded anew or scaled since. */
export function findBadge(picture: Picture): Area | undefined {
  for (let corner = 0; corner < 4; corner++) {
    const likely = likelyAreas(picture, corner);
    const sums = summed(picture, around(likely));
    for (const area of likely) {
      const found = badgeNear(sums, area);
      if (found) return found;
    }
  }
  return undefined;
}

/** Where the badge of this corner is, by the size that the picture may have had. */
function likelyAreas({ width, height }: Picture, corner: number): readonly Area[] {
  const areas = formerSizes.map((factor): Area => {
    const { box } = badgePlaces({ width: Math.round(width * factor), height: Math.round(height * factor) })[
      corner
    ] as BadgePlace;
    const size = { width: (box.right - box.left) / factor, height: (box.bottom - box.top) / factor };
    return { left: box.left / factor, top: box.top / factor, ...size };
  });
  const isNew = (area: Area, index: number): boolean =>
    !areas.slice(0, index).some((other) => Math.abs(other.height - area.height) < area.height / rows);
  return areas.filter(isNew);
}

/** The area that is most alike, sought in coarse steps first: most pictures have no badge. */
function badgeNear(sums: Sums, area: Area): Area | undefined {
  const likeness = (areas: readonly Area[]): { area: Area; alike: number }[] =>
    areas.map((one) => ({ area: one, alike: alikeness(sums, one) })).toSorted((one, other) => other.alike - one.alike);
  const [coarse] = likeness(shifted(area, coarseSteps, coarseScales));
  if (!coarse || coarse.alike < worthALook) return undefined;
  const [fine] = likeness(shifted(coarse.area, fineSteps, fineScales));
  return fine && fine.alike >= alike ? fine.area : undefined;
}

function shifted(
  { left, top, width, height }: Area,
  steps: readonly number[],
  scales: readonly number[],
): readonly Area[] {
  const shift = height / rows;
  return scales.flatMap((scale) =>
    steps.flatMap((down) =>
      steps.map((across) => ({
        left: left + across * shift - ((scale - 1) * width) / 2,
        top: top + down * shift - ((scale - 1) * height) / 2,
        width: width * scale,
        height: height * scale,
      })),
    ),
  );
}

function around(areas: readonly Area[]): Area {
  const room = Math.max(...areas.map(({ height }) => height)) / 2;
  const left = Math.min(...areas.map((area) => area.left)) - room;
  const top = Math.min(...areas.map((area) => area.top)) - room;
  const right = Math.max(...areas.map((area) => area.left + area.width)) + room;
  const bottom = Math.max(...areas.map((area) => area.top + area.height)) + room;
  return { left, top, width: right - left, height: bottom - top };
}

/** The brightness of part of a picture, summed up from its upper left corner, so that the mean of any area is quick. */
interface Sums {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** (width + 1) × (height + 1). */
  readonly sums: Float64Array;
}

function summed({ width, height, data }: Picture, area: Area): Sums {
  const left = clamp(Math.floor(area.left), width - 1);
  const top = clamp(Math.floor(area.top), height - 1);
  const right = clamp(Math.ceil(area.left + area.width), width);
  const bottom = clamp(Math.ceil(area.top + area.height), height);
  const size = { width: right - left, height: bottom - top };
  const row = size.width + 1;
  const sums = new Float64Array(row * (size.height + 1));
  for (let y = 0; y < size.height; y++) {
    let sum = 0;
    for (let x = 0; x < size.width; x++) {
      const i = ((top + y) * width + left + x) * 3;
      sum += 0.299 * (data[i] as number) + 0.587 * (data[i + 1] as number) + 0.114 * (data[i + 2] as number);
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] as number) + sum;
    }
  }
  return { left, top, ...size, sums };
}

/** Mean of an area; of its nearest pixel where it is smaller than one. */
function brightness(sums: Sums, areaLeft: number, areaTop: number, areaWidth: number, areaHeight: number): number {
  const { left, top, width, height } = sums;
  const x = clamp(Math.round(areaLeft) - left, width - 1);
  const y = clamp(Math.round(areaTop) - top, height - 1);
  const endX = Math.max(x + 1, clamp(Math.round(areaLeft + areaWidth) - left, width));
  const endY = Math.max(y + 1, clamp(Math.round(areaTop + areaHeight) - top, height));
  const row = width + 1;
  const at = (index: number): number => sums.sums[index] as number;
  const sum = at(endY * row + endX) - at(endY * row + x) - at(y * row + endX) + at(y * row + x);
  return sum / ((endX - x) * (endY - y));
}

/** Correlation with the badge; 0 where the letters are hardly brighter than the plate. */
function alikeness(sums: Sums, area: Area): number {
  const badge = badgeMosaic();
  const [width, height] = [area.width / badge.columns, area.height / rows];
  const cells = badge.cells.map((_, index) => {
    const left = area.left + (index % badge.columns) * width;
    return brightness(sums, left, area.top + Math.floor(index / badge.columns) * height, width, height);
  });
  return contrast(cells, badge) >= leastContrast ? correlation(cells, badge.cells) : 0;
}

/** What the badge looks like on grey. */
function badgeMosaic(): Mosaic {
  if (known) return known;
  const fine = 8;
  const { width, height, plate, letters } = badgeShape(rows * fine);
  const columns = Math.round(width / fine);
  const cells = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      const at = y * width + x;
      const dark = 0.5 * (1 - (plate[at] as number) * plateOpacity);
      const letter = letters[at] as number;
      cells[cell] = (cells[cell] as number) + dark * (1 - letter) + letter;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  const means = cells.map((sum, cell) => sum / (counts[cell] as number));
  known = { columns, cells: means, middle: mean(means) };
  return known;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function correlation(one: Float32Array, other: Float32Array): number {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [product, squareOne, squareOther] = [0, 0, 0];
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [(one[i] as number) - meanOne, (other[i] as number) - meanOther];
    product += a * b;
    squareOne += a * a;
    squareOther += b * b;
  }
  return squareOne === 0 ? 0 : product / Math.sqrt(squareOne * squareOther);
}

/** How much brighter the letters are than the plate. */
function contrast(cells: Float32Array, { cells: badge, middle }: Mosaic): number {
  let [letters, plate, ofLetters, ofPlate] = [0, 0, 0, 0];
  for (let i = 0; i < badge.length; i++) {
    const isLetter = (badge[i] as number) > middle;
    if (isLetter) letters += cells[i] as number;
    else plate += cells[i] as number;
    if (isLetter) ofLetters++;
    else ofPlate++;
  }
  return letters / Math.max(1, ofLetters) - plate / Math.max(1, ofPlate);
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

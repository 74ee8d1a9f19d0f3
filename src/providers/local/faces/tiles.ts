/** A square part of a picture. It may extend beyond the border. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const TILED_FROM_SIDE = 600;
const TILE_OF_LONG_SIDE = 0.625;
/** Up to this ratio of short to long side, one row of slightly larger tiles covers the short side. */
const ONE_ROW_UP_TO = 0.7;
const SMALL_TILE_OF_LONG_SIDE = 0.3125;
const OVERLAP = 0.25;
/** A box nearer than this to an inner edge of its tile, as a share of the tile, may be half a face. */
const EDGE = 0.02;

/** Squares for the detector: the whole picture and, if it is large, overlapping parts of it for small faces. */
export function tilesOf({ width, height }: Size): Tile[] {
  const longSide = Math.max(width, height);
  const shortSide = Math.min(width, height);
  const whole = { left: (width - longSide) / 2, top: (height - longSide) / 2, side: longSide };
  if (longSide < TILED_FROM_SIDE) return [whole];
  const usual = longSide * TILE_OF_LONG_SIDE;
  const side = shortSide <= longSide * ONE_ROW_UP_TO ? Math.max(shortSide, usual) : usual;
  return [whole, ...grid({ width, height }, side)];
}

/** Tiles of half the size, for crowds and for pictures in which no face was found. None for a small picture. */
export function smallTilesOf({ width, height }: Size): Tile[] {
  const longSide = Math.max(width, height);
  return longSide < TILED_FROM_SIDE ? [] : grid({ width, height }, longSide * SMALL_TILE_OF_LONG_SIDE);
}

/** Whether the box touches an edge of the tile beyond which the picture continues. */
export function isCut(
  box: { readonly centreX: number; readonly centreY: number; readonly width: number; readonly height: number },
  tile: Tile,
  picture: Size,
): boolean {
  const edge = tile.side * EDGE;
  const right = tile.left + tile.side;
  const bottom = tile.top + tile.side;
  return (
    (tile.left > 1 && box.centreX - box.width / 2 < tile.left + edge) ||
    (tile.top > 1 && box.centreY - box.height / 2 < tile.top + edge) ||
    (right < picture.width - 1 && box.centreX + box.width / 2 > right - edge) ||
    (bottom < picture.height - 1 && box.centreY + box.height / 2 > bottom - edge)
  );
}

function grid({ width, height }: Size, side: number): Tile[] {
  return starts(height, side).flatMap((top) => starts(width, side).map((left) => ({ left, top, side })));
}

function starts(length: number, side: number): number[] {
  const count = Math.max(1, Math.ceil((length - side * OVERLAP) / (side * (1 - OVERLAP))));
  if (count === 1) return [(length - side) / 2];
  return Array.from({ length: count }, (_, index) => (index * (length - side)) / (count - 1));
}

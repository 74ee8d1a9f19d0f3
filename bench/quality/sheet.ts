import sharp from 'sharp';
import type { CropWindow } from '../../src/providers/local/pixels/crop.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { cutOut, PORTRAIT_SIDE } from './portraits.ts';

/** Pixels. */
const TILE = 260;
const CAPTION = 20;
/** Pairs beside and below one another on a sheet. */
const COLUMNS = 2;
const ROWS = 5;
/** How much more than the portrait a tile shows. */
const MARGIN = 1.05;

/** A pair on a sheet. */
export interface SheetRow {
  readonly caption: string;
  /** Source, target and result, made by `tileOf`. */
  readonly tiles: readonly Uint8Array[];
}

/** Draws pairs in their order on as many sheets as they need. `fileOf` names the sheet of a number from 1. Returns their number. */
export async function drawSheets(rows: readonly SheetRow[], fileOf: (number: number) => string): Promise<number> {
  const perSheet = COLUMNS * ROWS;
  const sheets = Math.ceil(rows.length / perSheet);
  for (let sheet = 0; sheet < sheets; sheet++) {
    await drawSheet(rows.slice(sheet * perSheet, (sheet + 1) * perSheet), fileOf(sheet + 1));
  }
  return sheets;
}

async function drawSheet(rows: readonly SheetRow[], file: string): Promise<void> {
  const layers = rows.flatMap(({ caption, tiles }, index) => {
    const left = (index % COLUMNS) * 3 * TILE;
    const top = Math.floor(index / COLUMNS) * (TILE + CAPTION);
    return [
      { input: captionOf(caption), left, top },
      ...tiles.map((pixels, i) => ({
        input: Buffer.from(pixels),
        raw: { width: TILE, height: TILE, channels: 3 as const },
        left: left + i * TILE,
        top: top + CAPTION,
      })),
    ];
  });
  const width = 3 * TILE * Math.min(COLUMNS, rows.length);
  const height = (TILE + CAPTION) * Math.ceil(rows.length / COLUMNS);
  const sheet = sharp({ create: { width, height, channels: 3, background: '#222' } });
  await sheet.composite(layers).png().toFile(file);
}

/** The pixels of a tile: what is around a face. */
export function tileOf(picture: Picture, window: CropWindow): Uint8Array {
  const wider = { ...window, scale: (window.scale * MARGIN * PORTRAIT_SIDE) / TILE };
  return cutOut(picture, wider, TILE).data;
}

function captionOf(caption: string): Buffer {
  const text = caption.replace(/[&<>]/g, ' ');
  return Buffer.from(
    `<svg width="${3 * TILE}" height="${CAPTION}"><rect width="100%" height="100%" fill="#ddd"/><text x="4" y="15" font-family="sans-serif" font-size="13">${text}</text></svg>`,
  );
}

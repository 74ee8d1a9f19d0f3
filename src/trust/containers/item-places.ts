import { Unspliceable, viewOf } from './splice.ts';

/** Where the bytes of an item are: in the file, or in the `idat` box beside the list. */
export interface ItemPlace {
  readonly id: number;
  readonly isInBox: boolean;
  readonly extents: readonly { readonly at: number; readonly length: number }[];
}

const fullBoxHeader = 4;
const mostNumber = 0xffff_ffff;
const mostEntries = 10_000;

/** Reads the body of an `iloc` box. Throws Unspliceable. */
export function readPlaces(body: Uint8Array): readonly ItemPlace[] {
  const reader = readerOf(body);
  const version = reader.number(1);
  reader.number(fullBoxHeader - 1);
  if (version > 2) throw new Unspliceable('a newer list of places');
  const [offsetBytes, lengthBytes] = halves(reader.number(1));
  const [baseBytes, indexBytes] = halves(reader.number(1));
  const count = reader.number(version < 2 ? 2 : 4);
  if (count > mostEntries || (version > 0 && indexBytes > 0)) throw new Unspliceable('an odd list of places');
  return Array.from({ length: count }, () => {
    const id = reader.number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : reader.number(2) & 0xf;
    const isElsewhere = reader.number(2) !== 0;
    if (method > 1 || isElsewhere) throw new Unspliceable('an item in another place');
    const base = reader.number(baseBytes);
    const extents = Array.from({ length: reader.number(2) }, () => {
      const at = base + reader.number(offsetBytes);
      const length = reader.number(lengthBytes);
      if (length === 0) throw new Unspliceable('an item without a length');
      return { at, length };
    });
    return { id, isInBox: method === 1, extents };
  });
}

/** Writes the body of an `iloc` box, with four bytes for each number. */
export function writePlaces(places: readonly ItemPlace[]): Uint8Array {
  const parts = places.map(({ id, isInBox, extents }) => {
    const head = [...bytesOf(id, 4), 0, isInBox ? 1 : 0, 0, 0, ...bytesOf(extents.length, 2)];
    return Uint8Array.from([
      ...head,
      ...extents.flatMap(({ at, length }) => [...bytesOf(at, 4), ...bytesOf(length, 4)]),
    ]);
  });
  return Buffer.concat([Uint8Array.of(2, 0, 0, 0, 0x44, 0x00, ...bytesOf(places.length, 4)), ...parts]);
}

function bytesOf(value: number, length: number): number[] {
  if (value > mostNumber) throw new Unspliceable('a place beyond four gigabytes');
  return Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) & 0xff);
}

function halves(byte: number): [number, number] {
  return [byte >> 4, byte & 0xf];
}

function readerOf(body: Uint8Array) {
  const view = viewOf(body);
  let at = 0;
  return {
    /** A number of 0, 1, 2, 3, 4 or 8 bytes. */
    number(length: number): number {
      if (![0, 1, 2, 3, 4, 8].includes(length) || at + length > body.length)
        throw new Unspliceable('a list that breaks off');
      let value = 0;
      for (let index = 0; index < length; index++) value = value * 256 + view.getUint8(at + index);
      at += length;
      return value;
    },
  };
}

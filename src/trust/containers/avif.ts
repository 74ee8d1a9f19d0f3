import { type Box, boxesOf, boxOf } from './boxes.ts';
import { type ItemPlace, readPlaces, writePlaces } from './item-places.ts';
import { latin1, Unspliceable, viewOf } from './splice.ts';

const xmpType = 'application/rdf+xml';
const fullBoxHeader = 4;
const boxHeader = 8;
const largestId = 0xffff;

/**
 * The picture with this XMP packet as an item of its own, at the end of the file. Nothing else moves but by the length of
 * the new entries. Throws Unspliceable, also where there is XMP already.
 */
export function withXmpInAvif(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const boxes = boxesOf(bytes);
  const meta = boxes.find(({ type }) => type === 'meta');
  if (!meta || boxes.some(({ type }) => type === 'moov')) throw new Unspliceable('no still picture');
  const parts = boxesOf(meta.body.subarray(fullBoxHeader));
  const places = readPlaces(bodyOf(parts, 'iloc'));
  const picture = primaryItem(bodyOf(parts, 'pitm'));
  const id = Math.max(picture, ...places.map((place) => place.id)) + 1;
  if (id > largestId) throw new Unspliceable('no item number is free');

  const rewritten = (movedBy: number): Uint8Array => {
    const at = bytes.length + movedBy + boxHeader;
    const moved = places.map((place) => movedPlace(place, meta.end, movedBy));
    const own = { id, isInBox: false, extents: [{ at, length: xmp.length }] };
    const replaced: Readonly<Record<string, () => Uint8Array>> = {
      iloc: () => boxOf('iloc', writePlaces([...moved, own])),
      iinf: () => withEntry(bodyOf(parts, 'iinf'), id),
      iref: () => withReference(bodyOf(parts, 'iref'), id, picture),
    };
    const written = parts.map(({ type, start, end }) => {
      const replacement = replaced[type];
      return replacement ? replacement() : meta.body.subarray(fullBoxHeader + start, fullBoxHeader + end);
    });
    const hasReferences = parts.some(({ type }) => type === 'iref');
    const references = hasReferences ? [] : [withReference(new Uint8Array(fullBoxHeader), id, picture)];
    return boxOf('meta', meta.body.subarray(0, fullBoxHeader), ...written, ...references);
  };

  const movedBy = rewritten(0).length - (meta.end - meta.start); // places are of one size, whatever they say
  return Buffer.concat([
    bytes.subarray(0, meta.start),
    rewritten(movedBy),
    bytes.subarray(meta.end),
    boxOf('mdat', xmp),
  ]);
}

function bodyOf(boxes: readonly Box[], type: string): Uint8Array {
  const [only, ...others] = boxes.filter((box) => box.type === type);
  if (!only || others.length > 0 || only.body.length < fullBoxHeader + 2) throw new Unspliceable(`not one ${type} box`);
  return only.body;
}

function movedPlace(place: ItemPlace, from: number, movedBy: number): ItemPlace {
  if (place.isInBox) return place;
  const extents = place.extents.map(({ at, length }) => ({ at: at >= from ? at + movedBy : at, length }));
  return { ...place, extents };
}

function primaryItem(body: Uint8Array): number {
  const view = viewOf(body);
  if (body[0] === 0) return view.getUint16(fullBoxHeader);
  if (body.length < fullBoxHeader + 4) throw new Unspliceable('no main picture');
  return view.getUint32(fullBoxHeader);
}

/** The list of items with one more: text that describes another item. */
function withEntry(body: Uint8Array, id: number): Uint8Array {
  const isLong = body[0] !== 0;
  const countBytes = isLong ? 4 : 2;
  const first = fullBoxHeader + countBytes;
  const entries = body.subarray(first);
  if (boxesOf(entries).some(isXmp)) throw new Unspliceable('there is XMP already');
  const header = Buffer.from(body.subarray(0, first));
  const count = header.readUIntBE(fullBoxHeader, countBytes) + 1;
  if (!isLong && count > largestId) throw new Unspliceable('too many items');
  header.writeUIntBE(count, fullBoxHeader, countBytes);
  const numbers = Buffer.alloc(4);
  numbers.writeUInt16BE(id);
  const entry = boxOf('infe', Uint8Array.of(2, 0, 0, 0), numbers, Buffer.from(`mimeXMP\0${xmpType}\0`, 'latin1'));
  return boxOf('iinf', header, entries, entry);
}

function isXmp({ body }: Box): boolean {
  return latin1(body).includes(xmpType);
}

/** The references between items with one more: that `from` describes `to`. */
function withReference(body: Uint8Array, from: number, to: number): Uint8Array {
  const idBytes = body[0] === 0 ? 2 : 4;
  const content = Buffer.alloc(2 * idBytes + 2);
  content.writeUIntBE(from, 0, idBytes);
  content.writeUInt16BE(1, idBytes);
  if (idBytes === 2 && to > largestId) throw new Unspliceable('an item number that is too large');
  content.writeUIntBE(to, idBytes + 2, idBytes);
  return boxOf('iref', body, boxOf('cdsc', content));
}

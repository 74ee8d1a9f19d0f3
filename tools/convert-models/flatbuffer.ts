/** A table of a flatbuffer. Fields are asked for by their place in the schema; one that is left out reads as 0 or empty. */
export interface Table {
  byte(field: number): number;
  /** Of 32 bits, signed. */
  integer(field: number): number;
  text(field: number): string;
  bytes(field: number): Uint8Array;
  integers(field: number): number[];
  table(field: number): Table | undefined;
  tables(field: number): Table[];
}

/** The root table of a flatbuffer (https://flatbuffers.dev/internals/). Throws RangeError where it points outside itself. */
export function rootTable(file: Uint8Array): Table {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return tableAt(view, view.getUint32(0, true));
}

function tableAt(view: DataView, start: number): Table {
  const layout = start - view.getInt32(start, true);

  /** Where a field is, or 0. */
  function place(field: number): number {
    const entry = 4 + 2 * field;
    const offset = entry < view.getUint16(layout, true) ? view.getUint16(layout + entry, true) : 0;
    return offset === 0 ? 0 : start + offset;
  }
  function target(at: number): number {
    return at + view.getUint32(at, true);
  }
  /** The places of the entries of a list. */
  function entries(field: number, size: number): number[] {
    const at = place(field);
    if (at === 0) return [];
    const list = target(at);
    return Array.from({ length: view.getUint32(list, true) }, (_, index) => list + 4 + size * index);
  }
  function bytes(field: number): Uint8Array {
    const at = place(field);
    if (at === 0) return new Uint8Array();
    const list = target(at);
    return new Uint8Array(view.buffer, view.byteOffset + list + 4, view.getUint32(list, true));
  }
  return {
    byte: (field) => (place(field) === 0 ? 0 : view.getInt8(place(field))),
    integer: (field) => (place(field) === 0 ? 0 : view.getInt32(place(field), true)),
    text: (field) => new TextDecoder().decode(bytes(field)),
    bytes,
    integers: (field) => entries(field, 4).map((at) => view.getInt32(at, true)),
    table: (field) => (place(field) === 0 ? undefined : tableAt(view, target(place(field)))),
    tables: (field) => entries(field, 4).map((at) => tableAt(view, target(at))),
  };
}

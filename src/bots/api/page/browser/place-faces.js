/**
 * @typedef {{ left: number, top: number, width: number, height: number }} Area in pixels of the screen
 * @typedef {{ area: Area, label: { x: number, y: number } }} Place the label's middle, from the middle of the area's top
 */

/** As much as a finger needs. */
const target = 44;
/** The label of a smaller face stands above or below it, instead of on its upper edge. */
const small = 72;
const rounds = 200;

/**
 * Where the button of each face goes and where its label is, so that labels neither overlap nor leave the picture. A
 * button is as large as its face, and a small one larger as far as its neighbours leave room.
 * @param {readonly Area[]} faces
 * @param {{ width: number, height: number }} picture
 * @param {{ width: number, height: number }} label
 * @returns {Place[]}
 */
export function placeFaces(faces, picture, label) {
  const areas = faces.map((face, index) => enlarged(face, faces.toSpliced(index, 1), picture));
  const labels = areas.map((area) => ({ x: area.left + area.width / 2, y: heightOf(area, label) }));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of labels) keepInside(one, picture, label);
    if (!pushApart(labels, label)) break;
  }
  for (const one of labels) keepInside(one, picture, label);
  return areas.map((area, index) => {
    const { x, y } = labels[index] ?? { x: 0, y: 0 };
    return { area, label: { x: x - area.left - area.width / 2, y: y - area.top } };
  });
}

/**
 * @param {Area} face
 * @param {readonly Area[]} others
 * @param {{ width: number, height: number }} picture
 * @returns {Area}
 */
function enlarged(face, others, picture) {
  const middle = middleOf(face);
  const gaps = others.map(middleOf).map(({ x, y }) => Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)));
  const room = Math.min(target, ...gaps);
  const width = Math.min(Math.max(face.width, room), picture.width);
  const height = Math.min(Math.max(face.height, room), picture.height);
  const left = clamp(middle.x - width / 2, 0, picture.width - width);
  const top = clamp(middle.y - height / 2, 0, picture.height - height);
  return { left, top, width, height };
}

/** @param {Area} area @param {{ height: number }} label */
function heightOf({ top, height }, label) {
  if (height >= small) return top;
  const isRoomAbove = top >= label.height;
  return isRoomAbove ? top - label.height / 2 : top + height + label.height / 2;
}

/** @param {Area} area */
function middleOf({ left, top, width, height }) {
  return { x: left + width / 2, y: top + height / 2 };
}

/**
 * Moves overlapping labels by half of what they overlap, the shorter way. Whether any did.
 * @param {{ x: number, y: number }[]} labels
 * @param {{ width: number, height: number }} label
 */
function pushApart(labels, label) {
  let moved = false;
  for (const [index, one] of labels.entries()) {
    for (const other of labels.slice(index + 1)) {
      const across = label.width - Math.abs(one.x - other.x);
      const down = label.height - Math.abs(one.y - other.y);
      if (across <= 0.01 || down <= 0.01) continue;
      moved = true;
      if (across <= down) {
        const way = one.x <= other.x ? 1 : -1;
        one.x -= (way * across) / 2;
        other.x += (way * across) / 2;
      } else {
        const way = one.y <= other.y ? 1 : -1;
        one.y -= (way * down) / 2;
        other.y += (way * down) / 2;
      }
    }
  }
  return moved;
}

/**
 * @param {{ x: number, y: number }} label
 * @param {{ width: number, height: number }} picture
 * @param {{ width: number, height: number }} size
 */
function keepInside(label, picture, size) {
  label.x = clamp(label.x, size.width / 2, picture.width - size.width / 2);
  label.y = clamp(label.y, size.height / 2, picture.height - size.height / 2);
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

/**
 * @typedef {{ left: number, top: number, width: number, height: number }} Area in pixels of the screen
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ area: Area, label: Point }} Place the label's middle, from the middle of the area's top
 */

/** As much as a finger needs. */
const target = 44;
/** The label of a smaller face stands beside it, instead of on its upper edge. */
const small = 72;
const rounds = 200;

/**
 * Where the button of each face goes and where its label is, so that labels neither overlap nor leave the picture. A
 * button is as large as its face, and a small one larger as far as its neighbours leave room.
 * @param {readonly Area[]} faces
 * @param {Size} picture
 * @param {Size} label
 * @returns {Place[]}
 */
export function placeFaces(faces, picture, label) {
  const areas = faces.map((face, index) => enlarged(face, faces.toSpliced(index, 1), picture));
  /** @type {Point[]} */
  const labels = [];
  for (const area of areas) labels.push(besides(area, { areas, labels, picture, label }));
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
 * @param {Size} picture
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

/**
 * Where a label hides no face and no label: on the upper edge of a large face, else above, right, left or below. The edge,
 * where there is no such place.
 * @param {Area} area
 * @param {{ areas: readonly Area[], labels: readonly Point[], picture: Size, label: Size }} around
 */
function besides(area, { areas, labels, picture, label }) {
  const { x, y } = middleOf(area);
  const edge = { x, y: area.top };
  if (area.height >= small) return edge;
  const [across, down] = [(area.width + label.width) / 2, (area.height + label.height) / 2];
  const sides = [
    { x, y: y - down },
    { x: x + across, y },
    { x: x - across, y },
    { x, y: y + down },
  ];
  const free = sides.find((side) => {
    /** @param {Area} other */
    const isHidden = ({ left, top, width, height }) =>
      Math.abs(side.x - left - width / 2) < (width + label.width) / 2 - 1 &&
      Math.abs(side.y - top - height / 2) < (height + label.height) / 2 - 1;
    const areasOfLabels = labels.map((one) => areaAround(one, label));
    const inside = keepInside({ ...side }, picture, label);
    return inside.x === side.x && inside.y === side.y && ![...areas, ...areasOfLabels].some(isHidden);
  });
  return free ?? edge;
}

/** @param {Point} middle @param {Size} size @returns {Area} */
function areaAround({ x, y }, { width, height }) {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** @param {Area} area */
function middleOf({ left, top, width, height }) {
  return { x: left + width / 2, y: top + height / 2 };
}

/**
 * Moves overlapping labels by half of what they overlap, the shorter way. Whether any did.
 * @param {Point[]} labels
 * @param {Size} label
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
 * @param {Point} label
 * @param {Size} picture
 * @param {Size} size
 */
function keepInside(label, picture, size) {
  label.x = clamp(label.x, size.width / 2, picture.width - size.width / 2);
  label.y = clamp(label.y, size.height / 2, picture.height - size.height / 2);
  return label;
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

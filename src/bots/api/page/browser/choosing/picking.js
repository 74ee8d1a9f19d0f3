import { announce } from '../announce.js';
import { copyOf, find } from '../element.js';
import { joined, text } from '../texts.js';
import { placeFaces } from './place-faces.js';

/**
 * @typedef {import('../api.js').Face} Face
 * @typedef {import('./people.js').Person} Person
 * @typedef {{ face: Face, button: HTMLElement, label: HTMLElement, isChosen: boolean, person?: Person }} Pick
 * @typedef {{ number: number, person: Person | undefined }} Row
 */

/** A very wide picture is shown at least as high, and scrolled; a very tall one as wide. */
const leastHeight = 150;
const leastWidth = 220;
/** Room for a number, and for a number with a letter. */
const labelSize = { width: 30, height: 30 };
const wideLabelSize = { width: 46, height: 30 };

/**
 * The numbered faces on the picture, and whose face each of them gets.
 * @param {{ people: import('./people.js').People, stage: HTMLElement, onChange(): void }} parts
 */
export function createPicking({ people, stage, onChange }) {
  const all = find('#all-faces', HTMLButtonElement);
  /** @type {Pick[]} */
  let picks = [];
  let picture = { width: 1, height: 1 };
  new ResizeObserver(place).observe(stage);

  all.addEventListener('click', () => {
    const isEach = usable().every(({ isChosen }) => isChosen);
    for (const pick of usable()) pick.isChosen = !isEach;
    changed();
  });

  const usable = () => picks.filter(({ face }) => face.quality > 0);

  /** The person whose face is put here: the first one, unless another one was chosen. @param {Pick} pick */
  function personFor(pick) {
    const present = people.all();
    return present.find(({ id }) => id === pick.person?.id) ?? present[0];
  }

  /** Goes from one person to the next, and from the last one to nobody. @param {Pick} pick */
  function press(pick) {
    const present = people.all();
    const person = personFor(pick);
    const next = pick.isChosen ? present[present.findIndex(({ id }) => id === person?.id) + 1] : present[0];
    pick.isChosen = !pick.isChosen || next !== undefined;
    if (next) pick.person = next;
    changed();
    announce(`${text('page-face-number', { number: pick.face.number })}: ${pick.button.ariaDescription}`);
  }

  function changed() {
    update();
    onChange();
  }

  function update() {
    const isOneOfSeveral = people.all().length > 1;
    for (const pick of usable()) {
      const { face, button, label, isChosen } = pick;
      const person = personFor(pick);
      label.textContent = isChosen && isOneOfSeveral ? `${face.number} ${person?.letter}` : String(face.number);
      button.setAttribute('aria-pressed', String(isChosen));
      const gets = person ? people.nameOf(person) : text('page-face');
      const said = isChosen ? text('page-face-chosen', { face: gets }) : text('page-face-stays');
      button.setAttribute('aria-description', said);
    }
    all.hidden = usable().length < 2;
    all.setAttribute('aria-pressed', String(usable().every(({ isChosen }) => isChosen)));
    place();
  }

  function place() {
    const { clientWidth: width, clientHeight: height } = stage;
    if (width === 0 || height === 0) return;
    const [across, down] = [width / picture.width, height / picture.height];
    const areas = picks.map(({ face: { box } }) => ({
      left: box.left * across,
      top: box.top * down,
      width: (box.right - box.left) * across,
      height: (box.bottom - box.top) * down,
    }));
    const size = people.all().length > 1 ? wideLabelSize : labelSize;
    for (const [index, { area, label }] of placeFaces(areas, { width, height }, size).entries()) {
      const pick = picks[index];
      if (!pick) continue;
      pick.button.style.left = `${(100 * area.left) / width}%`;
      pick.button.style.top = `${(100 * area.top) / height}%`;
      pick.button.style.width = `${(100 * area.width) / width}%`;
      pick.button.style.height = `${(100 * area.height) / height}%`;
      pick.label.style.translate = `calc(${label.x}px - 50%) calc(${label.y}px - 50%)`;
    }
  }

  return {
    /**
     * Puts the numbers on the picture; the largest face is chosen.
     * @param {import('../api.js').Faces} found
     */
    offer({ faces, ...size }) {
      picture = size;
      const shape = size.width / size.height;
      stage.style.setProperty('--least-width', `${Math.min(size.width, leastHeight * shape)}px`);
      stage.style.setProperty('--least-height', `${Math.min(size.height, leastWidth / shape)}px`);
      picks = faces.map((face) => createPick(face, press));
      stage.append(...picks.map(({ button }) => button));
      const [largest] = usable().sort((one, other) => areaOf(other.face) - areaOf(one.face));
      if (largest) largest.isChosen = true;
      update();
    },
    update,
    clear() {
      picks = [];
      all.hidden = true;
      stage.style.removeProperty('--least-width');
      stage.style.removeProperty('--least-height');
    },
    /** What to do about the faces, in a sentence. */
    said() {
      const found = text('page-faces-found', { count: picks.length });
      if (picks.length === 0) return text('page-faces-none');
      if (usable().length === 0) return joined([found, text('page-faces-unfit')]);
      return joined([found, people.all().length > 1 ? text('page-faces-ask-whose') : text('page-faces-ask')]);
    },
    isOffered: () => picks.length > 0,
    /** The largest face, unless the faces are known: then which of them are swapped. */
    choice() {
      const rows = usable()
        .filter(({ isChosen }) => isChosen)
        .map((pick) => ({ number: pick.face.number, person: personFor(pick) }));
      return picks.length === 0 ? undefined : { rows, isAll: rows.length === usable().length };
    },
  };
}

/** @param {Face} face @param {(pick: Pick) => void} onPress @returns {Pick} */
function createPick(face, onPress) {
  const button = copyOf('face');
  const label = find('b', HTMLElement, button);
  find('.unseen', HTMLElement, button).textContent = text('page-face-number', { number: face.number });
  /** @type {Pick} */
  const pick = { face, button, label, isChosen: false };
  if (face.quality > 0) button.addEventListener('click', () => onPress(pick));
  else {
    label.textContent = String(face.number);
    button.setAttribute('aria-disabled', 'true');
    button.setAttribute('aria-description', text('page-face-unfit'));
    button.title = text('page-face-unfit');
  }
  return pick;
}

/** @param {Face} face */
function areaOf({ box }) {
  return (box.right - box.left) * (box.bottom - box.top);
}

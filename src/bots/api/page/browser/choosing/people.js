import { find } from '../element.js';
import { text } from '../texts.js';
import { createPerson } from './person.js';

const mostPeople = 10;

/** One person whose face is put on. @typedef {{ id: string, letter: string, photos: readonly File[] }} Person */

/**
 * The people whose faces are put on, with one to five photos each.
 * @param {{ isUsable(file: File): boolean, complain(said: string): void, onChange(): void }} parts
 */
export function createPeople({ isUsable, complain, onChange }) {
  const list = find('#people', HTMLElement);
  const add = find('#add-person', HTMLButtonElement);
  /** @type {import('./person.js').PersonPlace[]} */
  const places = [];
  let made = 0;

  function addPlace() {
    made += 1;
    const place = createPerson(`face-${made}`, {
      isUsable,
      complain,
      onChange: changed,
      onRemove() {
        remove(place);
        places.at(-1)?.input.focus();
      },
    });
    places.push(place);
    list.append(place.element);
    changed();
    return place;
  }

  /** @param {import('./person.js').PersonPlace} place */
  function remove(place) {
    places.splice(places.indexOf(place), 1);
    place.forget();
    changed();
  }

  function changed() {
    for (const [index, place] of places.entries()) place.rename(letterOf(index), places.length > 1);
    add.hidden = places.length >= mostPeople || places.some(({ photos }) => photos.length === 0);
    onChange();
  }

  add.addEventListener('click', () => addPlace().input.focus());

  return {
    /** Makes the first, empty place. */
    begin: () => void addPlace(),
    /** The people who have a photo. @returns {Person[]} */
    all() {
      const people = places.map(({ id, photos }, index) => ({ id, photos, letter: letterOf(index) }));
      return people.filter(({ photos }) => photos.length > 0);
    },
    /** What a person is called, such as “Face B”. @param {Person} person */
    nameOf: ({ letter }) => (places.length > 1 ? text('page-face-of', { letter }) : text('page-face')),
    /** The first place without a photo. */
    empty: () => places.find(({ photos }) => photos.length === 0),
    /** The place that holds an element. @param {Node} node */
    around: (node) => places.find(({ element }) => element.contains(node)),
    /** Leaves one empty place. */
    clear() {
      for (const place of [...places]) remove(place);
      addPlace();
    },
  };
}

/** @typedef {ReturnType<typeof createPeople>} People */

/** @param {number} index */
function letterOf(index) {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

import { copyOf, find } from '../element.js';
import { text } from '../texts.js';

/** As many photos of one person as a swap takes. */
const mostPhotos = 5;

/**
 * The place for the photos of one person.
 * @param {string} id of its input
 * @param {{ isUsable(file: File): boolean, complain(said: string): void, onChange(): void, onRemove(): void }} parts
 */
export function createPerson(id, { isUsable, complain, onChange, onRemove }) {
  const element = copyOf('person');
  const title = find('h2', HTMLElement, element);
  const input = find('input', HTMLInputElement, element);
  const list = find('ul', HTMLUListElement, element);
  const removal = find('.remove-person', HTMLButtonElement, element);
  /** @type {File[]} */
  const photos = [];

  connect(element, id);
  removal.addEventListener('click', onRemove);
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = '';
  });

  /** @param {readonly File[]} files */
  function take(files) {
    const usable = files.filter(isUsable);
    const room = mostPhotos - photos.length;
    for (const file of usable.slice(0, room)) addPhoto(file);
    changed();
    if (usable.length > room) complain(text('page-error-too-many', { most: mostPhotos }));
  }

  /** @param {File} file */
  function addPhoto(file) {
    const item = copyOf('photo');
    const image = find('img', HTMLImageElement, item);
    image.src = URL.createObjectURL(file);
    find('button', HTMLButtonElement, item).addEventListener('click', () => {
      photos.splice(photos.indexOf(file), 1);
      URL.revokeObjectURL(image.src);
      item.remove();
      changed();
      input.focus();
    });
    photos.push(file);
    list.append(item);
  }

  function changed() {
    for (const [index, item] of [...list.children].entries()) {
      find('img', HTMLImageElement, item).alt = text('page-photo-number', { number: index + 1 });
      find('button', HTMLButtonElement, item).ariaLabel = text('page-photo-remove', { number: index + 1 });
    }
    find('.invitation', HTMLElement, element).hidden = photos.length > 0;
    find('.photos', HTMLElement, element).hidden = photos.length === 0;
    find('.add-photo', HTMLElement, element).hidden = photos.length >= mostPhotos;
    onChange();
  }

  return {
    id,
    element,
    input,
    photos,
    take,
    /** @param {string} letter @param {boolean} isOneOfSeveral */
    rename(letter, isOneOfSeveral) {
      title.textContent = isOneOfSeveral ? text('page-face-of', { letter }) : text('page-face');
      removal.textContent = text('page-person-remove', { letter });
      removal.hidden = !isOneOfSeveral;
    },
    /** Removes the place from the page, and its photos. */
    forget() {
      for (const { src } of element.querySelectorAll('img')) URL.revokeObjectURL(src);
      element.remove();
    },
  };
}

/** @typedef {ReturnType<typeof createPerson>} PersonPlace */

/** Names the input after the title, and lets labels open it. @param {HTMLElement} element @param {string} id */
function connect(element, id) {
  const input = find('input', HTMLInputElement, element);
  const title = find('h2', HTMLElement, element);
  const hint = find('.hint', HTMLElement, element);
  input.id = id;
  title.id = `${id}-title`;
  hint.id = `${id}-hint`;
  input.setAttribute('aria-labelledby', title.id);
  input.setAttribute('aria-describedby', hint.id);
  for (const label of element.querySelectorAll('label')) label.htmlFor = id;
}

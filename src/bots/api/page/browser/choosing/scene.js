import { Problem } from '../api.js';
import { find, show } from '../element.js';
import { text } from '../texts.js';
import { createPicking } from './picking.js';

/**
 * The picture, GIF or video that gets the faces.
 * @param {{
 *   api: import('../api.js').Api,
 *   people: import('./people.js').People,
 *   isUsable(file: File): boolean,
 *   complain(said: string): void,
 *   onChange(): void,
 * }} parts
 */
export function createScene({ api, people, isUsable, complain, onChange }) {
  const input = find('#picture', HTMLInputElement);
  const stage = find('#stage', HTMLElement);
  const moving = find('#moving', HTMLFieldSetElement);
  const status = find('#picking-status', HTMLElement);
  const picking = createPicking({ people, stage, onChange });
  /** @type {File | undefined} */
  let file;
  let looking = new AbortController();

  input.addEventListener('change', () => {
    const [chosen] = input.files ?? [];
    if (chosen) void take(chosen);
    input.value = '';
  });
  find('#remove-picture', HTMLButtonElement).addEventListener('click', () => {
    clear();
    input.focus();
  });

  function clear() {
    looking.abort();
    for (const shown of stage.querySelectorAll('img, video')) URL.revokeObjectURL(shown.getAttribute('src') ?? '');
    stage.replaceChildren();
    picking.clear();
    file = undefined;
    moving.hidden = true;
    show(status, '');
    changed();
  }

  function changed() {
    const isEmpty = file === undefined;
    find('#picture-invitation', HTMLElement).hidden = !isEmpty;
    find('#picture-tools', HTMLElement).hidden = isEmpty;
    stage.hidden = isEmpty;
    onChange();
  }

  /** @param {File} taken */
  async function take(taken) {
    if (!isUsable(taken)) return;
    clear();
    file = taken;
    moving.hidden = !isVideo(taken);
    stage.append(shownAs(taken));
    changed();
    if (!isVideo(taken)) await lookForFaces(taken);
  }

  /** @param {File} picture */
  async function lookForFaces(picture) {
    looking = new AbortController();
    const { signal } = looking;
    show(status, text('page-looking'));
    try {
      picking.offer(await api.faces(picture, signal));
      show(status, picking.said());
    } catch (error) {
      if (signal.aborted) return;
      show(status, '');
      moving.hidden = !(error instanceof Problem && error.type.endsWith(':moving-face'));
      if (moving.hidden) complain(error instanceof Error ? error.message : String(error));
    }
    changed();
  }

  return {
    input,
    take,
    clear,
    file: () => file,
    isMoving: () => !moving.hidden,
    firstFace: () => stage.querySelector('button') ?? input,
    /** Which faces are swapped, as the request says it: `which`, or rows of numbers and people. */
    choice() {
      if (moving.hidden) return picking.choice() ?? { which: 'largest' };
      return { which: find('input:checked', HTMLInputElement, moving).value };
    },
    /** Shows anew who gets which face. */
    update() {
      picking.update();
      if (picking.isOffered()) show(status, picking.said());
    },
  };
}

/** @typedef {ReturnType<typeof createScene>} Scene */

/** @param {File} file */
function isVideo(file) {
  return file.type.startsWith('video/');
}

/** @param {File} file */
function shownAs(file) {
  const src = URL.createObjectURL(file);
  if (!isVideo(file)) {
    const image = Object.assign(new Image(), { src, alt: file.name });
    image.addEventListener('error', () => image.replaceWith(file.name)); // this browser cannot show it
    return image;
  }
  return Object.assign(document.createElement('video'), { src, controls: true, muted: true, playsInline: true });
}

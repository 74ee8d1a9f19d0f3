import { find } from '../element.js';
import { text } from '../texts.js';

/**
 * Takes files that are dropped on the page or pasted into it. What lands on no place goes to the first empty one.
 * @param {{
 *   people: import('./people.js').People,
 *   scene: import('./scene.js').Scene,
 *   complain(said: string): void,
 * }} parts
 */
export function listenToFiles({ people, scene, complain }) {
  const sceneElement = find('#scene', HTMLElement);
  const desk = find('#desk', HTMLElement);

  /** @param {readonly File[]} files */
  function takeIntoEmpty(files) {
    const [file] = files;
    if (!file) return;
    const empty = people.empty();
    const isFirst = people.all().length === 0;
    if (empty && (isFirst || scene.file())) empty.take(files);
    else if (!scene.file()) void scene.take(file);
    else complain(text('page-error-full'));
  }

  /** @param {EventTarget | null} target @param {readonly File[]} files */
  function takeAt(target, files) {
    const [file] = files;
    const node = target instanceof Node ? target : document.body;
    const person = people.around(node);
    if (person) person.take(files);
    else if (sceneElement.contains(node) && file) void scene.take(file);
    else takeIntoEmpty(files);
  }

  document.addEventListener('paste', (event) => {
    if (!desk.hidden && event.clipboardData) takeIntoEmpty([...event.clipboardData.files]);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault(); // else the browser leaves the page for the file
    const target = event.target instanceof Element ? event.target.closest('.zone') : null;
    highlight(target);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && highlight(null));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    highlight(null);
    if (!desk.hidden && event.dataTransfer) takeAt(event.target, [...event.dataTransfer.files]);
  });
}

/** @param {Element | null} zone */
function highlight(zone) {
  for (const one of document.querySelectorAll('.zone')) one.classList.toggle('over', one === zone);
}

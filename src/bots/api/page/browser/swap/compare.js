import { find } from '../element.js';
import { percent, text } from '../texts.js';

/** The picture before and after, with a divider to move. */
export function createCompare() {
  const element = find('#compare', HTMLElement);
  const before = find('#before', HTMLImageElement);
  const after = find('#after', HTMLImageElement);
  const divider = find('#divider', HTMLInputElement);
  divider.addEventListener('input', draw);

  function draw() {
    element.style.setProperty('--divider', `${divider.value}%`);
    divider.ariaValueText = text('page-compare-at', { percent: percent(Number(divider.value) / 100) });
  }

  return {
    /**
     * @param {string} beforeUrl
     * @param {string} afterUrl
     * @param {{ width: number, height: number }} size of both
     */
    show(beforeUrl, afterUrl, { width, height }) {
      for (const image of [before, after]) Object.assign(image, { width, height });
      before.src = beforeUrl;
      after.src = afterUrl;
      divider.value = '50';
      element.hidden = false;
      draw();
    },
    clear() {
      element.hidden = true;
      for (const image of [before, after]) image.removeAttribute('src');
    },
  };
}

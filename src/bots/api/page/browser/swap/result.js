import { find, show } from '../element.js';
import { day, joined, moment, text } from '../texts.js';
import { createCompare } from './compare.js';

/** @typedef {{ swap: import('../api.js').Swap, bytes: Blob, target?: File, isMoving: boolean }} Outcome */

/** File endings that differ from the name of the type. */
const endings = new Map([
  ['image/jpeg', 'jpg'],
  ['video/quicktime', 'mov'],
]);

/**
 * What came of a swap.
 * @param {{ api: import('../api.js').Api, explain(error: unknown): void, onStartOver(): void, onDeleted(): void }} parts
 */
export function createResult({ api, explain, onStartOver, onDeleted }) {
  const element = find('#result', HTMLElement);
  const title = find('#result-title', HTMLElement);
  const place = find('#shown', HTMLElement);
  const download = find('#download', HTMLAnchorElement);
  const verdict = find('#verdict', HTMLElement);
  const compare = createCompare();
  /** @type {Outcome | undefined} */
  let outcome;
  /** @type {string[]} */
  let urls = [];

  find('#start-over', HTMLButtonElement).addEventListener('click', onStartOver);
  find('#verify', HTMLButtonElement).addEventListener('click', () => outcome && verify(outcome.bytes));
  find('#delete', HTMLButtonElement).addEventListener('click', () => outcome && remove(outcome.swap.id));

  /** @param {Blob} bytes */
  function urlOf(bytes) {
    const url = URL.createObjectURL(bytes);
    urls.push(url);
    return url;
  }

  /** @param {Blob} bytes */
  async function verify(bytes) {
    show(verdict, text('page-verifying'));
    try {
      const answer = await api.verify(bytes);
      const when = answer.at === undefined ? [] : [text('verify-origin', { date: day(answer.at) })];
      show(verdict, joined([text(`verify-${answer.verdict}`), ...when]));
    } catch (error) {
      show(verdict, '');
      explain(error);
    }
  }

  /** @param {string} id */
  async function remove(id) {
    try {
      await api.remove(id);
      clear();
      onDeleted();
    } catch (error) {
      explain(error);
    }
  }

  function clear() {
    element.hidden = true;
    compare.clear();
    place.replaceChildren();
    for (const url of urls) URL.revokeObjectURL(url);
    urls = [];
    outcome = undefined;
  }

  return {
    clear,
    /** @param {Outcome} come */
    show(come) {
      clear();
      outcome = come;
      const { swap, bytes, target, isMoving } = come;
      const url = urlOf(bytes);
      if (isMoving || !target || !swap.result) place.append(shownAs(url, bytes));
      else compare.show(urlOf(target), url, swap.result);
      download.href = url;
      download.download = nameFor(target?.name ?? '', bytes.type);
      showRemarks(swap);
      show(verdict, '');
      const until = swap.result?.expires_at;
      show(find('#until', HTMLElement), until === undefined ? '' : text('page-until', { time: moment(until) }));
      element.hidden = false;
      title.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** @typedef {ReturnType<typeof createResult>} ResultPlace */

/** What is to be said about the result. @param {import('../api.js').Swap} swap */
function showRemarks({ warnings = [], quality }) {
  const remarks = [...warnings.map(({ message }) => message), quality?.message].filter((said) => said !== undefined);
  const list = find('#remarks', HTMLUListElement);
  list.hidden = remarks.length === 0;
  list.replaceChildren(...remarks.map((said) => Object.assign(document.createElement('li'), { textContent: said })));
}

/** @param {string} src @param {Blob} bytes */
function shownAs(src, { type }) {
  if (!type.startsWith('video/'))
    return Object.assign(new Image(), { src, alt: find('#result-title', HTMLElement).textContent ?? '' });
  return Object.assign(document.createElement('video'), { src, controls: true, loop: true, playsInline: true });
}

/** The name of the picture, and what was done to it. @param {string} name @param {string} type */
function nameFor(name, type) {
  const stem = name.replace(/\.[^.]*$/, '') || 'picture';
  return `${stem}-face-swap.${endings.get(type) ?? type.split('/')[1] ?? 'bin'}`;
}

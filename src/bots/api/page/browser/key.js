import { find, show } from './element.js';
import { text } from './texts.js';

const name = 'faceswap-bot key';
const form = find('#key-form', HTMLFormElement);
const input = find('#key', HTMLInputElement);
const problem = find('#key-problem', HTMLElement);
const desk = find('#desk', HTMLElement);
const forget = find('#forget-key', HTMLButtonElement);

/** The key that the person enters, kept for this tab alone; none where the page needs none. */
export function createKey() {
  const isAsked = document.body.dataset.asksForKey === 'true';
  let key = isAsked ? sessionStorage.getItem(name) : null;
  /** @type {PromiseWithResolvers<void> | undefined} */
  let asking;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    key = input.value.trim();
    asking?.resolve();
    asking = undefined;
  });
  forget.addEventListener('click', () => {
    sessionStorage.clear();
    location.reload();
  });

  /** @param {string} wrong what is wrong with the key so far */
  async function ask(wrong) {
    sessionStorage.removeItem(name);
    desk.hidden = true;
    forget.hidden = true;
    form.hidden = false;
    show(problem, wrong);
    input.select();
    input.focus();
    asking ??= Promise.withResolvers();
    await asking.promise;
  }

  return {
    /** @returns {Record<string, string>} */
    headers: () => (key ? { authorization: `Bearer ${key}` } : {}),
    /** Resolves once there is a key, or at once where none is needed. */
    begin: async () => (isAsked && !key ? ask('') : undefined),
    /** Resolves to true once there is another key; to false where the page needs none. */
    async refused() {
      if (isAsked) await ask(text('page-key-wrong'));
      return isAsked;
    },
    accepted() {
      if (key) sessionStorage.setItem(name, key);
      const wasAsked = !form.hidden;
      form.hidden = true;
      desk.hidden = false;
      forget.hidden = !isAsked;
      if (wasAsked) find('input[type=file]', HTMLInputElement, desk).focus();
    },
  };
}

/** @typedef {ReturnType<typeof createKey>} Key */

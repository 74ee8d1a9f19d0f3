import { find, show } from './element.js';
import { follow, patiently } from './follow.js';
import { createProgress } from './progress.js';
import { text } from './texts.js';

/**
 * One swap after another, each from its request to its result.
 * @param {{
 *   api: import('./api.js').Api,
 *   result: import('./result.js').ResultPlace,
 *   explain(error: unknown): void,
 * }} parts
 */
export function createSwapping({ api, result, explain }) {
  const button = find('#swap', HTMLButtonElement);
  const status = find('#status', HTMLElement);
  const progress = createProgress({ say, onCancel: () => void cancel() });
  /** @type {AbortController | undefined} */
  let running;
  /** @type {string | undefined} */
  let id;
  let isCancelling = false;

  /** @param {FormData} form @param {File} target @param {boolean} isMoving */
  async function run(form, target, isMoving) {
    const { signal } = begin();
    try {
      progress.sending();
      let swap = await api.begin(form);
      if (signal.aborted) return void (await api.remove(swap.id));
      id = swap.id;
      progress.update(swap);
      for await (swap of follow(api, id, signal, progress.cut)) progress.update(swap);
      const bytes = swap.state === 'done' && (await patiently(() => api.result(swap.id, signal), signal, progress.cut));
      stop();
      if (bytes) result.show({ swap, bytes, target, isMoving });
      else if (swap.state === 'cancelled') say(text('page-cancelled'));
      else explain(new Error(swap.error?.detail ?? text('page-error-answer', { status: swap.state })));
    } catch (error) {
      if (signal.aborted || isCancelling) return;
      stop();
      explain(error);
    }
  }

  function begin() {
    running = new AbortController();
    id = undefined;
    button.setAttribute('aria-disabled', 'true');
    result.clear();
    return running;
  }

  function stop() {
    running?.abort();
    running = undefined;
    button.removeAttribute('aria-disabled');
    progress.end();
    say('');
  }

  async function cancel() {
    isCancelling = true; // what the swap then answers is no error
    try {
      if (id !== undefined) await api.remove(id);
      stop();
      say(text('page-cancelled'));
      button.focus();
    } catch (error) {
      explain(error);
    }
    isCancelling = false;
  }

  /** @param {string} said */
  function say(said) {
    show(status, said);
  }

  return { run, say, isRunning: () => running !== undefined };
}

import { find, show } from '../element.js';
import { text } from '../texts.js';
import { follow, patiently } from './follow.js';
import { createProgress } from './progress.js';

const remembered = 'faceswap-bot swap';

/**
 * One swap after another, each from its request to its result.
 * @param {{
 *   api: import('../api.js').Api,
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

  /**
   * @param {(signal: AbortSignal) => Promise<import('../api.js').Swap>} first
   * @param {{ target?: File, isMoving: boolean }} about
   */
  async function see(first, about) {
    const { signal } = begin();
    try {
      let swap = await first(signal);
      if (signal.aborted) return void (await api.remove(swap.id));
      id = swap.id;
      sessionStorage.setItem(remembered, id);
      progress.update(swap);
      for await (swap of follow(api, id, signal, progress.cut)) progress.update(swap);
      const bytes = swap.state === 'done' && (await patiently(() => api.result(swap.id, signal), signal, progress.cut));
      stop();
      if (bytes) result.show({ swap, bytes, ...about });
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
    sessionStorage.removeItem(remembered);
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

  return {
    /** @param {FormData} form @param {File} target @param {boolean} isMoving */
    run(form, target, isMoving) {
      const swapped = see(() => api.begin(form), { target, isMoving });
      progress.sending();
      return swapped;
    },
    /** Goes on with the swap that was under way when this tab was loaded anew. */
    async resume() {
      const known = sessionStorage.getItem(remembered);
      if (known) await see((signal) => api.swap(known, signal), { isMoving: false });
    },
    say,
    isRunning: () => running !== undefined,
  };
}

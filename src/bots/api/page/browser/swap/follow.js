import { Problem } from '../api.js';

/** @typedef {import('../api.js').Swap} Swap */

const firstPauseMs = 250;
const longestPauseMs = 8_000;
/** A stream that is silent for longer is opened anew: its connection may be gone without a word. */
const silenceMs = 45_000;

/**
 * A swap as it goes on, until it ends. Where the stream is cut, its state is read and another stream opened.
 * @param {import('../api.js').Api} api
 * @param {string} id
 * @param {AbortSignal} signal
 * @param {() => void} onCut
 * @returns {AsyncGenerator<Swap, void>}
 */
export async function* follow(api, id, signal, onCut) {
  for (;;) {
    try {
      for await (const swap of events(api, id, signal)) {
        yield swap;
        if (hasEnded(swap)) return;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Problem && !error.passes) throw error;
      onCut();
    }
    const swap = await patiently(() => api.swap(id, signal), signal, onCut);
    yield swap;
    if (hasEnded(swap)) return;
    await pause(firstPauseMs, signal);
  }
}

/**
 * Repeats what only reads until it works, or fails for good.
 * @template Value
 * @param {() => Promise<Value>} read
 * @param {AbortSignal} signal
 * @param {() => void} onCut
 */
export async function patiently(read, signal, onCut) {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await read();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Problem && !error.passes) throw error;
      onCut();
    }
    await pause(pauseMs, signal);
  }
}

/** @param {number} ms @param {AbortSignal} signal */
async function pause(ms, signal) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}

/** @param {Swap} swap */
function hasEnded({ state }) {
  return state === 'done' || state === 'refused' || state === 'failed' || state === 'cancelled';
}

/**
 * @param {import('../api.js').Api} api
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Swap, void>}
 */
async function* events(api, id, signal) {
  const silence = new AbortController();
  const { body } = await api.request(`/v1/swaps/${id}/events`, { signal: AbortSignal.any([signal, silence.signal]) });
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const timer = setTimeout(() => silence.abort(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) yield JSON.parse(line.slice('data:'.length));
    }
  }
}

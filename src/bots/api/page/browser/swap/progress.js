import { find, show } from '../element.js';
import { duration, percent, text } from '../texts.js';

/** How far the swap is. @param {{ say(said: string): void, onCancel(): void }} parts */
export function createProgress({ say, onCancel }) {
  const element = find('#progress', HTMLElement);
  const bar = find('#bar', HTMLProgressElement);
  find('#cancel', HTMLButtonElement).addEventListener('click', onCancel);

  /** @param {string} stage @param {number} [fraction] @param {number} [secondsLeft] */
  function draw(stage, fraction, secondsLeft) {
    element.hidden = false;
    say(stage);
    if (fraction === undefined) bar.removeAttribute('value');
    else bar.value = fraction;
    const done = fraction === undefined ? [] : [percent(fraction)];
    const left = secondsLeft === undefined ? [] : [text('page-left', { time: duration(secondsLeft) })];
    show(find('#time-left', HTMLElement), [...done, ...left].join(' · '));
  }

  return {
    sending: () => draw(text('page-sending')),
    /** @param {import('../api.js').Swap} swap */
    update({ state, place, fraction, seconds_left }) {
      draw(stageText(state, place), state === 'running' ? fraction : undefined, seconds_left);
    },
    cut: () => say(text('page-again-soon')),
    end() {
      element.hidden = true;
    },
  };
}

/** Changes seldom, as it is read aloud. @param {string} state @param {number | undefined} place */
function stageText(state, place) {
  if (state === 'parked') return text('page-parked');
  if (state !== 'queued') return text('page-working');
  return place === undefined ? text('page-queued') : text('page-queued-at', { place });
}

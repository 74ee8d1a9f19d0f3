import { find } from './element.js';

const announcer = find('#announcer', HTMLElement);

/**
 * Tells people who do not see the page.
 * @param {string} said
 */
export function announce(said) {
  announcer.textContent = said;
}

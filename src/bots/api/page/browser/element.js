/**
 * The element that matches, which must be there.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function find(selector, type, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`nothing is ${selector}`);
  return found;
}

/**
 * A copy of the one element in a template.
 * @param {string} id
 */
export function copyOf(id) {
  const copy = find(`template#${id}`, HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the template ${id} is empty`);
  return copy;
}

/**
 * Shows a text in its element, or hides the element where there is none.
 * @param {HTMLElement} element
 * @param {string} said
 */
export function show(element, said) {
  element.hidden = said === '';
  if (element.textContent !== said) element.textContent = said;
}

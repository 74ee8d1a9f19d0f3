import { createApi } from './api.js';
import { listenToFiles } from './choosing/incoming.js';
import { createPeople } from './choosing/people.js';
import { createScene } from './choosing/scene.js';
import { find, show } from './element.js';
import { createKey } from './key.js';
import { leavesPhotosOut, swapForm } from './swap/request.js';
import { createResult } from './swap/result.js';
import { createSwapping } from './swap/swapping.js';
import { list, megabytes, text } from './texts.js';

const problem = find('#problem', HTMLElement);
const swapButton = find('#swap', HTMLButtonElement);
let mostBytes = Number.POSITIVE_INFINITY;

const key = createKey();
const api = createApi(key);
const people = createPeople({ isUsable, complain, onChange: changed });
const scene = createScene({ api, people, isUsable, complain, onChange: changed });
const result = createResult({ api, explain, onStartOver: startOver, onDeleted: deleted });
const swapping = createSwapping({ api, result, explain });

people.begin();
listenToFiles({ people, scene, complain });
for (const type of ['click', 'change', 'drop', 'paste'])
  document.addEventListener(type, forgetProblem, { capture: true });
swapButton.addEventListener('click', swap);
await key.begin();
await readLimits().catch(explain);
key.accepted();
void swapping.resume();

function swap() {
  if (swapping.isRunning()) return;
  const [first] = people.all();
  const target = scene.file();
  const choice = scene.choice();
  if (!first) return complain(text('page-needs-face'), people.empty()?.input);
  if (!target) return complain(text('page-needs-picture'), scene.input);
  if ('rows' in choice && choice.rows.length === 0) return complain(text('page-needs-choice'), scene.firstFace());
  const form = swapForm(first, choice);
  form.append('target', target);
  void swapping.run(form, target, scene.isMoving());
}

/** @param {string} said @param {HTMLElement} [where] what the person has to use next */
function complain(said, where) {
  show(problem, said);
  where?.focus();
}

/** What was wrong is over once the person does something else. @param {Event} event */
function forgetProblem({ type, target }) {
  if (type !== 'click' || (target instanceof Element && target.closest('button'))) complain('');
}

/** @param {unknown} error */
function explain(error) {
  complain(error instanceof Error ? error.message : String(error));
}

/** @param {File} file */
function isUsable({ name, type, size }) {
  if (type !== '' && !/^(image|video)\//.test(type)) complain(text('page-error-not-media', { name }));
  else if (size > mostBytes) complain(text('page-error-too-large', { name, most: megabytes(mostBytes) }));
  else return true;
  return false;
}

function changed() {
  scene.update();
  const present = people.all();
  const [first] = present;
  find('#face-unused', HTMLElement).hidden = !scene.isMoving() || present.length < 2;
  find('#photos-unused', HTMLElement).hidden = !first || !leavesPhotosOut(swapForm(first, scene.choice()), present);
}

function startOver() {
  result.clear();
  people.clear();
  scene.clear();
  people.empty()?.input.focus();
}

function deleted() {
  swapping.say(text('page-deleted'));
  swapButton.focus();
}

/** What the API allows, and who swaps. */
async function readLimits() {
  const { max_bytes, providers = [] } = await api.limits();
  mostBytes = max_bytes ?? mostBytes;
  const others = providers.map(String).filter((name) => name !== 'local');
  const where = others.length > 0 ? text('page-about-sent', { names: list(others) }) : text('page-about-here');
  if (providers.length > 0) find('#about-providers', HTMLElement).textContent = where;
}

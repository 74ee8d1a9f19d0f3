/**
 * @typedef {import('../choosing/people.js').Person} Person
 * @typedef {{ which: string } | { rows: readonly { number: number, person: Person | undefined }[], isAll: boolean }} Choice
 */

/**
 * The form that asks for a swap: one person for the faces of a choice, or rows of faces and people. In rows, one photo
 * of each person counts.
 * @param {Person} first for faces without a person
 * @param {Choice} choice at least one row, where it has rows
 */
export function swapForm(first, choice) {
  const form = new FormData();
  if ('which' in choice) return withPerson(form, first, choice.which);
  const rows = choice.rows.map(({ number, person = first }) => ({ number, person }));
  const [one] = rows;
  if (one && rows.every(({ person }) => person.id === one.person.id)) {
    if (rows.length === 1) return withPerson(form, one.person, String(one.number));
    if (choice.isAll) return withPerson(form, one.person, 'all');
  }
  const assigned = rows.map(({ number, person }) => [number, person.letter]);
  form.append('assign', JSON.stringify(Object.fromEntries(assigned)));
  for (const [letter, [photo]] of new Map(rows.map(({ person }) => [person.letter, person.photos]))) {
    if (photo) form.append(letter, photo);
  }
  return form;
}

/** @param {FormData} form @param {Person} person @param {string} which */
function withPerson(form, { photos }, which) {
  for (const photo of photos) form.append('face', photo);
  form.append('which', which);
  return form;
}

/**
 * Whether photos are left out.
 * @param {FormData} form
 * @param {readonly Person[]} people
 */
export function leavesPhotosOut(form, people) {
  return form.has('assign') && people.some(({ letter, photos }) => form.has(letter) && photos.length > 1);
}

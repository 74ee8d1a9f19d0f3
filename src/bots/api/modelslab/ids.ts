import { randomInt } from 'node:crypto';

const idsBelow = 2 ** 48 - 1;

/** The vendor's ids are whole numbers of up to 15 digits. */
export function newId(): number {
  return randomInt(1, idsBelow);
}

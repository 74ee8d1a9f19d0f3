import fc from 'fast-check';

const surrogates = 0xd800;
const surrogateCount = 0x800;

/**
 * Any character of Unicode, as the `unit` of a string. fast-check's own `binary` makes a table of all of them, which takes
 * seconds in every process.
 */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - surrogateCount }).map(
  (place) => String.fromCodePoint(place < surrogates ? place : place + surrogateCount),
  (character) => {
    const [only, ...more] = typeof character === 'string' ? character : '';
    const code = only?.codePointAt(0);
    if (code === undefined || more.length > 0) throw new Error('not one character');
    return code < surrogates ? code : code - surrogateCount;
  },
);

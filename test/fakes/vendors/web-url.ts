import fc from 'fast-check';

const segment = fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent);

/** Like `fc.webUrl()`, of which the first use takes seconds. */
export const webUrl = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.array(segment, { maxLength: 4 }))
  .map(([scheme, host, path]) => `${scheme}://${host}/${path.join('/')}`);

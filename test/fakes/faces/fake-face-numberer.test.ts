import { faceNumbererContract } from '../../contracts/face-numberer-contract.ts';
import { createFakeFaceNumberer } from './fake-face-numberer.ts';

const text = (words: string) => new TextEncoder().encode(words);

faceNumbererContract('fake', async () => ({
  numberer: createFakeFaceNumberer((bytes) => ({ '3 faces': 3, meadow: 0 })[new TextDecoder().decode(bytes)]),
  picture: text('3 faces'),
  count: 3,
  noFaces: text('meadow'),
  noPicture: text('no picture'),
}));

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withRightNode } from './right-node.js';

/** `node bin/node.js FILE …` is `node FILE …` with a Node that is new enough. */
withRightNode(() => {
  process.argv.splice(1, 2, resolve(process.argv[2]));
  return import(pathToFileURL(process.argv[1]).href);
});

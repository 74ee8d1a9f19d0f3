#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { hideEnvironment } from './hide-environment.js';

hideEnvironment(); // it may hold keys and tokens

const needed = [22, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  nodeModule.enableCompileCache(); // it starts in half the time
  setTimeout(nodeModule.flushCompileCache, 2_000).unref(); // for one that is killed
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
  setTimeout(() => process.exit(), 500).unref(); // for one that something foreign keeps alive
} else {
  console.error(
    `faceswap-bot needs Node ${needed.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Run it with "npm run swap" or "npm start" in its folder: npm brings the right Node along.',
  );
  process.exitCode = 1;
}

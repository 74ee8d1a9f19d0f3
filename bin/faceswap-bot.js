#!/usr/bin/env node
import { hideEnvironment } from './hide-environment.js';
import { withRightNode } from './right-node.js';

hideEnvironment(); // it may hold keys and tokens

withRightNode(async () => {
  const { enableCompileCache } = await import('./compile-cache.js');
  enableCompileCache(); // it starts in half the time
  const { main } = await import('../src/main.ts');
  process.exitCode = 1; // where nothing is left to wait for before the program has said how it ended
  process.exitCode = await main(process.argv.slice(2));
  setTimeout(() => process.exit(), 500).unref(); // for one that something foreign keeps alive
});

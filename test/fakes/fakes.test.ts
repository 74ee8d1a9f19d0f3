import { jobStoreContract } from '../contracts/job-store-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { shelfContract } from '../contracts/shelf-contract.ts';
import { createMemoryJobStore } from './memory-job-store.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { createMemoryShelf } from './memory-shelf.ts';

jobStoreContract('memory', async () => {
  const dead = new Set<string>();
  let now = 1_000;
  const store = createMemoryJobStore({ now: () => now, isAlive: (owner) => !dead.has(owner) });
  return {
    store,
    other: store,
    pass: (ms) => {
      now += ms;
    },
    kill: (owner) => void dead.add(owner),
  };
});

ledgerContract('memory', async () => {
  const ledger = createMemoryLedger();
  return { ledger, other: ledger };
});

shelfContract('memory', async () => {
  const shelf = createMemoryShelf();
  return { shelf, other: shelf };
});

import { blobStoreContract } from '../contracts/blob-store-contract.ts';
import { memoryContract } from '../contracts/expiring-store-contract.ts';
import { jobStoreContract } from '../contracts/job-store-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { consentsContract, faceBookContract } from '../contracts/members-contract.ts';
import { settingsContract } from '../contracts/settings-contract.ts';
import { createMemoryBlobStore } from './storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from './storage/memory-expiring-store.ts';
import { createMemoryJobStore } from './storage/memory-job-store.ts';
import { createMemoryLedger } from './storage/memory-ledger.ts';
import { createMemoryConsents, createMemoryFaceBook } from './storage/memory-members.ts';
import { createMemorySettings } from './storage/memory-settings.ts';

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

blobStoreContract('memory', async () => {
  const blobs = createMemoryBlobStore();
  return { blobs, other: blobs };
});

consentsContract('memory', async () => {
  const consents = createMemoryConsents();
  return { consents, other: consents };
});

faceBookContract('memory', async () => {
  const book = createMemoryFaceBook({ now: () => 1_000 });
  return { book, other: book };
});

settingsContract('memory', async () => {
  const settings = createMemorySettings();
  return { settings, other: settings };
});

memoryContract('memory', async () => {
  let now = 0;
  const expiringStore = createMemoryExpiringStore({ now: () => now });
  return {
    expiringStore,
    other: expiringStore,
    pass: (ms) => {
      now += ms;
    },
  };
});

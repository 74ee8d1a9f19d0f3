import { RateLimited, type ReplyRef } from '../../src/core/ports/chat.ts';
import { blobStoreContract } from '../contracts/blob-store-contract.ts';
import { chatContract } from '../contracts/chat-contract.ts';
import { expiringStoreContract } from '../contracts/expiring-store-contract.ts';
import { jobStoreContract } from '../contracts/job-store-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { consentsContract, faceBookContract } from '../contracts/members-contract.ts';
import { resultLedgerContract } from '../contracts/result-ledger-contract.ts';
import { settingsContract } from '../contracts/settings-contract.ts';
import { FakeChat } from './fake-chat.ts';
import { createMemoryBlobStore } from './storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from './storage/memory-expiring-store.ts';
import { createMemoryJobStore } from './storage/memory-job-store.ts';
import { createMemoryLedger } from './storage/memory-ledger.ts';
import { createMemoryConsents, createMemoryFaceBook } from './storage/memory-members.ts';
import { createMemoryResults } from './storage/memory-results.ts';
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

resultLedgerContract('memory', async (options) => {
  const results = createMemoryResults();
  const open = () => results.open(options);
  return { ledger: open(), other: open(), open };
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

expiringStoreContract('memory', async () => {
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

chatContract(
  'fake',
  async () => {
    const chat = new FakeChat();
    let messages = 0;
    const seenBy = ({ message }: ReplyRef) => chat.seen(String(message));
    return {
      chat,
      picture: (bytes) => ({ platform: 'fake', ...(bytes ? { content: String(bytes) } : { isGone: true }) }),
      replyRef: () => ({ platform: 'fake', message: `m${++messages}` }),
      seen(ref) {
        const { stages, outcomes, delivered } = seenBy(ref);
        const isShown = stages.length + outcomes.length > 0;
        const files = delivered === undefined ? [] : [Buffer.from(delivered)];
        return { messages: isShown ? 1 : 0, text: (outcomes.at(-1) ?? stages.at(-1))?.kind ?? '', files };
      },
      close: (ref) => {
        seenBy(ref).isGone = true;
      },
      limitNextEdit: (pauseMs) => chat.editErrors.push(new RateLimited(pauseMs)),
    };
  },
  { hasLimits: true, gone: { code: 'media-unreachable' } },
);

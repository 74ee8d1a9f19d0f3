import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryMemory } from './delivery-memory.ts';
import { pollingLoad } from './durable-polling.ts';
import { recovery } from './durable-recovery.ts';
import { transitions } from './durable-transitions.ts';

/** What it costs that nothing is lost, each against the plainest program that does the same on this machine. */
const folder = mkdtempSync(join(tmpdir(), 'faceswap-bench-'));
try {
  const met = [
    await transitions(folder),
    await recovery(folder),
    await pollingLoad(folder),
    await deliveryMemory(folder),
  ];
  if (met.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

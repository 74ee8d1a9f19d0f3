import { createMarkingThread } from '../../src/trust/thread/marking-thread.ts';
import { agent, newKey } from './marking-rig.ts';

/** Ends with 7 once the thread is closed, which has nothing but the thread to wait for. */
const thread = createMarkingThread({ key: newKey(), agent });
thread.warmUp();
await Promise.resolve();
void thread.close().then(() => {
  process.exitCode = 7;
});

import { createInProcessQueue } from '../../../src/core/jobs/queue.ts';
import { queueContract } from '../../contracts/queue-contract.ts';

queueContract('in one process', async (work) => {
  const queue = createInProcessQueue(work);
  return { front: queue, worker: queue };
});

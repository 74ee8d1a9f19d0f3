import { burst } from '../test/bots/discord/burst.ts';

/** Fifty swaps in one channel against the least time Discord's windows allow: at most 5 % more, and no 429. */
const most = 1.05;
const end = await burst({ jobs: 50, window: { requests: 5, perMs: 5_000 }, slack: 0.02, editMs: 2_500 });
const ratio = end.tookMs / end.boundMs;

console.log(`50 jobs in one channel: ${(end.tookMs / 1_000).toFixed(1)} s`);
console.log(`rate-limit lower bound: ${(end.boundMs / 1_000).toFixed(1)} s → ${ratio.toFixed(3)}× (limit ${most}×)`);
console.log(
  `edits: ${end.edits}, never more than ${end.mostEditsInFlight} of one message in flight; 429: ${end.tooMany}`,
);
for (const problem of end.problems) console.error(problem);
if (ratio > most || end.tooMany > 0 || end.problems.length > 0) process.exitCode = 1;

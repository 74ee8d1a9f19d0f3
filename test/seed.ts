import fc from 'fast-check';

/** The same examples at every run, so that a change is judged by what it changes; `FC_SEED=<number>` draws others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });

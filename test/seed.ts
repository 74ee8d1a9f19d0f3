import fc from 'fast-check';

/** Terminals of all machines speak English. Programs that tests start inherit it. */
for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE']) delete process.env[name];

/** The same examples at every run, so that a change is judged by what it changes; `FC_SEED=<number>` draws others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });

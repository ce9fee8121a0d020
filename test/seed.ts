import fc from 'fast-check';

/**
 * Property tests try the same inputs in every run, so that a failure says something about the change it comes with.
 * `SEED=7 npm test` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });

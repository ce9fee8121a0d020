/**
 * `npm run test:money`: charges in two processes that are killed while charges are in flight, against a gateway that takes
 * money late and shows it later. No key may be charged twice. `--few`: 1,000 charges and 20 kills, as in CI.
 */
import { ensureBuilt } from '../engine/harness/build';
import { startRemote } from '../bench/process/remote';
import type { gatewayHandlers } from './gatewayProcess';
import { play, type Outcome, type Scenario } from './scenario';

const isFew = process.argv.includes('--few');
const isOnlyPublished = process.argv.includes('--published');
const seed = Number(process.env.SEED ?? 1);
const [charges, kills] = isFew ? [500, 10] : [5_000, 100];

/** What is promised, with the gateway's own check for duplicates off and on. */
const HELD: Scenario[] = [
  { title: 'the gateway checks for no duplicates', charges, kills, duplicateCheck: 'off' },
  { title: 'the gateway checks for duplicates', charges, kills, duplicateCheck: 'anyOrder' },
];

/** Builds that lack a part: the test must notice. */
const BROKEN: Scenario[] = [
  { title: 'a build without look-up', charges: 120, kills: 6, duplicateCheck: 'off', missing: 'lookUp' },
  { title: 'a build without journal', charges: 120, kills: 6, duplicateCheck: 'off', missing: 'journal' },
];

/** What is not promised: double charges are counted, and published in docs/reliability.md. */
const NOT_HELD: Scenario[] = [
  {
    title: 'charges show up to twice Settle Delay later',
    charges: 1_000,
    kills: 20,
    duplicateCheck: 'off',
    showsWithin: 240,
  },
  {
    title: 'both processes charge the same keys',
    charges: 1_000,
    kills: 20,
    duplicateCheck: 'off',
    overlap: true,
  },
  { title: 'without the journal', charges: 1_000, kills: 20, duplicateCheck: 'off', missing: 'journal' },
];

async function main(): Promise<number> {
  await ensureBuilt();
  const gateway = startRemote<typeof gatewayHandlers>(require.resolve('./gatewayProcess'), [
    'open',
    'begin',
    'side',
    'tally',
    'violations',
  ]);
  const { credentialType, credential } = await gateway.open();
  const run = async (scenario: Scenario): Promise<Outcome> => {
    const began = performance.now();
    const outcome = await play(scenario, gateway, { [credentialType]: credential as never }, seed);
    report(scenario, outcome, performance.now() - began);
    return outcome;
  };
  let [passed, failed] = [0, 0];
  const count = (isGood: boolean): unknown => (isGood ? (passed += 1) : (failed += 1));
  if (isOnlyPublished) {
    await publish(run);
    gateway.end();
    return 0;
  }
  for (const scenario of HELD) count((await run(scenario)).complaints.length === 0);
  for (const scenario of BROKEN) count((await run(scenario)).complaints.length > 0);
  if (!isFew) await publish(run);
  gateway.end();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed;
}

async function publish(run: (scenario: Scenario) => Promise<Outcome>): Promise<void> {
  for (const scenario of NOT_HELD) await run(scenario);
}

function report({ title, charges: meant, overlap }: Scenario, outcome: Outcome, ms: number): void {
  const { charged, declined, doubles, unknown, rounds, longestPause, complaints } = outcome;
  const keys = overlap ? meant / 2 : meant;
  process.stdout.write(
    `${title}: ${keys} keys, ${outcome.kills} kills (the next began within ${Math.ceil(longestPause)} ms); ` +
      `${charged} charged, ${doubles} twice, ${declined} declined, ${unknown} unknown at first, ${rounds} whole runs; ` +
      `${Math.round(ms / 1_000)} s\n${complaints.map((each) => `  ${each}\n`).join('')}`,
  );
}

main()
  .then((failed) => process.exit(failed > 0 ? 1 : 0))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });

import { carriedByCalls } from '../../../nodes/shared/run/carried';
import { inFlight } from '../../../nodes/shared/run/inFlight';
import { Ledger } from '../../../nodes/shared/run/ledger';
import { recordsOf, unitsToCall, waitingKeys } from '../../../nodes/shared/run/serialize';
import { unitsOf } from '../../../nodes/shared/run/unit';
import { cpuOf } from '../../cpuTime';
import type { Measured } from './pieces';
import { openStand } from './stand';
import { label, seen } from './standNode';

const UPDATES = 40_000;

/** Puts so many updates of one record in order: each has to wait for the one before it. */
async function putInOrder(): Promise<void> {
  const inputs = Array.from({ length: UPDATES }, (_, index) => ({
    ok: true as const,
    values: { code: 'KS1', name: `name ${index}` },
  }));
  const units = unitsOf(label, inputs);
  const recordOf = recordsOf(label, units);
  const open = unitsToCall(label, units, recordOf, new Ledger());
  const batches = await carriedByCalls(label, open, 500, recordOf);
  let done = 0;
  const tasks = batches.map((batch) => ({
    keys: waitingKeys(label, batch.units, recordOf),
    run: async () => {
      done += 1;
      await Promise.resolve();
    },
  }));
  await inFlight(tasks, 8);
  if (done !== UPDATES) throw new Error(`${done} of ${UPDATES} updates were made`);
}

/** A dry run of them, which does all but send; gives its longest block. */
async function dryRun(): Promise<number> {
  const { run } = await openStand();
  const items = Array.from({ length: UPDATES }, (_, index) => ({ name: `name ${index}` }));
  const parameters = { code: 'KS1', name: '={{ $json.name }}', options: { dryRun: true } };
  const { main } = await run('stand', 'label', parameters, items);
  if (main.length !== UPDATES) throw new Error(`${main.length} of ${UPDATES} updates came out`);
  return seen.blockMs;
}

/** 40,000 updates of one record in one run: what putting them in order costs, and the longest block of such a run. */
export async function oneRecord(): Promise<Measured> {
  return { cpuMs: await cpuOf(putInOrder), blockMs: await dryRun() };
}

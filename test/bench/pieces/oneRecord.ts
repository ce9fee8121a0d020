import { groupUnits } from '../../../nodes/shared/run/group';
import { inFlight } from '../../../nodes/shared/run/inFlight';
import { Ledger } from '../../../nodes/shared/run/ledger';
import { recordsOf, unitsToCall, waitingKeys } from '../../../nodes/shared/run/serialize';
import { unitsOf } from '../../../nodes/shared/run/unit';
import { cpuOf, longestBlock } from './meter';
import type { Measured } from './pieces';
import { label } from './standNode';

const UPDATES = 40_000;

/** All that a run does with so many updates of one record but send them: each has to wait for the one before it. */
async function putInOrder(): Promise<void> {
  const inputs = Array.from({ length: UPDATES }, (_, index) => ({
    ok: true as const,
    values: { code: 'KS1', name: `name ${index}` },
  }));
  const units = unitsOf(label, inputs);
  const recordOf = recordsOf(label, units);
  const open = unitsToCall(label, units, recordOf, new Ledger());
  const groups = await groupUnits(label, open, 500, recordOf);
  let done = 0;
  const tasks = groups.map((group) => ({
    keys: waitingKeys(label, group.units.flat(), recordOf),
    // An answer comes in a later turn of the event loop.
    run: async () => {
      done += 1;
      await Promise.resolve();
    },
  }));
  await inFlight(tasks, 8);
  if (done !== UPDATES) throw new Error(`${done} of ${UPDATES} updates were made`);
}

/** 40,000 updates of one record in one run: what they cost beside their calls, and the longest block. */
export async function oneRecord(): Promise<Measured> {
  let longest = 0;
  const cpuMs = await cpuOf(async () => (longest = await longestBlock(putInOrder)));
  return { cpuMs, blockMs: longest };
}

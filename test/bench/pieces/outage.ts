import { createRequire } from 'node:module';
import type { Measured } from './pieces';
import { openStand } from './stand';

const READS = 100;

/** Half of a node's own waiting time. The whole would take as long as all other pieces. */
const WAITING_MS = 60_000;

/** How many requests a vendor gets that answers 503 for good to 100 reads, for as long as the node waits. */
export async function outage(): Promise<Measured> {
  // Imported bindings can't be changed, required ones can.
  const patience: unknown = createRequire(__filename)('../../../nodes/shared/http/patience');
  Object.assign(patience as object, { MAX_TOTAL_WAIT_MS: WAITING_MS });
  const { run, vendor } = await openStand();
  const items = Array.from({ length: READS }, (_, id) => ({ id: id + 1 }));
  const { error } = await run('stand', 'get', { boxId: '={{ $json.id }}' }, items, {
    onError: 'continueErrorOutput',
  });
  if (error.length !== READS) throw new Error(`${error.length} of ${READS} reads failed`);
  return { requests: await vendor.calls() };
}

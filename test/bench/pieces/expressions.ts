import type { Measured } from './pieces';
import { openStand } from './stand';
import { seen } from './standNode';

const ITEMS = 2_000;

/** 2,000 items with a template of plain paths: all parameters as the pack reads them, and the template as n8n does. */
export async function expressions(): Promise<Measured> {
  const { run } = await openStand();
  const items = Array.from({ length: ITEMS }, (_, id) => ({ id }));
  const parameters = { code: '={{ $json.id }}', name: '=k-{{ $json.id }}' };
  const { main } = await run('stand', 'label', parameters, items);
  if (main.length !== ITEMS) throw new Error(`${main.length} of ${ITEMS} items came out`);
  return { readingMs: seen.readingMs, n8nReadingMs: seen.n8nReadingMs };
}

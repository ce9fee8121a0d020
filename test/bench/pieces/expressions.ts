import type { IDataObject } from 'n8n-workflow';
import type { Measured } from './pieces';
import { openStand } from './stand';
import type { NodeOfStand } from './stand';
import { seen } from './standNode';

const ITEMS = 2_000;

/** 2,000 items with a template of plain paths: all parameters as the pack reads them, and the template as n8n does. */
export async function expressions(): Promise<Measured> {
  const { run } = await openStand();
  const items = Array.from({ length: ITEMS }, (_, id) => ({ id }));
  const template = '=k-{{ $json.id }}';
  const reading = async (type: NodeOfStand, parameters: IDataObject): Promise<number> => {
    const { main } = await run(type, 'label', parameters, items);
    if (main.length !== ITEMS) throw new Error(`${main.length} of ${ITEMS} items came out`);
    return seen.readingMs;
  };
  return {
    readingMs: await reading('stand', { code: '={{ $json.id }}', name: template }),
    n8nReadingMs: await reading('plainStand', { work: template }),
  };
}

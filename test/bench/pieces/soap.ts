import { idleFloor, longestBlock } from '../../cpuTime';
import type { Measured } from './pieces';
import { openStand } from './stand';
import { seen } from './standNode';
import { SOAP_RECORDS } from './vendor';

/** The first call of a process over SOAP, and the longest block of reads of 1,000 records. */
export async function soap(): Promise<Measured> {
  const { run } = await openStand();
  const save = async (operation: string): Promise<number> => {
    await run('soapStand', operation, { number: '1' }, [{}]);
    return seen.cpuMs;
  };
  const firstMs = await save('save0');
  const laterMs = await save('save1');
  const read = async (): Promise<void> => {
    const { main } = await run('soapStand', 'search', {}, [{}]);
    if (main.length !== SOAP_RECORDS) throw new Error(`${main.length} of ${SOAP_RECORDS} records came`);
  };
  await read();
  const blocks: number[] = [];
  for (let round = 0; round < 5; round += 1) blocks.push(await longestBlock(read));
  const floorMs = await idleFloor(500);
  return { firstMs, laterMs, blockMs: Math.min(...blocks) - floorMs, floorMs };
}

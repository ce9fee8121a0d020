import { createRequire } from 'node:module';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Pool } from 'undici';
import { describeNode } from './describeNode';
import { archiveRows, inFlight, requestOf } from './requests';
import type { BenchRequest, BenchWork } from './requests';

/** The pack's own undici, with pools that are kept like those of the pack. */
const undici = createRequire(`${process.env.ERP_SYNC_BENCH_PACK}/package.json`)('undici') as {
  Pool: new (origin: string, options: Pool.Options) => Pool;
};
const pools = new Map<string, Pool>();

function poolOf(origin: string, connections: number): Pool {
  const key = `${origin} ${connections}`;
  const known = pools.get(key);
  if (known) return known;
  const pool = new undici.Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
  pools.set(key, pool);
  return pool;
}

/** Contestant: nothing but undici, which is as fast as one call after the other can be. */
export class BenchUndici implements INodeType {
  description = describeNode('benchUndici', 'Bench Undici');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const work = this.getNodeParameter('work', 0) as unknown as BenchWork;
    const pool = poolOf(new URL(work.url).origin, work.inFlight);
    const send = async ({ url, ...request }: BenchRequest): Promise<IDataObject> => {
      const { pathname, search } = new URL(url);
      const { body } = await pool.request({ ...request, path: pathname + search });
      return work.kind === 'soap' ? { answer: await body.text() } : ((await body.json()) as IDataObject);
    };
    if (work.kind === 'archive') return [asItems(await archiveRows(work, send))];
    const answers = await inFlight(
      this.getInputData(),
      work.inFlight,
      async ({ json }) => await send(requestOf(work, json)),
    );
    if (work.kind === 'customers')
      return [asItems((answers[0] as unknown as { customers: IDataObject[] }).customers)];
    return [answers.map((json, item) => ({ json, pairedItem: { item } }))];
  }
}

const asItems = (rows: IDataObject[]): INodeExecutionData[] =>
  rows.map((json) => ({ json, pairedItem: { item: 0 } }));

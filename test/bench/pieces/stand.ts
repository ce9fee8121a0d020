import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { oneNode } from '../../engine/harness';
import type { NodeJson, OneNodeOptions, OneNodeRun } from '../../engine/harness';
import { writeFixturePack } from '../../engine/harness/fixture-pack';
import { startVendor } from './vendor';
import type { Vendor } from './vendor';

/** The nodes: by JSON, by SOAP, and one that makes no calls. */
export type NodeOfStand = 'stand' | 'soapStand' | 'plainStand';

/** The node `Stand`, or one of the others, in n8n's engine, and the vendor that it calls over a real socket. */
export interface Stand {
  vendor: Vendor;
  /** Runs an operation. Throws where the node did. */
  run(
    type: NodeOfStand,
    operation: string,
    parameters: IDataObject,
    items: IDataObject[],
    options?: OneNodeOptions,
  ): Promise<OneNodeRun>;
}

/** Starts the vendor, and loads n8n's engine with an empty run. */
export async function openStand(): Promise<Stand> {
  const packDir = writeFixturePack({
    module: path.join(__dirname, 'standNode'),
    node: ['Stand', 'SoapStand', 'PlainStand'],
    credential: 'StandApi',
  });
  const vendor = startVendor();
  const url = await vendor.start();
  const run = async (node: NodeJson, below: string, items: IDataObject[], options: OneNodeOptions) => {
    const credentials = { standApi: { baseUrl: `${url}${below}` } };
    const json = items.map((each) => ({ json: each }));
    const ran = await oneNode(node, json, { packDir, credentials, ...options });
    if (ran.failure) throw ran.failure;
    return ran;
  };
  await run({ type: 'n8n-nodes-base.noOp' }, '', [{}], {});
  return {
    vendor,
    run: async (type, operation, parameters, items, options = {}) =>
      await run(
        {
          type: `n8n-nodes-fixture.${type}`,
          name: 'Stand',
          parameters: { resource: 'box', operation, options: {}, ...parameters } as NodeJson['parameters'],
        },
        type === 'soapStand' ? '/soap' : '',
        items,
        options,
      ),
  };
}

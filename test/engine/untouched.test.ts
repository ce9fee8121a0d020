import { existsSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { builtNode } from './builtNode';
import { checkoutDir, ensureBuilt } from './harness';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const nodes = [
  ['kometSales', 'KometSales', 3],
  ['eBizCharge', 'EBizCharge', 1],
  ['superOffice', 'SuperOffice', 1],
] as const;

const describedIn = (folder: string) => builtNode(folder).description;

/** Every resource and operation that the editor offers. */
const offered = (properties: INodeProperties[]): Array<[resource: string, operation: string]> =>
  properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ displayOptions, options = [] }) =>
      options.map((option): [string, string] => [
        String(displayOptions?.show?.resource?.[0]),
        'value' in option ? String(option.value) : '',
      ]),
    );

beforeAll(async () => await ensureBuilt());

describe.each(nodes)('%s, run as it comes out of the node panel', (type, folder, count) => {
  it('asks for what is required, sends nothing, and offers what it should', async () => {
    const operations = offered(describedIn(folder).properties);
    expect(operations).toHaveLength(count);

    for (const [resource, operation] of operations) {
      context.simulators.reset();
      const { status, failure, run } = await runNode(packNode(type, resource, operation, {}), [{}], {
        credentials: context.credentials,
      });
      const { komet, ebiz, superOffice } = context.simulators;
      const calls = [komet, ebiz, superOffice].map(({ counters }) => counters.byMethod);
      const requires = describedIn(folder).properties.some(
        ({ required, displayOptions }) => required && displayOptions?.show?.operation?.includes(operation),
      );
      if (requires) {
        expect(status).toBe('error');
        expect(failure?.message ?? run.lastError?.message).toMatch(/required|workflow has issues/i);
        expect([operation, calls]).toEqual([operation, [{}, {}, {}]]);
      } else {
        // Without required fields it must be a read.
        expect(operation).toMatch(/^get/);
      }
    }
  });

  it('has an output preview of each operation', () => {
    for (const [resource, operation] of offered(describedIn(folder).properties)) {
      const file = path.join(
        checkoutDir,
        'dist',
        'nodes',
        folder,
        '__schema__',
        'v1.0.0',
        resource,
        `${operation}.json`,
      );
      expect([file, existsSync(file)]).toEqual([file, true]);
    }
  });
});

import type { IDataObject } from 'n8n-workflow';
import { startAll, type Simulators } from '../simulators';
import { oneNode, type CredentialData, type NodeJson, type OneNodeOptions, type OneNodeRun } from './harness';

/** The three simulators for the tests of one file, reset before each. */
export function withSimulators(): { readonly simulators: Simulators; readonly credentials: CredentialData } {
  let running: Simulators | undefined;
  const simulators = (): Simulators => {
    if (!running) throw new Error('The simulators are not running yet');
    return running;
  };
  beforeAll(async () => {
    running = await startAll();
  });
  beforeEach(() => simulators().reset());
  afterAll(async () => await running?.close());
  return {
    get simulators() {
      return simulators();
    },
    get credentials() {
      const { komet, ebiz, superOffice } = simulators();
      return Object.fromEntries(
        [komet, ebiz, superOffice].map(({ credentialType, credential }) => [
          credentialType,
          { ...credential },
        ]),
      );
    },
  };
}

/** A node of the pack with its resource, operation and parameters. */
export function packNode(
  type: 'kometSales' | 'eBizCharge' | 'superOffice',
  resource: string,
  operation: string,
  parameters: IDataObject,
): NodeJson {
  return {
    type: `n8n-nodes-erp-sync.${type}`,
    name: 'Node',
    parameters: { resource, operation, ...parameters } as NodeJson['parameters'],
  };
}

/** Runs a node of the pack on items of plain JSON. */
export async function runNode(
  node: NodeJson,
  items: IDataObject[],
  options: OneNodeOptions,
): Promise<OneNodeRun> {
  return await oneNode(
    node,
    items.map((json) => ({ json })),
    options,
  );
}

/** The JSON of items, for comparing. */
export const jsonOf = (items: Array<{ json: IDataObject }>): IDataObject[] => items.map(({ json }) => json);

/** Which input item each item is paired to. */
export const pairedTo = (items: OneNodeRun['main']): unknown[] =>
  items.map(({ pairedItem }) =>
    typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : pairedItem,
  );

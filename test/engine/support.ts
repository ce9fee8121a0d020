import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import * as budget from '../../nodes/shared/http/budget';
import * as gate from '../../nodes/shared/http/gate';
import type * as proxy from '../../nodes/shared/http/proxy';
import { ebizCustomerIds, startAll, type Simulators } from '../simulators';
import {
  checkoutDir,
  ensureBuilt,
  oneNode,
  type CredentialData,
  type NodeJson,
  type OneNodeOptions,
  type OneNodeRun,
} from './harness';

/** The three simulators for the tests of one file, reset before each. */
export function withSimulators(): { readonly simulators: Simulators; readonly credentials: CredentialData } {
  let running: Simulators | undefined;
  const simulators = (): Simulators => {
    if (!running) throw new Error('The simulators are not running yet');
    return running;
  };
  beforeAll(async () => {
    await ensureBuilt();
    running = await startAll();
  });
  beforeEach(async () => {
    simulators().reset();
    await forgetServices();
  });
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

/** A module of the built pack's `shared/http`. n8n loads the pack from dist; fixture packs import its sources. */
export const builtHttp = async <Module>(name: string): Promise<Module> =>
  (await import(path.join(checkoutDir, 'dist', 'nodes', 'shared', 'http', `${name}.js`))) as Module;

/** The pauses, failures and connections of one test do not affect the calls of the next. */
export async function forgetServices(): Promise<void> {
  (await builtHttp<typeof gate>('gate')).forgetGates();
  (await builtHttp<typeof budget>('budget')).forgetBudgets();
  (await builtHttp<typeof proxy>('proxy')).forgetProxies();
  gate.forgetGates();
  budget.forgetBudgets();
}

/** A node of the pack with its resource, operation and parameters. */
export function packNode(
  type: 'kometSales' | 'eBizCharge' | 'superOffice' | 'superOfficeSetup',
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

/** Every operation of the pack, set up to succeed: the node's folder, the operation, the node and an item for it. */
export const workingNodes: Array<[folder: string, operation: string, node: NodeJson, item: IDataObject]> = [
  [
    'KometSales',
    'credit/markAsSynchronized',
    packNode('kometSales', 'credit', 'markAsSynchronized', { creditId: '={{ $json.id }}', options: {} }),
    { id: 450_001 },
  ],
  [
    'KometSales',
    'customer/getMany',
    packNode('kometSales', 'customer', 'getMany', { returnAll: false, limit: 1, filters: {}, options: {} }),
    {},
  ],
  [
    'KometSales',
    'automaticAdditionalCharge/update',
    packNode('kometSales', 'automaticAdditionalCharge', 'update', {
      automaticAdditionalChargeId: '={{ $json.id }}',
      additionalChargeId: '55',
      amountValue: 5,
      amountType: 0,
      active: true,
      orderType: 2,
      capPerDay: 40,
      minCapPerDay: 0,
      companyLocationId: '13',
      options: {},
    }),
    { id: 320 },
  ],
  [
    'EBizCharge',
    'customer/markAsSynchronized',
    packNode('eBizCharge', 'customer', 'markAsSynchronized', {
      customerInternalId: '={{ $json.id }}',
      options: {},
    }),
    { id: ebizCustomerIds(1).customerInternalId },
  ],
  [
    'SuperOffice',
    'erpSync/forceResync',
    packNode('superOffice', 'erpSync', 'forceResync', {
      erpConnectionId: 612,
      internalKeyIds: '={{ $json.id }}',
      options: {},
    }),
    { id: 230 },
  ],
];

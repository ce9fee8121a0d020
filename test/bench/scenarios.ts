import { CREDITS, COMPANIES, EBIZ_CUSTOMERS, KEYS } from './items';
import { IN_FLIGHT, custom, helpers, httpRequest, packNode, splitOut, undici } from './contestants';
import type { Contestant } from './contestants';
import type { BenchItemsWork } from './nodes/BenchItems.node';
import type { VendorName } from './process/vendorProcess';

/** A piece of work that all contestants do. */
export interface Scenario {
  id: string;
  title: string;
  vendor: VendorName;
  /** Below the vendor's address. */
  path: string;
  items: BenchItemsWork;
  /** The items that leave the last node. */
  expected: number;
  /** How many workflows run at the same time. */
  workflows: number;
  contestants: Contestant[];
}

const CREDITS_PARAMETERS = {
  resource: 'credit',
  operation: 'markAsSynchronized',
  creditId: '={{ $json.creditId }}',
};
const RESYNC_PARAMETERS = {
  resource: 'erpSync',
  operation: 'forceResync',
  erpConnectionId: { __rl: true, mode: 'id', value: String(KEYS.connection) },
  internalKeyIds: '={{ $json.internalKeyId }}',
};
const PATCH_PARAMETERS = {
  resource: 'company',
  operation: 'update',
  companyId: { __rl: true, mode: 'id', value: '={{ $json.companyId }}' },
  orgNr: '={{ $json.orgNr }}',
};
const SOAP_PARAMETERS = {
  resource: 'customer',
  operation: 'markAsSynchronized',
  customerInternalId: '={{ $json.customerInternalId }}',
};

/** n8n's default pause between batches. */
const BATCHING = { batchSize: 16, batchInterval: 1000 };

const count = (number: number): string => number.toLocaleString('en-US');

/** All scenarios, of `size` (2,000) items and `rows` (100,000) customers and companies. */
export function scenarios(size: number, rows: number): Scenario[] {
  const each = Math.ceil(size / 10);
  const single = { options: { batchSize: 1 } };
  return [
    {
      id: 'credits',
      title: `${count(size)} Komet Sales credits marked`,
      vendor: 'kometSales',
      path: '/credit.mark.sync',
      items: { kind: 'credits', first: CREDITS.first, count: size },
      expected: size,
      workflows: 1,
      contestants: [
        {
          ...packNode('ours', 'this pack, documented batches', 'kometSales', CREDITS_PARAMETERS),
          rehearsals: 10,
        },
        packNode('oursSingle', 'this pack, one call an item', 'kometSales', {
          ...CREDITS_PARAMETERS,
          ...single,
        }),
        undici('credits'),
        helpers('credits'),
        httpRequest('credits'),
        httpRequest('credits', BATCHING),
      ],
    },
    {
      id: 'soap',
      title: `${count(size)} EBizCharge customers marked (SOAP)`,
      vendor: 'eBizCharge',
      path: '',
      items: { kind: 'soap', first: 1, count: Math.min(size, EBIZ_CUSTOMERS) },
      expected: size,
      workflows: 1,
      contestants: [
        packNode('ours', 'this pack', 'eBizCharge', SOAP_PARAMETERS),
        undici('soap'),
        {
          id: 'soap',
          label: `soap with its own axios, ${IN_FLIGHT} in flight`,
          nodes: custom('benchSoap', 'soap'),
          keeps: true,
        },
        helpers('soap'),
        httpRequest('soap'),
      ],
    },
    {
      id: 'resync',
      title: `${count(size)} SuperOffice keys resynced`,
      vendor: 'superOffice',
      path: '/api/v1/Agents/ErpSync/ForceResync',
      items: { kind: 'resync', first: KEYS.first, count: size },
      expected: size,
      workflows: 1,
      contestants: [
        {
          ...packNode('ours', 'this pack, documented batches', 'superOffice', RESYNC_PARAMETERS),
          rehearsals: 10,
        },
        undici('resync'),
        helpers('resync'),
        httpRequest('resync'),
      ],
    },
    {
      id: 'customers',
      title: `A customer list of ${count(rows)} rows read`,
      vendor: 'kometSales',
      path: '/customer.list',
      items: { kind: 'customers', first: 0, count: 1 },
      expected: rows,
      workflows: 1,
      contestants: [
        packNode('ours', 'this pack', 'kometSales', {
          resource: 'customer',
          operation: 'getMany',
          returnAll: true,
          filters: { includeInactive: true },
        }),
        undici('customers'),
        helpers('customers'),
        splitOut('customers', 'customers'),
      ],
    },
    {
      id: 'archive',
      title: `${count(rows)} rows of a SuperOffice archive read, 1,000 a page`,
      vendor: 'superOffice',
      path: '/api/v1/Contact',
      items: { kind: 'archive', first: 0, count: 1 },
      expected: rows,
      workflows: 1,
      contestants: [
        packNode('ours', 'this pack', 'superOffice', {
          resource: 'company',
          operation: 'getMany',
          returnAll: true,
        }),
        undici('archive'),
        helpers('archive'),
        splitOut('archive', 'value'),
      ].map((contestant) => ({ ...contestant, rehearsals: 1 })),
    },
    {
      id: 'patches',
      title: `${count(size)} SuperOffice companies changed`,
      vendor: 'superOffice',
      path: '/api/v1/Contact',
      items: { kind: 'patches', first: COMPANIES.firstChanged, count: size },
      expected: size,
      workflows: 1,
      contestants: [
        packNode('ours', 'this pack', 'superOffice', PATCH_PARAMETERS),
        undici('patches'),
        helpers('patches'),
        httpRequest('patches'),
      ],
    },
    {
      id: 'parallel',
      title: `20 workflows at once, ${count(each)} credits each, one call an item`,
      vendor: 'kometSales',
      path: '/credit.mark.sync',
      items: { kind: 'credits', first: CREDITS.first, count: each },
      expected: each,
      workflows: 20,
      contestants: [
        packNode('ours', 'this pack', 'kometSales', { ...CREDITS_PARAMETERS, ...single }),
        undici('credits'),
        helpers('credits'),
        httpRequest('credits'),
      ],
    },
  ];
}

/** The names of all scenarios. */
export const SCENARIO_IDS = scenarios(0, 0).map(({ id }) => id);

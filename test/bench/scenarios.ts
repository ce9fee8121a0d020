import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import type { NodeOf } from '../e2e/workflows';
import { CREDITS, EBIZ_CUSTOMERS, KEYS } from './items';
import type { BenchItemsWork } from './nodes/BenchItems.node';
import { envelope, requestOf } from './nodes/requests';
import type { BenchWork } from './nodes/requests';
import type { VendorName } from './process/vendorProcess';

/** Calls in flight, for all contestants that can set it: the default of the pack. */
export const IN_FLIGHT = 8;

/** What the contestants of a scenario get. */
export interface Setting {
  /** Where the vendor is found, through the proxy. */
  url: string;
  credential: Record<string, string>;
  /** The credentials in n8n, by type. */
  credentials: INodeCredentials;
  /** A file with the WSDL of EBizCharge. */
  wsdl: string;
}

/** One way to do a scenario's work. */
export interface Contestant {
  id: string;
  label: string;
  /** The nodes that are measured, in order. Their names begin with "Measured". */
  nodes(setting: Setting): NodeOf[];
  /** Keeps connections, so that cold and warm differ. */
  keeps: boolean;
  /** Runs before the first that counts: with few calls, V8 would compile the simulator's code during it. */
  rehearsals?: number;
  /** Runs in the first round only: it just waits, always equally long. */
  once?: boolean;
  /** The pack's own node: all others are compared with it. */
  ours?: boolean;
}

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

type Kind = BenchWork['kind'];

const measured = (type: string, parameters: object, more: Partial<NodeOf> = {}): NodeOf => ({
  name: 'Measured',
  type,
  parameters: parameters as NodeOf['parameters'],
  ...more,
});

const custom = (type: string, kind: Kind) => (setting: Setting) => {
  const { url, credential, wsdl } = setting;
  const work: BenchWork = { kind, url, credential, wsdl, inFlight: IN_FLIGHT };
  return [measured(`CUSTOM.${type}`, { work })];
};

const helpers = (kind: Kind): Contestant => ({
  id: 'helpers',
  label: `helpers.httpRequest, ${IN_FLIGHT} in flight`,
  nodes: custom('benchHelpers', kind),
  keeps: false,
});

const undici = (kind: Kind): Contestant => ({
  id: 'undici',
  label: `undici alone, ${IN_FLIGHT} in flight`,
  nodes: custom('benchUndici', kind),
  keeps: true,
});

/** A node of the pack with the id mapped, and otherwise with its defaults. */
function ours(type: VendorName, parameters: IDataObject, { credentials }: Setting): NodeOf {
  const credential = `${type}Api`;
  const selected = credentials[credential];
  if (!selected) throw new Error(`There is no credential ${credential}`);
  return measured(`n8n-nodes-erp-sync.${type}`, parameters, { credentials: { [credential]: selected } });
}

const packNode = (id: string, label: string, type: VendorName, parameters: IDataObject): Contestant => ({
  id,
  label,
  nodes: (setting) => [ours(type, parameters, setting)],
  keeps: true,
  ours: true,
});

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
const SOAP_PARAMETERS = {
  resource: 'customer',
  operation: 'markAsSynchronized',
  customerInternalId: '={{ $json.customerInternalId }}',
};

/** The HTTP Request node as somebody who has read the vendor's page fills it in: the id mapped, the rest typed in. */
const httpRequest = (kind: Kind, batching?: { batchSize: number; batchInterval: number }): Contestant => ({
  id: batching ? 'httpRequestBatching' : 'httpRequest',
  label: batching
    ? `HTTP Request, batching ${batching.batchSize} every ${batching.batchInterval / 1000} s`
    : 'HTTP Request, defaults',
  nodes: ({ url, credential }) => {
    const { method, headers } = requestOf({ kind, url, credential, inFlight: 0 }, {});
    const { 'Content-Type': _, ...own } = headers;
    const parameters = Object.entries(own).map(([name, value]) => ({ name, value }));
    return [
      measured(
        'n8n-nodes-base.httpRequest',
        {
          method,
          url,
          ...(parameters.length > 0 && { sendHeaders: true, headerParameters: { parameters } }),
          ...bodyOf(kind, credential),
          options: batching ? { batching: { batch: batching } } : {},
        },
        { typeVersion: 4.2 },
      ),
    ];
  },
  keeps: false,
  once: batching !== undefined,
});

function bodyOf(kind: Kind, credential: Record<string, string>): object {
  const json = (jsonBody: string) => ({ sendBody: true, specifyBody: 'json', jsonBody });
  switch (kind) {
    case 'credits':
      return json(
        `={ "authenticationToken": "${credential.authenticationToken}", "credits": [{ "creditId": {{ $json.creditId }} }] }`,
      );
    case 'resync':
      return json(
        `={ "ErpConnectionId": ${KEYS.connection}, "InternalKeyIds": [{{ $json.internalKeyId }}] }`,
      );
    case 'soap': {
      const body = `=${envelope(credential, '{{ $json.customerInternalId }}')}`;
      return { sendBody: true, contentType: 'raw', rawContentType: 'text/xml; charset=utf-8', body };
    }
    case 'customers': {
      const { authenticationToken } = credential;
      const given = { authenticationToken, includeInactive: '1' };
      const parameters = Object.entries(given).map(([name, value]) => ({ name, value }));
      return { sendQuery: true, queryParameters: { parameters } };
    }
  }
}

/** n8n's default pause between batches. */
const BATCHING = { batchSize: 16, batchInterval: 1000 };

/** HTTP Request gives the answer as one item; Split Out makes items of its rows. */
const httpRequestSplit: Contestant = {
  ...httpRequest('customers'),
  label: 'HTTP Request, then Split Out',
  nodes: (setting) => [
    ...httpRequest('customers').nodes(setting),
    measured(
      'n8n-nodes-base.splitOut',
      { fieldToSplitOut: 'customers', options: {} },
      { name: 'Measured rows' },
    ),
  ],
};

const count = (number: number): string => number.toLocaleString('en-US');

/** All scenarios, of `size` (2,000) items and `rows` (100,000) customers. */
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
        httpRequestSplit,
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

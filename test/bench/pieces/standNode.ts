import type {
  ICredentialType,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
  INodeType,
} from 'n8n-workflow';
import { describe } from '../../../nodes/shared/describe/describe';
import type { Connector, System } from '../../../nodes/shared/invoke/connector';
import { readUrl } from '../../../nodes/shared/invoke/target';
import {
  body,
  boolean,
  http,
  id,
  integer,
  isPlainObject,
  key,
  list,
  money,
  one,
  operation,
  path,
  perEntry,
  record,
  records,
  rows,
  soap,
  text,
  type Operation,
} from '../../../nodes/shared/operation';
import { ParameterReader } from '../../../nodes/shared/run/parameters';
import { run } from '../../../nodes/shared/run/run';
import { describeNode } from '../nodes/describeNode';
import { cpuNow, longestBlock } from '../../cpuTime';

/** How many operations the SOAP service has. */
const SOAP_OPERATIONS = 92;

const NAMESPACE = 'http://stand.example/service';

const ways: Connector['ways'] = [
  {
    credentialType: 'standApi',
    target: (credential) => ({
      baseUrl: readUrl(credential, 'baseUrl', 'Base URL'),
      ignoreSslIssues: credential.ignoreSslIssues === true,
    }),
    secrets: () => [],
    authorize: () => undefined,
  },
];

const about = (name: string, effect: Operation['effect']) => ({
  resource: 'box',
  operation: name,
  name,
  action: name,
  description: '',
  docs: '',
  documented: '',
  effect,
});

/** Names boxes, many in a call. */
export const label = operation({
  ...about('label', 'idempotent'),
  call: http('POST', '/label'),
  fields: [
    body('code', key(), { label: 'Box Code', wire: 'boxes[].code', required: true }),
    body('name', text(), { label: 'Name', wire: 'boxes[].name', required: true }),
  ],
  batch: { collects: ['code', 'name'], verdict: perEntry('boxes', 'code', 'state') },
  result: rows('boxes', { code: text() }),
});

/** Names one box. */
export const rename = operation({
  ...about('rename', 'idempotent'),
  call: http('POST', '/rename'),
  fields: [
    body('code', key(), { label: 'Box Code', required: true }),
    body('name', text(), { label: 'Name', required: true }),
  ],
  result: rows('boxes', { code: text(), state: integer() }),
});

const get = operation({
  ...about('get', 'read'),
  call: http('GET', '/boxes/{boxId}'),
  fields: [path('boxId', id(), { label: 'Box ID', required: true })],
  result: one({ id: id(), name: text() }),
});

const order = {
  Number: key(),
  Total: money(),
  Paid: boolean(),
  Count: integer(),
  Lines: records(
    { itemLabel: 'Line', item: 'Line' },
    body('sku', key(), { label: 'SKU', wire: 'Sku' }),
    body('price', money(), { label: 'Price', wire: 'Price' }),
    body('taxable', boolean(), { label: 'Taxable', wire: 'Taxable' }),
  ),
  Tags: list(text()),
  Address: record(body('Street', text(), { label: 'Street' }), body('City', text(), { label: 'City' })),
};

const search = operation({
  ...about('search', 'read'),
  call: soap('Search'),
  fields: [],
  result: rows('', order),
});

const others = Array.from({ length: SOAP_OPERATIONS - 1 }, (_, n) =>
  operation({
    ...about(`save${n}`, 'idempotent'),
    call: soap(`Save${n}`),
    fields: [
      body('number', key(), { label: 'Number', wire: 'order.Number', required: true }),
      body('total', money(), { label: 'Total', wire: 'order.Total' }),
    ],
    result: one(order),
  }),
);

export const json: System = {
  connector: {
    vendor: 'Stand',
    headers: { Accept: 'application/json' },
    ways,
    judge: (answer) =>
      isPlainObject(answer) && answer.state === 1 ? { ok: true } : { ok: false, message: 'No' },
    envelope: ['state'],
    advice: () => undefined,
  },
  resources: [{ value: 'box', name: 'Box' }],
  operations: [label, rename, get],
  probe: { operation: get, values: {} },
  lists: [],
};

export const xml: System = {
  ...json,
  connector: {
    vendor: 'Stand',
    headers: { Accept: 'text/xml' },
    ways,
    soap: {
      service: {
        namespace: NAMESPACE,
        name: 'Stand',
        portType: 'IStand',
        action: (name) => `${NAMESPACE}/IStand/${name}`,
      },
      token: { element: 'token', fields: [] },
      meansNo: () => false,
    },
    judge: () => ({ ok: true, bare: true }),
    advice: () => undefined,
  },
  operations: [search, ...others],
  probe: { operation: search, values: {} },
};

/** Saves one order over SOAP. */
export const [save] = others;

/** What was seen of the last run, in milliseconds. */
export const seen = { cpuMs: 0, blockMs: 0, readingMs: 0 };

/** Measures how long parameters take to be read while something is done, in milliseconds. */
async function readingDuring<T>(work: () => Promise<T>): Promise<T> {
  const { read } = ParameterReader.prototype;
  seen.readingMs = 0;
  ParameterReader.prototype.read = function (name, itemIndex) {
    const start = performance.now();
    try {
      return read.call(this, name, itemIndex);
    } finally {
      seen.readingMs += performance.now() - start;
    }
  };
  return await work().finally(() => (ParameterReader.prototype.read = read));
}

/** A node that calls this vendor by JSON. */
export class Stand implements INodeType {
  description = {
    ...describeNode('stand', 'Stand'),
    credentials: [{ name: 'standApi', required: true }],
    properties: describe(json),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const before = cpuNow();
    let items: INodeExecutionData[][] = [];
    seen.blockMs = await longestBlock(async () => {
      items = await readingDuring(async () => await run(this, json));
    });
    seen.cpuMs = cpuNow() - before;
    return items;
  }
}

/** A node that reads its parameter `work` for each item as n8n does. */
export class PlainStand implements INodeType {
  description = describeNode('plainStand', 'Plain Stand');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const start = performance.now();
    const items = this.getInputData();
    for (const index of items.keys()) this.getNodeParameter('work', index);
    seen.readingMs = performance.now() - start;
    return await Promise.resolve([items]);
  }
}

/** A node that calls it by SOAP. */
export class SoapStand implements INodeType {
  description = {
    ...describeNode('soapStand', 'SOAP Stand'),
    credentials: [{ name: 'standApi', required: true }],
    properties: describe(xml),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const before = cpuNow();
    const items = await run(this, xml);
    seen.cpuMs = cpuNow() - before;
    return items;
  }
}

/** Where the vendor is. */
export class StandApi implements ICredentialType {
  name = 'standApi';

  displayName = 'Stand API';

  properties: INodeProperties[] = [{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' }];
}

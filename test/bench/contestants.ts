import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import type { NodeOf } from '../e2e/workflows';
import { KEYS } from './items';
import { ARCHIVE_QUERY, envelope, requestOf } from './nodes/requests';
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

type Kind = BenchWork['kind'];

const measured = (type: string, parameters: object, more: Partial<NodeOf> = {}): NodeOf => ({
  name: 'Measured',
  type,
  parameters: parameters as NodeOf['parameters'],
  ...more,
});

/** One of the benchmark's own nodes. */
export const custom = (type: string, kind: Kind) => (setting: Setting) => {
  const { url, credential, wsdl } = setting;
  const work: BenchWork = { kind, url, credential, wsdl, inFlight: IN_FLIGHT };
  return [measured(`CUSTOM.${type}`, { work })];
};

/** n8n's own HTTP helper. */
export const helpers = (kind: Kind): Contestant => ({
  id: 'helpers',
  label: `helpers.httpRequest, ${IN_FLIGHT} in flight`,
  nodes: custom('benchHelpers', kind),
  keeps: false,
});

/** Nothing but undici. */
export const undici = (kind: Kind): Contestant => ({
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

/** The pack's node. */
export const packNode = (
  id: string,
  label: string,
  type: VendorName,
  parameters: IDataObject,
): Contestant => ({
  id,
  label,
  nodes: (setting) => [ours(type, parameters, setting)],
  keeps: true,
  ours: true,
});

/** The HTTP Request node as somebody who has read the vendor's page fills it in: the id mapped, the rest typed in. */
export const httpRequest = (
  kind: Kind,
  batching?: { batchSize: number; batchInterval: number },
): Contestant => ({
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
          url: kind === 'patches' ? `=${url}/{{ $json.companyId }}` : url,
          ...(parameters.length > 0 && { sendHeaders: true, headerParameters: { parameters } }),
          ...bodyOf(kind, credential),
          options: {
            ...(batching && { batching: { batch: batching } }),
            ...(kind === 'archive' && { pagination: { pagination: BY_NEXT_LINK } }),
          },
        },
        { typeVersion: 4.2 },
      ),
    ];
  },
  keeps: false,
  once: batching !== undefined,
});

/** As the vendor's page has it: every page has the address of the next one. */
const BY_NEXT_LINK = {
  paginationMode: 'responseContainsNextURL',
  nextURL: '={{ $response.body["odata.nextLink"] }}',
  paginationCompleteWhen: 'other',
  completeExpression: '={{ !$response.body["odata.nextLink"] }}',
  limitPagesFetched: false,
};

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
      const { authenticationToken = '' } = credential;
      const given = { authenticationToken, includeInactive: '1' };
      return queryOf(given);
    }
    case 'archive':
      return queryOf(ARCHIVE_QUERY);
    case 'patches':
      return {
        sendBody: true,
        contentType: 'raw',
        rawContentType: 'application/json-patch+json',
        body: '=[{ "op": "replace", "path": "/OrgNr", "value": "{{ $json.orgNr }}" }]',
      };
  }
}

const queryOf = (query: Record<string, string>): object => ({
  sendQuery: true,
  queryParameters: { parameters: Object.entries(query).map(([name, value]) => ({ name, value })) },
});

/** HTTP Request gives each answer as one item; Split Out makes items of its rows. */
export const splitOut = (kind: Kind, rows: string): Contestant => ({
  ...httpRequest(kind),
  label: 'HTTP Request, then Split Out',
  nodes: (setting) => [
    ...httpRequest(kind).nodes(setting),
    measured('n8n-nodes-base.splitOut', { fieldToSplitOut: rows, options: {} }, { name: 'Measured rows' }),
  ],
});

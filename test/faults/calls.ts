import type { IDataObject } from 'n8n-workflow';
import type { NodeJson, OneNodeOptions, OneNodeRun } from '../engine/harness';
import { runNode } from '../engine/support';
import { columnsOf, type Column } from './columns';
import type { Effect } from './expected';

/** The secrets for the tests' own services. A search finds them if they turn up anywhere else. */
export const SECRETS: Record<Column['vendor'], Record<string, string>> = {
  komet: { authenticationToken: 'faults-secret-token-3ab1' },
  ebiz: {
    securityId: 'faults-secret-id-77c2',
    userId: 'faults-secret-user-d1',
    password: 'faults-secret-password-0c',
  },
  superOffice: { username: 'faults-user', password: 'faults-secret-password-9e' },
};

const ADDRESS: Record<Column['vendor'], string> = {
  komet: 'baseUrl',
  ebiz: 'endpoint',
  superOffice: 'baseUrl',
};

const known = new Map<string, Column[]>();

/** A call of the matrix that carries one record. */
export function single(vendor: Column['vendor'], effect: Effect): Column {
  const columns = known.get(vendor) ?? columnsOf(vendor);
  known.set(vendor, columns);
  return columns.find((column) => column.form === 'single' && column.effect === effect) as Column;
}

/** Makes a vendor's calls to an address of the test's own. */
export async function callsTo(
  url: string,
  vendor: Column['vendor'],
  effect: Effect,
  {
    ids,
    options,
    credential,
    ...settings
  }: OneNodeOptions & {
    /** By default a single call. */
    ids?: Array<string | number>;
    options?: IDataObject;
    credential?: IDataObject;
  } = {},
): Promise<OneNodeRun> {
  const column = single(vendor, effect);
  const node = {
    type: column.type,
    name: 'Node',
    parameters: { ...column.parameters, options: { maxRetries: 0, ...options } },
  } as NodeJson;
  const items = (ids ?? [column.id(0)]).map((id) => ({ id }));
  const data = { ...SECRETS[vendor], [ADDRESS[vendor]]: url, ...credential };
  return await runNode(node, items, {
    packDir: column.packDir,
    credentials: { [column.credentialType]: data as Record<string, string> },
    ...settings,
  });
}

/** The secrets of a vendor's credential that turned up in what is stored or printed of a run. */
export function leaked({ run }: OneNodeRun, vendor: Column['vendor']): string[] {
  const everything = run.everything();
  return Object.values(SECRETS[vendor]).filter(
    (secret) => secret.includes('secret') && everything.includes(secret),
  );
}

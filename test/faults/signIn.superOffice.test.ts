import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { onlineCredentials, withOnline, type OnlineWay } from '../engine/superOffice/online';
import { jsonOf } from '../engine/support';
import { inAllForms } from './columns';
import { CASES, messageOf, rowOf, type FaultCase, type Row } from './expected';

const online = withOnline();

beforeEach(() => {
  // No back-off: other tests check how long it waits.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

const resync = {
  resource: 'erpSync',
  operation: 'forceResync',
  parameters: {
    erpConnectionId: 612,
    resyncAllRecords: false,
    internalKeyIds: '={{ $json.key }}',
    options: { batchSize: 1 },
  },
};
const items: IDataObject[] = [{ key: 901 }, { key: 902 }, { key: 903 }];

/** What is asked before the first call: where, and how a refusal is worded. */
interface Asked {
  way: OnlineWay;
  method: string;
  path: string;
}

const ASKED: Asked[] = [
  { way: 'systemUser', method: 'systemUser', path: '/Login/api/PartnerSystemUser/Authenticate' },
  { way: 'oAuth2', method: 'tenantState', path: '/api/state/Cust12345' },
];

/** A slow or labelled answer is none, and an answer that never comes takes 20 seconds. */
const cases = CASES.filter(({ fault }) => !['hang', 'faultIn200', 'wideIds', 'slow'].includes(fault.kind));

/** What is asked again: all that says nothing. Asking does no harm. */
const AGAIN = new Set<Row>(['busy', 'unavailable', 'unreadable']);

/** How n8n hears of it. */
const CAUSES: Partial<Record<Row, string>> = {
  busy: 'rate-limited',
  unavailable: 'temporarily-unavailable',
  unreadable: 'temporarily-unavailable',
  moved: 'temporarily-unavailable',
  badCredential: 'credential-invalid',
};

/** A state is given to everybody: a sign-in host that refuses it has no such tenant. */
const isUnknownTenant = ({ method }: Asked, row: Row): boolean =>
  method === 'tenantState' && (row === 'refused' || row === 'noRight');

const UNKNOWN = 'SuperOffice knows no tenant Cust12345 in the environment Production';

function wordsOf(asked: Asked, faultCase: FaultCase, row: Row): string | RegExp {
  if (isUnknownTenant(asked, row)) return UNKNOWN;
  const { fault } = faultCase;
  const status = fault.kind === 'html' && fault.status === undefined ? 503 : statusOf(faultCase);
  if (status !== undefined) return `127.0.0.1 answered ${status} to ${asked.path}`;
  return fault.kind === 'echoSecret' ? /^Not accepted:/ : messageOf(faultCase, 'JSON');
}

const statusOf = ({ fault }: FaultCase): number | undefined =>
  fault.kind === 'status' ? fault.status : undefined;

const rows = ASKED.flatMap((asked) =>
  cases.map((faultCase) => [asked.method, faultCase.name, asked, faultCase] as const),
);

describe.each(rows)('a request for %s that meets %s', (_, __, asked, faultCase) => {
  const row = rowOf(faultCase, 'JSON', 'superOffice');
  const { way, method } = asked;
  const overcome = row === 'fine' || AGAIN.has(row);

  it(overcome ? 'once costs nothing' : 'once fails each item, and sends none', async () => {
    const { faults, counters, violations } = online.office;
    faults.add({ ...faultCase.fault, on: method });
    const { main, error } = await online.run(way, resync, items, { onError: 'continueErrorOutput' });
    expect([main.length, error.length]).toEqual(overcome ? [3, 0] : [0, 3]);
    expect(counters.of('ForceResync')).toHaveLength(overcome ? 3 : 0);
    expect(jsonOf(error).map(({ details }) => (details as IDataObject).outcome)).toEqual(
      error.map(() => 'failed'),
    );
    expect(violations).toEqual([]);
  });

  if (row === 'fine') return;
  it('and stays so ends the run with what happened, and sends nothing', async () => {
    const { faults, counters, credential, state } = online.office;
    faults.add({ ...faultCase.fault, on: method, times: 'always' });
    const { failure, run } = await online.run(way, resync, items);
    const message = failure?.message.replace(/ \[items 0–2\]$/, '') ?? '';
    const words = wordsOf(asked, faultCase, row);
    if (words instanceof RegExp) expect(message).toMatch(words);
    else expect(message.replace(/:\d+ answered/, ' answered')).toBe(words);
    const cause = isUnknownTenant(asked, row) ? 'configuration-invalid' : CAUSES[row];
    expect((failure as NodeApiError).failure?.cause).toBe(cause);
    expect(counters.of('ForceResync')).toEqual([]);
    expect(counters.of(method)).toHaveLength(AGAIN.has(row) ? 3 : 1);
    const secrets = [credential.clientSecret, credential.systemUserToken, ...state.signIns.issued()];
    const everything = run.everything();
    expect(inAllForms(secrets).filter((secret) => everything.includes(secret))).toEqual([]);
  });
});

it.each([
  [403, 'Check Environment and Sign-In Host of the credential.'],
  [503, 'Check the address in the credential, the network and the proxy settings of n8n.'],
])('a sign-in that is answered %i says what to check, and nothing of ERP Sync', async (status, advice) => {
  online.office.faults.add({ kind: 'status', status, times: 'always', on: 'systemUser' });
  const { failure } = await online.run('systemUser', resync, items);
  expect(failure?.description).toContain(advice);
  expect(failure?.description).not.toContain('ERP Sync');
});

it.each([
  [429, 'Run it again later; lower Concurrency or set Requests per Second in the options.'],
  [503, 'Check the address in the credential, the network and the proxy settings of n8n.'],
])('a state that is answered %i says what to do', async (status, advice) => {
  online.office.faults.add({ kind: 'status', status, times: 'always', on: 'tenantState' });
  const { failure } = await online.run('oAuth2', resync, items);
  expect(failure?.description).toContain(advice);
});

describe('a refresh of the access token', () => {
  const me = { resource: 'user', operation: 'getCurrent' };

  it.each([
    ['503', { kind: 'status', status: 503 }, 'the service answered 503'],
    ['500', { kind: 'status', status: 500 }, 'the service answered 500'],
    ['a web page with 200', { kind: 'html', status: 200 }, 'the service answered 200'],
    ['a reset', { kind: 'resetAfterRead' }, 'ECONNRESET'],
  ] as const)('that meets %s does not blame the account', async (_, fault, words) => {
    const { faults, state, counters } = online.office;
    const credentials = await onlineCredentials(online.office);
    state.signIns.expireAccessTokens();
    faults.add({ ...fault, on: 'tokens', times: 'always' });
    const { failure } = await online.run('oAuth2', me, [{}], { credentials });
    expect(failure?.message).toMatch(/^The access token could not be refreshed: /);
    expect(failure?.message).toContain(words);
    expect(failure?.description).toContain('Check the address in the credential, the network');
    expect(failure?.description).not.toContain('connect the account');
    expect((failure as NodeApiError).failure?.cause).toBe('temporarily-unavailable');
    expect(counters.of('v1User_GetCurrentPrincipal').map(({ status }) => status)).toEqual([401]);
  });

  it('that is refused asks the user to connect the account again', async () => {
    const credentials = await onlineCredentials(online.office);
    online.office.state.signIns.revoke();
    const { failure } = await online.run('oAuth2', me, [{}], { credentials });
    expect(failure?.message).toContain('needs to be reconnected');
    expect((failure as NodeApiError).failure?.cause).toBe('credential-invalid');
  });
});

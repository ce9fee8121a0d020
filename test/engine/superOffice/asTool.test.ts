import type { IDataObject } from 'n8n-workflow';
import { operations } from '../../../nodes/SuperOffice/resources';
import { superOfficeAgentMethods, superOfficeEndpoints } from '../../documented';
import { runAsTool } from '../harness';
import { packNode, withSimulators } from '../support';

const context = withSimulators();
const office = () => context.simulators.superOffice;

const STYLES = ['invoke', 'request'] as const;

const REFUSED = 'This operation does not run as a tool of an AI agent';

/** What no agent does, and the name of the parameter with the record. */
const NEVER: Array<[resource: string, operation: string, id: string]> = [
  ['api', 'callAgentMethod', 'agent'],
  ['api', 'callRest', 'path'],
  ['company', 'merge', 'companyId'],
  ['document', 'runCommand', 'documentId'],
  ['erpActor', 'createFromCrm', 'crmRecordId'],
  ['erpEngine', 'changeStatus', 'run'],
  ['erpEngine', 'setInterval', 'interval'],
  ['erpLink', 'break', 'crmRecordId'],
  ['erpLink', 'connect', 'crmRecordId'],
  ['erpLink', 'create', 'crmRecordId'],
  ['erpSync', 'forceResync', 'internalKeyIds'],
  ['erpSync', 'forceResyncByErpKey', 'externalKeys'],
  ['erpSync', 'forceResyncByErpKeyNoBlankValues', 'externalKeys'],
  ['erpSync', 'forceResyncInBackground', 'internalKeyIds'],
  ['erpSync', 'forceResyncNoBlankValues', 'internalKeyIds'],
  ['erpSync', 'forceSyncAll', 'scope'],
  ['erpSync', 'syncAll', 'scope'],
  ['person', 'deleteConsent', 'personId'],
  ['person', 'merge', 'personId'],
  ['person', 'setConsent', 'personId'],
  ['project', 'merge', 'sourceId'],
  ['quote', 'approveVersion', 'quoteVersionId'],
  ['quote', 'placeOrder', 'quoteAlternativeId'],
  ['quote', 'rejectVersion', 'quoteVersionId'],
  ['request', 'merge', 'requestId'],
  ['user', 'create', 'name'],
  ['user', 'delete', 'userId'],
  ['user', 'update', 'userId'],
];

it('are all that the pages name so, and no others', () => {
  const named = NEVER.map(([resource, operation]) => `${resource}.${operation}`);
  const endpoints = superOfficeEndpoints()
    .filter(({ method, path }) => method !== 'GET' && /MergeTo|Consent/.test(path))
    .map(({ operationId }) => operationId);
  const methods = superOfficeAgentMethods()
    .filter(({ method }) => /^(?:Merge|Place|Approve|Reject|Force|Break)/.test(method.name))
    .flatMap(({ agent, method }) => [method.name, `${agent}/${method.name}`]);
  const documented = new Set([...endpoints, ...methods]);
  const dangerous = operations.filter((each) => documented.has(each.documented));
  expect(dangerous.length).toBeGreaterThan(10);
  expect(
    dangerous
      .map(({ resource, operation }) => `${resource}.${operation}`)
      .filter((each) => !named.includes(each)),
  ).toEqual([]);
});

const asTool = async (
  resource: string,
  operation: string,
  parameters: IDataObject,
  input: IDataObject,
  style: (typeof STYLES)[number],
) =>
  await runAsTool(packNode('superOffice', resource, operation, { options: {}, ...parameters }), input, {
    style,
    credentials: context.credentials,
  });

/** An agent that invokes its tool is slow here, so it tries only one call of each kind. */
const OF_EACH_KIND = /^(?:api|company|erpLink|person|quote)$/;

describe.each(STYLES)('SuperOffice as an agent’s tool (%s)', (style) => {
  const tried = NEVER.filter(([resource]) => style === 'request' || OF_EACH_KIND.test(resource));

  it.each(tried)('refuses %s: %s', async (resource, operation, id) => {
    const { failure, answer } = await asTool(
      resource,
      operation,
      { [id]: `={{ $fromAI('record') }}` },
      { record: '20' },
      style,
    );
    expect([failure, answer]).toEqual([expect.stringContaining(REFUSED), undefined]);
    expect(office().counters.calls).toBe(0);
  });

  it('refuses a merge if the agent itself chooses the operation', async () => {
    const { failure } = await asTool(
      'company',
      "={{ $fromAI('operation') }}",
      { companyId: "={{ $fromAI('company') }}", intoCompanyId: 21 },
      { operation: 'merge', company: '20' },
      style,
    );
    expect(failure).toContain(REFUSED);
    expect(office().counters.calls).toBe(0);
    expect(office().state.records.get('contact', 20)?.Deleted ?? 0).toBe(0);
  });

  it('reads and changes a record that the agent names', async () => {
    const company = { companyId: "={{ $fromAI('company') }}" };
    const { answer } = await asTool('company', 'get', company, { company: '20' }, style);
    expect(answer).toContain('Flower House 20 AS');
    const change = { ...company, department: "={{ $fromAI('department') }}" };
    await asTool('company', 'update', change, { company: '20', department: 'Oslo' }, style);
    expect(office().state.records.get('contact', 20)).toMatchObject({ Department: 'Oslo' });
  });

  it('deletes a record that the agent names, if it has got a tool for that', async () => {
    const appointment = { appointmentId: "={{ $fromAI('appointment') }}" };
    const [first] = office().state.records.stores.appointment.all();
    const id = Number(first?.AppointmentId);
    const { failure } = await asTool(
      'appointment',
      'delete',
      appointment,
      { appointment: String(id) },
      style,
    );
    expect(failure).toBeUndefined();
    expect(office().state.records.get('appointment', id)).toBeUndefined();
  });
});

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
  ['appointment', 'delete', 'appointmentId'],
  ['batchTask', 'delete', 'taskId'],
  ['company', 'delete', 'companyId'],
  ['company', 'merge', 'companyId'],
  ['customObject', 'delete', 'objectId'],
  ['document', 'delete', 'documentId'],
  ['document', 'deleteFile', 'documentId'],
  ['document', 'runCommand', 'documentId'],
  ['document', 'undoCheckOut', 'documentId'],
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
  ['externalId', 'delete', 'recordId'],
  ['externalId', 'deleteApplication', 'applicationId'],
  ['externalId', 'deleteDevice', 'application'],
  ['list', 'deleteItem', 'itemId'],
  ['person', 'delete', 'personId'],
  ['person', 'deleteConsent', 'personId'],
  ['person', 'merge', 'personId'],
  ['person', 'move', 'personId'],
  ['person', 'setConsent', 'personId'],
  ['priceList', 'delete', 'priceListId'],
  ['product', 'delete', 'productId'],
  ['project', 'delete', 'projectId'],
  ['project', 'merge', 'sourceId'],
  ['projectMember', 'delete', 'projectMemberId'],
  ['quote', 'approveVersion', 'quoteVersionId'],
  ['quote', 'deleteLine', 'quoteLineId'],
  ['quote', 'placeOrder', 'quoteAlternativeId'],
  ['quote', 'rejectVersion', 'quoteVersionId'],
  ['relation', 'delete', 'relationId'],
  ['request', 'delete', 'requestId'],
  ['request', 'merge', 'requestId'],
  ['requestMessage', 'delete', 'messageId'],
  ['sale', 'delete', 'saleId'],
  ['saleStakeholder', 'delete', 'saleStakeholderId'],
  ['selection', 'delete', 'selectionId'],
  ['tableRow', 'delete', 'rowId'],
  ['user', 'create', 'name'],
  ['user', 'delete', 'userId'],
  ['user', 'update', 'userId'],
];

it('are all that the pages name so, and no others', () => {
  const named = NEVER.map(([resource, operation]) => `${resource}.${operation}`);
  const endpoints = superOfficeEndpoints()
    .filter(
      ({ method, path }) => method === 'DELETE' || (method !== 'GET' && /MergeTo|MoveTo|Consent/.test(path)),
    )
    .map(({ operationId }) => operationId);
  const methods = superOfficeAgentMethods()
    .filter(({ method }) => /^(?:Delete|Remove|Merge|Place|Approve|Reject|Force|Break)/.test(method.name))
    .flatMap(({ agent, method }) => [method.name, `${agent}/${method.name}`]);
  const documented = new Set([...endpoints, ...methods]);
  const dangerous = operations.filter((each) => documented.has(each.documented));
  expect(dangerous.length).toBeGreaterThan(30);
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

  it.each(['delete', 'merge'])('refuses %s if the agent itself chooses the operation', async (operation) => {
    const { failure } = await asTool(
      'company',
      "={{ $fromAI('operation') }}",
      { companyId: "={{ $fromAI('company') }}", intoCompanyId: 21 },
      { operation, company: '20' },
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
});

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { operations } from '../../nodes/SuperOffice/resources';
import { operations as setup } from '../../nodes/SuperOffice/setup';
import { by, resourceRuns } from '../engine/resourceRuns';
import { jsonOf, withSimulators } from '../engine/support';
import type { OneNodeOptions, OneNodeRun } from '../engine/harness';

const context = withSimulators();
const office = () => context.simulators.superOffice;

beforeEach(() => {
  // No back-off: other tests check how long it waits.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

/** What happens before the call: another call of the node, or a change of the state. */
type Before = () => Promise<void> | void;

type Row = [call: string, parameters: IDataObject, before?: Before];

const run = async (
  call: string,
  parameters: IDataObject,
  options: IDataObject = {},
  settings: OneNodeOptions = {},
): Promise<OneNodeRun> => {
  const [resource = '', operation = ''] = call.split('.');
  const node = setup.some((each) => each.resource === resource) ? 'superOfficeSetup' : 'superOffice';
  const file: INodeExecutionData = {
    json: {},
    binary: {
      data: { data: Buffer.from('text').toString('base64'), mimeType: 'text/plain', fileName: 'a.txt' },
    },
  };
  const runs = resourceRuns(node, resource, context);
  return await runs.runWithFiles(operation, { options, ...parameters }, [file], settings);
};

const done =
  (call: string, parameters: IDataObject): Before =>
  async () => {
    const { failure } = await run(call, parameters);
    if (failure) throw failure;
  };

const of612 = { erpConnectionId: by('id', '612'), resyncAllRecords: false };
const of615 = { erpConnectionId: by('id', '615') };
const erpKey = {
  erpConnectionId: by('id', '612'),
  erpActorType: 'customer',
  externalKeys: 'C10386',
  resyncAllRecords: false,
};
const application = { application: 'ERP' };
const externalId = { ...application, recordType: 'company', recordId: 20, keyName: 'customerId' };
const withId = done('externalId.save', {
  ...externalId,
  value: 'C-1',
  additionalFields: { createIfMissing: true },
});
const table = { tableName: 'y_equipment' };
const count = { values: { mappingMode: 'defineBelow', value: { x_count: 9 } } };
const layout = { recordType: 'company' };
const consent = { personId: 8, purpose: 'EMARKETING' };

const ordered: Before = async () => {
  const dates = { expiryDate: '2027-03-31', followupDate: '2027-02-15' };
  await done('quote.sendVersion', { quoteVersionId: 1, ...dates })();
  await done('quote.placeOrder', { quoteAlternativeId: 1, markSaleAsSold: true })();
};

/** Every operation that may be repeated, by hand: what it changes is in the seed or made before. */
const ROWS: Row[] = [
  ['appointment.update', { appointmentId: 4, description: 'New' }],
  ['appointment.delete', { appointmentId: 4 }],
  ['attachment.update', { attachmentId: 1, updateFields: { name: 'Slip.pdf' } }],
  ['attachment.upload', { attachmentId: 1, content: 'data' }],
  ['batchTask.update', { taskId: 2, updateFields: { description: 'Looked at' } }],
  ['batchTask.delete', { taskId: 1 }],
  ['batchTask.stop', { taskId: 3 }, () => void office().state.batchTasks.add({ Name: 'Import' })],
  ['company.update', { companyId: 20, name: 'New' }],
  ['company.delete', { companyId: 20 }],
  ['customObject.update', { ...table, objectId: 2, ...count }],
  ['customObject.delete', { ...table, objectId: 1 }],
  ['document.update', { documentId: 1, description: 'New' }],
  ['document.delete', { documentId: 1 }],
  ['document.deleteFile', { documentId: 4 }],
  ['document.upload', { documentId: 1, file: 'data' }],
  ['document.checkOut', { documentId: 1 }],
  ['document.checkIn', { documentId: 1 }, done('document.checkOut', { documentId: 1 })],
  ['document.undoCheckOut', { documentId: 1 }, done('document.checkOut', { documentId: 1 })],
  ['erpEngine.changeStatus', { run: false }],
  ['erpEngine.setInterval', { interval: '00:30:00' }],
  [
    'erpLink.break',
    { erpConnectionId: by('id', '612'), crmActorType: 'contact', crmRecordId: by('id', '10300') },
  ],
  ['erpSync.forceResync', { ...of612, internalKeyIds: '386' }],
  ['erpSync.forceResyncNoBlankValues', { ...of612, internalKeyIds: '386' }],
  ['erpSync.forceResyncInBackground', { ...of612, internalKeyIds: '386' }],
  ['erpSync.forceResyncByErpKey', erpKey],
  ['erpSync.forceResyncByErpKeyNoBlankValues', erpKey],
  ['erpSync.syncAll', { scope: 'allConnections' }],
  ['erpSync.forceSyncAll', { scope: 'allConnections' }],
  ['externalId.createApplication', application],
  ['externalId.createDevice', application, done('externalId.createApplication', application)],
  ['externalId.save', { ...externalId, value: 'C-2' }, withId],
  ['externalId.delete', externalId, withId],
  ['externalId.deleteDevice', application, withId],
  ['externalId.deleteApplication', { applicationId: 1 }, withId],
  ['externalId.renameApplication', { applicationId: 1, newName: 'Central' }, withId],
  ['list.updateItem', { list: 'Delivery Routes', itemId: 2, updateFields: { name: 'East' } }],
  ['list.deleteItem', { list: 'Delivery Routes', itemId: 2 }],
  ['person.update', { personId: 8, title: 'CEO' }],
  ['person.delete', { personId: 8 }],
  ['person.setConsent', { ...consent, source: 'WEBFORM', legalBase: '61A', comment: 'Form' }],
  [
    'person.deleteConsent',
    consent,
    done('person.setConsent', { ...consent, source: 'WEBFORM', legalBase: '61A', comment: 'Form' }),
  ],
  ['priceList.update', { priceListId: 1, name: 'New' }],
  ['priceList.delete', { priceListId: 1 }],
  ['product.update', { productId: 3, unitListPrice: 19 }],
  ['product.delete', { productId: 3 }],
  ['project.update', { projectId: 3, name: 'New' }],
  ['project.delete', { projectId: 4 }],
  ['projectMember.update', { projectMemberId: 3, comment: 'Speaker' }],
  ['projectMember.delete', { projectMemberId: 3 }],
  ['quote.getOrderState', { quoteVersionId: 1 }, ordered],
  ['quote.updateLine', { quoteLineId: 1, quantity: '250.5' }],
  ['quote.deleteLine', { quoteLineId: 2 }],
  ['quote.updateVersion', { quoteVersionId: 1, number: 'Q-2027' }],
  ['relation.update', { relationId: 1, comment: 'New' }],
  ['relation.delete', { relationId: 1 }],
  ['request.update', { requestId: 7, title: 'Found' }],
  ['request.delete', { requestId: 9 }],
  ['requestMessage.update', { messageId: 8, body: 'Where is it?' }],
  ['requestMessage.delete', { messageId: 8 }],
  ['sale.update', { saleId: 2, amount: '2000' }],
  ['sale.delete', { saleId: 4 }],
  ['sale.updateNextDueDates', {}],
  ['saleStakeholder.update', { saleStakeholderId: 3, stakeholderRoleId: 1 }],
  ['saleStakeholder.delete', { saleStakeholderId: 3 }],
  ['selection.update', { selectionId: 2, description: 'New' }],
  ['selection.delete', { selectionId: 2 }],
  ['selection.addMembers', { selectionId: 2, recordIds: '3' }],
  ['selection.removeMembers', { selectionId: 2, recordIds: '5' }],
  ['selection.addCompanies', { selectionId: 1, companyIds: '20' }],
  ['selection.addPeople', { selectionId: 1, personIds: '22' }],
  [
    'selection.removePeople',
    { selectionId: 1, personIds: '22' },
    done('selection.addPeople', { selectionId: 1, personIds: '22' }),
  ],
  ['tableRow.update', { ...table, rowId: 2, ...count }],
  ['tableRow.delete', { ...table, rowId: 1 }],
  ['user.update', { userId: 7, nickName: 'New' }],
  ['user.delete', { userId: 7 }],
  ['erpConnection.update', { ...of615, updateFields: { displayName: 'New' } }],
  ['erpConnection.delete', of615],
  ['erpConnection.setPriorities', { erpConnectionIds: '615, 612, 613' }],
  ['erpConnection.refreshFields', of615],
  ['erpConnector.update', { erpConnectorId: by('id', '2'), updateFields: { displayName: 'Reserve' } }],
  ['erpConnector.delete', { erpConnectorId: by('id', '2') }],
  ['erpMapping.update', { ...of615, erpActorType: 'customer', updateFields: { isActive: false } }],
  [
    'erpMapping.updateListMappings',
    {
      ...of615,
      listMappingsMode: 'json',
      listMappingsJson:
        '[{ "ErpListName": "country", "ErpCrmListItemMappings": [{ "ErpListItemId": "EC", "crmListItemId": 840 }] }]',
    },
  ],
  ['erpMapping.setDefaultValue', { erpFieldId: by('id', '1'), updateFields: { promptUser: true } }],
  ['erpMapping.resetColumns', { ...of615, listOwner: 'ErpSearch' }],
  ['customField.changeType', { ...layout, field: 'SuperOffice:1', fieldType: 'longText' }],
  ['customField.saveDraft', { ...layout, layout: '[]' }],
  ['customField.delete', { ...layout, field: 'SuperOffice:3' }],
  ['customField.revert', layout, done('customField.delete', { ...layout, field: 'SuperOffice:3' })],
];

it('are all operations of SuperOffice that may be repeated', () => {
  const all = [...operations, ...setup].filter(({ effect }) => effect === 'idempotent');
  const names = all.map(({ resource, operation }) => `${resource}.${operation}`);
  expect(ROWS.map(([call]) => call).sort()).toEqual(names.sort());
});

/** What the answer that was lost had beside its success. */
const OF_STORE = ['ExternalReference', 'VersionId', 'Type', 'Value', 'AdditionalInfo'];

/** Calls whose repeat SuperOffice refuses, and the members that their items then lack. */
const REFUSED: Record<string, string[]> = {
  'appointment.delete': [],
  'batchTask.delete': [],
  'batchTask.stop': [],
  'customField.delete': [],
  'customObject.delete': [],
  'document.checkIn': OF_STORE,
  'document.delete': [],
  'document.deleteFile': OF_STORE,
  'document.undoCheckOut': OF_STORE,
  'erpLink.break': [],
  'externalId.deleteApplication': [],
  'priceList.delete': [],
  'product.delete': [],
  'project.delete': [],
  'projectMember.delete': [],
  'relation.delete': [],
  'request.delete': [],
  'requestMessage.delete': [],
  'sale.delete': [],
  'saleStakeholder.delete': [],
  'selection.delete': [],
  'tableRow.delete': [],
  'user.delete': [],
};

/** Of each kind of refusal one. */
const REFUSED_IN_EACH_WAY = [
  'batchTask.stop',
  'document.checkIn',
  'document.deleteFile',
  'erpLink.break',
  'sale.delete',
];

/** What shows that a call was made twice, and does no harm. */
const TRACES = [
  // The log of changes has an entry for each.
  /"log":\[.*?\}\]/g,
  // The ERP system counts how often a record was taken over, and a resync in background is a task of its own.
  /"resyncs":\d+/g,
  /\{"Id":\d+,"Name":"ErpSync ForceResync".*?"FieldProperties":\{\}\}/g,
  // The engine of the synchronization stops a little after the call that stops it.
  /"(IsRunning|StatusMessage)":("[^"]*"|\w+)/g,
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d{4})?/g,
];

const withoutTraces = (value: unknown): string =>
  TRACES.reduce((text, trace) => text.replace(trace, ''), JSON.stringify(value)).replace(/,+(?=[,\]}])/g, '');

/** The call as it should go, and one whose first answer is lost after the work was done. */
async function both(
  [call, parameters, before]: Row,
  options: IDataObject = {},
  settings: OneNodeOptions = {},
) {
  const made = async (prepare: () => void) => {
    context.simulators.reset();
    await before?.();
    office().counters.reset();
    prepare();
    const { main, failure, hints } = await run(call, parameters, options, settings);
    const sent = office().counters.log.map(({ method }) => method);
    return { items: jsonOf(main), failure, hints, state: office().state.snapshot(), sent };
  };
  const plain = await made(() => undefined);
  const method = plain.sent.at(-1) ?? '';
  const lost = await made(() => office().faults.add({ kind: 'resetAfterRead', on: method, apply: true }));
  expect(office().violations).toEqual([]);
  return { plain, lost, times: lost.sent.filter((each) => each === method).length };
}

const without = (names: string[], items: IDataObject[]) =>
  items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name))));

describe('a call of SuperOffice that was carried out although its answer was lost', () => {
  it.each(ROWS.map((row) => [row[0], row] as const))('%s is a success', async (call, row) => {
    const { plain, lost, times } = await both(row);
    expect([plain.failure?.message, lost.failure?.message, times]).toEqual([undefined, undefined, 2]);
    expect(withoutTraces(lost.items)).toBe(withoutTraces(without(REFUSED[call] ?? [], plain.items)));
    expect(withoutTraces(lost.state)).toBe(withoutTraces(plain.state));
    expect(JSON.stringify(lost.hints).includes('The first attempt got no answer')).toBe(call in REFUSED);
  });

  it.each(ROWS.filter(([call]) => REFUSED_IN_EACH_WAY.includes(call)).map((row) => [row[0], row] as const))(
    '%s is a success if Retry On Fail makes the repeat',
    async (call, row) => {
      const { plain, lost, times } = await both(row, { maxRetries: 0 }, { retryOnFail: true, maxTries: 2 });
      expect([lost.failure?.message, times > 0]).toEqual([undefined, true]);
      expect(withoutTraces(lost.items)).toBe(withoutTraces(without(REFUSED[call] ?? [], plain.items)));
      expect(withoutTraces(lost.state)).toBe(withoutTraces(plain.state));
    },
  );
});

describe('a repeat of SuperOffice that is refused says that the outcome is unknown', () => {
  const DOUBT = 'An earlier attempt of this call got no answer, so it may have been carried out.';

  it.each<[what: string, call: string, parameters: IDataObject, method: string]>([
    [
      'an update',
      'company.update',
      { companyId: 20, department: 'Oslo' },
      'v1ContactEntity_PatchContactEntity',
    ],
    ['a deletion', 'sale.delete', { saleId: 4 }, 'v1SaleEntity_DeleteSaleEntity'],
    [
      'a call for many',
      'selection.removeMembers',
      { selectionId: 2, recordIds: '5, 6' },
      'v1SelectionEntity_RemoveSelectionMembersById',
    ],
  ])('%s', async (_, call, parameters, on) => {
    const { faults } = office();
    faults.add({ kind: 'status', status: 502, on, apply: true });
    faults.add({ kind: 'status', status: 400, on, times: 'always' });
    const { main } = await run(call, parameters, {}, { onError: 'continueRegularOutput' });
    for (const { json } of main) {
      expect(json.error).toMatch(/^Outcome unknown: /);
      expect(json.details).toMatchObject({
        outcome: 'unknown',
        description: expect.stringContaining(DOUBT) as unknown,
      });
    }
    expect(main.length).toBeGreaterThan(0);
  });

  it.each(['sale.delete', 'document.deleteFile'])('%s that gets a web page with 404', async (call) => {
    const parameters = { saleId: 4, documentId: 4 };
    const { faults } = office();
    const on = ({ httpMethod }: { httpMethod: string }) => httpMethod === 'DELETE';
    faults.add({ kind: 'status', status: 503, on });
    faults.add({ kind: 'html', status: 404, on });
    const { failure } = await run(call, parameters);
    expect(failure?.message).toMatch(/^Outcome unknown: .*404 Not Found/);
    expect(failure?.description).toContain(DOUBT);
  });

  it('a check-in whose lock can’t be read afterwards', async () => {
    await run('document.checkOut', { documentId: 1 });
    const { faults } = office();
    faults.add({ kind: 'resetAfterRead', on: 'v1DocumentEntity_CheckinDocument', apply: true });
    faults.add({ kind: 'status', status: 403, on: 'v1DocumentEntity_GetCheckoutState', after: 1 });
    const { failure } = await run('document.checkIn', { documentId: 1 });
    expect(failure?.message).toMatch(/^Outcome unknown: The document is not checked out by you/);
    expect(failure?.description).toContain(DOUBT);
  });

  it('but not if no earlier attempt can have been carried out', async () => {
    const { failure } = await run('sale.delete', { saleId: 999 });
    expect(failure?.message).toBe('Sale 999 was not found [item 0]');
    office().faults.add({ kind: 'status', status: 429, retryAfter: 0, on: 'v1SaleEntity_DeleteSaleEntity' });
    const again = await run('sale.delete', { saleId: 998 });
    expect(again.failure?.message).toBe('Sale 998 was not found [item 0]');
  });

  it('and a document that nobody checked out is not checked in', async () => {
    office().faults.add({ kind: 'resetAfterRead', on: 'v1DocumentEntity_CheckinDocument' });
    const { failure } = await run('document.checkIn', { documentId: 1 });
    expect(failure?.message).toContain('is not checked out by the signed-in user');
    expect(office().counters.log.map(({ method }) => method)).toEqual(['v1DocumentEntity_GetCheckoutState']);
  });
});

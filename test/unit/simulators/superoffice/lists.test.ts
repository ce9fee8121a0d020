import { superOffice as catalogue } from '../../../documented';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { closeSale, deleteRecord } from '../../../simulators/superoffice/happenings';
import type { RecordChange } from '../../../simulators/superoffice/state/records/records';
import { json, superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type Item = Record<string, unknown>;
const english = { 'so-language': 'en' };

async function items(path: string): Promise<Item[]> {
  const answer = await superOffice(office, path, undefined, english);
  expect(answer.status).toBe(200);
  return json(answer) as unknown as Item[];
}

describe('lists for pickers', () => {
  it.each([
    ['MDOList/category', 'Customer'],
    ['MDOList/country', 'Norway'],
    ['MDOList/associate', 'TJE0'],
    ['MDOList/prob', 'First meeting'],
    ['MDOList/projecttype', 'Campaign'],
    ['MDOList/projectstatus', 'Planned'],
    ['MDOList/ticketpriority', 'Low'],
    ['MDOList/erpconnections', 'Business Central Miami'],
    ['MDOList/erpconnectors', 'Flower ERP Connector'],
    ['MDOList/erppaymentterms', '14 days'],
    ['MDOList/webhookeventlist', 'sale.sold'],
    ['MDOList/contact_freetextsearch?query=Orch', 'Orchid House'],
    ['List/TicketCategory/MDOItems', 'Deliveries'],
  ])('%s has %s', async (path, name) => {
    expect((await items(path)).map(({ Name }) => Name)).toContain(name);
    expect(office.violations).toEqual([]);
  });

  it('has every list of the page of pickers', async () => {
    const sources = catalogue().resourceLocators.map(({ source }) => source);
    const lists = sources.flatMap((source) =>
      [...source.matchAll(/\/MDOList\/(\w+)/g)].map(([, name]) => name ?? ''),
    );
    for (const name of lists) expect(await items(`MDOList/${name}`)).toEqual(expect.any(Array));
  });

  it('has items under headings, and flat where that is requested', async () => {
    expect((await items('MDOList/business')).map(({ Name }) => Name)).toEqual([
      'Trade',
      'Production',
      'Transport',
    ]);
    const flat = await items('MDOList/business?flat=true');
    expect(flat.map(({ Name }) => Name)).toEqual(['Wholesale', 'Retail', 'Growing', 'Transport']);
  });

  it('has no list of another name', async () => {
    expect((await superOffice(office, 'MDOList/nonsense')).status).toBe(404);
  });
});

describe('selections', () => {
  it('have members, which come and go', async () => {
    const keys = async (): Promise<unknown[]> => {
      const { value } = json(await superOffice(office, 'Selection/1/Members?$select=contactId,name'));
      return (value as Item[]).map(({ contactId }) => contactId);
    };
    expect(await keys()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await superOffice(office, 'Selection/1/Members/Add', [10, 11]);
    await superOffice(office, 'Selection/1/Members/Remove', [1]);
    expect(await keys()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(office.violations).toEqual([]);
    const { value } = json(await superOffice(office, 'Selection?$select=selectionId,name,memberCount'));
    expect(value).toEqual([
      { PrimaryKey: '1', EntityName: 'selection', selectionId: 1, name: 'Newsletter', memberCount: 10 },
      { PrimaryKey: '2', EntityName: 'selection', selectionId: 2, name: 'Sales to follow', memberCount: 4 },
    ]);
  });
});

describe('the user', () => {
  it('is the one who is signed in', async () => {
    expect(json(await superOffice(office, 'User/currentAssociate'))).toMatchObject({
      AssociateId: 5,
      Name: 'TJE0',
    });
    expect(json(await superOffice(office, 'User/current'))).toMatchObject({
      AssociateId: 5,
      Person: { PersonId: 12, FullName: 'Tony Edwards' },
    });
    expect(office.violations).toEqual([]);
  });
});

describe('custom fields', () => {
  it('are described for each kind of record', async () => {
    expect(await items('Contact/CustomField')).toContainEqual(
      expect.objectContaining({
        FieldName: 'SuperOffice:2',
        DisplayName: 'Customer Group',
        FieldType: 'MdoList',
      }),
    );
  });

  // UDefFieldType has eight types; requests have extra fields only.
  it.each(['Contact', 'Person', 'Sale', 'Project', 'Appointment', 'Document'])(
    'of %s are of every type',
    async (entity) => {
      const types = (await items(`${entity}/UdefLayout/Published`)).map(({ FieldType }) => FieldType);
      expect([...new Set(types)].sort()).toEqual([
        'Checkbox',
        'Date',
        'Decimal',
        'List',
        'LongText',
        'Number',
        'ShortText',
        'UnlimitedDate',
      ]);
    },
  );

  it('of requests are extra fields', async () => {
    const fields = await items('Ticket/CustomField');
    expect(fields.map(({ FieldType }) => FieldType)).toEqual([
      'ShortText',
      'Integer',
      'ShortText',
      'LongText',
      'Date',
      'DateTime',
      'Time',
      'Checkbox',
      'MdoList',
      'Decimal',
    ]);
    expect(fields.every(({ FieldName }) => String(FieldName).startsWith('x_'))).toBe(true);
  });
});

describe('what happens to records', () => {
  it('can be listened to, with the columns of the database', async () => {
    const heard: RecordChange[] = [];
    const end = office.state.records.onChange((change) => heard.push(change));
    try {
      closeSale(office.state, 1, 'Sold', 7);
      deleteRecord(office.state, 'contact', 9);
      await superOffice(office, 'Person/5', { Title: 'Boss' }, {}, 'PATCH');
    } finally {
      end();
    }
    expect(heard.map(({ entity, verb, id, associateId }) => [`${entity}.${verb}`, id, associateId])).toEqual([
      ['sale.changed', 1, 7],
      ['sale.sold', 1, 7],
      ['sale.completed', 1, 7],
      ['contact.softdeleted', 9, 6],
      ['person.changed', 5, 5],
    ]);
    expect(heard[0]?.changes.sort()).toEqual(['done', 'status', 'updated', 'updated_associate_id']);
    const { fieldValuesByEntity } = catalogue().webhooks;
    for (const { entity, row } of heard)
      expect(Object.keys(row)).toEqual(expect.arrayContaining(fieldValuesByEntity[entity] ?? []));
  });
});

describe('background tasks', () => {
  it('go on when somebody looks at them, and can be stopped', async () => {
    const started = await superOffice(office, 'BatchTask', { Name: 'Export' });
    expect(started.text).toBe('3');
    const stateOf = async (id: number): Promise<unknown> =>
      json(await superOffice(office, `BatchTask/${id}`)).State;
    expect([await stateOf(3), await stateOf(3), await stateOf(3)]).toEqual(['New', 'Started', 'Succeeded']);
    await superOffice(office, 'BatchTask', { Name: 'Import' });
    expect((await superOffice(office, 'BatchTask/4/Stop', undefined, {}, 'POST')).text).toBe('true');
    expect(await stateOf(4)).toBe('Failed');
    expect((await items('BatchTask/Failed')).map(({ Id }) => Id)).toEqual([2, 4]);
    expect((await superOffice(office, 'BatchTask/77')).status).toBe(404);
    const list = json(
      await superOffice(office, 'BatchTask?$select=DefinitionName,State&$orderBy=registeredDate'),
    );
    expect(list.value).toContainEqual({
      PrimaryKey: '3',
      EntityName: 'batchtask',
      DefinitionName: 'Export',
      State: 4,
    });
    expect(office.violations).toEqual([]);
  });
});

describe('ErpSync', () => {
  it('has its log in an archive that wants a restriction', async () => {
    office.state.erp.log.add({
      connection: 'Business Central Miami',
      source: 'Customer C1',
      target: 'Contact 1',
      crmfieldkey: 'NAME',
      oldvalue: 'Old',
      newvalue: 'New',
    });
    const path =
      'Archive/ErpSyncLog?$select=id,connection,crmfieldkey,newvalue,updated&$orderBy=updated desc&$top=1';
    expect((await superOffice(office, path)).status).toBe(400);
    const { value } = json(await superOffice(office, `${path}&$filter=getAllRows set true`));
    expect(value).toEqual([
      expect.objectContaining({
        PrimaryKey: '4',
        id: 4,
        connection: 'Business Central Miami',
        newvalue: 'New',
      }),
    ]);
  });

  it('counts the links of a record', async () => {
    office.state.erp.links.link(612, { type: 'Contact', id: 5 }, 'Customer', 'C90021');
    expect(json(await superOffice(office, 'Contact/5')).ActiveErpLinks).toBe(1);
    const linked = json(
      await superOffice(office, 'Contact?$select=contactId&$filter=activeErpLinks set true'),
    );
    expect(linked.value).toEqual([{ PrimaryKey: '5', EntityName: 'contact', contactId: 5 }]);
  });
});

describe('the control surface', () => {
  const control = async (topic: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${office.controlUrl}/${topic}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: answer.status, ...((await answer.json()) as object) };
  };

  it('does what others do in SuperOffice', async () => {
    expect(await control('addRecord', { kind: 'contact', values: { Name: 'New' } })).toEqual({
      status: 200,
      id: 61,
    });
    await control('changeRecord', { kind: 'contact', id: 61, values: { Department: 'Oslo' }, by: 7 });
    await control('closeSale', { id: 1, status: 'Lost' });
    await control('deleteRecord', { kind: 'ticket', id: 1 });
    expect(json(await superOffice(office, 'Contact/61'))).toMatchObject({
      Name: 'New',
      Department: 'Oslo',
      UpdatedBy: { AssociateId: 7 },
    });
    expect(json(await superOffice(office, 'Sale/1'))).toMatchObject({
      Status: 'Lost',
      Completed: 'Completed',
    });
    expect((await superOffice(office, 'Ticket/1')).status).toBe(404);
  });

  it('says what it cannot do', async () => {
    expect(await control('changeRecord', { kind: 'contact', id: 1, values: { Nonsense: 1 } })).toEqual({
      status: 400,
      message: 'A contact has no member Nonsense to set',
    });
    expect(await control('closeSale', { id: 1 })).toMatchObject({ status: 400 });
    expect(await control('addRecord', { kind: 'quote' })).toMatchObject({ status: 400 });
  });
});

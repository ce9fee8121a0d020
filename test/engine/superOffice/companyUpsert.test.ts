import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../support';
import { stage } from './stage';

const company = stage('company');

const POST = 'v1ContactEntity_PostContactEntity';
const PATCH = 'v1ContactEntity_PatchContactEntity';
const LIST = 'v1ContactEntity_GetAll';
const FIND = 'v1ForeignAppEntity_GetKeyByValue';
const SAVE = 'v1ForeignAppEntity_SaveForeignKey';

const called = (method: string) =>
  company.superOffice.counters.log.filter((call) => call.method === method).length;
const stored = (id: number) => company.superOffice.state.records.get('contact', id);
const count = () => company.superOffice.state.records.stores.contact.all().length;

/** Gives a seeded company values, as if somebody had entered them. */
const given = (id: number, values: IDataObject) =>
  company.superOffice.state.records.change('contact', id, values, 1);

const BY_EXTERNAL = {
  externalId: { values: { application: 'ERP', keyName: 'customerId', value: '={{ $json.customer }}' } },
};

describe('a company that is created or updated by its External ID', () => {
  it('is created once, with the External ID, and updated from then on', async () => {
    const values = { ...BY_EXTERNAL, name: '={{ $json.name }}', orgNr: '={{ $json.org }}' };
    const items = [
      { customer: 'C-1', name: 'Petal & Stem', org: '999' },
      { customer: 'C-2', name: 'Other', org: '998' },
      { customer: 'C-1', name: 'Petal & Stem AS', org: '999' },
    ];
    const first = await company.json('createOrUpdate', values, items);
    expect(
      first.map(({ upsert, ContactId, externalId }) => [
        upsert,
        ContactId,
        (externalId as IDataObject).value,
      ]),
    ).toEqual([
      ['created', 61, 'C-1'],
      ['created', 62, 'C-2'],
      ['updated', 61, 'C-1'],
    ]);
    const again = await company.json('createOrUpdate', { ...values, orgNr: '' }, items.slice(0, 1));
    expect(again).toMatchObject([{ upsert: 'updated', ContactId: 61, OrgNr: '999' }]);
    expect(count()).toBe(62);
    expect(called(SAVE)).toBe(2);
    // The application and its device are made sure of once a run, not for each item.
    expect(called('v1ForeignAppEntity_PostForeignApp_PUT')).toBe(2);
  });

  it('is shown in a dry run with the calls before and after it; if it is there, with its update alone', async () => {
    const values = { ...BY_EXTERNAL, name: 'Petal & Stem', options: { dryRun: true } };
    const shown = async (customer: string) =>
      (await company.json('createOrUpdate', values, [{ customer }])).map(
        ({ dryRun, method, url, records }) => [
          dryRun,
          method,
          decodeURIComponent(String(url)).replace(/^.*?\/api/, ''),
          records,
        ],
      );
    expect(await shown('C-1')).toEqual([
      [true, 'PUT', '/v1/ForeignApp/ERP', 0],
      [true, 'PUT', '/v1/ForeignApp/ERP/ERP/ERP', 0],
      [true, 'POST', '/v1/Contact', 1],
      [true, 'PUT', '/v1/ForeignApp/ERP/ERP/ERP/Key', 0],
    ]);
    expect([called(POST), called(SAVE)]).toEqual([0, 0]);
    const { options: _, ...real } = values;
    await company.json('createOrUpdate', real, [{ customer: 'C-1' }]);
    const update = await company.json('createOrUpdate', { ...values, name: 'Other' }, [{ customer: 'C-1' }]);
    expect(update.map(({ method, records }) => [method, records])).toEqual([
      ['PUT', 0],
      ['PUT', 0],
      ['PATCH', 1],
    ]);
  });

  it('that is found by another key gets the External ID', async () => {
    const values = { ...BY_EXTERNAL, orgNr: '910000020', description: 'x' };
    expect(await company.json('createOrUpdate', values, [{ customer: 'C-20' }])).toMatchObject([
      { upsert: 'updated', ContactId: 20 },
    ]);
    expect(
      await company.json('createOrUpdate', { ...values, orgNr: '', name: 'New Name' }, [
        { customer: 'C-20' },
      ]),
    ).toMatchObject([{ upsert: 'updated', ContactId: 20, Name: 'New Name' }]);
    expect(called(POST)).toBe(0);
  });

  it('needs all parts of it, and sends nothing without one', async () => {
    const { failure } = await company.run('createOrUpdate', {
      externalId: { values: { application: 'ERP', value: 'C-1' } },
      name: 'A',
    });
    expect(failure?.message).toContain('Key Name');
    expect(company.superOffice.counters.calls).toBe(0);
  });

  it('that was created although its External ID can’t be saved says both, and is not sent again', async () => {
    company.superOffice.faults.add({ kind: 'status', status: 403, on: SAVE });
    const { error } = await company.run(
      'createOrUpdate',
      { ...BY_EXTERNAL, name: 'Petal' },
      [{ customer: 'C-1' }],
      { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2 },
    );
    expect(error[0]?.json).toMatchObject({
      message: expect.stringContaining(
        'The company is saved (ContactId 61), but its External ID is not',
      ) as unknown,
      details: { record: expect.objectContaining({ ContactId: 61 }) as unknown },
    });
    expect(called(POST)).toBe(1);
  });
});

describe('a company that is created or updated by other keys', () => {
  it.each<[key: string, values: IDataObject, id: number]>([
    ['ID', { companyId: 20 }, 20],
    ['number', { number2: 'N-30' }, 30],
    ['organization number', { orgNr: '910000021' }, 21],
    ['email address', { emails: { values: [{ value: 'office@company22.example' }] } }, 22],
  ])('is found by its %s', async (_, values, id) => {
    given(30, { Number2: 'N-30' });
    const [item] = await company.json('createOrUpdate', { ...values, department: 'Found' });
    expect(item).toMatchObject({ upsert: 'updated', ContactId: id, Department: 'Found' });
    expect(called(POST)).toBe(0);
  });

  it.each<[order: string[], id: number]>([
    [['email', 'orgNr'], 22],
    [['orgNr', 'email'], 21],
    [[], 21],
  ])('is looked for in the order that the user picks: %j', async (matchBy, id) => {
    const emails = { values: [{ value: 'office@company22.example' }] };
    const values = { orgNr: '910000021', emails, ...(matchBy.length > 0 ? { matchBy } : {}) };
    expect(await company.json('createOrUpdate', values)).toMatchObject([{ ContactId: id }]);
  });

  it('is never found by its name alone', async () => {
    const { failure } = await company.run('createOrUpdate', { name: 'Flower House 20 AS' });
    expect(failure?.message).toContain('expected a value by which the record can be found');
    expect(company.superOffice.counters.calls).toBe(0);
  });

  it('is not created for an ID that no company has, nor without a name', async () => {
    const { error } = await company.run(
      'createOrUpdate',
      {
        companyId: '={{ $json.id ?? "" }}',
        orgNr: '={{ $json.org ?? "" }}',
        name: '={{ $json.name ?? "" }}',
      },
      [{ id: 9999, name: 'A' }, { org: '123' }],
      { onError: 'continueErrorOutput' },
    );
    expect(error.map(({ json }) => json.message)).toEqual([
      'No record has the ID 9999, and a new one would get another',
      'No record was found, and a new one needs a value for Name',
    ]);
    expect(called(POST)).toBe(0);
  });

  it('of which several match is left alone and shows them, or the oldest is updated', async () => {
    given(30, { OrgNr: '910000021' });
    const values = { orgNr: '910000021', department: 'Found' };
    const { error } = await company.run('createOrUpdate', values, [{}], { onError: 'continueErrorOutput' });
    expect(error[0]?.json).toMatchObject({
      message: '2 records match Organization Number 910000021, so it is not clear which one to update',
      details: { matches: [{ contactId: 21 }, { contactId: 30 }] },
    });
    expect(called(PATCH)).toBe(0);
    const [item] = await company.json('createOrUpdate', { ...values, useOldestMatch: true });
    expect(item).toMatchObject({ ContactId: 21, Department: 'Found' });
  });

  it('with equal keys is one company, whatever else differs', async () => {
    const { main } = await company.run(
      'createOrUpdate',
      { orgNr: '={{ $json.org }}', name: '={{ $json.name }}', options: { concurrency: 4 } },
      ['1', '2', '1', '1', '2'].map((org, index) => ({ org, name: `N${index}` })),
    );
    expect(jsonOf(main).map(({ upsert, ContactId }) => [upsert, ContactId])).toEqual([
      ['created', expect.any(Number)],
      ['created', expect.any(Number)],
      ['updated', expect.any(Number)],
      ['updated', expect.any(Number)],
      ['updated', expect.any(Number)],
    ]);
    expect(count()).toBe(62);
    expect(called(LIST)).toBe(5);
  });
});

describe('Only Fill Empty Fields', () => {
  const fill = { onlyFillEmpty: true, orgNr: '910000020' };
  const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

  it('keeps what a company has, and fills the rest: lines of an address and custom fields too', async () => {
    given(20, {
      Department: '',
      CustomFields: { 'SuperOffice:1': '', 'SuperOffice:3': '0', 'SuperOffice:2': '1' },
    });
    await company.json('createOrUpdate', {
      ...fill,
      name: 'Not This',
      department: 'Oslo',
      categoryId: 2,
      phones: { values: [{ value: '1' }] },
      street: { values: { city: 'Bergen', address2: 'Floor 2' } },
      ...more({ 'SuperOffice:1': 'R9', 'SuperOffice:2': 'Supplier', 'SuperOffice:3': 4, number1: 'X' }),
    });
    expect(company.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Department', value: 'Oslo' },
        {
          op: 'replace',
          path: '/Address/Street',
          value: expect.objectContaining({ City: 'Aalsmeer', Address2: 'Floor 2' }) as unknown,
        },
        { op: 'replace', path: '/CustomFields', value: { 'SuperOffice:1': 'R9', 'SuperOffice:3': '4' } },
      ],
    ]);
    expect(stored(20)).toMatchObject({ Name: 'Flower House 20 AS', Category: { Id: 1 } });
  });

  it('sends nothing for a company that has everything', async () => {
    const [item] = await company.json('createOrUpdate', { ...fill, name: 'Not This' });
    expect(item).toMatchObject({ upsert: 'updated', unchanged: true, ContactId: 20 });
    expect(called(PATCH)).toBe(0);
  });
});

it('a run looks an External ID up for each item, and finds what an item before has made', async () => {
  await company.json('createOrUpdate', { ...BY_EXTERNAL, name: 'A' }, [
    { customer: 'C-1' },
    { customer: 'C-1' },
  ]);
  expect(called(FIND)).toBe(2);
  expect(called(POST)).toBe(1);
});

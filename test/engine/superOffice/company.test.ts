import type { IDataObject } from 'n8n-workflow';
import { stage } from './stage';

const company = stage('company');

const POST = 'v1ContactEntity_PostContactEntity';
const PATCH = 'v1ContactEntity_PatchContactEntity';

const called = () => company.superOffice.counters.log.map(({ method }) => method);
const stored = (id: number) => company.superOffice.state.records.get('contact', id);

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

describe('Create', () => {
  it('sends what is given, references by their IDs and custom fields in their form', async () => {
    const [item] = await company.json('create', {
      name: 'Petal & Stem',
      department: 'Oslo',
      categoryId: '1',
      countryId: 578,
      associateId: 2,
      phones: { values: [{ value: '+47 22 00 00 00', description: 'Desk' }] },
      street: { values: { address1: 'Main 1', city: 'Oslo', zipcode: '0170' } },
      ...more({ noMailing: true, 'SuperOffice:1': 'R9', 'SuperOffice:2': 'Supplier', 'SuperOffice:3': 4 }),
    });
    expect(company.sent(POST)).toEqual([
      {
        Name: 'Petal & Stem',
        Department: 'Oslo',
        Phones: [{ Value: '+47 22 00 00 00', Description: 'Desk' }],
        Associate: { AssociateId: 2 },
        Category: { Id: 1 },
        Country: { CountryId: 578 },
        NoMailing: true,
        Address: { Street: { Address1: 'Main 1', City: 'Oslo', Zipcode: '0170' } },
        CustomFields: { 'SuperOffice:1': 'R9', 'SuperOffice:2': '2', 'SuperOffice:3': '4' },
      },
    ]);
    expect(item).toMatchObject({
      ContactId: 61,
      Name: 'Petal & Stem',
      Category: 'Customer',
      Country: 'Norway',
      Phones: ['+47 22 00 00 00'],
      StreetAddress: { Address1: 'Main 1', City: 'Oslo' },
      CustomFields: { 'Delivery Route': 'R9', 'Customer Group': 'Supplier', Stands: 4 },
    });
  });

  it('needs a name, and sends nothing without one', async () => {
    const { failure } = await company.run('create', { department: 'Oslo' });
    expect(failure?.message).toContain('Name');
    expect(company.sent(POST)).toEqual([]);
  });
});

describe('Update', () => {
  it('changes what is given and keeps the rest, an address with its other lines', async () => {
    const before = stored(20);
    await company.json('update', {
      companyId: 20,
      categoryId: 2,
      street: { values: { city: 'Rijnsburg' } },
      ...more({ 'SuperOffice:3': 9 }),
    });
    expect(company.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Category', value: { Id: 2 } },
        {
          op: 'replace',
          path: '/Address/Street',
          value: expect.objectContaining({
            Address1: '20 Garden Street',
            City: 'Rijnsburg',
            Zipcode: '1020',
          }) as unknown,
        },
        { op: 'replace', path: '/CustomFields', value: { 'SuperOffice:3': '9' } },
      ],
    ]);
    expect(stored(20)).toMatchObject({
      Name: before?.Name,
      OrgNr: '910000020',
      Category: { Id: 2 },
      CustomFields: { 'SuperOffice:1': 'R7', 'SuperOffice:3': '9' },
    });
  });

  it('empties the fields to clear, a reference as a whole', async () => {
    const [item] = await company.json('update', {
      companyId: 20,
      clearFields: ['categoryId', 'orgNr', 'phones'],
    });
    expect(company.sent(PATCH)).toEqual([
      expect.arrayContaining([
        { op: 'remove', path: '/Category' },
        { op: 'remove', path: '/OrgNr' },
        { op: 'remove', path: '/Phones' },
      ]) as unknown,
    ]);
    expect(item).toMatchObject({ Category: null, Phones: [], Name: 'Flower House 20 AS' });
  });

  it('gives a category to a company that has none', async () => {
    await company.json('update', { companyId: 20, clearFields: ['categoryId'] });
    const [item] = await company.json('update', { companyId: 20, categoryId: 3 });
    expect(item).toMatchObject({ Category: 'Potential customer' });
  });

  it('without a change is refused, and sends nothing', async () => {
    const { failure } = await company.run('update', { companyId: 20 });
    expect(failure?.message).toContain('Nothing to change');
    expect(called()).not.toContain(PATCH);
  });
});

it('a company is named by the address of its page too', async () => {
  const companyId = {
    __rl: true,
    mode: 'url',
    value:
      'https://online.superoffice.com/Cust12345/default.aspx?contact.main.personarchive?contact_id=20&person_id=5',
  };
  expect(await company.json('update', { companyId, name: 'Petals' })).toMatchObject([{ ContactId: 20 }]);
  expect(stored(20)).toMatchObject({ Name: 'Petals' });
});

describe('Delete', () => {
  it('marks the company as deleted, once per item', async () => {
    expect(await company.json('delete', { companyId: 20 })).toEqual([{ deleted: true, companyId: 20 }]);
    expect(stored(20)).toMatchObject({ Deleted: 1 });
    expect(called()).toEqual(['v1ContactEntity_Simple', 'v1ContactEntity_DeleteContactEntity']);
  });
});

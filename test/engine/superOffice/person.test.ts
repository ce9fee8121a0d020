import type { IDataObject } from 'n8n-workflow';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, by, stage } from './stage';

const person = stage('person');
const company = stage('company');

const PATCH = 'v1PersonEntity_PatchPersonEntity';
const POST = 'v1PersonEntity_PostPersonEntity';

const called = (method: string) =>
  person.superOffice.counters.log.filter((call) => call.method === method).length;
const stored = (id: number) => person.superOffice.state.records.get('person', id);
it('a person is created, changed and found again by number and e-mail address', async () => {
  const emails = { values: [{ value: 'ada@petals.example' }] };
  const [made] = await person.json('create', {
    firstname: 'Ada',
    lastname: 'Byron',
    companyId: 8,
    positionId: 2,
    emails,
    personNumber: 'P-1',
  });
  expect(person.sent(POST)).toEqual([
    {
      Firstname: 'Ada',
      Lastname: 'Byron',
      Emails: [{ Value: 'ada@petals.example' }],
      Position: { Id: 2 },
      Contact: { ContactId: 8 },
      PersonNumber: 'P-1',
    },
  ]);
  expect(made).toMatchObject({ Firstname: 'Ada', ContactId: 8, Position: 'Buyer' });
  const id = made?.PersonId;
  expect(
    await person.json('update', { personId: id, title: 'CEO', clearFields: ['positionId'] }),
  ).toMatchObject([{ PersonId: id, Title: 'CEO', Position: null }]);
  expect(await person.json('createOrUpdate', { emails, title: 'CTO' })).toMatchObject([
    { upsert: 'updated', PersonId: id, Title: 'CTO' },
  ]);
  expect(await person.json('createOrUpdate', { personNumber: 'P-1', title: 'COO' })).toMatchObject([
    { upsert: 'updated', PersonId: id, Title: 'COO' },
  ]);
  expect(await person.json('delete', { personId: id })).toEqual([{ deleted: true, personId: id }]);
  expect(called(POST)).toBe(1);
});

describe('consents', () => {
  const given = { purpose: 'EMARKETING', source: 'WEBFORM', legalBase: '61A', comment: 'Form of 3 May' };

  it('are given with all that the law demands, listed, and taken back', async () => {
    expect(await person.json('setConsent', { personId: 8, ...given })).toMatchObject([{ success: true }]);
    expect(await person.json('hasConsent', { personId: 8, purpose: 'EMARKETING' })).toMatchObject([
      { hasConsent: true },
    ]);
    expect(await person.json('getConsents', { personId: 8 })).toMatchObject([
      { ConsentPurposeKey: 'EMARKETING', LegalBaseKey: '61A', Comment: 'Form of 3 May' },
    ]);
    expect(await person.json('deleteConsent', { personId: 8, purpose: 'EMARKETING' })).toMatchObject([
      { personId: 8, purpose: 'EMARKETING', success: true },
    ]);
    expect(await person.json('getConsents', { personId: 8 })).toEqual([]);
  });

  it.each<[operation: string, parameter: string, entries: Array<[name: string, key: string]>]>([
    [
      'setConsent',
      'purpose',
      [
        ['Storage (STORE)', 'STORE'],
        ['E-marketing (EMARKETING)', 'EMARKETING'],
      ],
    ],
    [
      'setConsent',
      'source',
      [
        ['User (USER)', 'USER'],
        ['Web form (WEBFORM)', 'WEBFORM'],
        ['API (API)', 'API'],
      ],
    ],
    [
      'setConsent',
      'legalBase',
      [
        ['Consent (61A)', '61A'],
        ['Contract (61B)', '61B'],
        ['Legitimate interest (61F)', '61F'],
      ],
    ],
    [
      'hasConsent',
      'purpose',
      [
        ['Storage (STORE)', 'STORE'],
        ['E-marketing (EMARKETING)', 'EMARKETING'],
      ],
    ],
  ])('%s: %s is picked from its list, by its key', async (operation, parameter, entries) => {
    const node = packNode('superOffice', 'person', operation, { personId: 8 });
    const credentials = { superOfficeApi: { ...person.superOffice.credential } };
    const opened = await openList(node, parameter, { credentials });
    expect(opened.entries.map(({ name, value }) => [name, value])).toEqual(entries);
  });

  it('take what was picked, and start with nothing', async () => {
    const picked = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, name === 'comment' ? value : by('list', value)]),
    );
    await person.json('setConsent', { personId: 8, ...picked });
    expect(stored(8)?.Consents).toMatchObject([{ ConsentPurposeKey: 'EMARKETING', LegalBaseKey: '61A' }]);
    const { failure } = await person.run('setConsent', { personId: 8, comment: 'Form of 3 May' });
    expect(failure?.message).toContain('is required');
  });

  it.each(['purpose', 'source', 'legalBase', 'comment'])('are not given without %s', async (name) => {
    const { failure } = await person.run('setConsent', { personId: 8, ...given, [name]: '' });
    expect(failure?.message).toContain('is required');
    expect(person.superOffice.counters.calls).toBe(0);
  });

  it('stay as they are when a person is changed', async () => {
    await person.json('setConsent', { personId: 8, ...given });
    const before = stored(8)?.Consents;
    await person.json('update', { personId: 8, title: 'CEO' });
    expect(stored(8)?.Consents).toEqual(before);
    expect(JSON.stringify(person.sent(PATCH))).not.toContain('Consent');
  });
});

describe('a person moves to another company', () => {
  it('with the latest activities', async () => {
    expect(
      await person.json('move', { personId: 8, intoCompanyId: 20, moveAfterDate: '2026-01-01' }),
    ).toMatchObject([{ personId: 8, success: true }]);
    expect(stored(8)).toMatchObject({ Contact: { ContactId: 20 } });
  });

  it.each<[string, IDataObject]>([
    ['move', { intoCompanyId: 20, moveAfterDate: '2026-01-01' }],
    ['update', { companyId: 20 }],
  ])('but not a user of SuperOffice, by %s', async (operation, values) => {
    const { failure } = await person.run(operation, { personId: 12, ...values });
    expect(failure?.message).toContain('is a user of SuperOffice');
    expect(called('v1PersonEntity_Move') + called(PATCH)).toBe(0);
  });
});

it('people are merged', async () => {
  expect(
    await person.json('merge', {
      personId: 8,
      intoPersonId: 9,
      moveAfterDate: '2020-01-01',
      additionalFields: { deleteSource: true },
    }),
  ).toMatchObject([{ personId: 8, intoPersonId: 9, success: true }]);
  expect(stored(8)?.Deleted ?? 1).toBe(1);
});

it.each(['activities', 'appointments', 'documents', 'relations', 'requests', 'sales'])(
  '%s of a person are listed',
  async (related) => {
    const found = await person.json('getRelated', all({}, { personId: 8, related }));
    expect(found.every((each) => 'PrimaryKey' in each)).toBe(true);
  },
);

it('companies are merged and their duplicates found', async () => {
  const found = await company.json('findDuplicates', { name: 'Flower House 20 AS' });
  expect(found.map(({ SoPrimaryKey }) => SoPrimaryKey)).toContain(20);
  const byDomain = await company.json('findDuplicatesByDomain', { domain: 'company20.example' });
  expect(byDomain.map(({ SoPrimaryKey }) => SoPrimaryKey)).toContain(20);
  expect(await company.json('merge', { companyId: 20, intoCompanyId: 21 })).toMatchObject([
    { intoCompanyId: 21 },
  ]);
  expect(company.superOffice.state.records.get('contact', 20)?.Deleted ?? 1).toBe(1);
});

it('people of a company are its people, with the usual columns', async () => {
  const people = await company.json('getRelated', all({}, { companyId: 8, related: 'people' }));
  expect(people.length).toBeGreaterThan(0);
  expect(people.every(({ contactId }) => contactId === 8)).toBe(true);
  expect(people[0]).toMatchObject({
    personId: expect.any(Number) as unknown,
    fullName: expect.any(String) as unknown,
  });
});

it('the company that owns the licence keeps its name, and takes other changes', async () => {
  const owner = (stored(12)?.Contact as IDataObject).ContactId;
  const { failure } = await company.run('update', { companyId: owner, name: 'Other' });
  expect(failure?.message).toContain('owns the SuperOffice licence');
  expect(called('v1ContactEntity_PatchContactEntity')).toBe(0);
  await company.json('update', { companyId: owner, department: 'Head' });
  expect(await company.json('update', { companyId: 20, name: 'New' })).toMatchObject([{ Name: 'New' }]);
});

it('1,200 companies arrive whole and in order, although pages are capped at 25', async () => {
  const { records, settings } = company.superOffice.state;
  for (let n = 61; n <= 1200; n += 1) records.create('contact', { Name: `Company ${n}` }, 1);
  settings.mostRows = 25;
  const companies = await company.json('getMany', all());
  expect(companies.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 1200 }, (_, n) => n + 1));
});

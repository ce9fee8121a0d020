import type { IDataObject } from 'n8n-workflow';
import { resourceRuns } from '../resourceRuns';
import { jsonOf, withSimulators } from '../support';

const context = withSimulators();
const person = resourceRuns('superOffice', 'person', context);
const company = resourceRuns('superOffice', 'company', context);

/** A person who is a user, and the company that owns the licence. */
const USER = 12;
const OWNER = 2;

const office = () => context.simulators.superOffice;
const log = () => office().counters.log;
/** What was sent to change something, and how often a record was read. */
const changes = () => log().filter(({ httpMethod }) => httpMethod !== 'GET').length;
const reads = (method: string) => log().filter((call) => call.method === method).length;
const stored = (kind: 'person' | 'contact', id: number) => office().state.records.get(kind, id);
const companyOf = (id: number) => (stored('person', id)?.Contact as IDataObject).ContactId;

const FROM = { moveAfterDate: '2020-01-01' };

beforeEach(() => expect(companyOf(USER)).toBe(OWNER));
afterEach(() => expect(office().violations).toEqual([]));

describe('what breaks logins is refused with a reason, and nothing is sent', () => {
  it.each<[what: string, of: typeof person, operation: string, values: IDataObject, reason: string]>([
    [
      'a user moves',
      person,
      'move',
      { personId: USER, intoCompanyId: 20, ...FROM },
      'is a user of SuperOffice',
    ],
    ['a user gets another company', person, 'update', { personId: USER, companyId: 20 }, 'is a user of'],
    [
      'a user loses the company',
      person,
      'update',
      { personId: USER, clearFields: ['companyId'] },
      'is a user',
    ],
    [
      'a user gets another company by Create or Update',
      person,
      'createOrUpdate',
      { personId: USER, companyId: 20 },
      'is a user of',
    ],
    [
      'the owner is renamed by Create or Update',
      company,
      'createOrUpdate',
      { companyId: OWNER, name: 'Other' },
      'name can’t be changed',
    ],
    ['a user is deleted', person, 'delete', { personId: USER }, 'can’t be deleted'],
    ['a user is merged', person, 'merge', { personId: USER, intoPersonId: 8, ...FROM }, 'can’t be merged'],
    ['the owner is renamed', company, 'update', { companyId: OWNER, name: 'Other' }, 'name can’t be changed'],
    ['the owner is deleted', company, 'delete', { companyId: OWNER }, 'so it can’t be deleted'],
    [
      'the owner is merged',
      company,
      'merge',
      { companyId: OWNER, intoCompanyId: 20 },
      'so it can’t be merged',
    ],
    [
      'a company is merged into the owner',
      company,
      'merge',
      { companyId: 20, intoCompanyId: OWNER },
      'no other one can be merged into it',
    ],
  ])('%s', async (_, of, operation, values, reason) => {
    const { failure } = await of.run(operation, values);
    expect(failure?.message).toContain(reason);
    expect(failure?.description).toContain('Nothing was changed');
    expect(changes()).toBe(0);
  });

  it.each<[string, typeof person, 'contact' | 'person', IDataObject]>([
    ['company', company, 'contact', { companyId: 20, intoCompanyId: 21 }],
    ['person', person, 'person', { personId: 20, intoPersonId: 21, ...FROM }],
  ])('a %s that is linked to an ERP system is merged', async (_, of, kind, values) => {
    const { records } = office().state;
    jest.spyOn(records, 'linksOf').mockImplementation((name, record) => {
      const id = name === 'contact' ? record.ContactId : record.PersonId;
      return name === kind && id === 20 ? 1 : 0;
    });
    const { failure } = await of.run('merge', values);
    expect(failure?.message).toContain('linked to an ERP system');
    expect(changes()).toBe(0);
  });
});

describe('what changes nothing of this is allowed', () => {
  it('a user stays in the company and gets a title', async () => {
    const [item] = await person.json('update', { personId: USER, companyId: OWNER, title: 'CFO' });
    expect(item).toMatchObject({ PersonId: USER, Title: 'CFO', ContactId: OWNER });
  });

  it.each([USER, 8])(
    'person %d moves to the company where the person is: nothing is sent',
    async (personId) => {
      const intoCompanyId = companyOf(personId);
      const items = await person.json('move', { personId, intoCompanyId, ...FROM });
      expect(items).toEqual([{ success: true, unchanged: true, personId }]);
      expect(changes()).toBe(0);
    },
  );

  it('the owner company keeps its name and gets a department', async () => {
    const name = String(stored('contact', OWNER)?.Name);
    await company.json('update', { companyId: OWNER, name, department: 'Head' });
    expect(stored('contact', OWNER)).toMatchObject({ Name: name, Department: 'Head' });
  });

  it('a person is merged into one who is a user', async () => {
    await person.json('merge', { personId: 8, intoPersonId: USER, ...FROM });
    expect(changes()).toBe(1);
  });
});

describe('one read for each record and run', () => {
  it('if many items change a record', async () => {
    const names = ['A', 'B', 'C', 'D'];
    const values = { companyId: 20, name: '={{ $json.name }}' };
    await company.json(
      'update',
      values,
      names.map((name) => ({ name })),
    );
    expect([reads('v1ContactEntity_Simple'), changes()]).toEqual([1, 4]);
    expect(stored('contact', 20)?.Name).toBe('D');
  });

  it('if many items refuse it at the same time', async () => {
    const into = [20, 21, 22, 23].map((id) => ({ id }));
    const { main } = await person.run(
      'move',
      { personId: USER, intoCompanyId: '={{ $json.id }}', ...FROM, options: { concurrency: 8 } },
      into,
      { onError: 'continueRegularOutput' },
    );
    expect(jsonOf(main).map(({ error }) => String(error))).toEqual(
      into.map(() => expect.stringContaining('is a user of SuperOffice') as unknown),
    );
    expect([reads('v1PersonEntity_GetPersonEntity'), changes()]).toEqual([1, 0]);
  });

  it('if it is one record of several merges', async () => {
    const values = { companyId: '={{ $json.from }}', intoCompanyId: 20 };
    await company.json('merge', values, [{ from: 21 }, { from: 22 }, { from: 23 }]);
    expect([reads('v1ContactEntity_Simple'), changes()]).toEqual([4, 3]);
  });

  it('is made again after one that failed', async () => {
    office().faults.add({ kind: 'status', status: 500, on: 'v1ContactEntity_Simple' });
    const { main } = await company.run(
      'update',
      { companyId: 20, name: '={{ $json.name }}' },
      [{ name: 'A' }, { name: 'B' }],
      { onError: 'continueRegularOutput' },
    );
    const [first, second] = jsonOf(main);
    expect(first?.error).toBeDefined();
    expect(second).toMatchObject({ ContactId: 20, Name: 'B' });
    expect([reads('v1ContactEntity_Simple'), changes()]).toEqual([2, 1]);
  });

  it('is made again once a call has changed what it shows', async () => {
    const home = companyOf(8);
    const values = { personId: 8, intoCompanyId: '={{ $json.to }}', ...FROM };
    const items = await person.json('move', values, [{ to: 20 }, { to: home }, { to: home }]);
    expect(items.map(({ unchanged = false }) => unchanged)).toEqual([false, false, true]);
    expect([companyOf(8), changes()]).toEqual([home, 2]);
  });
});

import type { IDataObject } from 'n8n-workflow';
import { superOffice as system } from '../../../nodes/SuperOffice/resources';
import { referringFields } from '../../../nodes/shared/operation';
import { openMapper } from '../harness';
import { packNode } from '../support';
import { stage } from './stage';

const person = stage('person');
const company = stage('company');
const PATCH = 'v1PersonEntity_PatchPersonEntity';

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

async function opened(resource: string, operation: string) {
  const node = packNode('superOffice', resource, operation, {});
  const credentials = { superOfficeApi: { ...person.superOffice.credential } };
  const { fields } = await openMapper(node, 'moreFields', { credentials });
  return new Map(fields.map(({ id, ...field }) => [id, field]));
}

/** By the vendor's pages of MDO lists; the entries are those of the simulator, in English. */
const EACH: Array<[resource: string, operation: string, field: string, name: string, value: number]> = [
  ['person', 'create', 'categoryId', 'Supplier', 2],
  ['person', 'update', 'businessId', 'Retail', 2],
  ['person', 'update', 'countryId', 'Sweden', 752],
  ['person', 'update', 'ticketPriorityId', 'High', 3],
  ['person', 'update', 'customerLanguageId', 'English', 2],
  ['person', 'update', 'leadstatusId', 'Warm', 2],
  ['person', 'createOrUpdate', 'source', 'Trade fair', 2],
  ['company', 'update', 'groupId', 'Service', 2],
  ['company', 'create', 'source', 'Web site', 1],
  ['sale', 'update', 'reasonLostId', 'Price', 1],
  ['request', 'update', 'suggestedCategoryId', 'Support/Deliveries', 2],
];

describe('a field of More Fields that refers to an entry of a list', () => {
  it.each(EACH)('%s: %s, %s shows %s', async (resource, operation, field, name, value) => {
    const found = (await opened(resource, operation)).get(field);
    expect(found?.type).toBe('options');
    expect(found?.options).toContainEqual({ name, value });
  });

  it('is each one whose list comes whole', () => {
    const fields = system.operations.flatMap((each) =>
      referringFields(each, system.lists).map(
        ({ field }) => `${each.resource}.${each.operation}.${field.name}`,
      ),
    );
    const unlisted = system.operations.flatMap(({ resource, operation, fields: all }) =>
      all
        .filter(({ mapper, list, type }) => mapper && list !== undefined && type.kind === 'integer')
        .map(({ name }) => `${resource}.${operation}.${name}`),
    );
    expect(fields).toEqual(unlisted);
    expect(fields).toEqual(expect.arrayContaining(EACH.map((each) => each.slice(0, 3).join('.'))));
  });
});

describe('an entry', () => {
  it('is given by its name, in any letter case, or by its ID', async () => {
    const items = [{ country: 'sweden' }, { country: 752 }, { country: '752' }];
    const values = more({ countryId: '={{ $json.country }}', supportAssociateId: 'Tony Edwards' });
    const { failure } = await person.run('update', { personId: 3, ...values }, items);
    expect(failure).toBeUndefined();
    expect(person.sent(PATCH)).toEqual(
      items.map(() => [
        { op: 'replace', path: '/Country', value: { CountryId: 752 } },
        { op: 'replace', path: '/SupportAssociate', value: { AssociateId: expect.any(Number) as number } },
      ]),
    );
  });

  it('is found in the members of the input too', async () => {
    const moreFields = { mappingMode: 'autoMapInputData', value: null };
    await company.json('create', { name: 'Tulips AS', moreFields }, [
      { ticketPriorityId: 'High', customerLanguageId: 1 },
    ]);
    expect(company.sent('v1ContactEntity_PostContactEntity')).toEqual([
      { Name: 'Tulips AS', TicketPriority: { Id: 3 }, CustomerLanguage: { Id: 1 } },
    ]);
  });

  it.each<[value: unknown, words: string[]]>([
    ['Atlantis', ['Country', 'Atlantis', 'Denmark']],
    ['Swedn', ['Country', 'Swedn', 'Sweden']],
    [1.5, ['Country', 'a whole number']],
  ])('that there is none of is refused, and nothing is sent: %j', async (value, words) => {
    const { failure } = await person.run('update', { personId: 3, ...more({ countryId: value as string }) });
    const said = `${failure?.message} ${failure?.description}`;
    for (const word of words) expect(said).toContain(word);
    expect(person.sent(PATCH)).toEqual([]);
  });
});

describe('the list of a field', () => {
  const quiet = stage('person');

  it('is read for a name alone, once for all items, and not for IDs', async () => {
    const read = () =>
      quiet.superOffice.counters.log.filter(({ method }) => method === 'v1MDOList_GetList').length;
    // The answer has custom fields, whose lists are read once.
    await quiet.json('update', { personId: 3, ...more({ countryId: 752 }) });
    const before = read();
    await quiet.json('update', { personId: 3, ...more({ countryId: '578', categoryId: 2 }) });
    expect(read()).toBe(before);
    const items = [{ country: 'Sweden' }, { country: 'Norway' }];
    await quiet.json('update', { personId: 3, ...more({ countryId: '={{ $json.country }}' }) }, items);
    expect(read()).toBe(before + 1);
  });
});

describe('a list that can’t be read', () => {
  const closed = stage('person');

  beforeEach(
    () =>
      void closed.superOffice.faults.add({
        kind: 'status',
        status: 403,
        on: 'v1MDOList_GetList',
        times: 'always',
      }),
  );

  it('leaves its field with numbers, in the form and in a run', async () => {
    const node = packNode('superOffice', 'person', 'update', {});
    const credentials = { superOfficeApi: { ...closed.superOffice.credential } };
    const { fields } = await openMapper(node, 'moreFields', { credentials });
    expect(fields.find(({ id }) => id === 'leadstatusId')?.type).toBe('number');
    const { failure } = await closed.run('update', { personId: 3, ...more({ leadstatusId: 2 }) });
    expect(failure).toBeUndefined();
    expect(closed.sent(PATCH)).toHaveLength(1);
  });

  it('is a failure in the service’s words if a name needs it, and nothing is sent', async () => {
    const { failure } = await closed.run('update', { personId: 3, ...more({ leadstatusId: 'Warm' }) });
    expect(failure).toBeDefined();
    expect(closed.sent(PATCH)).toEqual([]);
  });
});

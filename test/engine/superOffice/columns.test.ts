import type { IDataObject } from 'n8n-workflow';
import { ARCHIVES, RELATED_ARCHIVES } from '../../../nodes/SuperOffice/archives';
import { superOffice as system } from '../../../nodes/SuperOffice/resources';
import { superOffice as documented, superOfficeEndpoint } from '../../documented';
import { openList } from '../harness';
import { packNode } from '../support';
import { by, stage } from './stage';

const company = stage('company');
const message = stage('requestMessage');

const columnsOf = (archive: string) => documented().odata.archives[archive]?.columns ?? [];

/** The entries of a list in the form of an operation. */
async function entries(resource: string, operation: string, parameter: string, form: IDataObject = {}) {
  const node = packNode('superOffice', resource, operation, { options: {}, ...form });
  const credentials = { superOfficeApi: { ...company.superOffice.credential } };
  const opened = await openList(node, parameter, { credentials });
  return opened.entries.map(({ name, value }) => ({ name, value }));
}

/** Actions that list rows of an archive, with those of Get Related by the kind of related records. */
const reading = system.operations
  .filter(({ fields }) => fields.some(({ name, preset }) => name === 'columns' && preset === undefined))
  .filter(
    ({ resource, operation }) =>
      resource !== 'archive' && `${resource}.${operation}` !== 'selection.getMembers',
  );

it('the columns of each list are those of the archive that its page names', () => {
  const own = reading.filter(({ operation }) => operation !== 'getRelated');
  expect(
    own.map(({ resource, operation, documented: page }) => [
      `${resource}.${operation}`,
      superOfficeEndpoint(page).archive,
    ]),
  ).toEqual(
    own.map(({ resource, operation }) => [`${resource}.${operation}`, ARCHIVES[`${resource}.${operation}`]]),
  );
  expect(Object.keys(ARCHIVES)).toHaveLength(own.length);
});

it('the columns of each kind of related records are those of the archive that its page names', () => {
  const related = reading
    .filter(({ operation }) => operation === 'getRelated')
    .flatMap(({ resource, documented: page, fields }) => {
      const type = fields.find(({ name }) => name === 'related')?.type;
      const choices = type?.kind === 'choice' ? type.choices : [];
      return choices.map(({ word, value }) => [
        `${resource}.${word}`,
        superOfficeEndpoint(page.replace(/_.*/, `_${String(value)}`)).archive,
      ]);
    });
  expect(Object.fromEntries(related)).toEqual(RELATED_ARCHIVES);
});

describe('the columns of a list are picked from its archive', () => {
  it.each([
    ['appointment', 'getMany', 'FindAppointment'],
    ['batchTask', 'getMany', 'BatchTasks'],
    ['company', 'getMany', 'SimpleContact'],
    ['document', 'getMany', 'FindDocument'],
    ['externalId', 'getMany', 'ForeignKeys'],
    ['person', 'getMany', 'Person'],
    ['priceList', 'getMany', 'PriceList'],
    ['priceList', 'getProducts', 'Product'],
    ['product', 'getMany', 'Product'],
    ['project', 'getMany', 'FindProject'],
    ['projectMember', 'getMany', 'ProjectMember'],
    ['relation', 'getMany', 'Relation'],
    ['request', 'getMany', 'Ticket'],
    ['request', 'getMessages', 'TicketMessage'],
    ['requestMessage', 'getMany', 'TicketMessage'],
    ['sale', 'getMany', 'FindSale'],
    ['saleStakeholder', 'getMany', 'SaleStakeholder'],
    ['selection', 'getMany', 'FindSelection'],
    ['user', 'getMany', 'AllUsers'],
  ])('%s: %s', async (resource, operation, archive) => {
    const values = (await entries(resource, operation, 'filters.columnsPicked')).map(({ value }) => value);
    expect(values.slice(0, columnsOf(archive).length)).toEqual(columnsOf(archive).map(({ name }) => name));
    const orders = await entries(resource, operation, 'filters.orderByPicked');
    const sortable = columnsOf(archive).filter(({ orderBy }) => orderBy);
    expect(orders.map(({ value }) => value).slice(0, 2 * sortable.length)).toEqual(
      sortable.flatMap(({ name }) => [`${name} asc`, `${name} desc`]),
    );
  });

  it('with the custom fields of the record, under their labels', async () => {
    const bonus = { name: 'Bonus (contactUdef/SuperOffice:11)', value: 'contactUdef/SuperOffice:11' };
    expect(await entries('company', 'getMany', 'filters.columnsPicked')).toContainEqual(bonus);
    const [row] = await company.json('getMany', { limit: 1, filters: { columnsPicked: [bonus.value] } });
    expect(Object.keys(row ?? {})).toContain(bonus.value);
  });

  it('of related records, by what is chosen', async () => {
    const people = await entries('company', 'getRelated', 'filters.columnsPicked', { related: 'people' });
    expect(people.map(({ value }) => value)).toEqual(
      expect.arrayContaining(columnsOf('Person').map(({ name }) => name)),
    );
    const links = await entries('sale', 'getRelated', 'filters.columnsPicked', { related: 'links' });
    expect(links.map(({ value }) => value)).toContain('linkDescription');
    await expect(entries('company', 'getRelated', 'filters.columnsPicked')).rejects.toThrow(
      'Choose Related Records first',
    );
  });

  it('orders have a name for each direction', async () => {
    const orders = await entries('archive', 'search', 'filters.orderByPicked', {
      archive: by('list', 'FindSelection'),
    });
    expect(orders).toContainEqual({
      name: expect.stringMatching(/, Ascending$/) as string,
      value: 'name asc',
    });
    expect(orders).toContainEqual({
      name: expect.stringMatching(/, Descending$/) as string,
      value: 'name desc',
    });
    expect(orders.map(({ value }) => value)).not.toContain('getAllRows asc');
  });
});

describe('what is picked', () => {
  const select = () => company.superOffice.counters.log.at(-1)?.query;

  it('is what comes out, together with what is typed, each column once', async () => {
    const filters = { columnsPicked: ['name', 'orgnr'], columns: 'department, name' };
    const [first] = await company.json('getMany', { limit: 1, filters });
    expect(Object.keys(first ?? {}).sort()).toEqual([
      'EntityName',
      'PrimaryKey',
      'department',
      'name',
      'orgnr',
    ]);
    expect(select()?.$select).toBe('department,name,orgnr');
  });

  it.each<[what: string, filters: IDataObject]>([
    ['picked columns of an expression', { columnsPicked: '={{ $json.columns }}' }],
    ['typed columns of an expression', { columns: '={{ $json.columns }}' }],
    ['typed columns', { columns: 'name,code' }],
  ])('%s', async (_, filters) => {
    const [first] = await company.json('getMany', { limit: 1, filters }, [{ columns: ['name', 'code'] }]);
    expect(Object.keys(first ?? {})).toEqual(['PrimaryKey', 'EntityName', 'name', 'code']);
  });

  it('sorts the rows: columns in the order of the form, those that are typed first', async () => {
    const filters = { orderByPicked: ['department asc', 'contactId desc'] };
    const rows = await company.json('getMany', { limit: 5, filters });
    expect(select()?.$orderBy).toBe('department asc,contactId desc');
    expect(rows).toHaveLength(5);
    await company.json('getMany', {
      limit: 5,
      filters: { ...filters, orderBy: 'name desc, contactId desc' },
    });
    expect(select()?.$orderBy).toBe('name desc,contactId desc,department asc');
  });

  it('sorts messages of a request', async () => {
    const rows = await message.json('getMany', {
      limit: 2,
      filters: { orderByPicked: ['ticketMessageId desc'] },
    });
    expect(Number(rows[0]?.ticketMessageId)).toBeGreaterThan(Number(rows[1]?.ticketMessageId));
  });
});

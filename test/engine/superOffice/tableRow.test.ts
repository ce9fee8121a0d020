import type { IDataObject } from 'n8n-workflow';
import { openList, openMapper } from '../harness';
import { packNode } from '../support';
import { stage } from './stage';

const tableRow = stage('tableRow');

const table = { tableName: 'y_equipment' };

/** The fields of the form, as the editor saves them. */
const fields = (value: IDataObject) => ({ values: { mappingMode: 'defineBelow', value } });

const stored = (id: number) => tableRow.superOffice.state.extraTables.table('y_equipment')?.rows.get(id);
const called = () => tableRow.superOffice.counters.log.map(({ method }) => method);

/** Row 2 has a value of each type, and row 1 a name and a company. */
const PRINTER = {
  id: 2,
  last_changed: expect.any(String) as unknown,
  dbi_agent_id: -1,
  dbi_key: '',
  dbi_last_syncronized: null,
  dbi_last_modified: expect.any(String) as unknown,
  Name: 'printer',
  Company: 3,
  Count: 2,
  Price: 199.5,
  Rented: true,
  Bought: '2025-02-03',
  Serviced: expect.stringContaining('2025-06-07') as unknown,
};

const EVERY_TYPE = {
  x_name: 'scanner',
  x_company: 5,
  x_count: 7,
  x_price: '12.25',
  x_rented: true,
  x_bought: '2026-01-31',
  x_serviced: '2026-02-01T10:11:12Z',
};

/** As the database has them. */
const AS_SENT = {
  x_name: 'scanner',
  x_company: '[I:5]',
  x_count: '[I:7]',
  x_price: '[F:12.25]',
  x_rented: '[I:1]',
  x_bought: '[D:01/31/2026]',
  x_serviced: '[DT:02/01/2026 10:11:12]',
};

it('the form offers the fields of the table that it names', async () => {
  const node = packNode('superOffice', 'tableRow', 'create', table);
  const credentials = { superOfficeApi: { ...tableRow.superOffice.credential } };
  const offered = await openMapper(node, 'values', { credentials });
  expect(
    offered.fields.map(({ id, displayName, type, required }) => [id, displayName, type, required]),
  ).toEqual([
    ['x_name', 'Name', 'string', true],
    ['x_company', 'Company', 'number', false],
    ['x_count', 'Count', 'number', false],
    ['x_price', 'Price', 'number', false],
    ['x_rented', 'Rented', 'options', false],
    ['x_bought', 'Bought', 'dateTime', false],
    ['x_serviced', 'Serviced', 'dateTime', false],
  ]);
});

describe('a row of an extra table', () => {
  it('is read with its fields by their names, without what is only shown', async () => {
    expect(await tableRow.json('get', { ...table, rowId: 2 })).toEqual([{ Values: PRINTER }]);
  });

  it('is created with a value of each type, and brings its ID', async () => {
    expect(await tableRow.json('create', { ...table, ...fields(EVERY_TYPE) })).toEqual([
      { id: 3, tableName: 'y_equipment' },
    ]);
    expect(tableRow.sent('v1TableRecord_InsertRow')).toEqual([AS_SENT]);
    expect(stored(3)).toMatchObject({ x_name: 'scanner', x_price: '12.25', x_bought: '2026-01-31T00:00:00' });
  });

  it('is not created without what the table demands', async () => {
    const { failure } = await tableRow.run('create', { ...table, ...fields({ x_count: 7 }) });
    expect(failure?.message).toContain('Name');
    expect(called()).not.toContain('v1TableRecord_InsertRow');
  });

  it('is changed in what is given, and keeps the rest', async () => {
    expect(await tableRow.json('update', { ...table, rowId: 2, ...fields({ x_count: 9 }) })).toEqual([
      { success: true, tableName: 'y_equipment', rowId: 2 },
    ]);
    expect(tableRow.sent('v1TableRecord_UpdateRow')).toEqual([{ x_count: '[I:9]' }]);
    expect(stored(2)).toMatchObject({ x_name: 'printer', x_count: '9', x_price: '199.5' });
  });

  it('offers the fields that may be empty to be cleared, once the table is known', async () => {
    const credentials = { superOfficeApi: { ...tableRow.superOffice.credential } };
    const offered = async (form: IDataObject) =>
      (await openList(packNode('superOffice', 'tableRow', 'update', form), 'clearFields', { credentials }))
        .entries;
    expect((await offered(table)).map(({ name, value }) => [name, value])).toEqual([
      ['Bought', 'x_bought'],
      ['Company', 'x_company'],
      ['Count', 'x_count'],
      ['Price', 'x_price'],
      ['Serviced', 'x_serviced'],
    ]);
    expect((await offered({})).map(({ name }) => name)).toEqual([
      expect.stringContaining('Choose Table Name first'),
    ]);
  });

  it('is emptied where a field is cleared: in the form of its type, beside what is given', async () => {
    const cleared = ['x_company', 'x_price', 'x_bought', 'x_serviced'];
    await tableRow.json('update', { ...table, rowId: 2, ...fields({ x_count: 9 }), clearFields: cleared });
    await tableRow.json('update', { ...table, rowId: 2, clearFields: 'Count' });
    expect(tableRow.sent('v1TableRecord_UpdateRow')).toEqual([
      {
        x_count: '[I:9]',
        x_company: '[I:0]',
        x_price: '[F:0]',
        x_bought: '[D:01/01/0001]',
        x_serviced: '[DT:01/01/0001 00:00:00]',
      },
      { x_count: '[I:0]' },
    ]);
    const [row] = await tableRow.json('get', { ...table, rowId: 2 });
    expect(row?.Values).toMatchObject({
      Name: 'printer',
      Company: 0,
      Count: 0,
      Price: 0,
      Bought: null,
      Serviced: null,
    });
    const both = { ...fields({ x_count: 9 }), clearFields: ['x_count'] };
    const { failure } = await tableRow.run('update', { ...table, rowId: 2, ...both });
    expect(failure?.message).toContain('Fields to Clear: expected fields that are given no value, got Count');
  });

  it('is not changed by an update without a value', async () => {
    const { failure } = await tableRow.run('update', { ...table, rowId: 2 });
    expect(failure?.message).toContain('Nothing to change');
    expect(called()).not.toContain('v1TableRecord_UpdateRow');
  });

  it('is deleted', async () => {
    expect(await tableRow.json('delete', { ...table, rowId: 1 })).toEqual([
      { deleted: true, tableName: 'y_equipment', rowId: 1 },
    ]);
    expect(stored(1)).toBeUndefined();
  });
});

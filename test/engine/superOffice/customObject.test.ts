import type { IDataObject } from 'n8n-workflow';
import { stage } from './stage';

const customObject = stage('customObject');

const table = { tableName: 'y_equipment' };

/** The fields of the form, as the editor saves them. */
const fields = (value: IDataObject) => ({ values: { mappingMode: 'defineBelow', value } });

const stored = (id: number) => customObject.superOffice.state.extraTables.table('y_equipment')?.rows.get(id);

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

describe('a custom object', () => {
  const SAVE = 'v1CustomObject_SaveCustomObject';

  it('is read with its fields by their names', async () => {
    expect(await customObject.json('get', { ...table, objectId: 2 })).toEqual([
      { DefinitionName: 'y_equipment', Id: 2, Values: PRINTER },
    ]);
  });

  it('is created with a value of each type', async () => {
    const [item] = await customObject.json('create', { ...table, ...fields(EVERY_TYPE) });
    expect(customObject.sent(SAVE)).toEqual([{ DefinitionName: 'y_equipment', Values: AS_SENT }]);
    expect(item).toMatchObject({ Id: 3, Values: { Name: 'scanner', Price: 12.25, Rented: true } });
  });

  it('is changed in what is given: what it has goes back with it, without texts that are only shown', async () => {
    const [item] = await customObject.json('update', { ...table, objectId: 2, ...fields({ x_count: 9 }) });
    const [sent] = customObject.sent(SAVE);
    expect(sent).toMatchObject({
      Id: 2,
      Values: { x_name: 'printer', x_company: '[I:3]', x_count: '[I:9]', x_price: '[F:199.5]' },
    });
    expect(JSON.stringify(sent)).not.toContain(':DisplayText');
    expect(item).toMatchObject({ Id: 2, Values: { Name: 'printer', Count: 9, Price: 199.5, Company: 3 } });
    expect(stored(2)).toMatchObject({ x_name: 'printer', x_count: '9', x_bought: '2025-02-03T00:00:00' });
  });

  it('is emptied where a field is cleared: all else goes back as it is', async () => {
    const [item] = await customObject.json('update', {
      ...table,
      objectId: 2,
      clearFields: ['x_count', 'x_bought'],
    });
    expect(customObject.sent(SAVE)).toMatchObject([
      {
        Id: 2,
        Values: { x_name: 'printer', x_count: '[I:0]', x_price: '[F:199.5]', x_bought: '[D:01/01/0001]' },
      },
    ]);
    expect(item).toMatchObject({ Id: 2, Values: { Name: 'printer', Count: 0, Price: 199.5, Bought: null } });
  });

  it('that is not there is a failure, and nothing is saved', async () => {
    const { failure } = await customObject.run('update', {
      ...table,
      objectId: 99,
      ...fields({ x_count: 9 }),
    });
    expect(failure?.message).toContain('99');
    expect(customObject.sent(SAVE)).toEqual([]);
  });

  it('is deleted', async () => {
    expect(await customObject.json('delete', { ...table, objectId: 1 })).toEqual([
      { deleted: true, tableName: 'y_equipment', objectId: 1 },
    ]);
    expect(stored(1)).toBeUndefined();
  });
});

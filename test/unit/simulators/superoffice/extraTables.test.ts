import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type Row = Record<string, unknown>;

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; value: unknown }> {
  const { status, text } = await superOffice(office, path, body, {}, method);
  return { status, value: text === '' ? undefined : JSON.parse(text) };
}

const valuesOf = async (path: string): Promise<Row> =>
  ((await call('GET', path)).value as { Values: Row }).Values;

/** A value of each type, as the database writes it. */
const PRINTER = {
  id: '[I:2]',
  dbi_agent_id: '[I:-1]',
  dbi_key: '',
  dbi_last_syncronized: '[DT:01/01/0001 00:00:00.0000000]',
  x_name: 'printer',
  x_company: '[I:3]',
  x_count: '[I:2]',
  x_price: '[F:199.5]',
  x_rented: '[I:1]',
  x_bought: '[D:02/03/2025]',
  x_serviced: '[DT:06/07/2025 08:09:10.0000000]',
};

describe('a row of an extra table', () => {
  it('is read with its marks, and the name of a record that it refers to', async () => {
    const values = await valuesOf('Table/y_equipment/2');
    expect(values).toMatchObject(PRINTER);
    expect(values['x_company:DisplayText']).toBe(office.state.records.get('contact', 3)?.Name);
    expect((await call('GET', 'Table/y_equipment/9')).status).toBe(404);
    expect((await call('GET', 'Table/y_nothing/1')).status).toBe(404);
  });

  it('is added under the id that is answered', async () => {
    const made = await call('POST', 'Table/y_equipment', {
      x_name: 'Desk',
      x_company: '1',
      x_bought: '2026-01-31',
    });
    expect(made).toEqual({ status: 200, value: 3 });
    expect(await valuesOf('Table/y_equipment/3')).toMatchObject({
      x_name: 'Desk',
      x_company: '[I:1]',
      x_count: '[I:0]',
      x_bought: '[D:01/31/2026]',
    });
    expect(office.violations).toEqual([]);
  });

  it('keeps what an update leaves out', async () => {
    expect(await call('PUT', 'Table/y_equipment/2', { x_price: '[F:150]' })).toEqual({
      status: 204,
      value: undefined,
    });
    expect(await valuesOf('Table/y_equipment/2')).toMatchObject({ ...PRINTER, x_price: '[F:150]' });
  });

  it.each([
    [{ x_nothing: '1' }, 'a column that does not exist'],
    [{ x_count: 'two' }, 'a text for a number'],
    [{ x_bought: 'soon' }, 'a text for a date'],
  ])('takes no %j: %s', async (values, _) => {
    expect((await call('PUT', 'Table/y_equipment/2', values)).status).toBe(400);
    expect(await valuesOf('Table/y_equipment/2')).toMatchObject(PRINTER);
  });

  it('is deleted', async () => {
    expect((await call('DELETE', 'Table/y_equipment/2')).status).toBe(204);
    expect((await call('GET', 'CustomObject/y_equipment/2')).status).toBe(404);
  });
});

describe('a custom object', () => {
  it('is a row of its table', async () => {
    expect((await call('GET', 'CustomObject/y_equipment/2')).value).toMatchObject({
      DefinitionName: 'y_equipment',
      Id: 2,
      Values: PRINTER,
    });
  });

  it('is added without an id, and saved as a whole with one', async () => {
    const sent = { DefinitionName: 'y_equipment', Values: { x_name: 'Vase', x_count: '[I:5]' } };
    expect((await call('PUT', 'CustomObject/y_equipment', sent)).value).toMatchObject({
      Id: 3,
      Values: { x_name: 'Vase', x_count: '[I:5]' },
    });
    const changed = { ...sent, Id: 3, Values: { x_name: 'Bowl' } };
    expect((await call('PUT', 'CustomObject/y_equipment', changed)).value).toMatchObject({
      Id: 3,
      Values: { x_name: 'Bowl', x_count: '[I:0]' },
    });
    expect((await call('PUT', 'CustomObject/y_equipment', { ...changed, Id: 77 })).status).toBe(404);
    expect(office.violations).toEqual([]);
  });

  it('is written back as it was read, and stays the same', async () => {
    const before = (await call('GET', 'CustomObject/y_equipment/2')).value as { Values: Row };
    await call('PUT', 'CustomObject/y_equipment', before);
    expect(await valuesOf('CustomObject/y_equipment/2')).toMatchObject(PRINTER);
  });

  it('is deleted', async () => {
    expect((await call('DELETE', 'CustomObject/y_equipment/1')).status).toBe(204);
    expect((await call('GET', 'CustomObject/y_equipment/1')).status).toBe(404);
  });
});

it('a background task is replaced as a whole, except for what the server keeps of it', async () => {
  const [before] = (await call('GET', 'BatchTask/Succeeded')).value as Row[];
  const sent = { Id: before?.Id, Name: 'Renamed', State: 'Succeeded' };
  expect((await call('PUT', `BatchTask/${String(before?.Id)}`, sent)).value).toMatchObject({
    Id: before?.Id,
    Name: 'Renamed',
    Result: '',
    Created: before?.Created,
    StartCount: 1,
  });
  expect((await call('PUT', 'BatchTask/99', sent)).status).toBe(404);
  expect(office.violations).toEqual([]);
});

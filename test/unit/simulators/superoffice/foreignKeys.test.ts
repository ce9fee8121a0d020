import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';
import type { Read } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const call = (method: string, path: string, body?: unknown): Promise<Read> =>
  superOffice(office, `ForeignApp/${path}`, body, {}, method);

async function linked(): Promise<void> {
  await call('PUT', 'Komet%20Sales');
  await call('POST', 'Komet%20Sales/Miami/1');
  await call('PUT', 'Komet%20Sales/Miami/1/Key', {
    Key: 'CustomerId',
    Value: '23423',
    TableName: 'contact',
    RecordId: 3,
  });
}

it('keeps the key of a record under an application and its device', async () => {
  await linked();
  const expected = {
    Key: 'CustomerId',
    Value: '23423',
    RecordId: 3,
    TableName: 'contact',
    CreatedBy: 'TJE0',
  };
  expect(json(await call('GET', 'Komet%20Sales/Miami/1/Key/CustomerId/contact/3'))).toMatchObject(expected);
  expect(json(await call('GET', 'Komet%20Sales/Miami/Key/CustomerId/contact/3'))).toMatchObject(expected);
  expect(json(await call('GET', 'Komet%20Sales/Miami/Key/CustomerId/contact?keyValue=23423'))).toMatchObject(
    expected,
  );
  expect(json(await call('GET', 'Komet%20Sales/Miami/1/Key/CustomerId/contact?Value=23423'))).toMatchObject(
    expected,
  );
  expect((await call('GET', 'Komet%20Sales/Miami/1/Key/CustomerId/contact/3/Value')).text).toBe('"23423"');
  const keys = { 'Komet Sales.Miami.CustomerId': '23423' };
  expect(json(await superOffice(office, 'Contact/3/ForeignKey'))).toEqual(keys);
  expect(json(await superOffice(office, 'Contact/3?fk=true')).ExtraFields).toMatchObject(keys);
  expect(json(await superOffice(office, 'Contact/3')).ExtraFields).not.toHaveProperty(
    'Komet Sales.Miami.CustomerId',
  );
  expect(office.violations).toEqual([]);
});

it('saves over the value of a record, and adds beside it', async () => {
  await linked();
  const key = { Key: 'CustomerId', Value: '5', TableName: 'contact', RecordId: 3 };
  await call('PUT', 'Komet%20Sales/Miami/1/Key', key);
  expect(office.state.foreignKeys.rows().map((row) => row.key.value)).toEqual(['5']);
  await call('POST', 'Komet%20Sales/Miami/1/Key', { ...key, RecordId: 4, Value: '6' });
  expect(office.state.foreignKeys.rows().map((row) => row.key.value)).toEqual(['5', '6']);
  const { value } = json(await superOffice(office, 'ForeignApp?$select=appName,keyValue,recordId'));
  expect(value).toEqual([
    { PrimaryKey: '1', EntityName: 'foreignKey', appName: 'Komet Sales', keyValue: '5', recordId: 3 },
    { PrimaryKey: '2', EntityName: 'foreignKey', appName: 'Komet Sales', keyValue: '6', recordId: 4 },
  ]);
});

it('answers null where there is no such key, and 404 only for an application by its id', async () => {
  await linked();
  expect(await call('GET', 'Komet%20Sales/Miami/Key/CustomerId/contact?keyValue=1')).toMatchObject({
    status: 200,
    text: 'null',
  });
  expect(await call('GET', 'Nothing')).toMatchObject({ status: 200, text: 'null' });
  expect((await call('GET', '77')).status).toBe(404);
});

it('keeps no key without its application and device', async () => {
  const key = { Key: 'CustomerId', Value: '5', TableName: 'contact', RecordId: 3 };
  expect((await call('PUT', 'Nothing/Miami/1/Key', key)).status).toBe(404);
  await call('PUT', 'Something');
  expect((await call('PUT', 'Something/Miami/1/Key', key)).status).toBe(404);
});

it('removes the key of one record, and of every record where the id is 0', async () => {
  await linked();
  await call('PUT', 'Komet%20Sales/Miami/1/Key', {
    Key: 'CustomerId',
    Value: '6',
    TableName: 'contact',
    RecordId: 4,
  });
  await call('PUT', 'Komet%20Sales/Miami/1/Key', {
    Key: 'CustomerId',
    Value: '7',
    TableName: 'contact',
    RecordId: 5,
  });
  expect((await call('DELETE', 'Komet%20Sales/Miami/1/Key/CustomerId/contact/3')).status).toBe(204);
  expect(office.state.foreignKeys.rows()).toHaveLength(2);
  await call('DELETE', 'Komet%20Sales/Miami/1/Key/CustomerId/contact/0');
  expect(office.state.foreignKeys.rows()).toHaveLength(0);
});

import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const schema = stage('schema');
const timeZone = stage('timeZone');

describe('time zones', () => {
  it('are listed with their codes', async () => {
    const zones = await timeZone.json('getMany', all());
    expect(zones).toContainEqual({
      PrimaryKey: 261,
      EntityName: 'timezone',
      id: 261,
      timeZone: 'NO',
      country: 'Norway',
      isActive: true,
    });
  });

  it('are that of the database, and that of the calls', async () => {
    const [base] = await timeZone.json('getBase');
    expect(Object.keys(base ?? {})).toEqual(['TZLocationID', 'Name', 'TZLocationCode', 'TZLocationCities']);
    const [current] = await timeZone.json('getCurrent', { options: { timeZone: 'Europe/Copenhagen' } });
    expect(current).toMatchObject({ TZLocationID: 140, TZLocationCode: 'DK' });
  });
});

describe('a table', () => {
  const names = async (parameters: IDataObject) =>
    (await schema.json('getTable', { returnAll: true, ...parameters })).map(({ FieldName }) => FieldName);

  it('is listed with the fields that an administrator added, or with all of them', async () => {
    const added = [
      ...Array.from({ length: 10 }, (_, n) => `SuperOffice:${n + 1}`),
      ...['x_sale', 'x_pallets', 'x_gate', 'x_remarks', 'x_inspected', 'x_arrival', 'x_opens', 'x_insured'],
      ...['x_origin', 'x_weight'],
    ];
    expect(await names({ table: 'sale' })).toEqual(added);
    const whole = await names({ table: 'sale', filters: { includeStandard: true } });
    expect(whole).toEqual(expect.arrayContaining(['sale_id', ...added]));
  });

  it('has each field by its name', async () => {
    expect(await schema.json('getField', { table: 'sale', field: 'SuperOffice:2' })).toMatchObject([
      { FieldName: 'SuperOffice:2', DisplayName: 'Discount', FieldType: 'Decimal' },
    ]);
    const { failure } = await schema.run('getField', { table: 'sale', field: 'invented' });
    expect(failure?.message).toContain('invented');
  });
});

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

const progIds = async (path: string): Promise<unknown[]> =>
  ((await call('GET', path)).value as Row[]).map(({ ProgId }) => ProgId);

describe('the layout of user-defined fields', () => {
  it('is changed as a draft, and published as a whole', async () => {
    const before = await progIds('Project/UdefLayout/Published');
    expect((await call('GET', 'Project/UdefLayout/Changed')).value).toBe(false);
    const made = (await call('POST', 'Project/UdefLayout?udefFieldType=Checkbox')).value as Row;
    const id = before.length + 1;
    expect(made).toMatchObject({
      UDefFieldId: id,
      ProgId: `SuperOffice:${id}`,
      FieldType: 'Checkbox',
      HasBeenPublished: false,
    });
    const draft = (await call('GET', 'Project/UdefLayout')).value as Row[];
    await call(
      'PUT',
      'Project/UdefLayout',
      draft.map((field) => (field.UDefFieldId === id ? { ...field, FieldLabel: 'Outdoors' } : field)),
    );
    expect((await call('GET', 'Project/UdefLayout/outdoors')).value).toMatchObject({
      ProgId: `SuperOffice:${id}`,
    });
    expect((await call('GET', 'Project/UdefLayout/Published/outdoors')).status).toBe(404);
    expect((await call('GET', 'Project/UdefLayout/Changed')).value).toBe(true);
    expect(await progIds('Project/UdefLayout/Published')).toEqual(before);
    expect(await call('POST', 'Project/UdefLayout/Publish')).toEqual({ status: 200, value: 1 });
    expect((await call('GET', 'Project/UdefLayout/Published/outdoors')).value).toMatchObject({
      HasBeenPublished: true,
    });
    expect((await call('GET', 'Project/UdefLayout/Changed')).value).toBe(false);
    expect((await call('GET', 'Project/UdefLayout/Publish')).value).toBe(false);
    expect(office.violations).toEqual([]);
  });

  it('drops what was not published', async () => {
    const before = await progIds('Contact/UdefLayout');
    expect((await call('DELETE', 'Contact/UdefLayout/Delivery%20Route')).status).toBe(204);
    expect(await progIds('Contact/UdefLayout')).toEqual(before.slice(1));
    expect((await call('POST', 'Contact/UdefLayout/Revert')).status).toBe(204);
    expect(await progIds('Contact/UdefLayout')).toEqual(before);
    expect(office.violations).toEqual([]);
  });

  it('has fields whose type can change', async () => {
    const changed = await call('POST', 'Contact/UdefLayout/SuperOffice:1/ChangeTo/LongText?isIndexed=true');
    expect(changed.value).toMatchObject({ FieldType: 'LongText', IsIndexed: true });
    expect((await call('POST', 'Contact/UdefLayout/Nothing/ChangeTo/LongText')).status).toBe(404);
    const only = (query: string): Promise<unknown> =>
      call('GET', `Contact/UdefLayout/Changed${query}`).then(({ value }) => value);
    expect(await only('?columnChangesOnly=true')).toBe(true);
    await call('POST', 'Contact/UdefLayout/Revert');
    const draft = (await call('GET', 'Contact/UdefLayout')).value as Row[];
    await call(
      'PUT',
      'Contact/UdefLayout',
      draft.map((field) => ({ ...field, Tooltip: 'Ask the driver' })),
    );
    expect([await only('?columnChangesOnly=true'), await only('')]).toEqual([false, true]);
  });

  it('is that of kinds which have such fields', async () => {
    expect((await call('GET', 'Ticket/UdefLayout')).status).toBe(404);
  });
});

describe('the definitions of fields', () => {
  it('are those of an extra table too', async () => {
    const fields = (await call('GET', 'Schema/y_equipment')).value as Row[];
    expect(
      fields.map(({ FieldName, FieldType, IsMandatory }) => [FieldName, FieldType, IsMandatory]),
    ).toEqual([
      ['x_name', 'ShortText', true],
      ['x_company', 'RelationTo', false],
      ['x_count', 'Integer', false],
      ['x_price', 'Decimal', false],
      ['x_rented', 'Checkbox', false],
      ['x_bought', 'Date', false],
      ['x_serviced', 'DateTime', false],
    ]);
    const all = (await call('GET', 'Schema/y_equipment?includeStandard=true')).value as Row[];
    expect(all[0]).toMatchObject({ FieldName: 'id', IsReadOnly: true });
    expect((await call('GET', 'Schema/y_equipment/x_price')).value).toMatchObject({ DisplayName: 'Price' });
  });

  it('are read by agents as well', async () => {
    const agent = (method: string, body: object): Promise<{ value: unknown }> =>
      call('POST', `Agents/UserDefinedFieldInfo/${method}`, body);
    const { value } = await agent('GetPublishedUserDefinedFieldList', { OwnerType: 'Project' });
    expect(value).toEqual((await call('GET', 'Project/UdefLayout/Published')).value);
    const fields = await agent('GetCustomFieldInfoList', {
      TableName: 'y_equipment',
      IncludeStandard: false,
    });
    expect(fields.value).toEqual((await call('GET', 'Schema/y_equipment')).value);
    expect(office.violations).toEqual([]);
  });
});

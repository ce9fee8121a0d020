import { isDeepStrictEqual } from 'node:util';
import { openList } from '../harness';
import { packNode } from '../support';
import { by, stage } from './stage';

const erpMapping = stage('erpMapping', 'superOfficeSetup');

const customer = { erpConnectionId: by('id', '615'), erpActorType: 'customer' };

const fields = () => erpMapping.superOffice.state.erp.fields;

const field = (key: string) =>
  fields()
    .of(615, 'Customer')
    .find(({ offered }) => offered.key === key)!;

const sentRows = (name: string, list: string) => {
  const [sent] = erpMapping.sent(name);
  return (Object.values(sent ?? {})[0] as Record<string, Array<Record<string, unknown>>>)[list] ?? [];
};

describe('the mapping of fields', () => {
  it('is read as a whole, or one item for each field', async () => {
    const [whole] = await erpMapping.json('get', customer);
    expect(whole).toMatchObject({
      ErpConnectionId: 615,
      IsActive: true,
      ActorTypeErp: 'Customer',
      ActorTypeCrm: 'Contact',
    });
    expect(whole?.FieldMappings).toHaveLength(14);
    const rows = await erpMapping.json('getFields', { ...customer, returnAll: true, simplify: true });
    expect(rows.slice(0, 2)).toMatchObject([
      { ErpFieldKey: 'CUSTNO', CrmFieldKey: '', FieldTypeName: 'Text', AccessName: 'Read-Only' },
      { ErpFieldKey: 'NAME', CrmFieldKey: 'NAME', SyncToCrm: true, SyncToErp: true },
    ]);
    const { failure } = await erpMapping.run('get', { ...customer, erpActorType: 'sale' });
    expect(failure?.message).toBe('There is no such mapping [item 0]');
  });

  it('says which kind of record it is in SuperOffice', async () => {
    expect(await erpMapping.json('getCrmRecordType', customer)).toEqual([
      { CrmActorType: 'Contact', meaning: 'Company' },
    ]);
    expect(await erpMapping.json('getCrmRecordType', { ...customer, erpActorType: 'sale' })).toEqual([
      { CrmActorType: 'Unknown' },
    ]);
  });

  it('changes row by row: all rows and members that are not given stay', async () => {
    const before = (await erpMapping.json('get', customer))[0]?.FieldMappings as object[];
    erpMapping.superOffice.counters.reset();
    const fieldMappings = {
      values: [
        { erpFieldKey: by('id', 'MAIL'), syncToCrm: 'false' },
        { erpFieldKey: by('id', 'TEL'), crmFieldKey: 'none' },
      ],
    };
    const [saved] = await erpMapping.json('update', { ...customer, fieldMappings, updateFields: {} });

    const rows = sentRows('SaveActorTypeMapping', 'FieldMappings');
    expect(rows).toHaveLength(14);
    expect(rows.map(({ ErpFieldKey }) => ErpFieldKey)).toEqual(
      before.map((row) => (row as { ErpFieldKey: string }).ErpFieldKey),
    );
    const changed = rows.filter((row, index) => !isDeepStrictEqual(row, before[index]));
    expect(changed).toMatchObject([
      { ErpFieldKey: 'TEL', CrmFieldKey: '', ShowInGui: true },
      { ErpFieldKey: 'MAIL', CrmFieldKey: 'EMAIL', SyncToCrm: false, SyncToErp: true },
    ]);
    expect(field('MAIL')).toMatchObject({ crmKey: 'EMAIL', toCrm: false, toErp: true });
    expect(field('TEL').crmKey).toBe('');
    expect(field('NAME')).toMatchObject({ crmKey: 'NAME', toCrm: true, toErp: true, search: true });
    expect(saved).toMatchObject({ IsActive: true });
  });

  it('takes rows as Get Fields puts them out, and what concerns the whole', async () => {
    const json = [
      { ErpFieldKey: 'NAME', CrmFieldKey: 'NAME', ErpDisplayName: 'Name', SyncToErp: false, SyncToCrm: true },
    ];
    const given = { fieldMappingsMode: 'json', fieldMappingsJson: JSON.stringify(json) };
    const { failure } = await erpMapping.run('update', {
      ...customer,
      ...given,
      updateFields: { isActive: false },
    });
    // Another connection maps the name towards SuperOffice already.
    expect(failure?.message).toContain('NAME is mapped by another connection.');
    await erpMapping.json('update', { ...customer, updateFields: { isActive: false } });
    expect(fields().type(615, 'Customer')?.active).toBe(false);
    expect(field('NAME').crmKey).toBe('NAME');
  });

  it('is not saved if two rows are about one field: they may contradict each other', async () => {
    const { failure } = await erpMapping.run('update', {
      ...customer,
      fieldMappings: {
        values: [
          { erpFieldKey: by('id', 'MAIL'), syncToCrm: false },
          { erpFieldKey: by('id', 'TEL'), syncToCrm: false },
          { erpFieldKey: by('id', 'MAIL'), syncToCrm: true },
        ],
      },
      updateFields: {},
    });
    expect(failure?.message).toBe(
      'Field Mappings, row 3: expected one row for each ERP Field Key, got the same in row 1 [item 0]',
    );
    expect(erpMapping.sent('SaveActorTypeMapping')).toEqual([]);
  });

  it('is not saved with a field that does not exist', async () => {
    const { failure } = await erpMapping.run('update', {
      ...customer,
      fieldMappings: { values: [{ erpFieldKey: by('id', 'FAX'), crmFieldKey: 'FAX' }] },
      updateFields: {},
    });
    expect(failure?.message).toBe(
      'Field Mappings, row 1: the record has no row with ERP Field Key FAX [item 0]',
    );
    expect(erpMapping.sent('SaveActorTypeMapping')).toEqual([]);
  });

  it('offers the fields of the ERP system, by key in rows and by ID elsewhere', async () => {
    const context = { credentials: { superOfficeApi: { ...erpMapping.superOffice.credential } } };
    const opened = async (operation: string, path: string, values: object) =>
      (
        await openList(
          packNode('superOfficeSetup', 'erpMapping', operation, { options: {}, ...customer, ...values }),
          path,
          context,
        )
      ).entries[1];
    expect(
      await opened('update', 'fieldMappings.values[0].erpFieldKey', {
        fieldMappingsMode: 'defineBelow',
        fieldMappings: { values: [{ erpFieldKey: { __rl: true, mode: 'list', value: '' } }] },
      }),
    ).toEqual({
      name: 'Name (NAME)',
      value: 'NAME',
    });
    expect(await opened('getDefaultValue', 'erpFieldId', {})).toEqual({
      name: 'Name (NAME)',
      value: String(field('NAME').id),
    });
  });
});

describe('the mapping of lists', () => {
  const of615 = { erpConnectionId: by('id', '615') };
  interface Matched {
    ErpListName: string;
    ErpCrmListItemMappings: Array<{ ErpListItemId: string; CrmListItem: { Id: number } | null }>;
  }
  const itemsOf = (): Record<string, Record<string, number>> => {
    const { ErpListItemMappings } = erpMapping.superOffice.state.erp.lists.carrier(615, '');
    return Object.fromEntries(
      (ErpListItemMappings as Matched[]).map(({ ErpListName, ErpCrmListItemMappings }) => [
        ErpListName,
        Object.fromEntries(
          ErpCrmListItemMappings.map((each) => [each.ErpListItemId, each.CrmListItem?.Id ?? 0]),
        ),
      ]),
    );
  };

  it('is read as a whole', async () => {
    const [whole] = await erpMapping.json('getListMappings', of615);
    expect(whole).toMatchObject({
      ErpConnectionId: 615,
      ErpConnectionName: 'Greenhouse Quito',
      ErpListItemMappings: [{ ErpListName: 'country' }, { ErpListName: 'title' }],
    });
  });

  it('changes entry by entry: all others stay', async () => {
    const before = itemsOf();
    expect(before).toMatchObject({ country: { EC: 0, NO: 578 }, title: { OWN: 1, ACC: 0 } });
    expect(
      await erpMapping.json('updateListMappings', {
        ...of615,
        listMappings: {
          values: [
            {
              erpListName: 'country',
              erpCrmListItemMappings: {
                values: [
                  { erpListItemId: 'EC', crmListItemId: 840 },
                  { erpListItemId: 'SE', crmListItemId: 0 },
                ],
              },
            },
          ],
        },
      }),
    ).toMatchObject([{ ErpConnectionId: 615 }]);
    expect(itemsOf()).toEqual({ ...before, country: { ...before.country, EC: 840, SE: 0 } });
    const [country] = sentRows('SaveConnectionListMappings', 'ErpListItemMappings');
    const entries = country?.ErpCrmListItemMappings as Array<Record<string, unknown>>;
    expect(entries.find(({ ErpListItemId }) => ErpListItemId === 'EC')?.CrmListItem).toEqual({ Id: 840 });
  });

  it('takes several rows about one list, but not about one entry', async () => {
    const before = itemsOf();
    const rows = (...entries: Array<[string, number]>) => ({
      values: entries.map(([erpListItemId, crmListItemId]) => ({
        erpListName: 'country',
        erpCrmListItemMappings: { values: [{ erpListItemId, crmListItemId }] },
      })),
    });
    const twice = {
      values: [
        { erpListItemId: 'EC', crmListItemId: 1 },
        { erpListItemId: 'EC', crmListItemId: 2 },
      ],
    };
    const { failure } = await erpMapping.run('updateListMappings', {
      ...of615,
      listMappings: { values: [{ erpListName: 'country', erpCrmListItemMappings: twice }] },
    });
    expect(failure?.message).toBe(
      'Entries, row 2: expected one row for each ERP List Item ID, got the same in row 1 [item 0]',
    );
    await erpMapping.json('updateListMappings', { ...of615, listMappings: rows(['EC', 840], ['SE', 0]) });
    expect(itemsOf()).toEqual({ ...before, country: { ...before.country, EC: 840, SE: 0 } });
  });

  it('is not saved for a list that does not exist', async () => {
    const { failure } = await erpMapping.run('updateListMappings', {
      ...of615,
      listMappingsMode: 'json',
      listMappingsJson:
        '[{ "ErpListName": "colour", "ErpCrmListItemMappings": [{ "ErpListItemId": "1", "crmListItemId": 2 }] }]',
    });
    expect(failure?.message).toBe(
      'List Mappings, row 1: the record has no row with ERP List Name colour [item 0]',
    );
  });
});

describe('the default value of an ERP field', () => {
  it('is read and set, and keeps what is not given', async () => {
    const erpFieldId = by('id', String(field('CREDITLIMIT').id));
    expect(await erpMapping.json('getDefaultValue', { erpFieldId })).toMatchObject([
      { ErpFieldKey: 'CREDITLIMIT', DefaultValue: '[F:1000]', FieldType: 'Double', PromptUser: false },
    ]);
    expect(
      await erpMapping.json('setDefaultValue', { erpFieldId, updateFields: { promptUser: true } }),
    ).toMatchObject([{ DefaultValue: '[F:1000]', PromptUser: true }]);
    await erpMapping.json('setDefaultValue', { erpFieldId, updateFields: { clearFields: ['defaultValue'] } });
    expect(field('CREDITLIMIT').rule).toMatchObject({ value: '', prompt: true });
    const { failure } = await erpMapping.run('setDefaultValue', {
      erpFieldId,
      updateFields: { defaultValue: 'much' },
    });
    expect(failure?.message).toContain('The value does not fit Credit Limit.');
    const unknown = await erpMapping.run('getDefaultValue', { erpFieldId: by('id', '999999') });
    expect(unknown.failure?.message).toBe('There is no such ERP field [item 0]');
  });
});

it('fields move one place at a time, and not again if the answer is lost', async () => {
  const given = { ...customer, erpFieldId: by('id', String(field('NAME').id)), direction: 'later' };
  expect(await erpMapping.json('moveField', given)).toEqual([
    { success: true, erpFieldId: field('NAME').id, direction: 1 },
  ]);
  const order = () =>
    fields()
      .of(615, 'Customer')
      .slice(0, 3)
      .map(({ offered }) => offered.key);
  expect(order()).toEqual(['CUSTNO', 'VATNO', 'NAME']);
  erpMapping.superOffice.faults.add({ kind: 'resetAfterRead', on: 'MoveErpFieldItem', apply: true });
  const { failure } = await erpMapping.run('moveField', { ...given, direction: 'earlier' });
  expect(failure?.description).toContain('Look at the order of the fields');
  expect(order()).toEqual(['CUSTNO', 'NAME', 'VATNO']);
});

it('the stored columns of a list are forgotten', async () => {
  const given = { erpConnectionId: by('id', '615'), listOwner: 'ErpSearch' };
  expect(await erpMapping.json('resetColumns', given)).toEqual([
    { success: true, erpConnectionId: 615, listOwner: 'ErpSearch' },
  ]);
  expect(erpMapping.superOffice.state.erp.droppedLayouts).toEqual([{ list: 'ErpSearch', connection: 615 }]);
});

import { all, stage } from './stage';

const customField = stage('customField', 'superOfficeSetup');
const company = { recordType: 'company' };

const labels = async (operation: string) =>
  (await customField.json(operation, { ...company, ...all() })).map(({ ProgId }) => ProgId);

describe('custom fields', () => {
  it('are listed for each kind of record, and read by their names', async () => {
    const found = await customField.json('getMany', { recordType: 'request', ...all() });
    expect(found).toContainEqual(
      expect.objectContaining({
        FieldName: 'x_ordernumber',
        DisplayName: 'Order Number',
        FieldType: 'ShortText',
      }),
    );
    expect(await customField.json('get', { ...company, fieldName: 'SuperOffice:3' })).toMatchObject([
      { FieldName: 'SuperOffice:3', DisplayName: 'Stands', FieldType: 'Integer' },
    ]);
  });

  it('are added to a draft, which users see once it is published', async () => {
    const before = await labels('getPublished');
    const [added] = await customField.json('create', { ...company, fieldType: 'decimal' });
    expect(added).toMatchObject({ FieldType: 'Decimal' });
    expect(await labels('getDraft')).toEqual([...before, added?.ProgId]);
    expect(await labels('getPublished')).toEqual(before);
    expect(await customField.json('hasChanges', company)).toMatchObject([{ hasChanges: true }]);
    expect(await customField.json('getPublishState', company)).toMatchObject([{ isPublishing: false }]);
    expect(await customField.json('publish', company)).toMatchObject([
      { recordType: 'Contact', batchTaskId: expect.any(Number) as number },
    ]);
    expect(await labels('getPublished')).toEqual([...before, added?.ProgId]);
    expect(await customField.json('hasChanges', company)).toMatchObject([{ hasChanges: false }]);
  });

  it('change their type, and their layout as a whole', async () => {
    const field = { ...company, field: 'SuperOffice:1' };
    const changed = { ...field, fieldType: 'longText', additionalFields: { isIndexed: true } };
    expect(await customField.json('changeType', changed)).toMatchObject([
      { ProgId: 'SuperOffice:1', FieldType: 'LongText', IsIndexed: true },
    ]);
    const draft = await customField.json('getDraft', { ...company, ...all(), simplify: false });
    const layout = draft.map((each) => ({ ...each, Tooltip: 'Ask sales' }));
    await customField.json('saveDraft', { ...company, layout: JSON.stringify(layout) });
    const saved = await customField.json('getDraft', { ...company, ...all() });
    expect(saved.map(({ Tooltip }) => Tooltip)).toEqual(layout.map(() => 'Ask sales'));
  });

  it('are deleted from the draft, and come back with it', async () => {
    const before = await labels('getDraft');
    expect(await customField.json('delete', { ...company, field: 'SuperOffice:3' })).toMatchObject([
      { deleted: true, recordType: 'Contact', field: 'SuperOffice:3' },
    ]);
    expect(await labels('getDraft')).toEqual(before.filter((id) => id !== 'SuperOffice:3'));
    expect(await customField.json('revert', company)).toMatchObject([{ success: true }]);
    expect(await labels('getDraft')).toEqual(before);
  });
});

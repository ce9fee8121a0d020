import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../support';
import { stage } from './stage';

const company = stage('company');
const product = stage('product');
const quote = stage('quote');

const PATCH = 'v1ContactEntity_PatchContactEntity';
const POST = 'v1ContactEntity_PostContactEntity';
const ERRORS = { onError: 'continueErrorOutput' } as const;
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });
const delivered = (id: number, values: IDataObject) =>
  company.superOffice.state.records.change('contact', id, values, 1);

describe('an update never wipes what the item has no value for', () => {
  it.each<[name: string, phones: IDataObject[]]>([
    ['one empty row', [{ value: '={{ $json.phone ?? "" }}' }]],
    ['several empty rows', [{ value: '={{ "" }}' }, { value: ' ', description: '' }]],
  ])('by a list with %s', async (_, rows) => {
    await company.json('update', { companyId: 20, department: 'Oslo', phones: { values: rows } });
    expect(company.sent(PATCH)).toEqual([[{ op: 'replace', path: '/Department', value: 'Oslo' }]]);
  });

  it('by a list whose second row is empty', async () => {
    const rows = [{ value: '+47 1' }, { value: '={{ "" }}' }];
    await company.json('update', { companyId: 20, phones: { values: rows } });
    expect(company.sent(PATCH)).toEqual([[{ op: 'replace', path: '/Phones', value: [{ Value: '+47 1' }] }]]);
  });

  it('by a row with a description and no number', async () => {
    const rows = [{ value: '={{ "" }}', description: 'Office' }];
    const { failure } = await company.run('update', { companyId: 20, phones: { values: rows } });
    expect(failure?.message).toContain('Phones, row 1, Value is required because Description is given');
    expect(company.superOffice.counters.calls).toBe(0);
  });

  it('of the same product or line by two items at once', async () => {
    const twice = { options: { concurrency: 4 } };
    const { main } = await product.run(
      'update',
      { productId: 1, name: '={{ $json.name }}', description: '={{ $json.text }}', ...twice },
      [
        { name: 'Roses', text: '' },
        { name: '', text: 'Red ones' },
      ],
    );
    expect(jsonOf(main)[1]).toMatchObject({ Name: 'Roses', Description: 'Red ones' });
    const [line] = await quote.json('getLines', { quoteAlternativeId: 1 });
    const changed = await quote.run(
      'updateLine',
      {
        quoteLineId: line?.QuoteLineId,
        quantity: '={{ $json.quantity }}',
        discountPercent: '={{ $json.discount }}',
        ...twice,
      },
      [
        { quantity: 7, discount: '' },
        { quantity: '', discount: 5 },
      ],
    );
    expect(jsonOf(changed.main)[1]).toMatchObject({
      Quantity: 7,
      DiscountPercent: 5,
      ExtraField1: 'Cold chain',
    });
  });
});

describe('Create or Update finds the record that is meant', () => {
  it('whatever blanks stand around its key, and makes no second one', async () => {
    const { main } = await company.run(
      'createOrUpdate',
      { orgNr: '={{ $json.org }}', name: '={{ $json.name }}', options: { concurrency: 4 } },
      [' 910000020 ', '910000020\n', 'ab1', 'AB1 ', '\u00a0ab1'].map((org, index) => ({
        org,
        name: `N${index}`,
      })),
    );
    expect(jsonOf(main).map(({ upsert, ContactId }) => [upsert, ContactId])).toEqual([
      ['updated', 20],
      ['updated', 20],
      ['created', 61],
      ['updated', 61],
      ['updated', 61],
    ]);
    const email = { emails: { values: [{ value: ' OFFICE@company22.example ' }] }, department: 'a' };
    expect(await company.json('createOrUpdate', email)).toMatchObject([{ upsert: 'updated', ContactId: 22 }]);
    const external = { application: 'ERP', keyName: 'customerId', value: '={{ $json.key }}' };
    const byKey = { externalId: { values: external }, name: 'B' };
    expect(await company.json('createOrUpdate', byKey, [{ key: 'C-1' }, { key: 'C-1 ' }])).toMatchObject([
      { upsert: 'created', ContactId: 62 },
      { upsert: 'updated', ContactId: 62 },
    ]);
  });

  it('and changes none that was deleted and still has the External ID', async () => {
    const external = { application: 'ERP', keyName: 'customerId', value: 'C-1' };
    const values = { externalId: { values: external }, name: 'Petal' };
    await company.json('createOrUpdate', values);
    company.superOffice.state.records.delete('contact', 61, 1);
    for (const onlyFillEmpty of [false, true]) {
      const { error } = await company.run('createOrUpdate', { ...values, onlyFillEmpty }, [{}], ERRORS);
      expect(error[0]?.json).toMatchObject({
        message: expect.stringMatching(/External ID .*C-1.* is that of a record that was deleted/) as unknown,
        details: { description: expect.stringContaining('Nothing was changed.') as unknown },
      });
    }
    expect(company.sent(PATCH)).toEqual([]);
    expect(company.sent(POST)).toHaveLength(1);
  });

  it('Only Fill Empty Fields takes 0 for none, and no for a value', async () => {
    delivered(20, {
      Xstop: false,
      Phones: [],
      CustomFields: {
        'SuperOffice:4': '0',
        'SuperOffice:7': '',
        'SuperOffice:9': '0',
        'SuperOffice:11': '0',
      },
    });
    await company.json('createOrUpdate', {
      orgNr: '910000020',
      onlyFillEmpty: true,
      phones: { values: [{ value: '1' }] },
      ...more({
        xstop: true,
        'SuperOffice:4': 3,
        'SuperOffice:7': '2026-01-02',
        'SuperOffice:9': true,
        'SuperOffice:11': 2.5,
      }),
    });
    expect(company.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/Phones', value: [{ Value: '1' }] },
        {
          op: 'replace',
          path: '/CustomFields',
          value: { 'SuperOffice:4': '3', 'SuperOffice:7': '[D:01/02/2026]', 'SuperOffice:11': '[F:2.5]' },
        },
      ],
    ]);
  });
});

it('an ID that is no ID deletes nothing: zeros before it, none, several, a list', async () => {
  const given = ['057', '00', 0, -1, '56,57', [57], '', null, true, 1.5, 'abc'];
  const { error } = await company.run(
    'delete',
    { companyId: '={{ $json.id }}' },
    given.map((id) => ({ id })),
    ERRORS,
  );
  expect(error).toHaveLength(given.length);
  expect(company.superOffice.counters.calls).toBe(0);
});

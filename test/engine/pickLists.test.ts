import type { INodeProperties } from 'n8n-workflow';
import { KEY, PAGE_CAP, withTill } from './fixtures/lists/till';
import { Till } from './fixtures/lists/tillNode';

const till = withTill();

const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });
const of = (customer: unknown) => ({ customerId: locator(customer) });
const asked = (path: string) => till.calls.filter((call) => call.path === path).map(({ given }) => given);

describe('a list that the service searches', () => {
  it.each([
    ['Shop 1', ['Shop 1 (C-1)'], "contains(name,'Shop 1') or code eq 'Shop 1'"],
    ['C-2', ["Rosa O'Neil Ltd (C-2)"], "contains(name,'C-2') or code eq 'C-2'"],
    // An apostrophe would end the text: OData writes it twice.
    ["O'Neil", ["Rosa O'Neil Ltd (C-2)"], "contains(name,'O''Neil') or code eq 'O''Neil'"],
    ["') or (name ne '", [], "contains(name,''') or (name ne ''') or code eq ''') or (name ne '''"],
    ['{text}$&', [], "contains(name,'{text}$&') or code eq '{text}$&'"],
  ])('finds what is typed: %s', async (typed, names, filter) => {
    const { entries } = await till.open('customerId', {}, { typed });
    expect(entries.map(({ name }) => name)).toEqual(names);
    expect(asked('/customers').map(({ $filter }) => $filter)).toEqual([filter]);
  });

  it('puts what is typed into a list of objects too', async () => {
    const { entries } = await till.open(
      'additionalFields.item',
      { additionalFields: {} },
      { typed: 'Item 7' },
    );
    expect(entries).toEqual([{ name: 'Item 7', value: 'S7' }]);
    expect(asked('/items')[0]?.filters).toEqual([{ field: 'Name', value: 'Item 7' }]);
  });

  it('searches its fixed entries too, and shows only what its label names', async () => {
    till.customers = 3;
    const { entries } = await till.open('customerId');
    expect(entries).toEqual([
      { name: 'Walk-In Customer', value: '0' },
      { name: 'Shop 1 (C-1)', value: '1' },
      { name: "Rosa O'Neil Ltd (C-2)", value: '2' },
      { name: 'Shop 3', value: '3' },
    ]);
    const found = await till.open('customerId', {}, { typed: 'walk' });
    expect(found.entries.map(({ name }) => name)).toEqual(['Walk-In Customer']);
  });
});

describe('a long list', () => {
  it('comes in parts while it is scrolled, past the cap of the service’s pages, each entry once', async () => {
    till.customers = 1_000;
    const values: unknown[] = [];
    let token: unknown;
    let openings = 0;
    do {
      const part = await till.open('customerId', {}, { token });
      values.push(...part.entries.map(({ value }) => value));
      ({ token } = part);
      openings += 1;
    } while (token !== undefined);
    expect(values).toEqual(Array.from({ length: 1_001 }, (_, number) => String(number)));
    expect(openings).toBeGreaterThan(4);
    // Read over again each time it has doubled.
    expect(asked('/customers').length).toBeLessThanOrEqual((2.5 * 1_000) / PAGE_CAP);
  });

  it('reads only as far as the user scrolls', async () => {
    till.customers = 1_000;
    const { entries, token } = await till.open('customerId');
    expect(entries).toHaveLength(200);
    expect(token).toBe('200');
    expect(asked('/customers')).toHaveLength(200 / PAGE_CAP);
  });

  it('goes on where another process left off', async () => {
    till.customers = 1_000;
    const { entries } = await till.open('customerId', {}, { token: '600' });
    expect(entries[0]?.value).toBe('600');
  });

  it('has 500 tick boxes and says that there are more; the note is never sent', async () => {
    const { entries } = await till.open('skusPicked');
    expect(entries).toHaveLength(501);
    expect(entries.at(-1)?.name).toBe('Only the first 500 are listed: enter others by hand');

    const { status } = await till.charge({
      ...of('7'),
      cardId: locator('card-1'),
      skusPicked: ['S1', entries.at(-1)?.value, 'S2'],
    });
    expect(status).toBe('success');
    expect(asked('/charges').map(({ skus }) => skus)).toEqual([['S1', 'S2']]);
  });
});

describe('a list that needs another read first', () => {
  const labels = [
    { name: 'Visa ending 4242 · exp 12/27', value: 'card-1' },
    { name: 'Mastercard ending 4444 · exp 03/28', value: 'card-2' },
    { name: 'Checking ending 2333', value: 'card-3' },
    { name: 'Q', value: 'card-4' },
    { name: 'card-5 ending 1111', value: 'card-5' },
  ];

  it('gets the token of the chosen customer, and shows of a card what is declared', async () => {
    const { entries } = await till.open('cardId', of('7'));
    expect(entries).toEqual(labels);
    expect(till.calls).toEqual([
      { path: '/token', given: { customerId: '7' } },
      { path: '/cards', given: { token: 'T-7' } },
    ]);
  });

  it('searches what it shows, without another call', async () => {
    await till.open('cardId', of('7'));
    const { entries } = await till.open('cardId', of('7'), { typed: '12/27' });
    expect(entries).toEqual(labels.slice(0, 1));
    expect(till.calls).toHaveLength(2);
  });

  it('is read for the customer of the same row', async () => {
    const shares = { sharesMode: 'defineBelow', shares: { values: [of('8'), of('7')] } };
    const { entries } = await till.open('shares.values[1].cardId', shares);
    expect(entries).toEqual(labels);
  });

  it('is read for a customer that is given by ID', async () => {
    const byId = { customerId: { __rl: true, mode: 'id', value: '7' } };
    expect((await till.open('cardId', byId)).entries).toEqual(labels);
    expect(asked('/token')).toEqual([{ customerId: '7' }]);
  });

  it('is ticked for the same customer', async () => {
    expect((await till.open('cardIdsPicked', of('7'))).entries).toEqual(labels);
  });

  it('never shows a secret', async () => {
    const { entries } = await till.open('cardId', of('8'));
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(KEY);
  });

  it.each([
    ['nothing is chosen', of(''), 'Choose Customer first: the list depends on it'],
    [
      'an expression has no value',
      of(null),
      'Customer is an expression without a value yet: the list depends on it',
    ],
    [
      'the key is one that the first read does not take',
      { customerId: { __rl: true, mode: 'name', value: '7' } },
      'Choose Customer from the list or by ID: the list depends on it',
    ],
    [
      'an expression is not resolved',
      of('={{ $json.customer }}'),
      'Customer is an expression without a value yet: the list depends on it',
    ],
  ])('says so when %s, and asks nothing', async (_, form, message) => {
    await expect(till.open('cardId', form)).rejects.toMatchObject({
      message,
      description: expect.stringContaining('You can also enter the value instead of picking it.') as string,
    });
    expect(till.calls).toEqual([]);
  });

  it.each([
    ['has nothing', '6', 'There is nothing to list for this Customer'],
    ['is refused', '9', 'Not found'],
  ])('says so when the first read %s', async (_, customer, message) => {
    await expect(till.open('cardId', of(customer))).rejects.toMatchObject({
      message,
      description: 'You can also enter the value instead of picking it.',
    });
    expect(asked('/cards')).toEqual([]);
  });
});

describe('what the editor gets to know about a list that depends on another field', () => {
  const { properties } = new Till().description;
  const dependence = (name: string, among: INodeProperties[] = properties) =>
    among.find((each) => each.name === name)?.typeOptions?.loadOptionsDependsOn;
  const within = (name: string): INodeProperties[] => {
    const [first, ...more] = properties.find((each) => each.name === name)?.options ?? [];
    return first && 'values' in first ? first.values : ([first, ...more] as INodeProperties[]);
  };

  it('a required one is emptied, and boxes are read anew, when that field changes', () => {
    expect(dependence('cardId')).toEqual(['customerId.value']);
    expect(dependence('cardIdsPicked')).toEqual(['customerId.value']);
    expect(dependence('cardId', within('shares'))).toEqual(['&customerId.value']);
  });

  it('an optional one is left alone: it could be emptied unseen', () => {
    expect(within('additionalFields').map(({ name }) => name)).toContain('fallback');
    expect(dependence('fallback', within('additionalFields'))).toBeUndefined();
    expect(dependence('customerId')).toBeUndefined();
  });
});

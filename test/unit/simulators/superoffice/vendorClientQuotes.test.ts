import { QuoteAgent, UserDefinedFieldInfoAgent } from '@superoffice/webapi';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type AgentClass<A> = new (baseUrl: string, config: object) => A;

function agent<A>(type: AgentClass<A>): A {
  const { username, password } = office.credential;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return new type(`${office.url}/api`, { headers: { authorization } });
}

/** Members that the client found nothing for. */
function missing(value: unknown, at = ''): string[] {
  if (value === undefined) return [at];
  if (Array.isArray(value)) return value.flatMap((entry, index) => missing(entry, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => missing(inner, `${at}.${name}`));
}

/** What the client made of an answer: whole, and requested as the pages say. */
function checked<T>(value: T): T {
  expect(missing(value)).toEqual([]);
  expect(office.violations).toEqual([]);
  return value;
}

describe('the vendor’s own client for quotes', () => {
  it('reads the quote of a sale with its version, alternatives and lines, and finds every member', async () => {
    const quotes = agent(QuoteAgent);
    const quote = checked(await quotes.getQuoteFromSaleIdAsync(1));
    expect(quote.saleId).toBe(1);
    const version = checked(await quotes.getQuoteVersionAsync(quote.activeQuoteVersionId ?? 0));
    const [alternative] = version.quoteAlternatives ?? [];
    const lines = checked(await quotes.getQuoteLinesAsync(alternative?.quoteAlternativeId ?? 0));
    expect(lines.length).toBeGreaterThan(0);
  });

  it('writes back a version and a line as it read them, and changes nothing else', async () => {
    const quotes = agent(QuoteAgent);
    const before = await quotes.getQuoteVersionAsync(1);
    const after = checked(await quotes.saveQuoteVersionAsync({ ...before, description: 'Written back' }));
    const { updated, updatedAssociateId, ...rest } = after;
    expect([updated, updatedAssociateId]).not.toEqual([before.updated, before.updatedAssociateId]);
    expect({ ...before, ...rest }).toEqual({ ...before, description: 'Written back' });
    const [line] = await quotes.getQuoteLinesAsync(1);
    if (!line) throw new Error('Alternative 1 has no line');
    const saved = checked(await quotes.saveQuoteLineAsync({ ...line, description: 'With leaves' }));
    expect(saved).toEqual({ ...line, description: 'With leaves' });
  });

  it('finds products, and adds and deletes lines', async () => {
    const quotes = agent(QuoteAgent);
    const products = checked(await quotes.findProductAsync(1, 'rose', ''));
    const keys = products.map(({ erpProductKey = '' }) => erpProductKey);
    const before = await quotes.getQuoteLinesAsync(2);
    expect(checked(await quotes.createAndSaveQuoteLinesAsync(2, keys))).toBe(keys.length);
    const after = await quotes.getQuoteLinesAsync(2);
    expect(after.map(({ erpProductKey }) => erpProductKey)).toEqual(keys);
    await quotes.deleteQuoteLineAsync(after[0]?.quoteLineId ?? 0);
    expect(await quotes.getQuoteLinesAsync(2)).toHaveLength(before.length + keys.length - 1);
    expect(office.violations).toEqual([]);
  });

  it('copies a quote, sends it, orders it, and requests the order', async () => {
    const quotes = agent(QuoteAgent);
    const made = checked(await quotes.createAndSaveQuoteFromSaleAsync(1, 9));
    const [version] = made.quoteVersions ?? [];
    const id = version?.quoteVersionId ?? 0;
    const expiry = new Date('2030-05-01T00:00:00');
    const followUp = new Date('2030-04-20T00:00:00');
    expect(checked(await quotes.sendQuoteVersionAsync(id, expiry, followUp, 'Call them', 'en-US')).isOk).toBe(
      true,
    );
    const ordered = await quotes.placeOrderAsync(
      version?.quoteAlternatives?.[0]?.quoteAlternativeId ?? 0,
      true,
      'PO-7',
      '',
      'en-US',
    );
    expect(checked(ordered).isOk).toBe(true);
    expect(checked(await quotes.getOrderStateAsync(id)).isOk).toBe(true);
    expect((await quotes.getQuoteFromSaleIdAsync(9)).poNumber).toBe('PO-7');
    expect(office.state.records.get('sale', 9)).toMatchObject({ Status: 'Sold' });
  });

  it.each(['approve', 'reject'] as const)('decides on a version: %s', async (how) => {
    const quotes = agent(QuoteAgent);
    const answer =
      how === 'approve'
        ? await quotes.approveQuoteVersionAsync(2, 'Approved by', 6, 'Fine')
        : await quotes.rejectQuoteVersionAsync(2, 'Rejected by', 6, 'Too cheap');
    expect(checked(answer).pluginResponse?.isOk).toBe(true);
    expect((await quotes.getQuoteVersionAsync(2)).approvedBy).toBe(6);
  });
});

it('webhooks hear of a quote that is approved, sent and ordered', async () => {
  const raise = jest.spyOn(office.state.webhooks, 'raise');
  const quotes = agent(QuoteAgent);
  await quotes.approveQuoteVersionAsync(2, 'Approved by', 6, 'Fine');
  const date = new Date('2030-05-01T00:00:00');
  await quotes.sendQuoteVersionAsync(2, date, date, '', 'en-US');
  const version = await quotes.getQuoteVersionAsync(2);
  await quotes.placeOrderAsync(
    version.quoteAlternatives?.[0]?.quoteAlternativeId ?? 0,
    false,
    '',
    '',
    'en-US',
  );
  const events = raise.mock.calls.map(([{ event, primaryKey }]) => [event, primaryKey]);
  raise.mockRestore();
  expect(events).toEqual([
    ['quote.approved', 2],
    ['quote.sent', 2],
    ['quote.ordered', 2],
  ]);
});

describe('the parts of a quote, for the vendor’s own client', () => {
  it('are made one by one: a quote, an alternative, a line', async () => {
    const quotes = agent(QuoteAgent);
    const made = checked(await quotes.createAndSaveQuoteAsync(9, 1, 'Basic'));
    expect(made.saleId).toBe(9);
    const version = made.quoteVersions?.[0]?.quoteVersionId ?? 0;
    const alternative = checked(await quotes.createQuoteAlternativeAsync(version, 'Premium', 'With vases'));
    expect(alternative).toMatchObject({ name: 'Premium', description: 'With vases' });
    const id = alternative.quoteAlternativeId ?? 0;
    await quotes.saveQuoteAlternativeAsync({ ...alternative, name: 'Deluxe' });
    expect(checked(await quotes.getQuoteAlternativeAsync(id)).name).toBe('Deluxe');
    const [line] = await quotes.getQuoteLinesAsync(1);
    const added = checked(
      await quotes.saveQuoteLineAsync({ ...line, quoteLineId: 0, quoteAlternativeId: id }),
    );
    expect((await quotes.getQuoteLinesAsync(id)).map(({ quoteLineId }) => quoteLineId)).toEqual([
      added.quoteLineId,
    ]);
    await quotes.deleteQuoteLinesAsync([added.quoteLineId ?? 0]);
    expect(await quotes.getQuoteLinesAsync(id)).toEqual([]);
    await quotes.deleteQuoteAsync(made.quoteId ?? 0);
    expect(await quotes.getQuoteFromSaleIdAsync(9)).toBeNull();
  });

  it('come from price lists and their products', async () => {
    const quotes = agent(QuoteAgent);
    const lists = checked(await quotes.getAllPriceListsAsync(1, ''));
    expect(lists.map(({ priceListId }) => priceListId)).toEqual([1, 2]);
    expect(checked(await quotes.getPriceListAsync(1)).priceListId).toBe(1);
    expect(checked(await quotes.getProductFromDbIdAsync(3)).productId).toBe(3);
    expect(checked(await quotes.getAllAvailableQuoteConnectionsAsync())).toHaveLength(1);
  });
});

describe('the vendor’s own client for definitions of fields', () => {
  it('reads those of a kind and of an extra table', async () => {
    const fields = agent(UserDefinedFieldInfoAgent);
    const published = checked(await fields.getPublishedUserDefinedFieldListAsync('Contact' as never));
    expect(published[0]).toMatchObject({ progId: 'SuperOffice:1', fieldLabel: 'Delivery Route' });
    const columns = checked(await fields.getCustomFieldInfoListAsync('y_equipment', false));
    expect(columns.map(({ fieldName }) => fieldName)).toContain('x_price');
  });
});

import type { IDataObject } from 'n8n-workflow';
import { jsonOf, packNode, pairedTo, runNode, withSimulators } from './support';

const context = withSimulators();

const list = (filters: IDataObject = {}, more: IDataObject = {}) =>
  packNode('kometSales', 'customer', 'getMany', { returnAll: true, filters, options: {}, ...more });

const namesFor = async (filters: IDataObject, items: IDataObject[] = [{}]) => {
  const { main, failure } = await runNode(list(filters), items, { credentials: context.credentials });
  if (failure) throw failure;
  return main.map(({ json }) => json.name);
};

describe('listing customers', () => {
  it('types what the vendor sends as text', async () => {
    const { main } = await runNode(list({ id: 23_423 }), [{}], { credentials: context.credentials });

    expect(jsonOf(main)).toEqual([
      {
        id: 23_423,
        name: 'Wholesale Petals',
        code: 'WPETAL',
        active: true,
        salesPerson: 'Dana Whitfield',
        salesPersonId: 801,
        customerType: 'Wholesaler',
        updatedOn: '2026-02-27T14:05:11Z',
        accountingCode: 'AR-1000',
      },
    ]);
  });

  it('lists active customers without filters, and all with Include Inactive', async () => {
    expect(await namesFor({})).toHaveLength(10);
    expect(await namesFor({ includeInactive: true })).toHaveLength(12);
    expect(await namesFor({ includeInactive: false })).toHaveLength(10);
  });

  it('sends every documented filter', async () => {
    const { komet } = context.simulators;
    await namesFor({
      id: '23423',
      name: 'petals',
      code: 'wpetal',
      salesPersonId: '801',
      includeInactive: true,
      locationId: 13,
      updateAsOf: '2026-02-27T00:00:00',
    });
    expect(komet.counters.log[0]?.query).toEqual(
      expect.objectContaining({
        id: '23423',
        name: 'petals',
        code: 'wpetal',
        salesPersonId: '801',
        includeInactive: '1',
        locationId: '13',
        updateAsOf: '2026-02-27',
      }),
    );
    expect(komet.violations).toEqual([]);
  });

  it.each<[IDataObject, string[]]>([
    [{ name: 'petals' }, ['Wholesale Petals']],
    [{ code: 'orchid' }, ['Orchid House']],
    [{ updateAsOf: '2026-03-11' }, ["L'Oranger Fleurs", 'Sunrise Cut Flowers']],
    [{ name: 'no such customer' }, []],
  ])('filters by %p', async (filters, names) => expect(await namesFor(filters)).toEqual(names));

  it('reads all that changed since a point in time, whatever the zone of the vendor’s days', async () => {
    const { komet } = context.simulators;
    await namesFor({ updateAsOf: '2026-03-02T03:30:00Z' });
    await namesFor({ updateAsOf: '2026-03-02T00:00:00.000Z' });
    expect(komet.counters.log.map(({ query }) => query.updateAsOf)).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('cuts the list at the limit, for each item', async () => {
    const node = list({}, { returnAll: false, limit: 3 });
    const { main } = await runNode(node, [{}, {}], { credentials: context.credentials });

    expect(pairedTo(main)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('filters by the value of each item', async () =>
    expect(await namesFor({ code: '={{ $json.code }}' }, [{ code: 'ORCHID' }, { code: 'MVIEW' }])).toEqual([
      'Orchid House',
      'Mountain View Gardens',
    ]));

  it('refuses a filter whose value is missing, since it would list everybody', async () => {
    const { failure } = await runNode(list({ code: '={{ $json.missing }}' }), [{}], {
      credentials: context.credentials,
    });

    expect(failure?.message).toMatch(/^Code: expected a value to filter by, got nothing .* \[item 0\]$/);
    expect(context.simulators.komet.counters.calls).toBe(0);
  });

  it('reads the changed-since moment in the workflow’s time zone', async () => {
    await runNode(list({ updateAsOf: '={{ $json.since }}' }), [{ since: '2026-03-01T02:00:00Z' }], {
      credentials: context.credentials,
      timezone: 'America/New_York',
    });
    expect(context.simulators.komet.counters.log[0]?.query.updateAsOf).toBe('2026-02-28');
  });

  it('keeps 64-bit ids digit by digit', async () => {
    context.simulators.komet.faults.add({ kind: 'wideIds' });
    const { main } = await runNode(list({ code: 'WPETAL' }), [{}], { credentials: context.credentials });
    // The simulator adds 2^53 to each id.
    expect(typeof main[0]?.json.id).toBe('string');
    expect(BigInt(main[0]?.json.id as string) > 2n ** 53n).toBe(true);
  });

  it('reports a token that lacks the method, in the vendor’s words, and says what to do', async () => {
    const { komet } = context.simulators;
    komet.state.tokens = { [komet.credential.authenticationToken]: ['credit.mark.sync'] };
    const { failure } = await runNode(list(), [{}], { credentials: context.credentials });

    expect(failure?.description).toContain(
      'under Setup > Settings > Integrations > Tokens, it must be active and have customer.list ticked',
    );
  });
});
